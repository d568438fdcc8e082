// Who is told what of a consultation.
#pragma once

#include <string>
#include <vector>

#include "domain/consultation.h"
#include "domain/message.h"

namespace emc {

// What the last step has to tell: never to the side that took it. `window_id` is the window of the
// enterprise's county.
std::vector<OutgoingMessage> messages_of(const Consultation& consultation,
                                         const std::string& window_id);

}  // namespace emc
