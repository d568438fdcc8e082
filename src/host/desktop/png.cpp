#include "host/desktop/png.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace emc::desktop {
namespace {

constexpr std::size_t stored_block_max = 65535;

constexpr std::array<std::uint32_t, 256> crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
        table[i] = value;
    }
    return table;
}();

std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = crc_table[(crc ^ static_cast<std::uint8_t>(c)) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

std::uint32_t adler_of(std::string_view bytes) {
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char c : bytes) {
        low = (low + static_cast<std::uint8_t>(c)) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

void append_big_endian(std::string& out, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(value >> shift & 0xFF);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
    append_big_endian(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = std::string(type) + std::string(data);
    out += body;
    append_big_endian(out, crc_of(body));
}

// zlib with stored blocks, RFC 1950 and 1951.
std::string stored(std::string_view bytes) {
    std::string out = "\x78\x01";
    for (std::size_t at = 0; at < bytes.size(); at += stored_block_max) {
        const std::string_view block = bytes.substr(at, stored_block_max);
        const auto size = static_cast<std::uint16_t>(block.size());
        const bool is_last = at + block.size() == bytes.size();
        out += is_last ? '\x01' : '\x00';
        for (const std::uint16_t value : {size, static_cast<std::uint16_t>(~size)}) {
            out += static_cast<char>(value & 0xFF);
            out += static_cast<char>(value >> 8);
        }
        out += block;
    }
    append_big_endian(out, adler_of(bytes));
    return out;
}

}  // namespace

std::string png_bytes(const Picture& picture) {
    std::string header;
    append_big_endian(header, picture.width);
    append_big_endian(header, picture.height);
    header += std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB
    std::string rows;
    const std::size_t row_bytes = std::size_t{picture.width} * 3;
    for (std::size_t row = 0; row < picture.height; ++row) {
        rows += '\0';  // No filter
        rows.append(reinterpret_cast<const char*>(picture.rgb.data()) + row * row_bytes, row_bytes);
    }
    std::string out = "\x89PNG\r\n\x1A\n";
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", stored(rows));
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace emc::desktop
