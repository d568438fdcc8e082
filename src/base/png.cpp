#include "base/png.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace emc {
namespace {

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

// DEFLATE's codes that need no table in the file (RFC 1951, 3.2.6), and what they stand for
// (3.2.5).
class FixedCodes {
public:
    void begin() { put(3, 3); }  // The last block, of fixed codes.
    void literal(std::uint8_t byte) { symbol(byte); }
    void repeat(std::uint32_t length, std::uint32_t distance) {
        const Step& run = step_of(lengths, length);
        symbol(257 + static_cast<std::uint32_t>(&run - lengths));
        put(length - run.first, run.extra);
        const Step& back = step_of(distances, distance);
        put_code(static_cast<std::uint32_t>(&back - distances), 5);
        put(distance - back.first, back.extra);
    }
    std::string end() {
        symbol(256);
        if (count_ > 0) put(0, 8 - count_);
        return std::move(out_);
    }

private:
    struct Step {
        std::uint32_t first;
        int extra;
    };
    static constexpr Step lengths[] = {{3, 0},   {4, 0},   {5, 0},   {6, 0},   {7, 0},  {8, 0},
                                       {9, 0},   {10, 0},  {11, 1},  {13, 1},  {15, 1}, {17, 1},
                                       {19, 2},  {23, 2},  {27, 2},  {31, 2},  {35, 3}, {43, 3},
                                       {51, 3},  {59, 3},  {67, 4},  {83, 4},  {99, 4}, {115, 4},
                                       {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}};
    static constexpr Step distances[] = {
        {1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
        {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
        {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
        {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
        {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}};

    template <std::size_t size>
    static const Step& step_of(const Step (&steps)[size], std::uint32_t value) {
        return *std::prev(std::ranges::upper_bound(steps, value, {}, &Step::first));
    }
    void symbol(std::uint32_t value) {
        if (value < 144) return put_code(0x30 + value, 8);
        if (value < 256) return put_code(0x190 + value - 144, 9);
        if (value < 280) return put_code(value - 256, 7);
        put_code(0xC0 + value - 280, 8);
    }
    void put_code(std::uint32_t code, int length) {  // From its highest bit on.
        for (int bit = length - 1; bit >= 0; --bit) put(code >> bit & 1, 1);
    }
    void put(std::uint32_t value, int length) {
        bits_ |= value << count_;
        for (count_ += length; count_ >= 8; count_ -= 8, bits_ >>= 8)
            out_ += static_cast<char>(bits_ & 0xFF);
    }

    std::string out_;
    std::uint32_t bits_ = 0;
    int count_ = 0;
};

constexpr std::size_t repeat_min = 4;
constexpr std::size_t repeat_max = 258;
constexpr std::size_t distance_max = 32768;

std::size_t place_of(std::string_view four) {
    std::uint32_t word = 0;
    for (const char c : four) word = word << 8 | static_cast<std::uint8_t>(c);
    return word * 2654435761U >> 17;
}

std::size_t common(std::string_view bytes, std::size_t before, std::size_t at) {
    const std::size_t max = std::min(repeat_max, bytes.size() - at);
    std::size_t length = 0;
    while (length < max && bytes[before + length] == bytes[at + length]) ++length;
    return length;
}

// zlib, RFC 1950: what was there before at the same four bytes is pointed to.
std::string packed(std::string_view bytes) {
    std::vector<std::size_t> seen(std::size_t{1} << 15, std::string_view::npos);
    FixedCodes codes;
    codes.begin();
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = 0;
        if (at + repeat_min <= bytes.size()) {
            std::size_t& last = seen[place_of(bytes.substr(at, repeat_min))];
            if (last != std::string_view::npos && at - last <= distance_max)
                length = common(bytes, last, at);
            if (length >= repeat_min)
                codes.repeat(static_cast<std::uint32_t>(length),
                             static_cast<std::uint32_t>(at - last));
            last = at;
        }
        if (length < repeat_min) {
            codes.literal(static_cast<std::uint8_t>(bytes[at]));
            length = 1;
        }
        at += length;
    }
    std::string out = "\x78\x01" + codes.end();
    append_big_endian(out, adler_of(bytes));
    return out;
}

// Each row as its difference from the one above: even areas become zeros.
std::string filtered_rows(const RgbPicture& picture) {
    constexpr char up = 2;
    const std::size_t row_bytes = std::size_t{picture.width} * 3;
    std::string rows;
    rows.reserve((row_bytes + 1) * picture.height);
    for (std::size_t row = 0; row < picture.height; ++row) {
        rows += up;
        for (std::size_t i = row * row_bytes; i < (row + 1) * row_bytes; ++i) {
            const int above = row == 0 ? 0 : picture.rgb[i - row_bytes];
            rows += static_cast<char>(picture.rgb[i] - above);
        }
    }
    return rows;
}

}  // namespace

std::string png_bytes(const RgbPicture& picture) {
    std::string header;
    append_big_endian(header, picture.width);
    append_big_endian(header, picture.height);
    header += std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB
    std::string out = "\x89PNG\r\n\x1A\n";
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", packed(filtered_rows(picture)));
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace emc
