// 需求 and 需求大厅.
#pragma once

#include "api/demands.h"
#include "server/call.h"

namespace emc::server {

Result<Demand> create_demand(CallOf<CreateDemand>& call, const NewDemand& sent);
Result<DemandPage> list_demands(CallOf<ListDemands>& call, const DemandQuery& query);
Result<Demand> read_demand(CallOf<ReadDemand>& call, const DemandKey& key);
Result<Demand> act_on_demand(CallOf<ActOnDemand>& call, const DemandAction& action);

Result<HallPage> list_hall(CallOf<ListHall>& call, const HallQuery& query);
Result<HallDemand> read_hall_demand(CallOf<ReadHallDemand>& call, const DemandKey& key);

// 已过期: what nobody may respond to any more. At most `at_once`; returns how many.
Result<std::int64_t> expire_demands(Context& context, std::int64_t at_once);

}  // namespace emc::server
