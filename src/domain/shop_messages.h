// Who is told what of a micro-mall or a verification. The telephone is the manual's channel; the
// message says the same in the center.
#pragma once

#include <string>
#include <vector>

#include "domain/message.h"
#include "domain/shop.h"
#include "domain/verification.h"

namespace emc {

// What the last step has to tell: never to the side that took it. `window_id` is the window of the
// enterprise's county.
std::vector<OutgoingMessage> messages_of(const Shop& shop, const std::string& window_id);
std::vector<OutgoingMessage> messages_of(const Verification& verification,
                                         const std::string& window_id);

}  // namespace emc
