// 惠企政策: listed for anybody, brought in by the operator.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "api/policies.h"
#include "server/call.h"

namespace emc::server {

Result<PolicyPage> list_policies(CallOf<ListPolicies>& call, const PolicyQuery& query);

// All or none: the first policy that is wrong is told by its place in the list, as
// "policies/3/title". One that is there already is replaced.
Result<void> import_policies(Context& context, std::span<const Policy> policies);

// As they are listed: the one brought in last comes first.
Result<std::vector<Policy>> all_policies(Snapshot& snapshot);

// NotFound if there is none.
Result<void> remove_policy(Context& context, const std::string& policy_id);

}  // namespace emc::server
