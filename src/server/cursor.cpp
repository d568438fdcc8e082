#include "server/cursor.h"

#include <array>
#include <span>
#include <utility>

namespace emc::server {
namespace {

constexpr std::size_t number_bytes = 8;
constexpr std::size_t tag_bytes = 16;

Digest tag_of(const SecretKey& key, std::string_view scope,
              std::span<const std::uint8_t> position) {
    std::string text(position.begin(), position.end());
    text += scope;
    return hmac_sha256(key, text);
}

void append_number(Bytes& bytes, std::int64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> shift));
    }
}

std::int64_t number_at(std::span<const std::uint8_t> bytes) {
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes.first(number_bytes)) number = number << 8 | byte;
    return static_cast<std::int64_t>(number);
}

std::string sealed(const SecretKey& key, std::string_view scope, Bytes position) {
    const Digest tag = tag_of(key, scope, position);
    position.insert(position.end(), tag.begin(), tag.begin() + tag_bytes);
    return base64url(position);
}

// The position of `size` bytes, if the cursor is one that we have made.
std::optional<Bytes> opened(const SecretKey& key, std::string_view scope, std::string_view cursor,
                            std::size_t size) {
    std::optional<Bytes> bytes = from_base64url(cursor);
    if (!bytes || bytes->size() != size + tag_bytes) return std::nullopt;
    const std::span<const std::uint8_t> all(*bytes);
    const Digest tag = tag_of(key, scope, all.first(size));
    if (!equals_in_constant_time(all.subspan(size), std::span(tag).first(tag_bytes)))
        return std::nullopt;
    bytes->resize(size);
    return bytes;
}

}  // namespace

std::string make_cursor(const SecretKey& key, std::string_view scope, std::int64_t position) {
    Bytes bytes;
    append_number(bytes, position);
    return sealed(key, scope, std::move(bytes));
}

std::optional<std::int64_t> read_cursor(const SecretKey& key, std::string_view scope,
                                        std::string_view cursor) {
    const std::optional<Bytes> bytes = opened(key, scope, cursor, number_bytes);
    if (!bytes) return std::nullopt;
    return number_at(*bytes);
}

std::string make_keyset_cursor(const SecretKey& key, std::string_view scope,
                               KeysetPosition position) {
    Bytes bytes;
    append_number(bytes, position.rank);
    append_number(bytes, position.row);
    return sealed(key, scope, std::move(bytes));
}

std::optional<KeysetPosition> read_keyset_cursor(const SecretKey& key, std::string_view scope,
                                                 std::string_view cursor) {
    const std::optional<Bytes> bytes = opened(key, scope, cursor, 2 * number_bytes);
    if (!bytes) return std::nullopt;
    return KeysetPosition{number_at(*bytes), number_at(std::span(*bytes).subspan(number_bytes))};
}

}  // namespace emc::server
