// What a newcomer finds in a fresh installation to look around with. All of it is made up: the
// credit codes are from the zone that is never issued, the mobile numbers from a prefix nobody has.
#pragma once

#include <array>
#include <string_view>

#include "base/result.h"
#include "server/platform.h"

namespace emc::server {

// Published in the README: for installations that hold nothing real.
inline constexpr std::string_view demo_password = "Yuelu-shan2026";
inline constexpr std::string_view demo_enterprise = "xingchen2026";
inline constexpr std::string_view demo_institution = "tianyuan_fuwu";
inline constexpr std::string_view demo_window = "yuelu_chuangkou";

// Through the same endpoints as a person's. What is there already stays as it is.
Result<void> fill_demo(Platform& platform);

}  // namespace emc::server
