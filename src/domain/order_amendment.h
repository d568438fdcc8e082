// 改约: while an appeal is settled, both sides may agree on other terms for what is not accepted
// yet (domain.md §5.3 row 17). The window writes down what they agreed, as the ruling and as the
// next version of the contract, which is in force at once.
#pragma once

#include "domain/order_workflow.h"

namespace emc {

// Whether the action settles an appeal by another contract.
bool is_amended(const OrderAction& action);

// Whether there is a contract in force of which not everything is accepted yet.
bool may_amend(const Order& order);

// Stages that are accepted stay as they are and keep their places, at least one other follows; the
// files are those of the contract in force. The stage under way goes on if it is the same as
// before; else it is begun anew. Fails with Conflict "order.nothing_to_amend" once everything was
// accepted, "order.accepted_stage_changed"; Invalid.
Result<void> amend_contract(Order& order, const OrderAction& action, const CaseContext& context);

// Who the parties are is not for anybody to write.
void put_parties(ContractDraft& draft, const Order& order);

}  // namespace emc
