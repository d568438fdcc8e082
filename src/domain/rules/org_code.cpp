#include "domain/rules/org_code.h"

#include <algorithm>
#include <string>

#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

char check_character(std::string_view body) {
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const int value = is_digit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10;
        sum += value * weights[i];
    }
    const int rest = 11 - sum % 11;
    if (rest == 10) return 'X';
    return rest == 11 ? '0' : static_cast<char>('0' + rest);
}

}  // namespace

std::optional<Problem> check_org_code(std::string_view text) {
    std::string code(trimmed(fold_width(text)));
    if (code.size() == 10 && code[8] == '-') code.erase(8, 1);
    constexpr auto malformed = [] { return Problem{.rule = Rule::OrgCodeFormat}; };
    if (code.size() != 9) return malformed();
    const std::string_view body = std::string_view(code).substr(0, 8);
    if (!std::ranges::all_of(body, [](char c) { return is_digit(c) || is_capital(c); }))
        return malformed();
    if (!is_digit(code[8]) && code[8] != 'X') return malformed();
    if (check_character(body) != code[8]) return Problem{.rule = Rule::OrgCodeCheck};
    return std::nullopt;
}

}  // namespace emc
