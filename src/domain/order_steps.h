// What each command does to an order besides moving its state. For domain/order_workflow.cpp only.
#pragma once

#include "domain/order_workflow.h"

namespace emc {

// `order` is a copy in its old state; on failure it is thrown away. The table has allowed the
// command and check() has passed the action.
Result<void> take_step(Order& order, const OrderAction& action, const CaseContext& context);

// What the log says of the step: which stage, how much, and the words given with it. `order` is as
// the step has left it.
std::string remark_of(const Order& order, const OrderAction& action);

}  // namespace emc
