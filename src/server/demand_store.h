// Demands as they are kept, with what a step does outside the demand itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/demand_workflow.h"
#include "server/case_store.h"
#include "server/context.h"

namespace emc {

server::CaseColumns columns_of(const Demand& demand);

}  // namespace emc

namespace emc::server {

inline constexpr std::string_view demand_kind = "demand";

Result<std::optional<Demand>> find_demand(Snapshot& snapshot, std::string_view demand_id);
// How the institution's services are rated.
Result<Standing> standing_of(Snapshot& snapshot, const std::string& institution_id);

// Stores a demand that is new or has just taken the step of `action`: its files, the window's
// queue, the order that comes of a choice, and who is told. Broken "demand.contradiction".
Result<void> insert_demand(Transaction& transaction, const Demand& demand);
Result<void> follow_step(Transaction& transaction, Context& context, const Demand& after,
                         const DemandAction& action);

}  // namespace emc::server
