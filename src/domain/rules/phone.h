// 手机 and 固定电话.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc {

// Without blanks, hyphens and +86, 86 or 0086 in front.
std::string normalized_mobile(std::string_view text);
// Rule::Mobile unless 1, 3-9 and nine digits: numbers are still being released, so an unassigned
// prefix is no reason to turn a person away.
std::optional<Problem> check_mobile(std::string_view text);
// In the table of assigned prefixes (May 2022).
bool is_assigned_mobile(std::string_view text);

// Full width folded, and one hyphen after the area code or the 400: "0731-82212345-8001".
std::string normalized_phone(std::string_view text);
// Rule::Phone unless area code and number with an optional extension ("-8001" or "转8001"), or a
// 400 or 800 number.
std::optional<Problem> check_phone(std::string_view text);
// Rule::MobileOrPhone unless one of both.
std::optional<Problem> check_mobile_or_phone(std::string_view text);

}  // namespace emc
