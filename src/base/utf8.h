// Code points and UTF-8. Lengths that a person meets are counted in code points.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace emc {

// Reads one code point at `position` and moves past it. Malformed bytes, overlong forms and
// surrogates give nullopt and move one byte.
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);
bool is_valid_utf8(std::string_view text);
std::size_t count_code_points(std::string_view text);  // A malformed byte counts as one.
std::u32string to_code_points(std::string_view text);  // Malformed bytes become U+FFFD.
std::string to_utf8(std::u32string_view text);

}  // namespace emc
