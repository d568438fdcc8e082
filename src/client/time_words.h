// Times as people read them, in Asia/Shanghai.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace emc {

std::string minute_text(InstantMs instant);       // "2026-11-24 09:05"
std::string_view greeting_at(InstantMs instant);  // "上午好"

}  // namespace emc
