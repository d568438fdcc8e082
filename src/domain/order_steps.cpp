#include "domain/order_steps.h"

#include <algorithm>

#include "domain/display.h"
#include "domain/order_amendment.h"
#include "domain/order_terms.h"

namespace emc {
namespace {

Result<void> submit_contract(Order& order, const OrderAction& action, const CaseContext& context) {
    Contract contract;
    contract.number = order.contracts.empty() ? std::string() : order.contracts.back().number;
    // The contract is numbered like its order, so that either is found by the other.
    if (contract.number.empty()) contract.number = "HT" + order.number.substr(2);
    contract.version = static_cast<std::int64_t>(order.contracts.size()) + 1;
    contract.content = normalized(*action.contract);
    put_parties(contract.content, order);
    contract.submitted_by = context.by;
    contract.submitted_at = context.now;
    order.contracts.push_back(std::move(contract));
    return {};
}

Result<void> confirm_contract(Order& order, const OrderAction& action, const CaseContext& context) {
    Contract& contract = order.contracts.back();
    if (action.contract_sha256 != fingerprint(contract)) {
        return fail(ErrorKind::Conflict, "order.contract_changed");
    }
    contract.confirmed_by = context.by;
    contract.confirmed_at = context.now;
    contract.sha256 = action.contract_sha256;
    order.price_fen = contract.content.amount_fen;
    order.stages.assign(contract.content.stages.size(), {});
    order.stages.front().state = StageState::InProgress;
    return {};
}

Result<StageProgress*> chosen_stage(Order& order, const OrderAction& action) {
    const std::optional<std::size_t> current = current_stage(order);
    if (!current || static_cast<std::int64_t>(*current) + 1 != *action.stage) {
        return fail(ErrorKind::Conflict, "order.stage_not_current");
    }
    return &order.stages[*current];
}

Result<void> submit_stage(Order& order, const OrderAction& action, const CaseContext& context) {
    const Result<StageProgress*> stage = chosen_stage(order, action);
    if (!stage) return std::unexpected(stage.error());
    (*stage)->state = StageState::Submitted;
    (*stage)->result = action.text;
    (*stage)->files = action.files;
    (*stage)->submitted_at = context.now;
    return {};
}

Result<void> decide_stage(Order& order, const OrderAction& action, const CaseContext& context) {
    const Result<StageProgress*> stage = chosen_stage(order, action);
    if (!stage) return std::unexpected(stage.error());
    const bool accepts = action.command == OrderCommand::AcceptStage;
    (*stage)->state = accepts ? StageState::Accepted : StageState::InProgress;
    (*stage)->opinion = accepts ? action.text : action.reason;
    (*stage)->decided_at = context.now;
    if (!accepts) ++(*stage)->returns;
    const std::optional<std::size_t> following = current_stage(order);
    if (accepts && following) order.stages[*following].state = StageState::InProgress;
    return {};
}

Result<void> pay(Order& order, const OrderAction& action, const CaseContext& context) {
    Problems problems;
    const std::int64_t due = due_fen(order);
    const std::int64_t amount = action.payment->amount_fen.value_or(0);
    if (amount < due) problems.push_back({"payment/amount_fen", Rule::TooSmall, due, amount});
    if (amount > due) problems.push_back({"payment/amount_fen", Rule::TooLarge, due, amount});
    const std::optional<CivilDate> paid_on = parse_date(action.payment->paid_on);
    if (paid_on && *paid_on > context.today()) {
        problems.push_back({"payment/paid_on", Rule::DateFuture});
    }
    if (!problems.empty()) return invalid(std::move(problems));
    order.payments.push_back({.content = *action.payment, .by = context.by, .at = context.now});
    return {};
}

void settle_receipts(Order& order, ReceiptState receipt, InstantMs now) {
    for (Payment& payment : order.payments) {
        const bool is_open =
            payment.receipt == ReceiptState::Waiting ||
            (payment.receipt == ReceiptState::Missing && receipt == ReceiptState::Confirmed);
        if (!is_open) continue;
        payment.receipt = receipt;
        payment.receipt_at = now;
    }
}

void open_appeal(Order& order, const OrderAction& action, const CaseContext& context) {
    order.appeals.push_back({.by = context.actor,
                             .kind = action.appeal_kind.value_or(AppealKind::EnterpriseFault),
                             .reason = action.reason,
                             .files = action.files,
                             .at = context.now,
                             .resumes = order.state});
}

void close_appeal(Order& order, std::string ruling, InstantMs now) {
    if (order.state != OrderState::Appealing) return;
    order.appeals.back().ruling = std::move(ruling);
    order.appeals.back().ruled_at = now;
}

Result<void> rate(Order& order, const OrderAction& action, const CaseContext& context) {
    const auto accepted =
        std::ranges::count(order.stages, StageState::Accepted, &StageProgress::state);
    const auto rated = static_cast<std::int64_t>(action.rating->stages.size());
    if (rated < accepted) {
        return invalid({{"rating/stages", Rule::TooSmall, accepted, rated}});
    }
    if (rated > accepted) {
        return invalid({{"rating/stages", Rule::TooLarge, accepted, rated}});
    }
    order.rating = Rating{.content = *action.rating, .at = context.now};
    return {};
}

Result<void> take_due_step(Order& order, OrderCommand command, const CaseContext& context) {
    const std::optional<OrderTerm> term = due_term(order, context.now, *context.calendar, command);
    if (!term) return fail(ErrorKind::Conflict, "order.not_due");
    if (command == OrderCommand::Remind) order.reminders.push_back({term->about, context.now});
    return {};
}

}  // namespace

std::string remark_of(const Order& order, const OrderAction& action) {
    std::string out;
    if (action.command == OrderCommand::Accept) {
        out = "报价 " + display_number(order.price_fen.value_or(0), Editor::Yuan);
    } else if (action.command == OrderCommand::PayOffline) {
        out = "付款 " +
              display_number(order.payments.back().content.amount_fen.value_or(0), Editor::Yuan);
    } else if (action.command == OrderCommand::SubmitContract || is_amended(action)) {
        out = "合同第" + std::to_string(order.contracts.back().version) + "版";
    } else if (action.command == OrderCommand::Remind) {
        out = "催办：" + std::string(enum_row(order.reminders.back().about).label.zh);
    } else if (action.stage && needs(action.command, OrderInput::Stage)) {
        out = "第" + std::to_string(*action.stage) + "阶段";
    }
    const std::string& words = action.reason.empty() ? action.text : action.reason;
    if (!out.empty() && !words.empty()) out += "：";
    return out + words;
}

namespace {

Result<void> settle_appeal(Order& order, const OrderAction& action, const CaseContext& context) {
    if (is_amended(action)) {
        if (const auto done = amend_contract(order, action, context); !done) return done;
    }
    close_appeal(order, action.reason, context.now);
    return {};
}

}  // namespace

Result<void> take_step(Order& order, const OrderAction& action, const CaseContext& context) {
    switch (action.command) {
        case OrderCommand::Accept:
            order.price_fen = action.price_fen;
            return {};
        case OrderCommand::SubmitContract:
            return submit_contract(order, action, context);
        case OrderCommand::ReturnContract:
            order.contracts.back().return_reason = action.reason;
            order.contracts.back().returned_at = context.now;
            return {};
        case OrderCommand::ConfirmContract:
            return confirm_contract(order, action, context);
        case OrderCommand::SubmitStage:
            return submit_stage(order, action, context);
        case OrderCommand::AcceptStage:
        case OrderCommand::ReturnStage:
            return decide_stage(order, action, context);
        case OrderCommand::PayOffline:
            return pay(order, action, context);
        case OrderCommand::ConfirmReceipt:
            settle_receipts(order, ReceiptState::Confirmed, context.now);
            return {};
        case OrderCommand::ReportMissing:
            settle_receipts(order, ReceiptState::Missing, context.now);
            if (order.state != OrderState::Completed) open_appeal(order, action, context);
            return {};
        case OrderCommand::Rate:
            return rate(order, action, context);
        case OrderCommand::AppendRating:
            order.rating->addition = action.text;
            order.rating->addition_at = context.now;
            return {};
        case OrderCommand::ReplyRating:
            order.rating->reply = action.text;
            order.rating->reply_at = context.now;
            return {};
        case OrderCommand::ProposeTermination:
            order.termination = Termination{context.actor, action.reason, context.now};
            return {};
        case OrderCommand::AcceptTermination:
        case OrderCommand::RejectTermination:
        case OrderCommand::RetractTermination:
            order.termination.reset();
            return {};
        case OrderCommand::Appeal:
            open_appeal(order, action, context);
            return {};
        case OrderCommand::RetractAppeal:
            close_appeal(order, "已撤回", context.now);
            return {};
        case OrderCommand::SettleAppeal:
            return settle_appeal(order, action, context);
        case OrderCommand::RuleCompleted:
        case OrderCommand::RuleTerminated:
        case OrderCommand::ForceClose:
            close_appeal(order, action.reason, context.now);
            return {};
        case OrderCommand::Expire:
        case OrderCommand::CompleteUnrated:
        case OrderCommand::Remind:
            return take_due_step(order, action.command, context);
        case OrderCommand::Apply:
        case OrderCommand::Decline:
        case OrderCommand::Cancel:
        case OrderCommand::Withdraw:
            return {};
    }
    return {};
}

}  // namespace emc
