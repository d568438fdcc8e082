#include "domain/rules/names.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr char32_t middle_dot = U'\u00B7';

bool is_ascii_alphanumeric(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool is_latin(char32_t c) {
    const bool is_accented = c >= 0x00C0 && c <= 0x024F && c != 0x00D7 && c != 0x00F7;
    return (is_ascii_alphanumeric(c) && c > U'9') || is_accented;
}

// Input methods and fonts disagree about which dot stands in 阿不都·买买提.
bool is_dot_of_names(char32_t c) {
    return c == middle_dot || c == 0x2022 || c == 0x2027 || c == 0x30FB || c == 0x0387 ||
           c == 0xFF65;
}

bool is_organization_character(char32_t c) {
    constexpr std::u32string_view signs = U"（）()\u00B7";
    return is_han(c) || is_ascii_alphanumeric(c) || signs.contains(c);
}

bool is_person_separator(char32_t c) {
    return c == middle_dot || c == U'.' || c == U'-' || c == U'\'' || c == U' ';
}

bool is_person_name(std::u32string_view name) {
    const auto is_letter = [](char32_t c) { return is_han(c) || is_latin(c); };
    if (name.empty() || !is_letter(name.front())) return false;
    for (std::size_t i = 1; i < name.size(); ++i) {
        if (is_letter(name[i])) continue;
        if (!is_person_separator(name[i])) return false;
        // "J. Smith" has two in a row; nothing else does.
        const bool follows_letter =
            is_letter(name[i - 1]) || (name[i] == U' ' && name[i - 1] == U'.');
        if (!follows_letter) return false;
    }
    return is_letter(name.back()) || name.back() == U'.';
}

bool is_user_name(std::string_view name) {
    if (name.size() < 4 || name.size() > 20 || !is_ascii_letter(name[0])) return false;
    return std::ranges::all_of(
        name, [](char c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; });
}

}  // namespace

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 ||
           c == 0x3007;
}

std::string normalized_name(std::string_view text) {
    std::string out;
    const std::string folded = fold_alphanumerics(text);
    for (const char32_t c : to_code_points(trimmed(folded)))
        append_utf8(out, is_dot_of_names(c) ? middle_dot : c);
    return out;
}

std::optional<Problem> check_organization_name(std::string_view text) {
    const std::string name = normalized_name(text);
    if (all_digits(name)) return Problem{.rule = Rule::DigitsOnly};
    if (std::ranges::all_of(to_code_points(name), is_organization_character)) return std::nullopt;
    return Problem{.rule = Rule::Name};
}

std::optional<Problem> check_person_name(std::string_view text) {
    if (is_person_name(to_code_points(normalized_name(text)))) return std::nullopt;
    return Problem{.rule = Rule::Name};
}

std::optional<Problem> check_user_name(std::string_view text) {
    const std::string folded = fold_width(text);
    if (is_user_name(trimmed(folded))) return std::nullopt;
    return Problem{.rule = Rule::UserName};
}

}  // namespace emc
