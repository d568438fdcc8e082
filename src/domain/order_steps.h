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

// The last days of the terms after which the platform acts by itself.
CivilDate answer_due(const Order& order);  // 待受理: 7 working days.
CivilDate rating_due(const Order& order);  // 待评价: 15 working days after the last payment.

}  // namespace emc
