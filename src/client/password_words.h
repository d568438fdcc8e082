// What a person is told about a new password while typing it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace emc {

// How strong it is, or what is missing; empty while nothing is typed, so that the field's own help
// shows. The same rule that refuses it decides.
std::string password_hint(std::string_view password, std::span<const std::string_view> identities);

}  // namespace emc
