// Who takes part in an order, from the accounts.
#pragma once

#include <string>

#include "domain/order_workflow.h"
#include "server/call.h"

namespace emc::server {

OrderActor order_actor_of(AccountKind kind);

struct PartyRow {
    OrderParty party;
    bool is_verified = false;
};
// NotFound for a tenant that is not there.
Result<PartyRow> find_party(Snapshot& snapshot, const std::string& tenant_id);
// The window of a county; empty if it has none yet.
Result<std::string> window_of(Snapshot& snapshot, const std::string& region);
// As whom the caller acts.
Result<OrderContext> order_context(Snapshot& snapshot, const Call& call);

}  // namespace emc::server
