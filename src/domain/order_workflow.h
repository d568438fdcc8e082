// What may happen to an order, to whom it is given to make it happen, and what comes of it. The
// platform stores what apply() returns; the page draws its buttons from open_commands().
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/order.h"
#include "domain/order_action.h"
#include "domain/workflow.h"

namespace emc {

using OrderTransition = Transition<Order, OrderState, OrderCommand, CaseActor>;
std::span<const OrderTransition> order_transitions();

bool is_final(OrderState state);
// Enterprise and institution see what is addressed to them, a window what is of its region, the
// platform everything.
bool may_see(const Order& order, const CaseContext& context);

// What the actor may do with the order as it is. The first is what the order waits for, if it waits
// for this actor.
std::vector<OrderCommand> open_commands(const Order& order, CaseActor actor);
// Whose turn it is; nobody's once it is over.
std::optional<CaseActor> waits_for(const Order& order);

// The order after the action, with its log row. It fails, in this order, with
//   NotFound      somebody else's order,
//   Forbidden     a command that is never this actor's to give,
//   Stale         "order.stale": the caller has not seen the latest version,
//   Conflict      a command that this state does not allow, or a guard that does not hold,
//   Invalid       what is missing or wrong in the action.
// Codes of Conflict are in domain/order_sentences.h. A repeated action is Stale and changes
// nothing.
Result<Order> apply(const Order& order, const OrderAction& action, const CaseContext& context);

// What the platform knows of the service and the parties when an order is applied for.
struct OrderOpening {
    std::string order_id;
    std::string number;
    CaseParty enterprise;
    CaseParty institution;
    std::string window_id;
    ServiceSnapshot service;
    ServiceState service_state = ServiceState::Listed;
    bool is_verified = false;
    bool must_be_verified = false;  // A setting of the platform; the manual lets anybody order.
};

// 申请服务. Conflict "order.own_service", "order.service_off_shelf"; Forbidden
// "order.not_enterprise", "order.not_verified"; Invalid.
Result<Order> open_order(const OrderOpening& opening, const OrderRequest& request,
                         const CaseContext& context);

// An order that both sides have agreed on before, at 待签约 with the price they agreed on: of a
// demand, whose snapshot has no service. Conflict "order.own_service"; Forbidden; Invalid.
Result<Order> open_agreed_order(const OrderOpening& opening, const OrderRequest& request,
                                std::optional<std::int64_t> price_fen, const CaseContext& context);

}  // namespace emc
