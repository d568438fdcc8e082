#include "domain/demand_workflow.h"

#include <algorithm>
#include <iterator>

#include "domain/demand_steps.h"
#include "domain/regions.h"

namespace emc {
namespace {

using State = DemandState;
using Command = DemandCommand;
using Actor = CaseActor;
using DemandGuard = Guard<Demand, Actor>;

bool shown(const Demand& demand, Actor) { return is_shown(demand); }
bool past(const Demand& demand, Actor) { return demand.is_past; }
bool not_past(const Demand& demand, Actor) { return !demand.is_past; }
bool unpublished(const Demand& demand, Actor) { return published_edition(demand) == nullptr; }
bool responded(const Demand& demand, Actor) { return open_responses(demand) > 0; }

constexpr DemandGuard is_open{&shown, "demand.not_open"};
constexpr DemandGuard was_past{&past, "demand.wrong_state"};
constexpr DemandGuard still_runs{&not_past, "demand.wrong_state"};
constexpr DemandGuard never_public{&unpublished, "demand.was_published"};
constexpr DemandGuard has_response{&responded, "demand.no_response"};

// Of several rows of one command the first that is open counts. What an actor is waited for comes
// before what it merely may do.
constexpr DemandTransition transitions[] = {
    {State::Draft, Command::Submit, Actor::Enterprise, State::InReview},
    {State::Draft, Command::Save, Actor::Enterprise, State::Draft},
    {State::Draft, Command::Delete, Actor::Enterprise, State::Deleted, never_public},

    {State::InReview, Command::Approve, Actor::Window, State::Published},
    {State::InReview, Command::Return, Actor::Window, State::Returned},
    {State::InReview, Command::Revoke, Actor::Enterprise, State::Draft},

    {State::Returned, Command::Submit, Actor::Enterprise, State::InReview},
    {State::Returned, Command::Save, Actor::Enterprise, State::Returned},
    {State::Returned, Command::Delete, Actor::Enterprise, State::Deleted, never_public},

    {State::Published, Command::Choose, Actor::Enterprise, State::Closed, has_response},
    {State::Published, Command::Submit, Actor::Enterprise, State::ChangeReview},
    {State::Published, Command::Close, Actor::Enterprise, State::Closed},
    {State::Published, Command::Respond, Actor::Institution, State::Published, is_open},
    {State::Published, Command::WithdrawResponse, Actor::Institution, State::Published},
    {State::Published, Command::Delist, Actor::Window, State::Delisted},
    {State::Published, Command::Expire, Actor::System, State::Expired},

    {State::ChangeReview, Command::Approve, Actor::Window, State::Published},
    {State::ChangeReview, Command::Return, Actor::Window, State::Expired, was_past},
    {State::ChangeReview, Command::Return, Actor::Window, State::Published},
    {State::ChangeReview, Command::Delist, Actor::Window, State::Delisted},
    {State::ChangeReview, Command::Choose, Actor::Enterprise, State::Closed, has_response},
    {State::ChangeReview, Command::Revoke, Actor::Enterprise, State::Expired, was_past},
    {State::ChangeReview, Command::Revoke, Actor::Enterprise, State::Published},
    {State::ChangeReview, Command::Close, Actor::Enterprise, State::Closed},
    {State::ChangeReview, Command::Respond, Actor::Institution, State::ChangeReview, is_open},
    {State::ChangeReview, Command::WithdrawResponse, Actor::Institution, State::ChangeReview},
    {State::ChangeReview, Command::Expire, Actor::System, State::ChangeReview, still_runs},

    // The last day is the responses' own: one of them may be chosen after it.
    {State::Expired, Command::Choose, Actor::Enterprise, State::Closed, has_response},
    {State::Expired, Command::Renew, Actor::Enterprise, State::ChangeReview},
    {State::Expired, Command::Close, Actor::Enterprise, State::Closed},
    {State::Expired, Command::WithdrawResponse, Actor::Institution, State::Expired},

    {State::Delisted, Command::Submit, Actor::Enterprise, State::InReview},
    {State::Delisted, Command::Close, Actor::Enterprise, State::Closed},
};

constexpr std::span<const DemandTransition> table = transitions;

static_assert(workflow::always_ends(table, State::Draft));
static_assert(workflow::reachable_states(table, State::Draft).size() ==
              std::size(demand_state_rows));

bool is_waiting(State state) { return state == State::InReview || state == State::ChangeReview; }

std::string refusal_of(const Demand& demand, Command command) {
    if (workflow::is_final(table, demand.state)) return "demand.finished";
    const bool is_of_content =
        command == Command::Save || command == Command::Submit || command == Command::Renew;
    if (is_of_content && is_waiting(demand.state)) return "demand.in_review";
    if (command == Command::Approve || command == Command::Return || command == Command::Revoke) {
        return "demand.not_in_review";
    }
    return command == Command::Respond ? "demand.not_open" : "demand.wrong_state";
}

// Up to which version the step depends on what happened.
bool is_stale(const Demand& demand, const DemandAction& action, const CaseContext& who) {
    std::int64_t relevant = demand.steady_version;
    if (action.command == Command::Choose) relevant = demand.version;
    if (who.actor == Actor::Institution) {
        const DemandResponse* own = response_of(demand, who.party_id);
        if (own != nullptr) relevant = std::max(relevant, own->version);
    }
    return action.expected_version < relevant || action.expected_version > demand.version;
}

std::string remark_of(const Demand& after, const DemandAction& action) {
    switch (action.command) {
        case Command::Return:
        case Command::Delist:
            return action.reason;
        case Command::Close:
            return std::string(enum_row(*after.close_reason).label.zh);
        case Command::Choose:
            return "订单" + after.order_number;
        case Command::Submit:
        case Command::Renew:
            return after.review_due_on + "前答复" + (after.is_due_provisional ? "（暂定）" : "");
        case Command::Respond:
        case Command::WithdrawResponse:
            return after.responses.empty() ? std::string()
                                           : responder_of_last_step(after).institution.name;
        case Command::Save:
        case Command::Revoke:
        case Command::Approve:
        case Command::Expire:
        case Command::Delete:
            return {};
    }
    return {};
}

void append_log(Demand& demand, std::string_view from, std::string_view command, std::string remark,
                const CaseContext& who) {
    demand.updated_at = who.now;
    demand.log.push_back({.seq = static_cast<std::int64_t>(demand.log.size()) + 1,
                          .at = who.now,
                          .from = std::string(from),
                          .command = std::string(command),
                          .to = std::string(enum_row(demand.state).word),
                          .actor = who.actor,
                          .by = who.by,
                          .remark = std::move(remark),
                          .version = demand.version});
}

}  // namespace

std::span<const DemandTransition> demand_transitions() { return table; }

bool may_see(const Demand& demand, const CaseContext& context) {
    // Nobody is nobody's party, whatever a demand lacks.
    const std::string& party_id = context.party_id;
    if (party_id.empty() && context.actor != Actor::System) return false;
    switch (context.actor) {
        case Actor::Enterprise:
            return party_id == demand.enterprise.party_id;
        case Actor::Institution:
            return published_edition(demand) != nullptr;
        case Actor::Window:
            return covers(context.region, demand.enterprise.region);
        case Actor::System:
            return true;
    }
    return false;
}

std::vector<DemandCommand> open_commands(const Demand& demand, CaseActor actor) {
    return workflow::open_commands(table, demand.state, actor, demand);
}

std::optional<CaseActor> waits_for(const Demand& demand) {
    if (is_waiting(demand.state)) return Actor::Window;
    if (demand.state == State::Draft || demand.state == State::Returned) return Actor::Enterprise;
    const bool may_choose = demand.state == State::Published || demand.state == State::Expired;
    if (may_choose && open_responses(demand) > 0) return Actor::Enterprise;
    return std::nullopt;
}

std::optional<InstantMs> due_at(const Demand& demand) {
    const DemandEdition* edition = published_edition(demand);
    if (!is_shown(demand) || edition == nullptr) return std::nullopt;
    const auto last = parse_date(edition->content.ends_on);
    if (!last) return std::nullopt;
    return end_of(*last);
}

Result<Demand> open_demand(const DemandOpening& opening, const DemandDraft& draft,
                           const CaseContext& context) {
    if (context.actor != Actor::Enterprise) {
        return fail(ErrorKind::Forbidden, "demand.not_enterprise");
    }
    Demand demand;
    demand.content = normalized(draft);
    if (Problems problems = check_gaps_allowed(demand.content); !problems.empty()) {
        return invalid(std::move(problems));
    }
    demand.demand_id = opening.demand_id;
    demand.number = opening.number;
    demand.enterprise = opening.enterprise;
    demand.created_at = context.now;
    demand.version = demand.steady_version = 1;
    append_log(demand, enum_row(State::Draft).word, enum_row(Command::Save).word, {}, context);
    return demand;
}

Result<Demand> apply(const Demand& demand, const DemandAction& given,
                     const DemandContext& context) {
    const DemandAction action = normalized(given);
    const CaseContext& who = context.who;
    if (!may_see(demand, who)) return fail(ErrorKind::NotFound);
    if (!workflow::may_ever(table, action.command, who.actor)) {
        return fail(ErrorKind::Forbidden, "demand.not_yours");
    }
    const bool publishes = action.command == Command::Submit || action.command == Command::Renew;
    if (publishes && context.must_be_verified && !context.is_verified) {
        return fail(ErrorKind::Forbidden, "demand.not_verified");
    }
    if (is_stale(demand, action, who)) return fail(ErrorKind::Stale, "case.stale");
    const auto row = workflow::next(table, demand.state, action.command, who.actor, demand);
    if (!row) {
        Error error = row.error();
        if (error.code == "workflow.wrong_state") error.code = refusal_of(demand, action.command);
        return std::unexpected(std::move(error));
    }
    if (Problems problems = check(action); !problems.empty()) return invalid(std::move(problems));
    Demand after = demand;
    ++after.version;
    if (who.actor != Actor::Institution) after.steady_version = after.version;
    if (const Result<void> done = take_step(after, action, context); !done) {
        return std::unexpected(done.error());
    }
    after.state = (*row)->to;
    append_log(after, enum_row(demand.state).word, enum_row(action.command).word,
               remark_of(after, action), who);
    return after;
}

}  // namespace emc
