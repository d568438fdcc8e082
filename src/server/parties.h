// Who takes part in a case, from the accounts.
#pragma once

#include <string>

#include "domain/case.h"
#include "server/call.h"

namespace emc::server {

CaseActor case_actor_of(AccountKind kind);

struct PartyRow {
    CaseParty party;
    bool is_verified = false;
};
// NotFound for a tenant that is not there.
Result<PartyRow> find_party(Snapshot& snapshot, const std::string& tenant_id);
// The window nearest to a county: its own, its prefecture's or the province's; empty while there is
// none, and what waits for it is then found by the first that comes.
Result<std::string> window_of(Snapshot& snapshot, const std::string& region);
// Which party the caller acts for, as far as it decides what the caller may see.
CaseContext party_of(const Call& call);
// As whom the caller acts.
Result<CaseContext> case_context(Snapshot& snapshot, const Call& call);

}  // namespace emc::server
