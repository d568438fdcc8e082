// The demonstration's micro-malls and verifications.
#pragma once

#include <string_view>

#include "base/result.h"
#include "server/platform.h"

namespace emc::server {

struct DemoWindow {
    std::string_view user_name;
    std::string_view password;
};
// One enterprise for each state of a shop, all of the county of the window, which decides as a
// person would. Nothing happens when they are there already.
Result<void> fill_demo_shops(Platform& platform, const DemoWindow& window);

}  // namespace emc::server
