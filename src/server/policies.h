// 惠企政策: listed for anybody, brought in by the operator.
#pragma once

#include <span>

#include "api/policies.h"
#include "server/call.h"

namespace emc::server {

Result<PolicyPage> list_policies(CallOf<ListPolicies>& call, const PolicyQuery& query);

// All or none: the first policy that is wrong is told by its place in the list, as
// "policies/3/title". One that is there already is replaced.
Result<void> import_policies(Context& context, std::span<const Policy> policies);

}  // namespace emc::server
