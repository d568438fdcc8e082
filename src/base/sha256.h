// SHA-256, FIPS 180-4. Our own, because the page verifies a contract's fingerprint offline and
// carries no crypto library: docs/adr/0002. Not for passwords and not for secrets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace emc {

using Sha256Digest = std::array<std::uint8_t, 32>;

// Takes a text or a file in as many pieces as it comes in.
class Sha256 {
public:
    void update(std::string_view bytes);
    // Of all that was given; call once.
    Sha256Digest finish();

private:
    void compress(const std::uint8_t* block);

    std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> block_ = {};
    std::size_t block_size_ = 0;
    std::uint64_t bytes_ = 0;
};

Sha256Digest sha256_of(std::string_view bytes);
std::string hex_of(const Sha256Digest& digest);  // 64 small letters and digits.
std::string sha256_hex(std::string_view bytes);
bool is_sha256_hex(std::string_view text);

}  // namespace emc
