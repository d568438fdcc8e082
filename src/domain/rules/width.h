// Full-width letters, digits and signs are what a Chinese input method gives when it is in that
// mode. Every rule folds them before it looks, so that a person never learns what the word means.
#pragma once

#include <string>
#include <string_view>

namespace emc {

// Full-width ASCII (！ to ～), the ideographic space and ￥ in their ordinary form. For codes,
// numbers and addresses.
std::string fold_width(std::string_view text);
// Letters, digits and the space only: a name keeps its （） and ，.
std::string fold_alphanumerics(std::string_view text);

std::string_view trimmed(std::string_view text);
std::string without_blanks(std::string_view text);  // No space, tab or line end anywhere.
std::string upper_ascii(std::string_view text);
std::string lower_ascii(std::string_view text);

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool all_digits(std::string_view text);  // False for empty text.

}  // namespace emc
