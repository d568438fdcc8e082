#include "domain/rules/id_card.h"

#include <algorithm>

#include "domain/civil_date.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr int year_min = 1900;
// 81, 82 and 83 are the residence permits of people from 港澳台.
constexpr std::string_view provinces[] = {
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
    "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52",
    "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
};

char check_character(std::string_view first_17) {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < first_17.size(); ++i) sum += (first_17[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

bool has_real_birth(std::string_view code) {
    const std::string_view birth = id_card_birth(code);
    std::string date(birth.substr(0, 4));
    date.append("-").append(birth.substr(4, 2)).append("-").append(birth.substr(6, 2));
    const std::optional<CivilDate> parsed = parse_date(date);
    return parsed && parsed->year >= year_min;
}

}  // namespace

std::string_view id_card_birth(std::string_view id_card) {
    return id_card.size() < 14 ? std::string_view() : id_card.substr(6, 8);
}

std::string masked_id_card(std::string_view id_card) {
    if (id_card.size() != 18) return std::string(id_card.size(), '*');
    return std::string(id_card.substr(0, 6)) + "********" + std::string(id_card.substr(14));
}

std::optional<Problem> check_id_card(std::string_view text) {
    const std::string code = upper_ascii(trimmed(fold_width(text)));
    const std::string_view digits = std::string_view(code).substr(0, 17);
    if (code.size() != 18 || !all_digits(digits) || (!is_digit(code[17]) && code[17] != 'X')) {
        return Problem{.rule = Rule::IdCardFormat,
                       .limit = 18,
                       .actual = static_cast<std::int64_t>(code.size())};
    }
    if (!std::ranges::contains(provinces, digits.substr(0, 2)))
        return Problem{.rule = Rule::IdCardRegion};
    if (!has_real_birth(code)) return Problem{.rule = Rule::IdCardDate};
    if (check_character(digits) != code[17]) return Problem{.rule = Rule::IdCardCheck};
    return std::nullopt;
}

}  // namespace emc
