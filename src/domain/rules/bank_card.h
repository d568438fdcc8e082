// Bank cards. The accounts of companies (对公账户) have no check digit and are another rule.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace emc {

// 13 to 19 digits from 3 to 9 on, blanks between them allowed; then Luhn. BankCardFormat or
// BankCardCheck.
std::optional<Problem> check_bank_card(std::string_view text);
// 对公账户: 8 to 30 digits. BankCardFormat.
std::optional<Problem> check_company_account(std::string_view text);

}  // namespace emc
