// 邮箱, 网址 and QQ.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace emc {

// At most 254 characters, a dot-atom of at most 64 before the @, two domain labels or more.
std::optional<Problem> check_email(std::string_view text);
// http or https, no user name in it, a host of two labels or more (Chinese ones too) or an IPv4
// address, at most 2048 bytes.
std::optional<Problem> check_url(std::string_view text);
std::optional<Problem> check_qq(std::string_view text);

}  // namespace emc
