// 站内消息 of demands.
#pragma once

#include <vector>

#include "domain/demand.h"
#include "domain/message.h"

namespace emc {

// What the last step of the demand has to tell: to the enterprise, to the institutions whose
// response it is about, and to the window that has to decide; never to the side that took it.
std::vector<OutgoingMessage> messages_of(const Demand& demand, const std::string& window_id);

}  // namespace emc
