// Names that people and organizations give themselves. Lengths are in the field tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc {

// Chinese characters, letters, digits, （）() and ·, not digits only: Rule::Name, Rule::DigitsOnly.
std::optional<Problem> check_organization_name(std::string_view text);
// Chinese or Latin letters with · . - ' and single blanks between them: Rule::Name.
std::optional<Problem> check_person_name(std::string_view text);
// A letter, then 3 to 19 letters, digits or underscores: Rule::UserName.
std::optional<Problem> check_user_name(std::string_view text);

// Full-width letters and digits folded, blanks around it gone.
std::string normalized_name(std::string_view text);

bool is_han(char32_t code_point);

}  // namespace emc
