// 工商注册号, the 15 digits that came before the uscc: GS 15-2006, ISO 7064 MOD 11,10.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace emc {

// RegNoFormat, RegNoCheck or RegNoRegion. The region is asked for because plain runs of digits
// such as 123456789012345 have a right check digit.
std::optional<Problem> check_reg_no(std::string_view text);

}  // namespace emc
