#include "domain/order.h"

#include <algorithm>

#include "domain/rules/names.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

std::string plain(std::string_view text) { return std::string(trimmed(fold_width(text))); }

bool is_settled(const StageProgress& stage) {
    return stage.state == StageState::Accepted || stage.state == StageState::Cancelled;
}

// What an open appeal interrupts counts as if it went on.
OrderState effective_state(const Order& order) {
    const bool is_frozen = order.state == OrderState::Appealing && !order.appeals.empty();
    return is_frozen ? order.appeals.back().resumes : order.state;
}

bool is_after_contract(OrderState state) {
    switch (state) {
        case OrderState::Running:
        case OrderState::AwaitingPayment:
        case OrderState::AwaitingRating:
        case OrderState::Completed:
        case OrderState::Terminated:
        case OrderState::Appealing:
            return true;
        case OrderState::Applied:
        case OrderState::Accepted:
        case OrderState::ContractOffered:
        case OrderState::Declined:
        case OrderState::Cancelled:
        case OrderState::Closed:
            return false;
    }
    return false;
}

std::optional<std::string_view> contradiction_of_contracts(const Order& order) {
    const auto frozen = std::ranges::find_if(order.contracts, &Contract::is_frozen);
    if (frozen == order.contracts.end()) {
        if (is_after_contract(order.state)) return "no contract is in force";
        if (!order.stages.empty()) return "stages without a contract";
        if (!order.payments.empty()) return "a payment without a contract";
        return std::nullopt;
    }
    // What follows the confirmed one was agreed on when an appeal was settled; the last counts.
    const auto is_amendment = [](const Contract& one) {
        return one.is_frozen() && one.is_amendment();
    };
    if (frozen->is_amendment()) return "an amendment of nothing";
    if (!std::all_of(frozen + 1, order.contracts.end(), is_amendment)) {
        return "two contracts are in force";
    }
    if (!std::all_of(frozen, order.contracts.end(), is_genuine)) {
        return "the contract is not the one that was confirmed";
    }
    const Contract& contract = order.contracts.back();
    if (stage_sum_fen(contract.content) != contract.content.amount_fen) {
        return "the stages do not add up to the contract";
    }
    if (order.stages.size() != contract.content.stages.size()) return "stages are missing";
    if (order.price_fen != contract.content.amount_fen) return "the price is not the contract's";
    return std::nullopt;
}

std::optional<std::string_view> contradiction_of_stages(const Order& order) {
    // One after the other: settled ones, at most one under way, the rest not begun.
    const auto first_open = std::ranges::find_if_not(order.stages, is_settled);
    if (first_open == order.stages.end()) return std::nullopt;
    const bool is_rest_waiting =
        std::all_of(first_open + 1, order.stages.end(),
                    [](const auto& stage) { return stage.state == StageState::NotStarted; });
    if (!is_rest_waiting) return "two stages are under way";
    if (effective_state(order) != OrderState::Running)
        return "a stage is open and nobody works on it";
    if (first_open->state == StageState::NotStarted) return "no stage is under way";
    return std::nullopt;
}

}  // namespace

const Contract* frozen_contract(const Order& order) {
    if (order.contracts.empty() || !order.contracts.back().is_frozen()) return nullptr;
    return &order.contracts.back();
}

std::optional<std::size_t> current_stage(const Order& order) {
    const auto open = std::ranges::find_if_not(order.stages, is_settled);
    if (open == order.stages.end()) return std::nullopt;
    return static_cast<std::size_t>(open - order.stages.begin());
}

std::int64_t total_fen(const Order& order) {
    const Contract* contract = frozen_contract(order);
    return contract == nullptr ? 0 : contract->content.amount_fen.value_or(0);
}

std::int64_t accepted_fen(const Order& order) {
    const Contract* contract = frozen_contract(order);
    if (contract == nullptr) return 0;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < order.stages.size(); ++i) {
        const bool is_accepted = order.stages[i].state == StageState::Accepted;
        if (is_accepted) sum += contract->content.stages[i].amount_fen.value_or(0);
    }
    return sum;
}

std::int64_t paid_fen(const Order& order) {
    std::int64_t sum = 0;
    for (const Payment& payment : order.payments) sum += payment.content.amount_fen.value_or(0);
    return sum;
}

std::int64_t due_fen(const Order& order) {
    const Contract* contract = frozen_contract(order);
    if (contract == nullptr) return 0;
    const OrderState state = effective_state(order);
    const bool pays_by_stage = contract->content.payment_plan == PaymentPlan::ByStage;
    const bool is_payable =
        state == OrderState::AwaitingPayment || (pays_by_stage && state == OrderState::Running);
    return is_payable ? accepted_fen(order) - paid_fen(order) : 0;
}

OrderRequest normalized(OrderRequest request) {
    request.contact = normalized_name(request.contact);
    request.phone = plain(request.phone);
    request.email = plain(request.email);
    request.starts_on = plain(request.starts_on);
    request.needs = std::string(trimmed(request.needs));
    return request;
}

Problems check(const OrderRequest& request) {
    Problems problems = check_fields(request);
    if (request.service_id.empty() && request.source != OrderSource::Demand) {
        problems.push_back({"service_id", Rule::Required});
    }
    const auto files = static_cast<std::int64_t>(request.files.size());
    if (request.files.size() > files_max) {
        problems.push_back({"files", Rule::TooLarge, files_max, files});
    }
    return problems;
}

Problems check(const ServiceSnapshot& service) { return check_fields(service); }
Problems check(const StageProgress& stage) { return check_fields(stage); }
Problems check(const Termination& termination) { return check_fields(termination); }
Problems check(const Appeal& appeal) { return check_fields(appeal); }
Problems check(const Reminder& reminder) { return check_fields(reminder); }
Problems check(const OrderLogEntry& entry) { return check_fields(entry); }
Problems check(const Order& order) { return check_fields(order); }

std::optional<std::string_view> contradiction_of(const Order& order) {
    if (order.version != static_cast<std::int64_t>(order.log.size())) {
        return "the log does not count the versions";
    }
    if (const auto found = contradiction_of_contracts(order)) return found;
    if (const auto found = contradiction_of_stages(order)) return found;
    if (paid_fen(order) > accepted_fen(order)) return "more is paid than was accepted";
    const bool is_paid = paid_fen(order) == total_fen(order);
    if (order.state == OrderState::AwaitingRating && !is_paid) return "to be rated and not paid";
    if (order.rating && (!is_paid || order.state != OrderState::Completed)) {
        return "a rating before payment";
    }
    const bool is_appealing = !order.appeals.empty() && order.appeals.back().ruling.empty();
    if (is_appealing != (order.state == OrderState::Appealing)) return "an appeal is lost";
    if (order.termination && effective_state(order) != OrderState::Running) {
        return "a proposal to end what does not run";
    }
    return std::nullopt;
}

}  // namespace emc
