// Why a step of a consultation is refused, in the words that people read.
#pragma once

#include <optional>
#include <string_view>

#include "base/text.h"

namespace emc {

// Nothing for a code that is not of consultations.
std::optional<Text> consultation_sentence(std::string_view code);

}  // namespace emc
