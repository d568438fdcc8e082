#include "domain/rules/width.h"

#include <algorithm>

#include "base/utf8.h"

namespace emc {
namespace {

bool is_alphanumeric(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

char32_t folded(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if (c == 0x3000 || c == 0x00A0) return U' ';
    if (c == 0xFFE5) return 0x00A5;
    return c;
}

// Malformed bytes stay as they are: whether text is UTF-8 at all is asked elsewhere.
template <class Fold>
std::string map_code_points(std::string_view text, Fold fold) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        if (const std::optional<char32_t> c = next_code_point(text, position)) {
            append_utf8(out, fold(*c));
        } else {
            out.append(text.substr(start, position - start));
        }
    }
    return out;
}

template <class Change>
std::string map_bytes(std::string_view text, Change change) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), change);
    return out;
}

}  // namespace

std::string fold_width(std::string_view text) { return map_code_points(text, folded); }

std::string fold_alphanumerics(std::string_view text) {
    return map_code_points(text, [](char32_t c) {
        const char32_t plain = folded(c);
        return is_alphanumeric(plain) || plain == U' ' ? plain : c;
    });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string without_blanks(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return out;
}

std::string upper_ascii(std::string_view text) {
    return map_bytes(
        text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
}

std::string lower_ascii(std::string_view text) {
    return map_bytes(
        text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

}  // namespace emc
