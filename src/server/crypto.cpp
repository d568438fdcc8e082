#include "server/crypto.h"

#include <sodium.h>

#include <chrono>
#include <cstdlib>

namespace emc::server {
namespace {

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

// Safe to call often; nothing of the library may run before it has succeeded once.
void need_sodium() {
    if (sodium_init() < 0) std::abort();
}

}  // namespace

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    need_sodium();
    randombytes_buf(bytes.data(), bytes.size());
}

InstantMs SystemClock::now() const {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

Digest sha256(std::string_view bytes) {
    Digest digest{};
    crypto_hash_sha256(digest.data(), raw(bytes), bytes.size());
    return digest;
}

Digest hmac_sha256(const SecretKey& key, std::string_view bytes) {
    Digest digest{};
    crypto_auth_hmacsha256(digest.data(), raw(bytes), bytes.size(), key.data());
    return digest;
}

bool equals_in_constant_time(std::span<const std::uint8_t> left,
                             std::span<const std::uint8_t> right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string base64url(std::span<const std::uint8_t> bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // The terminating zero.
    return text;
}

std::optional<Bytes> from_base64url(std::string_view text) {
    Bytes bytes(text.size());
    std::size_t size = 0;
    const int failed =
        sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size,
                          nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string new_uuid(InstantMs now, Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    for (int index = 0; index < 6; ++index) {
        bytes[static_cast<std::size_t>(index)] = static_cast<std::uint8_t>(now >> (40 - 8 * index));
    }
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x70);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        if (index == 4 || index == 6 || index == 8 || index == 10) text += '-';
        text += hex[bytes[index] >> 4];
        text += hex[bytes[index] & 15];
    }
    return text;
}

std::string new_token(Random& random) {
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    return base64url(bytes);
}

}  // namespace emc::server
