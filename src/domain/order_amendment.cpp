#include "domain/order_amendment.h"

#include <algorithm>

namespace emc {
namespace {

// Progress follows the stages: accepted ones stay accepted, of the others one is under way.
void follow_stages(Order& order, const ContractDraft& before, const ContractDraft& after,
                   std::size_t accepted) {
    const StageProgress under_way = order.stages[accepted];
    const bool is_same = before.stages[accepted] == after.stages[accepted];
    order.stages.resize(accepted);
    order.stages.resize(after.stages.size());
    StageProgress& current = order.stages[accepted];
    if (is_same) {
        current = under_way;
    } else {
        current.state = StageState::InProgress;
        current.returns = under_way.returns;
    }
}

}  // namespace

bool is_amended(const OrderAction& action) {
    return action.command == OrderCommand::SettleAppeal && action.contract.has_value();
}

bool may_amend(const Order& order) {
    return order.state == OrderState::Appealing && current_stage(order).has_value() &&
           frozen_contract(order) != nullptr;
}

void put_parties(ContractDraft& draft, const Order& order) {
    draft.enterprise.name = order.enterprise.name;
    draft.enterprise.uscc = order.enterprise.uscc;
    draft.institution.name = order.institution.name;
    draft.institution.uscc = order.institution.uscc;
}

Result<void> amend_contract(Order& order, const OrderAction& action, const CaseContext& context) {
    const std::optional<std::size_t> accepted = current_stage(order);
    const Contract* in_force = frozen_contract(order);
    if (!accepted || in_force == nullptr) {
        return fail(ErrorKind::Conflict, "order.nothing_to_amend");
    }
    const ContractDraft before = in_force->content;
    ContractDraft after = normalized(*action.contract);
    if (after.stages.size() <= *accepted) {
        return invalid(
            {{"contract/stages", Rule::TooSmall, static_cast<std::int64_t>(*accepted) + 1,
              static_cast<std::int64_t>(after.stages.size())}});
    }
    const auto settled = static_cast<std::ptrdiff_t>(*accepted);
    if (!std::equal(before.stages.begin(), before.stages.begin() + settled, after.stages.begin())) {
        return fail(ErrorKind::Conflict, "order.accepted_stage_changed");
    }
    put_parties(after, order);
    after.files = before.files;
    Contract contract{.number = in_force->number,
                      .version = static_cast<std::int64_t>(order.contracts.size()) + 1,
                      .content = std::move(after),
                      .submitted_by = context.by,
                      .submitted_at = context.now,
                      .confirmed_by = context.by,
                      .confirmed_at = context.now,
                      .agreement = action.reason};
    contract.sha256 = fingerprint(contract);
    follow_stages(order, before, contract.content, *accepted);
    order.price_fen = contract.content.amount_fen;
    order.contracts.push_back(std::move(contract));
    return {};
}

}  // namespace emc
