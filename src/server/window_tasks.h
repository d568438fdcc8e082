// What the steps of services and orders give a window to do and take from it: rows of its queue,
// in the transaction of the step.
#pragma once

#include <string>

#include "domain/order.h"
#include "domain/service_item_workflow.h"
#include "server/context.h"
#include "server/store/transaction.h"

namespace emc::server {

struct ServiceStep {
    const ServiceItem& before;
    const ServiceItem& after;
    ServiceCommand command = ServiceCommand::Submit;
    std::string reason;
    std::string by;
};
// 上架审核: a submission opens a row of the window of the institution's county and tells it.
Result<void> follow_service_review(Transaction& transaction, Context& context,
                                   const ServiceStep& step, InstantMs now);

// 申诉: an order that is appealed against opens a row of the window of the enterprise's county.
Result<void> follow_appeal(Transaction& transaction, Context& context, const Order& before,
                           const Order& after);

}  // namespace emc::server
