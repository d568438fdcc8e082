// Times as people read them, in Asia/Shanghai.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace emc {

std::string minute_text(InstantMs instant);  // "2026-11-24 09:05"
// For the rows of a table: "11-24 09:05" of this year, the day alone of another.
std::string row_time_text(InstantMs instant, InstantMs now);
std::string_view greeting_at(InstantMs instant);  // "上午好"

}  // namespace emc
