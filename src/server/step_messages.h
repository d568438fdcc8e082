// Who is told of a step of a case.
#pragma once

#include "server/messages.h"
#include "server/parties.h"

namespace emc::server {

// `messages_of(after, window)` is found beside the case; the window is that of its enterprise.
template <class Case>
Result<void> tell_of_step(Transaction& transaction, Context& context, const Case& after) {
    const auto window = window_of(transaction, after.enterprise.region);
    if (!window) return std::unexpected(window.error());
    return send_messages(transaction, context, after.log.back().at, messages_of(after, *window));
}

}  // namespace emc::server
