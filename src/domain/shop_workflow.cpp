#include "domain/shop_workflow.h"

#include <algorithm>
#include <iterator>

#include "domain/regions.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

using State = ShopState;
using Command = ShopCommand;
using Actor = CaseActor;
using ShopGuard = Guard<Shop, Actor>;

bool are_pages_whole(const Shop& shop, Actor) { return check(shop.pages).empty(); }
bool is_own_suspension(const Shop& shop, Actor actor) { return shop.suspended_by == actor; }
bool is_paused(const Shop& shop, Actor) { return shop.suspended_by == Actor::Enterprise; }

constexpr ShopGuard pages_whole{&are_pages_whole, "shop.pages_unfinished"};
constexpr ShopGuard own_suspension{&is_own_suspension, "shop.suspended_by_other"};
constexpr ShopGuard paused{&is_paused, "shop.suspended"};

// Of the two rows of a call the second is taken when nobody was told.
constexpr ShopTransition transitions[] = {
    {State::Draft, Command::Submit, Actor::Enterprise, State::InReview},

    {State::InReview, Command::Approve, Actor::Window, State::ApprovedUntold},
    {State::InReview, Command::Return, Actor::Window, State::ReturnedUntold},
    {State::InReview, Command::Revoke, Actor::Enterprise, State::Draft},

    {State::ApprovedUntold, Command::RecordCall, Actor::Window, State::Guiding},
    {State::ApprovedUntold, Command::RecordCall, Actor::Window, State::ApprovedUntold},

    {State::ReturnedUntold, Command::RecordCall, Actor::Window, State::Returned},
    {State::ReturnedUntold, Command::RecordCall, Actor::Window, State::ReturnedUntold},

    {State::Returned, Command::Submit, Actor::Enterprise, State::InReview},

    {State::Guiding, Command::EditPages, Actor::Enterprise, State::Guiding},
    {State::Guiding, Command::Open, Actor::Window, State::Open, pages_whole},
    {State::Guiding, Command::AssignGuide, Actor::Window, State::Guiding},

    {State::Open, Command::EditPages, Actor::Enterprise, State::Open},
    {State::Open, Command::Suspend, Actor::Enterprise, State::Suspended},
    {State::Open, Command::Suspend, Actor::Window, State::Suspended},
    {State::Open, Command::AssignGuide, Actor::Window, State::Open},

    {State::Suspended, Command::Resume, Actor::Enterprise, State::Open, own_suspension},
    {State::Suspended, Command::Resume, Actor::Window, State::Open, own_suspension},
    {State::Suspended, Command::EditPages, Actor::Enterprise, State::Suspended},
    // An enterprise that pauses its shop does not escape the window.
    {State::Suspended, Command::Suspend, Actor::Window, State::Suspended, paused},
};

constexpr std::span<const ShopTransition> table = transitions;

constexpr bool leads_on(State state) {
    return std::ranges::any_of(
        table, [&](const ShopTransition& row) { return row.from == state && row.to != state; });
}
constexpr bool never_stuck() {
    return std::ranges::all_of(shop_state_rows,
                               [](const EnumRow<State>& row) { return leads_on(row.value); });
}

static_assert(workflow::reachable_states(table, State::Draft).size() == std::size(shop_state_rows));
// A shop is never over: one that is refused may be applied for again.
static_assert(never_stuck());

bool told_nobody(const ShopAction& action) {
    return action.command == Command::RecordCall && action.call->outcome != CallOutcome::Told;
}

std::string_view refusal_of(const Shop& shop, Command command) {
    const bool is_decision =
        command == Command::Approve || command == Command::Return || command == Command::Revoke;
    if (is_decision) return "shop.not_in_review";
    if (command == Command::Submit) return "shop.already_applied";
    if (command == Command::RecordCall) return "shop.nothing_to_tell";
    if (command == Command::EditPages) return "shop.pages_closed";
    if (command == Command::Suspend && shop.state == State::Suspended) return "shop.suspended";
    return "shop.wrong_state";
}

void require(Problems& problems, std::string_view key, bool is_there) {
    if (!is_there) problems.push_back({std::string(key), Rule::Required});
}

// What the shop itself asks of the action.
Problems check_step(const Shop& shop, const ShopAction& action, const CaseContext& context) {
    Problems problems = check(action);
    if (!problems.empty()) return problems;
    if (action.command == Command::Suspend && context.actor == Actor::Window) {
        require(problems, "reason", !action.reason.empty());
    }
    if (action.command == Command::RecordCall) {
        for (Problem& problem : check(*action.call, context.today())) {
            problems.push_back({"call/" + problem.field, problem.rule});
        }
        const bool begins_guidance = shop.state == State::ApprovedUntold && !told_nobody(action);
        if (begins_guidance) require(problems, "guide", action.guide.has_value());
    }
    if (action.command == Command::EditPages && shop.state != State::Guiding) {
        for (Problem& problem : check(*action.pages)) {
            problem.field = "pages/" + problem.field;
            problems.push_back(std::move(problem));
        }
    }
    return problems;
}

void take_effect(Shop& shop, const ShopAction& action, const CaseContext& context) {
    switch (action.command) {
        case Command::Submit:
            shop.application = *action.application;
            shop.opinion.clear();
            shop.calls.clear();
            shop.submitted_at = context.now;
            return;
        case Command::Approve:
        case Command::Return:
            shop.opinion = action.reason;
            return;
        case Command::RecordCall:
            shop.calls.push_back(*action.call);
            shop.calls.back().by = context.by;
            if (shop.state == State::ApprovedUntold && !told_nobody(action)) {
                shop.guide = action.guide;
            }
            return;
        case Command::AssignGuide:
            shop.guide = action.guide;
            return;
        case Command::EditPages:
            shop.pages = *action.pages;
            return;
        case Command::Open:
            shop.opened_at = context.now;
            return;
        case Command::Suspend:
            shop.suspended_by = context.actor;
            shop.suspension_reason = action.reason;
            return;
        case Command::Resume:
            shop.suspended_by.reset();
            shop.suspension_reason.clear();
            return;
        case Command::Revoke:
            return;
    }
}

std::string remark_of(const ShopAction& action) {
    if (action.command == Command::RecordCall) {
        const ShopCall& call = *action.call;
        std::string remark(enum_row(call.outcome).label.zh);
        remark += "，" + call.called_on + " " + call.called_at;
        if (!call.person.empty()) remark += "，" + call.person;
        return remark;
    }
    if (action.command == Command::AssignGuide) return action.guide->name;
    return action.reason;
}

// A new state has a new term; a step that stays where it is leaves the term alone.
void set_deadline(Shop& shop, State before, const CaseContext& context) {
    if (shop.state == before) return;
    shop.review_due_on.clear();
    shop.is_due_provisional = false;
    const std::optional<ReviewTask> task = review_task_of(shop.state);
    if (!task) return;
    const Deadline due =
        context.calendar->deadline(context.today(), review_working_days(ReviewKind::Shop, *task));
    shop.review_due_on = to_string(due.date);
    shop.is_due_provisional = due.is_provisional;
}

void append_log(Shop& shop, State before, const ShopAction& action, const CaseContext& context) {
    ++shop.version;
    shop.updated_at = context.now;
    shop.log.push_back({.seq = static_cast<std::int64_t>(shop.log.size()) + 1,
                        .at = context.now,
                        .from = std::string(enum_row(before).word),
                        .command = std::string(enum_row(action.command).word),
                        .to = std::string(enum_row(shop.state).word),
                        .actor = context.actor,
                        .by = context.by,
                        .remark = remark_of(action),
                        .version = shop.version});
}

Shop after_step(const Shop& before, const ShopAction& action, State to,
                const CaseContext& context) {
    Shop after = before;
    take_effect(after, action, context);
    after.state = told_nobody(action) ? before.state : to;
    set_deadline(after, before.state, context);
    append_log(after, before.state, action, context);
    return after;
}

}  // namespace

std::span<const ShopTransition> shop_transitions() { return table; }

ShopAction normalized(ShopAction action) {
    action.reason = std::string(trimmed(action.reason));
    if (action.application) action.application = normalized(*std::move(action.application));
    if (action.call) action.call = normalized(*std::move(action.call));
    if (action.guide) action.guide = normalized(*std::move(action.guide));
    if (action.pages) action.pages = normalized(*std::move(action.pages));
    return action;
}

Problems check(const ShopAction& action) {
    ShopAction rest = action;
    rest.pages.reset();  // They may be unfinished.
    Problems problems = check_fields(rest);
    switch (action.command) {
        case Command::Submit:
            require(problems, "application", action.application.has_value());
            break;
        case Command::Return:
            require(problems, "reason", !action.reason.empty());
            break;
        case Command::RecordCall:
            require(problems, "call", action.call.has_value());
            break;
        case Command::AssignGuide:
            require(problems, "guide", action.guide.has_value());
            break;
        case Command::EditPages:
            require(problems, "pages", action.pages.has_value());
            break;
        case Command::Approve:
        case Command::Revoke:
        case Command::Open:
        case Command::Suspend:
        case Command::Resume:
            break;
    }
    if (action.pages) {
        for (Problem& problem : check_unfinished(*action.pages)) {
            problem.field = "pages/" + problem.field;
            problems.push_back(std::move(problem));
        }
    }
    return problems;
}

bool may_see(const Shop& shop, const CaseContext& context) {
    switch (context.actor) {
        case Actor::Enterprise:
            return !context.party_id.empty() && context.party_id == shop.enterprise.party_id;
        case Actor::Window:
            return !context.party_id.empty() && covers(context.region, shop.enterprise.region);
        case Actor::System:
            return true;
        case Actor::Institution:
            return false;
    }
    return false;
}

std::vector<ShopCommand> open_commands(const Shop& shop, CaseActor actor) {
    return workflow::open_commands(table, shop.state, actor, shop);
}

std::optional<CaseActor> waits_for(const Shop& shop) {
    switch (shop.state) {
        case State::InReview:
        case State::ApprovedUntold:
        case State::ReturnedUntold:
            return Actor::Window;
        case State::Guiding:
            return are_pages_whole(shop, Actor::Window) ? Actor::Window : Actor::Enterprise;
        case State::Draft:
        case State::Returned:
            return Actor::Enterprise;
        case State::Open:
            return std::nullopt;
        case State::Suspended:
            return shop.suspended_by;
    }
    return std::nullopt;
}

std::optional<ReviewTask> review_task_of(ShopState state) {
    switch (state) {
        case State::InReview:
            return ReviewTask::Decide;
        case State::ApprovedUntold:
        case State::ReturnedUntold:
            return ReviewTask::Call;
        case State::Guiding:
            return ReviewTask::Guide;
        case State::Draft:
        case State::Open:
        case State::Returned:
        case State::Suspended:
            return std::nullopt;
    }
    return std::nullopt;
}

bool are_pages_editable(ShopState state) {
    return std::ranges::any_of(table, [&](const ShopTransition& row) {
        return row.from == state && row.command == Command::EditPages;
    });
}

Result<Shop> apply(const Shop& shop, const ShopAction& given, const CaseContext& context) {
    const ShopAction action = normalized(given);
    if (!may_see(shop, context)) return fail(ErrorKind::NotFound);
    if (!workflow::may_ever(table, action.command, context.actor)) {
        return fail(ErrorKind::Forbidden, "shop.not_yours");
    }
    if (action.expected_version != shop.version) return fail(ErrorKind::Stale, "case.stale");
    const auto row = workflow::next(table, shop.state, action.command, context.actor, shop);
    if (!row) {
        Error error = row.error();
        if (error.code == "workflow.wrong_state") error.code = refusal_of(shop, action.command);
        return std::unexpected(std::move(error));
    }
    if (Problems problems = check_step(shop, action, context); !problems.empty()) {
        return invalid(std::move(problems));
    }
    return after_step(shop, action, (*row)->to, context);
}

Result<Shop> open_shop(const ShopOpening& opening, const ShopApplication& application,
                       const CaseContext& context) {
    if (context.actor != Actor::Enterprise) {
        return fail(ErrorKind::Forbidden, "shop.not_enterprise");
    }
    const ShopApplication sent = normalized(application);
    if (Problems problems = check(sent); !problems.empty()) return invalid(std::move(problems));
    const Shop blank{.shop_id = opening.shop_id,
                     .number = opening.number,
                     .enterprise = opening.enterprise,
                     .created_at = context.now};
    return after_step(blank, {.command = Command::Submit, .application = sent}, State::InReview,
                      context);
}

}  // namespace emc
