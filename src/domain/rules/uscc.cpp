#include "domain/rules/uscc.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/rules/org_code.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

// Base 31: no I, O, S, V, Z. A character's value is its place.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

// 登记管理部门 and the 机构类别 that it may give.
struct Registrar {
    char code;
    std::string_view categories;
};
constexpr Registrar registrars[] = {
    {'1', "1239"}, {'2', "19"}, {'3', "123459"}, {'4', "19"}, {'5', "1239"}, {'6', "129"},
    {'7', "129"},  {'8', "19"}, {'9', "123"},    {'A', "19"}, {'N', "1239"}, {'Y', "1"},
};

bool has_known_category(std::string_view code) {
    const auto* row = std::ranges::find(registrars, code[0], &Registrar::code);
    return row != std::end(registrars) && row->categories.contains(code[1]);
}

}  // namespace

std::string normalized_uscc(std::string_view text) {
    return upper_ascii(without_blanks(fold_width(text)));
}

char uscc_check_character(std::string_view first_17) {
    std::size_t sum = 0;
    std::size_t weight = 1;  // 3 to the power of the place, modulo 31.
    for (const char c : first_17) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return '\0';
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[(31 - sum % 31) % 31];
}

std::optional<Problem> check_uscc(std::string_view text) {
    const std::string code = normalized_uscc(text);
    const auto length = static_cast<std::int64_t>(count_code_points(code));
    if (length != 18) return Problem{.rule = Rule::UsccLength, .limit = 18, .actual = length};
    if (code.find_first_not_of(alphabet) != std::string::npos)
        return Problem{.rule = Rule::UsccCharset};
    if (!all_digits(std::string_view(code).substr(2, 6))) return Problem{.rule = Rule::UsccRegion};
    if (!has_known_category(code)) return Problem{.rule = Rule::UsccCategory};
    if (uscc_check_character(std::string_view(code).substr(0, 17)) != code[17])
        return Problem{.rule = Rule::UsccCheck};
    return std::nullopt;
}

void forgive_confirmed_uscc(Problems& problems, std::string_view key, bool is_confirmed) {
    if (!is_confirmed) return;
    std::erase_if(problems, [&](const Problem& problem) {
        return problem.field == key && problem.rule == Rule::UsccCheck;
    });
}

bool is_hunan_uscc(std::string_view text) {
    const std::string code = normalized_uscc(text);
    return code.size() == 18 && code.substr(2, 2) == "43";
}

bool has_sound_org_code(std::string_view text) {
    const std::string code = normalized_uscc(text);
    return code.size() == 18 && !check_org_code(std::string_view(code).substr(8, 9));
}

}  // namespace emc
