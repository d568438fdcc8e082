#include "server/cursor.h"

#include <array>
#include <span>

namespace emc::server {
namespace {

constexpr std::size_t position_bytes = 8;
constexpr std::size_t tag_bytes = 16;

Digest tag_of(const SecretKey& key, std::string_view scope,
              std::span<const std::uint8_t> position) {
    std::string text(position.begin(), position.end());
    text += scope;
    return hmac_sha256(key, text);
}

}  // namespace

std::string make_cursor(const SecretKey& key, std::string_view scope, std::int64_t position) {
    Bytes bytes;
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(position) >> shift));
    }
    const Digest tag = tag_of(key, scope, bytes);
    bytes.insert(bytes.end(), tag.begin(), tag.begin() + tag_bytes);
    return base64url(bytes);
}

std::optional<std::int64_t> read_cursor(const SecretKey& key, std::string_view scope,
                                        std::string_view cursor) {
    const std::optional<Bytes> bytes = from_base64url(cursor);
    if (!bytes || bytes->size() != position_bytes + tag_bytes) return std::nullopt;
    const std::span<const std::uint8_t> all(*bytes);
    const Digest tag = tag_of(key, scope, all.first(position_bytes));
    if (!equals_in_constant_time(all.subspan(position_bytes), std::span(tag).first(tag_bytes)))
        return std::nullopt;
    std::uint64_t position = 0;
    for (const std::uint8_t byte : all.first(position_bytes)) position = position << 8 | byte;
    return static_cast<std::int64_t>(position);
}

}  // namespace emc::server
