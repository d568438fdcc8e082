// 邮政编码.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace emc {

std::optional<Problem> check_postcode(std::string_view text);        // Rule::Postcode
std::optional<Problem> check_hunan_postcode(std::string_view text);  // Also Rule::HunanPostcode

}  // namespace emc
