// What a step does to a demand besides moving its state and writing its log.
#pragma once

#include "domain/demand_workflow.h"

namespace emc {

// `demand.version` is that of the step already. Conflict or Invalid; `demand` is then of no use.
Result<void> take_step(Demand& demand, const DemandAction& action, const DemandContext& context);

// The response that the version's step was about; there is one.
const DemandResponse& responder_of_last_step(const Demand& demand);

}  // namespace emc
