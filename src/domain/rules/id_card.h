// 公民身份号码, GB 11643-1999, and the residence permits of 港澳台 with the same structure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc {

// IdCardFormat, IdCardRegion, IdCardDate or IdCardCheck. A small x is taken as X. Births before
// 1900 are refused. Whether the birth is in the future needs today's date: see id_card_birth.
std::optional<Problem> check_id_card(std::string_view text);

std::string_view id_card_birth(std::string_view id_card);  // "19491231"; empty if too short.
std::string masked_id_card(std::string_view id_card);      // 430102********0015

}  // namespace emc
