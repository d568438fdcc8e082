#include "domain/verification.h"

#include <algorithm>
#include <iterator>

#include "domain/regions.h"
#include "domain/review.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

using State = VerificationState;
using Command = VerificationCommand;
using Actor = CaseActor;

constexpr VerificationTransition transitions[] = {
    {State::None, Command::Submit, Actor::Enterprise, State::InReview},

    {State::InReview, Command::Approve, Actor::Window, State::Verified},
    {State::InReview, Command::Return, Actor::Window, State::Returned},
    {State::InReview, Command::Revoke, Actor::Enterprise, State::None},
    {State::InReview, Command::Recheck, Actor::System, State::InReview},

    {State::Returned, Command::Submit, Actor::Enterprise, State::InReview},

    {State::Verified, Command::Recheck, Actor::System, State::Recheck},

    {State::Recheck, Command::Approve, Actor::Window, State::Verified},
    {State::Recheck, Command::Return, Actor::Window, State::Returned},
    {State::Recheck, Command::Submit, Actor::Enterprise, State::InReview},
    {State::Recheck, Command::Recheck, Actor::System, State::Recheck},
};
constexpr std::span<const VerificationTransition> table = transitions;

static_assert(workflow::reachable_states(table, State::None).size() ==
              std::size(verification_state_rows));
// It is never over: what an enterprise is may change.
static_assert(std::ranges::none_of(verification_state_rows, [](const EnumRow<State>& row) {
    return workflow::is_final(table, row.value);
}));

bool is_with_window(State state) { return state == State::InReview || state == State::Recheck; }

std::string_view refusal_of(const Verification& verification, Command command) {
    if (command != Command::Submit) return "verification.not_in_review";
    return verification.state == State::Verified ? "verification.already_verified"
                                                 : "verification.in_review";
}

// What has changed since is reviewed anew.
void set_deadline(Verification& verification, State before, Command command,
                  const CaseContext& context) {
    if (verification.state == before && command != Command::Recheck) return;
    verification.review_due_on.clear();
    verification.is_due_provisional = false;
    if (!is_with_window(verification.state)) return;
    const Deadline due = context.calendar->deadline(
        context.today(), review_working_days(ReviewKind::Verification, ReviewTask::Decide));
    verification.review_due_on = to_string(due.date);
    verification.is_due_provisional = due.is_provisional;
}

void append_log(Verification& verification, State before, const VerificationAction& action,
                const CaseContext& context) {
    ++verification.version;
    verification.updated_at = context.now;
    verification.log.push_back({.seq = static_cast<std::int64_t>(verification.log.size()) + 1,
                                .at = context.now,
                                .from = std::string(enum_row(before).word),
                                .command = std::string(enum_row(action.command).word),
                                .to = std::string(enum_row(verification.state).word),
                                .actor = context.actor,
                                .by = context.by,
                                .remark = action.reason,
                                .version = verification.version});
}

void take_effect(Verification& after, const VerificationAction& action,
                 const CaseContext& context) {
    switch (action.command) {
        case Command::Submit:
            after.request = *action.request;
            after.opinion.clear();
            after.submitted_at = context.now;
            return;
        case Command::Approve:
            after.opinion = action.reason;
            after.changes.clear();
            after.verified_at = context.now;
            return;
        case Command::Return:
            after.opinion = action.reason;
            after.changes.clear();
            return;
        case Command::Revoke:
            after.changes.clear();
            return;
        case Command::Recheck:
            return;
    }
}

Verification after_step(const Verification& before, const VerificationAction& action, State to,
                        const CaseContext& context) {
    Verification after = before;
    after.state = to;
    take_effect(after, action, context);
    if (to != State::Verified) after.verified_at = 0;
    set_deadline(after, before.state, action.command, context);
    append_log(after, before.state, action, context);
    return after;
}

}  // namespace

std::span<const VerificationTransition> verification_transitions() { return table; }

VerificationRequest normalized(VerificationRequest request) {
    request.legal_person = normalized_name(request.legal_person);
    request.registered_on = std::string(trimmed(fold_width(request.registered_on)));
    request.agent = normalized_name(request.agent);
    request.agent_phone = normalized_phone(request.agent_phone);
    return request;
}

VerificationAction normalized(VerificationAction action) {
    action.reason = std::string(trimmed(action.reason));
    if (action.request) action.request = normalized(*std::move(action.request));
    return action;
}

Problems check(const VerificationRequest& request) {
    Problems problems = check_fields(request);
    check_licence(problems, "licence", request.licence);
    return problems;
}

Problems check(const VerificationRequest& request, CivilDate today) {
    Problems problems = check(request);
    const std::optional<CivilDate> registered = parse_date(request.registered_on);
    if (registered && *registered > today) problems.push_back({"registered_on", Rule::DateFuture});
    return problems;
}

Problems check(const Verification& verification) { return check_fields(verification); }

Problems check(const VerificationAction& action) {
    Problems problems = check_fields(action);
    if (action.command == Command::Return && action.reason.empty()) {
        problems.push_back({"reason", Rule::Required});
    }
    if (action.command == Command::Submit && !action.request) {
        problems.push_back({"request", Rule::Required});
    }
    return problems;
}

bool may_see(const Verification& verification, const CaseContext& context) {
    const CaseParty& enterprise = verification.enterprise;
    switch (context.actor) {
        case Actor::Enterprise:
            return !context.party_id.empty() && context.party_id == enterprise.party_id;
        case Actor::Window:
            return !context.party_id.empty() && covers(context.region, enterprise.region);
        case Actor::System:
            return true;
        case Actor::Institution:
            return false;
    }
    return false;
}

std::vector<VerificationCommand> open_commands(const Verification& verification, CaseActor actor) {
    return workflow::open_commands(table, verification.state, actor, verification);
}

std::optional<CaseActor> waits_for(const Verification& verification) {
    if (is_with_window(verification.state)) return Actor::Window;
    if (verification.state == State::Verified) return std::nullopt;
    return Actor::Enterprise;
}

Result<Verification> apply(const Verification& verification, const VerificationAction& given,
                           const CaseContext& context) {
    const VerificationAction action = normalized(given);
    if (!may_see(verification, context)) return fail(ErrorKind::NotFound);
    // What the platform does by itself is no action that can be sent: see with_identity().
    const bool is_given = action.command != Command::Recheck;
    if (!is_given || !workflow::may_ever(table, action.command, context.actor)) {
        return fail(ErrorKind::Forbidden, "verification.not_yours");
    }
    if (action.expected_version != verification.version) {
        return fail(ErrorKind::Stale, "case.stale");
    }
    const auto row =
        workflow::next(table, verification.state, action.command, context.actor, verification);
    if (!row) {
        return fail(ErrorKind::Conflict, std::string(refusal_of(verification, action.command)));
    }
    Problems problems = check(action);
    if (problems.empty() && action.request) {
        for (Problem& problem : check(*action.request, context.today())) {
            problems.push_back({"request/" + problem.field, problem.rule});
        }
    }
    if (!problems.empty()) return invalid(std::move(problems));
    return after_step(verification, action, (*row)->to, context);
}

Result<Verification> open_verification(const VerificationOpening& opening,
                                       const VerificationRequest& request,
                                       const CaseContext& context) {
    if (context.actor != Actor::Enterprise) {
        return fail(ErrorKind::Forbidden, "verification.not_enterprise");
    }
    const VerificationRequest sent = normalized(request);
    if (Problems problems = check(sent, context.today()); !problems.empty()) {
        return invalid(std::move(problems));
    }
    const Verification blank{.verification_id = opening.verification_id,
                             .enterprise = opening.enterprise,
                             .created_at = context.now};
    return after_step(blank, {.command = Command::Submit, .request = sent}, State::InReview,
                      context);
}

bool was_verified(const Verification& verification) {
    return std::ranges::contains(verification.log, enum_row(State::Verified).word,
                                 &CaseLogEntry::to);
}

std::optional<Verification> with_identity(const Verification& verification,
                                          const IdentityChange& change,
                                          const CaseContext& context) {
    const auto row =
        workflow::next(table, verification.state, Command::Recheck, Actor::System, verification);
    if (!row) return std::nullopt;
    std::string remark;
    for (const FieldChange& field_change : change.changes) {
        remark += (remark.empty() ? "" : "、") + field_change.label;
    }
    Verification after = after_step(verification, {.command = Command::Recheck, .reason = remark},
                                    (*row)->to, context);
    after.enterprise = change.enterprise;
    if (!change.legal_person.empty()) after.request.legal_person = change.legal_person;
    after.changes.append_range(change.changes);
    return after;
}

}  // namespace emc
