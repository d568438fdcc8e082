#include "domain/order_workflow.h"

#include <algorithm>
#include <iterator>

#include "domain/order_steps.h"
#include "domain/order_terms.h"

namespace emc {
namespace {

using State = OrderState;
using Command = OrderCommand;
using Actor = CaseActor;
using OrderGuard = Guard<Order, Actor>;

bool stage_is(const Order& order, StageState state) {
    const std::optional<std::size_t> current = current_stage(order);
    return current && order.stages[*current].state == state;
}
bool is_in_progress(const Order& order, Actor) { return stage_is(order, StageState::InProgress); }
bool is_submitted(const Order& order, Actor) { return stage_is(order, StageState::Submitted); }
bool is_last_submitted(const Order& order, Actor actor) {
    return is_submitted(order, actor) && *current_stage(order) + 1 == order.stages.size();
}
// Nothing is left to pay: a free service, or a last stage that costs nothing.
bool is_last_and_paid(const Order& order, Actor actor) {
    return is_last_submitted(order, actor) && total_fen(order) == paid_fen(order);
}

bool is_due(const Order& order, Actor) { return due_fen(order) > 0; }
bool has_payment(const Order& order, ReceiptState receipt) {
    return std::ranges::contains(order.payments, receipt, &Payment::receipt);
}
bool awaits_receipt(const Order& order, Actor) { return has_payment(order, ReceiptState::Waiting); }
bool lacks_receipt(const Order& order, Actor actor) {
    return awaits_receipt(order, actor) || has_payment(order, ReceiptState::Missing);
}

bool may_append(const Order& order, Actor) {
    return order.rating && order.rating->addition.empty();
}
bool may_reply(const Order& order, Actor) { return order.rating && order.rating->reply.empty(); }

bool has_no_proposal(const Order& order, Actor) { return !order.termination; }
bool has_own_proposal(const Order& order, Actor actor) {
    return order.termination && order.termination->proposed_by == actor;
}
bool has_other_proposal(const Order& order, Actor actor) {
    return order.termination && order.termination->proposed_by != actor;
}

bool may_remind(const Order& order, Actor) { return has_reminder_left(order); }

// An appeal that interrupted this state.
template <OrderState former>
struct Interrupted {
    static bool is_it(const Order& order, Actor) {
        return !order.appeals.empty() && order.appeals.back().resumes == former;
    }
    static bool is_own(const Order& order, Actor actor) {
        return is_it(order, actor) && order.appeals.back().by == actor;
    }
};

constexpr OrderGuard stage_in_progress{&is_in_progress, "order.stage_not_in_progress"};
constexpr OrderGuard stage_submitted{&is_submitted, "order.stage_not_submitted"};
constexpr OrderGuard last_submitted{&is_last_submitted, "order.stage_not_submitted"};
constexpr OrderGuard last_and_paid{&is_last_and_paid, "order.stage_not_submitted"};
constexpr OrderGuard something_due{&is_due, "order.nothing_due"};
constexpr OrderGuard receipt_open{&lacks_receipt, "order.receipt_settled"};
constexpr OrderGuard receipt_waiting{&awaits_receipt, "order.receipt_settled"};
constexpr OrderGuard rated_once{&may_append, "order.already_appended"};
constexpr OrderGuard unanswered{&may_reply, "order.already_replied"};
constexpr OrderGuard somebody_late{&may_remind, "order.not_due"};
constexpr OrderGuard no_proposal{&has_no_proposal, "order.termination_open"};
constexpr OrderGuard self_proposes{&has_own_proposal, "order.no_termination"};
constexpr OrderGuard other_proposes{&has_other_proposal, "order.no_termination"};
template <OrderState former>
constexpr OrderGuard back_to() {
    return {.holds = &Interrupted<former>::is_it, .code = "order.no_appeal"};
}
template <OrderState former>
constexpr OrderGuard own_back_to() {
    return {.holds = &Interrupted<former>::is_own, .code = "order.no_appeal"};
}

// Of several rows of one command the first that is open counts. What an actor is waited for comes
// before what it merely may do.
constexpr OrderTransition transitions[] = {
    {State::Applied, Command::Accept, Actor::Institution, State::Accepted},
    {State::Applied, Command::Decline, Actor::Institution, State::Declined},
    {State::Applied, Command::Cancel, Actor::Enterprise, State::Cancelled},
    {State::Applied, Command::ForceClose, Actor::Window, State::Closed},
    {State::Applied, Command::Remind, Actor::System, State::Applied, somebody_late},
    {State::Applied, Command::Expire, Actor::System, State::Closed},

    {State::Accepted, Command::SubmitContract, Actor::Institution, State::ContractOffered},
    {State::Accepted, Command::Withdraw, Actor::Institution, State::Declined},
    {State::Accepted, Command::Cancel, Actor::Enterprise, State::Cancelled},
    {State::Accepted, Command::ForceClose, Actor::Window, State::Closed},
    {State::Accepted, Command::Remind, Actor::System, State::Accepted, somebody_late},

    {State::ContractOffered, Command::ConfirmContract, Actor::Enterprise, State::Running},
    {State::ContractOffered, Command::ReturnContract, Actor::Enterprise, State::Accepted},
    {State::ContractOffered, Command::Cancel, Actor::Enterprise, State::Cancelled},
    {State::ContractOffered, Command::Withdraw, Actor::Institution, State::Declined},
    {State::ContractOffered, Command::ForceClose, Actor::Window, State::Closed},
    {State::ContractOffered, Command::Remind, Actor::System, State::ContractOffered, somebody_late},

    {State::Running, Command::SubmitStage, Actor::Institution, State::Running, stage_in_progress},
    {State::Running, Command::AcceptStage, Actor::Enterprise, State::AwaitingRating, last_and_paid},
    {State::Running, Command::AcceptStage, Actor::Enterprise, State::AwaitingPayment,
     last_submitted},
    {State::Running, Command::AcceptStage, Actor::Enterprise, State::Running, stage_submitted},
    {State::Running, Command::ReturnStage, Actor::Enterprise, State::Running, stage_submitted},
    {State::Running, Command::PayOffline, Actor::Enterprise, State::Running, something_due},
    {State::Running, Command::ConfirmReceipt, Actor::Institution, State::Running, receipt_open},
    {State::Running, Command::ReportMissing, Actor::Institution, State::Appealing, receipt_waiting},
    {State::Running, Command::AcceptTermination, Actor::Enterprise, State::Terminated,
     other_proposes},
    {State::Running, Command::AcceptTermination, Actor::Institution, State::Terminated,
     other_proposes},
    {State::Running, Command::RejectTermination, Actor::Enterprise, State::Running, other_proposes},
    {State::Running, Command::RejectTermination, Actor::Institution, State::Running,
     other_proposes},
    {State::Running, Command::RetractTermination, Actor::Enterprise, State::Running, self_proposes},
    {State::Running, Command::RetractTermination, Actor::Institution, State::Running,
     self_proposes},
    {State::Running, Command::ProposeTermination, Actor::Enterprise, State::Running, no_proposal},
    {State::Running, Command::ProposeTermination, Actor::Institution, State::Running, no_proposal},
    {State::Running, Command::Appeal, Actor::Enterprise, State::Appealing},
    {State::Running, Command::Appeal, Actor::Institution, State::Appealing},
    {State::Running, Command::ForceClose, Actor::Window, State::Closed},
    {State::Running, Command::Remind, Actor::System, State::Running, somebody_late},

    {State::AwaitingPayment, Command::PayOffline, Actor::Enterprise, State::AwaitingRating,
     something_due},
    {State::AwaitingPayment, Command::ConfirmReceipt, Actor::Institution, State::AwaitingPayment,
     receipt_open},
    {State::AwaitingPayment, Command::ReportMissing, Actor::Institution, State::Appealing,
     receipt_waiting},
    {State::AwaitingPayment, Command::Appeal, Actor::Enterprise, State::Appealing},
    {State::AwaitingPayment, Command::Appeal, Actor::Institution, State::Appealing},
    {State::AwaitingPayment, Command::ForceClose, Actor::Window, State::Closed},
    {State::AwaitingPayment, Command::Remind, Actor::System, State::AwaitingPayment, somebody_late},

    {State::AwaitingRating, Command::Rate, Actor::Enterprise, State::Completed},
    {State::AwaitingRating, Command::ConfirmReceipt, Actor::Institution, State::AwaitingRating,
     receipt_open},
    {State::AwaitingRating, Command::ReportMissing, Actor::Institution, State::Appealing,
     receipt_waiting},
    {State::AwaitingRating, Command::Appeal, Actor::Enterprise, State::Appealing},
    {State::AwaitingRating, Command::Appeal, Actor::Institution, State::Appealing},
    {State::AwaitingRating, Command::ForceClose, Actor::Window, State::Closed},
    {State::AwaitingRating, Command::Remind, Actor::System, State::AwaitingRating, somebody_late},
    {State::AwaitingRating, Command::CompleteUnrated, Actor::System, State::Completed},

    {State::Completed, Command::AppendRating, Actor::Enterprise, State::Completed, rated_once},
    {State::Completed, Command::ReplyRating, Actor::Institution, State::Completed, unanswered},
    {State::Completed, Command::ConfirmReceipt, Actor::Institution, State::Completed, receipt_open},
    {State::Completed, Command::ReportMissing, Actor::Institution, State::Completed,
     receipt_waiting},
    {State::Completed, Command::Remind, Actor::System, State::Completed, somebody_late},

    {State::Appealing, Command::SettleAppeal, Actor::Window, State::Running,
     back_to<State::Running>()},
    {State::Appealing, Command::SettleAppeal, Actor::Window, State::AwaitingPayment,
     back_to<State::AwaitingPayment>()},
    {State::Appealing, Command::SettleAppeal, Actor::Window, State::AwaitingRating,
     back_to<State::AwaitingRating>()},
    {State::Appealing, Command::RuleCompleted, Actor::Window, State::Completed},
    {State::Appealing, Command::RuleTerminated, Actor::Window, State::Terminated},
    {State::Appealing, Command::ForceClose, Actor::Window, State::Closed},
    {State::Appealing, Command::RetractAppeal, Actor::Enterprise, State::Running,
     own_back_to<State::Running>()},
    {State::Appealing, Command::RetractAppeal, Actor::Enterprise, State::AwaitingPayment,
     own_back_to<State::AwaitingPayment>()},
    {State::Appealing, Command::RetractAppeal, Actor::Enterprise, State::AwaitingRating,
     own_back_to<State::AwaitingRating>()},
    {State::Appealing, Command::RetractAppeal, Actor::Institution, State::Running,
     own_back_to<State::Running>()},
    {State::Appealing, Command::RetractAppeal, Actor::Institution, State::AwaitingPayment,
     own_back_to<State::AwaitingPayment>()},
    {State::Appealing, Command::RetractAppeal, Actor::Institution, State::AwaitingRating,
     own_back_to<State::AwaitingRating>()},
};

constexpr std::span<const OrderTransition> table = transitions;

static_assert(workflow::always_ends(table, State::Applied));
static_assert(workflow::reachable_states(table, State::Applied).size() ==
              std::size(order_state_rows));

// Why this command is of no use now, in words that say more than that it is.
std::string_view refusal_of(const Order& order, Command command) {
    if (order.state == State::Appealing) return "order.appealing";
    if (command == Command::Rate && order.rating) return "order.already_rated";
    if (is_final(order.state)) return "order.finished";
    if (command == Command::Cancel) return "order.not_cancellable";
    if (command == Command::Rate) return "order.not_paid";
    if (command == Command::PayOffline) return "order.nothing_due";
    const bool is_of_contract = command == Command::SubmitContract ||
                                command == Command::ReturnContract ||
                                command == Command::ConfirmContract;
    if (is_of_contract && frozen_contract(order) != nullptr) return "order.contract_frozen";
    const bool is_after_rating =
        command == Command::AppendRating || command == Command::ReplyRating;
    return is_after_rating ? "order.not_rated" : "order.wrong_state";
}

// What a step leaves behind in a state where nobody works any more.
void tidy_up(Order& order) {
    const bool is_under_way = order.state == State::Running || order.state == State::Appealing;
    if (!is_under_way) order.termination.reset();
    if (!is_final(order.state)) return;
    for (StageProgress& stage : order.stages) {
        if (stage.state != StageState::Accepted) stage.state = StageState::Cancelled;
    }
}

void append_log(Order& order, State from, const OrderAction& action, const CaseContext& context) {
    ++order.version;
    order.updated_at = context.now;
    order.log.push_back({.seq = static_cast<std::int64_t>(order.log.size()) + 1,
                         .at = context.now,
                         .from = from,
                         .command = action.command,
                         .to = order.state,
                         .actor = context.actor,
                         .by = context.by,
                         .remark = remark_of(order, action),
                         .version = order.version});
}

Result<void> check_opening(const OrderOpening& opening, const CaseContext& context) {
    if (context.actor != Actor::Enterprise) {
        return fail(ErrorKind::Forbidden, "order.not_enterprise");
    }
    if (opening.must_be_verified && !opening.is_verified) {
        return fail(ErrorKind::Forbidden, "order.not_verified");
    }
    const bool is_own = opening.enterprise.party_id == opening.institution.party_id ||
                        opening.enterprise.uscc == opening.institution.uscc;
    if (is_own) return fail(ErrorKind::Conflict, "order.own_service");
    return {};
}

Result<Order> begin_order(const OrderOpening& opening, const OrderRequest& request,
                          const CaseContext& context) {
    Order order;
    order.request = normalized(request);
    if (Problems problems = check(order.request); !problems.empty()) {
        return invalid(std::move(problems));
    }
    order.order_id = opening.order_id;
    order.number = opening.number;
    order.enterprise = opening.enterprise;
    order.institution = opening.institution;
    order.window_id = opening.window_id;
    order.service = opening.service;
    order.created_at = context.now;
    return order;
}

}  // namespace

std::span<const OrderTransition> order_transitions() { return table; }

bool is_final(OrderState state) { return workflow::is_final(table, state); }

bool may_see(const Order& order, const CaseContext& context) {
    // Nobody is nobody's party, whatever an order lacks.
    const std::string& party_id = context.party_id;
    if (party_id.empty() && context.actor != Actor::System) return false;
    switch (context.actor) {
        case Actor::Enterprise:
            return party_id == order.enterprise.party_id;
        case Actor::Institution:
            return party_id == order.institution.party_id;
        case Actor::Window:
            return covers(context.region, order.enterprise.region);
        case Actor::System:
            return true;
    }
    return false;
}

std::vector<OrderCommand> open_commands(const Order& order, CaseActor actor) {
    return workflow::open_commands(table, order.state, actor, order);
}

std::optional<CaseActor> waits_for(const Order& order) {
    switch (order.state) {
        case State::Applied:
        case State::Accepted:
            return Actor::Institution;
        case State::Running:
            return stage_is(order, StageState::Submitted) ? Actor::Enterprise : Actor::Institution;
        case State::ContractOffered:
        case State::AwaitingPayment:
        case State::AwaitingRating:
            return Actor::Enterprise;
        case State::Appealing:
            return Actor::Window;
        case State::Completed:
        case State::Declined:
        case State::Cancelled:
        case State::Terminated:
        case State::Closed:
            return std::nullopt;
    }
    return std::nullopt;
}

Result<Order> apply(const Order& order, const OrderAction& given, const CaseContext& context) {
    const OrderAction action = normalized(given);
    if (!may_see(order, context)) return fail(ErrorKind::NotFound);
    if (!workflow::may_ever(table, action.command, context.actor)) {
        return fail(ErrorKind::Forbidden, "order.not_yours");
    }
    if (action.expected_version != order.version) return fail(ErrorKind::Stale, "order.stale");
    const auto row = workflow::next(table, order.state, action.command, context.actor, order);
    if (!row) {
        Error error = row.error();
        if (error.code == "workflow.wrong_state") error.code = refusal_of(order, action.command);
        return std::unexpected(std::move(error));
    }
    if (Problems problems = check(action); !problems.empty()) return invalid(std::move(problems));
    Order after = order;
    if (const Result<void> done = take_step(after, action, context); !done) {
        return std::unexpected(done.error());
    }
    after.state = (*row)->to;
    tidy_up(after);
    append_log(after, order.state, action, context);
    return after;
}

Result<Order> open_order(const OrderOpening& opening, const OrderRequest& request,
                         const CaseContext& context) {
    if (const auto allowed = check_opening(opening, context); !allowed) {
        return std::unexpected(allowed.error());
    }
    // Only a chosen response makes an order of a demand.
    if (request.source == OrderSource::Demand) return invalid({{"source", Rule::Unknown}});
    if (!is_on_shelf(opening.service_state)) {
        return fail(ErrorKind::Conflict, "order.service_off_shelf");
    }
    auto order = begin_order(opening, request, context);
    if (!order) return order;
    append_log(*order, State::Applied, {.command = Command::Apply}, context);
    return order;
}

Result<Order> open_agreed_order(const OrderOpening& opening, const OrderRequest& request,
                                std::optional<std::int64_t> price_fen, const CaseContext& context) {
    if (const auto allowed = check_opening(opening, context); !allowed) {
        return std::unexpected(allowed.error());
    }
    auto order = begin_order(opening, request, context);
    if (!order) return order;
    order->state = State::Accepted;
    order->price_fen = price_fen;
    append_log(*order, State::Applied, {.command = Command::Apply}, context);
    return order;
}

}  // namespace emc
