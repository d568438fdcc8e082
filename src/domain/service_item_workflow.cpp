#include "domain/service_item_workflow.h"

namespace emc {
namespace {

using State = ServiceState;
using Command = ServiceCommand;
using Actor = ServiceActor;

constexpr bool has_change(const ServiceItem& item, Actor) { return item.pending.has_value(); }

constexpr Guard<ServiceItem, Actor> changed = {&has_change, "service.no_change"};

// The system stands in for the window while review is off.
constexpr ServiceTransition transitions[] = {
    {State::Draft, Command::Submit, Actor::Institution, State::InReview},
    {State::Draft, Command::Delete, Actor::Institution, State::Deleted},
    {State::InReview, Command::Approve, Actor::Window, State::Listed},
    {State::InReview, Command::Return, Actor::Window, State::Returned},
    {State::InReview, Command::Approve, Actor::System, State::Listed},
    {State::InReview, Command::Revoke, Actor::Institution, State::Draft},
    {State::Returned, Command::Submit, Actor::Institution, State::InReview},
    {State::Returned, Command::Delete, Actor::Institution, State::Deleted},
    {State::Listed, Command::Submit, Actor::Institution, State::ChangeReview, changed},
    {State::Listed, Command::Withdraw, Actor::Institution, State::Withdrawn},
    {State::Listed, Command::Delist, Actor::Window, State::Delisted},
    {State::ChangeReview, Command::Approve, Actor::Window, State::Listed},
    {State::ChangeReview, Command::Return, Actor::Window, State::Listed},
    {State::ChangeReview, Command::Approve, Actor::System, State::Listed},
    {State::ChangeReview, Command::Revoke, Actor::Institution, State::Listed},
    {State::ChangeReview, Command::Withdraw, Actor::Institution, State::Withdrawn},
    {State::ChangeReview, Command::Delist, Actor::Window, State::Delisted},
    {State::Withdrawn, Command::Relist, Actor::Institution, State::InReview},
    {State::Withdrawn, Command::Delete, Actor::Institution, State::Deleted},
    {State::Delisted, Command::Relist, Actor::Institution, State::InReview},
    {State::Delisted, Command::Delete, Actor::Institution, State::Deleted},
};

constexpr std::span<const ServiceTransition> table = transitions;

static_assert(workflow::always_ends(table, State::Draft));
static_assert(workflow::reachable_states(table, State::Draft).size() ==
              std::size(service_state_rows));

bool is_submission(Command command) {
    return command == Command::Submit || command == Command::Relist;
}

bool is_own(const ServiceItem& item, const ServiceContext& context) {
    return context.actor != Actor::Institution || context.party_id == item.institution_id;
}

// What the step does besides moving the state.
void take_effect(ServiceItem& item, const ServiceAction& action, const ServiceContext& context) {
    switch (action.command) {
        case Command::Approve:
            if (item.pending) item.content = *std::move(item.pending);
            item.pending.reset();
            item.review_opinion.clear();
            item.listed_at = context.now;
            return;
        case Command::Return:
        case Command::Delist:
            item.review_opinion = action.reason;
            return;
        case Command::Withdraw:
            if (item.pending) item.content = *std::move(item.pending);
            item.pending.reset();
            return;
        case Command::Submit:
        case Command::Relist:
            item.review_opinion.clear();
            return;
        case Command::Revoke:
        case Command::Delete:
            return;
    }
}

}  // namespace

std::span<const ServiceTransition> service_transitions() { return transitions; }

Problems check(const ServiceAction& action) {
    Problems problems = check_fields(action);
    const bool turns_down = action.command == Command::Return || action.command == Command::Delist;
    if (turns_down && action.reason.empty()) problems.push_back({"reason", Rule::Required});
    return problems;
}

std::vector<ServiceCommand> open_commands(const ServiceItem& item, ServiceActor actor) {
    return workflow::open_commands(table, item.state, actor, item);
}

Result<ServiceItem> apply(const ServiceItem& item, const ServiceAction& action,
                          const ServiceContext& context) {
    if (!is_own(item, context)) return fail(ErrorKind::NotFound);
    if (action.expected_version != item.version) return fail(ErrorKind::Stale, "service.stale");
    const auto row = workflow::next(table, item.state, action.command, context.actor, item);
    if (!row) return std::unexpected(workflow::named(row.error(), "service"));
    if (Problems problems = check(action); !problems.empty()) return invalid(std::move(problems));
    if (is_submission(action.command)) {
        Problems problems = check(item.pending.value_or(item.content));
        if (!problems.empty()) return invalid(std::move(problems));
    }
    ServiceItem after = item;
    after.state = (*row)->to;
    take_effect(after, action, context);
    after.updated_at = context.now;
    ++after.version;
    if (!is_submission(action.command) || context.is_review_on) return after;
    const ServiceAction approval{.service_id = item.service_id,
                                 .command = Command::Approve,
                                 .expected_version = after.version};
    ServiceContext platform = context;
    platform.actor = Actor::System;
    return apply(after, approval, platform);
}

Result<ServiceItem> edited(const ServiceItem& item, ServiceDraft draft,
                           const ServiceContext& context) {
    if (context.actor != Actor::Institution || !is_own(item, context)) {
        return fail(ErrorKind::NotFound);
    }
    if (item.state == State::Deleted) return fail(ErrorKind::Conflict, "service.deleted");
    if (item.state == State::InReview || item.state == State::ChangeReview) {
        return fail(ErrorKind::Conflict, "service.in_review");
    }
    ServiceItem after = item;
    if (item.state == State::Listed) {
        after.pending = normalized(std::move(draft));
    } else {
        after.content = normalized(std::move(draft));
    }
    after.updated_at = context.now;
    ++after.version;
    return after;
}

}  // namespace emc
