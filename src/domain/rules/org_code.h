// 组织机构代码, GB 11714-1997.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace emc {

// Eight of 0-9 A-Z, an optional hyphen, the check character. OrgCodeFormat or OrgCodeCheck.
std::optional<Problem> check_org_code(std::string_view text);

}  // namespace emc
