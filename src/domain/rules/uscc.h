// 统一社会信用代码 (uscc), GB 32100-2015.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc {

// Full width folded, blanks taken out, capitals: the form that is stored.
std::string normalized_uscc(std::string_view text);

// The first of UsccLength, UsccCharset, UsccRegion, UsccCategory, UsccCheck that is broken.
std::optional<Problem> check_uscc(std::string_view text);

// The check character for the first 17; '\0' if one of them is outside the alphabet.
char uscc_check_character(std::string_view first_17);

// A few early codes were issued with a wrong check character, so UsccCheck alone is forgiven once
// the person has confirmed the code against the licence. Every other defect stays.
void forgive_confirmed_uscc(Problems& problems, std::string_view key, bool is_confirmed);

// Worth a warning, never a refusal: where it was registered, and whether the organization code
// inside (characters 9 to 17) obeys GB 11714.
bool is_hunan_uscc(std::string_view text);
bool has_sound_org_code(std::string_view text);

}  // namespace emc
