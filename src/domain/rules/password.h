// What a password must be: the policy for both profiles (asvs and dengbao3), domain.md §1.16.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc {

inline constexpr int password_chars_min = 8;
inline constexpr int password_chars_max = 64;
inline constexpr int passphrase_chars_min = 15;  // From here on no mixture of kinds is asked for.

// Full width folded, nothing trimmed. Hash and compare this form only, so that a person whose
// input method was in full-width mode can sign in.
std::string normalized_password(std::string_view password);

// The first of PasswordShort, Long, Common, Sequence, Repeat, ContainsId, Kinds that is broken.
// `identities` are the user name, uscc and mobile; shorter than three characters they are ignored.
std::optional<Problem> check_password(std::string_view password,
                                      std::span<const std::string_view> identities = {});

// In the list of passwords that attackers try first, or a run along the keyboard.
bool is_common_password(std::string_view password);

}  // namespace emc
