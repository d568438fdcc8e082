// What the audit log says of the steps of cases.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/call.h"

namespace emc::server {

// `diff` of a step that was taken.
std::string step_json(std::string_view command, std::int64_t version);

// A step that was refused for a reason of the case's is in the audit log too, in a transaction of
// its own. `entity` says what it was tried on.
void note_refusal(const Call& call, AuditEntry entity, std::string_view command,
                  const Error& error);

}  // namespace emc::server
