// The sentences for what a demand refuses, by the stable code of the Error.
#pragma once

#include <optional>
#include <string_view>

#include "base/text.h"

namespace emc {

// Says why and what to do now. Nothing for a code that is not one of these.
std::optional<Text> demand_sentence(std::string_view code);

}  // namespace emc
