// Hashes, tokens and ids. With password_hasher.cpp the only user of libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"
#include "server/random.h"
#include "server/store/value.h"

namespace emc::server {

using Digest = std::array<std::uint8_t, 32>;
using SecretKey = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest hmac_sha256(const SecretKey& key, std::string_view bytes);
bool equals_in_constant_time(std::span<const std::uint8_t> left,
                             std::span<const std::uint8_t> right);

// Without padding, RFC 4648 §5.
std::string base64url(std::span<const std::uint8_t> bytes);
std::optional<Bytes> from_base64url(std::string_view text);

// Version 7 of RFC 9562: sorts by time, which keeps new rows together. Never a secret.
std::string new_uuid(InstantMs now, Random& random);
// 256 bits that cannot be guessed, as text for a cookie.
std::string new_token(Random& random);

}  // namespace emc::server
