#include "domain/rules/bank_card.h"

#include <string>

#include "domain/rules/width.h"

namespace emc {
namespace {

bool has_sound_luhn(std::string_view digits) {
    int sum = 0;
    bool is_doubled = false;
    for (std::size_t i = digits.size(); i-- > 0; is_doubled = !is_doubled) {
        const int value = (digits[i] - '0') * (is_doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

}  // namespace

std::optional<Problem> check_bank_card(std::string_view text) {
    const std::string card = without_blanks(fold_width(text));
    const bool has_right_form =
        card.size() >= 13 && card.size() <= 19 && all_digits(card) && card[0] >= '3';
    if (!has_right_form) return Problem{.rule = Rule::BankCardFormat};
    if (!has_sound_luhn(card)) return Problem{.rule = Rule::BankCardCheck};
    return std::nullopt;
}

std::optional<Problem> check_company_account(std::string_view text) {
    const std::string account = without_blanks(fold_width(text));
    if (account.size() >= 8 && account.size() <= 30 && all_digits(account)) return std::nullopt;
    return Problem{.rule = Rule::BankCardFormat};
}

}  // namespace emc
