#include "domain/consultation_workflow.h"

#include <iterator>
#include <utility>

#include "domain/regions.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

using State = ConsultationState;
using Command = ConsultationCommand;
using Actor = CaseActor;
using ConsultationGuard = Guard<Consultation, Actor>;

constexpr int reminder_working_days = 2;
constexpr int escalation_working_days = 5;
constexpr int days_until_closed = 30;

bool has_rounds_left(const Consultation& consultation, Actor) {
    return consultation.rounds.size() < consultation_rounds_max;
}
bool is_unreminded(const Consultation& consultation, Actor) {
    return !consultation.rounds.empty() && consultation.rounds.back().reminded_at == 0;
}
bool is_unescalated(const Consultation& consultation, Actor actor) {
    return !is_unreminded(consultation, actor) && consultation.rounds.back().escalated_at == 0;
}

constexpr ConsultationGuard rounds_left{&has_rounds_left, "consultation.too_many_rounds"};
constexpr ConsultationGuard unreminded{&is_unreminded, "consultation.not_due"};
constexpr ConsultationGuard unescalated{&is_unescalated, "consultation.not_due"};

constexpr ConsultationTransition transitions[] = {
    {State::Waiting, Command::Reply, Actor::Institution, State::Answered},
    {State::Waiting, Command::Decline, Actor::Institution, State::Declined},
    {State::Waiting, Command::Revoke, Actor::Enterprise, State::Revoked},
    {State::Waiting, Command::Remind, Actor::System, State::Waiting, unreminded},
    {State::Waiting, Command::Escalate, Actor::System, State::Waiting, unescalated},
    {State::Answered, Command::View, Actor::Enterprise, State::Viewed},
    {State::Viewed, Command::Rate, Actor::Enterprise, State::Rated},
    {State::Viewed, Command::FollowUp, Actor::Enterprise, State::Waiting, rounds_left},
    {State::Viewed, Command::Close, Actor::System, State::Closed},
    {State::Rated, Command::FollowUp, Actor::Enterprise, State::Waiting, rounds_left},
};

constexpr std::span<const ConsultationTransition> table = transitions;

static_assert(workflow::always_ends(table, State::Waiting));
static_assert(workflow::reachable_states(table, State::Waiting).size() ==
              std::size(consultation_state_rows));

bool is_over(State state) { return workflow::is_final(table, state); }

// Why this command is of no use now, in words that say more than that it is.
std::string_view refusal_of(const Consultation& consultation, Command command) {
    if (is_over(consultation.state)) return "consultation.finished";
    if (command == Command::Rate && consultation.state == State::Rated) {
        return "consultation.already_rated";
    }
    const bool is_waiting = consultation.state == State::Waiting;
    if (is_waiting && (command == Command::Rate || command == Command::FollowUp)) {
        return "consultation.not_answered";
    }
    const bool is_late =
        command == Command::Reply || command == Command::Decline || command == Command::Revoke;
    if (!is_waiting && is_late) return "consultation.already_answered";
    return "consultation.wrong_state";
}

// What the step does besides moving the state. The platform waits for its moment.
Result<void> take_effect(Consultation& consultation, const ConsultationAction& action,
                         const CaseContext& context) {
    ConsultationRound& round = consultation.rounds.back();
    const bool is_early = context.now < consultation.due_at;
    switch (action.command) {
        case Command::Reply:
            round.answer = action.text;
            round.answer_files = action.files;
            round.answered_at = context.now;
            round.answered_by = context.by;
            return {};
        case Command::View:
            round.viewed_at = context.now;
            return {};
        case Command::FollowUp:
            consultation.rounds.push_back(
                {.question = action.text, .question_files = action.files, .asked_at = context.now});
            return {};
        case Command::Rate:
            round.rating = {.content = *action.rating, .at = context.now};
            return {};
        case Command::Decline:
            consultation.decline_reason = action.reason;
            return {};
        case Command::Remind:
            if (is_early) return fail(ErrorKind::Conflict, "consultation.not_due");
            round.reminded_at = context.now;
            return {};
        case Command::Escalate:
            if (is_early) return fail(ErrorKind::Conflict, "consultation.not_due");
            round.escalated_at = context.now;
            return {};
        case Command::Close:
            if (is_early) return fail(ErrorKind::Conflict, "consultation.not_due");
            return {};
        case Command::Ask:
        case Command::Revoke:
            return {};
    }
    return {};
}

std::string remark_of(const Consultation& consultation, const ConsultationAction& action) {
    switch (action.command) {
        case Command::Decline:
            return action.reason;
        case Command::Rate:
            return std::to_string(action.rating->score) + "分";
        case Command::Reply:
        case Command::FollowUp:
            return "第" + std::to_string(consultation.rounds.size()) + "轮";
        case Command::Ask:
        case Command::View:
        case Command::Revoke:
        case Command::Remind:
        case Command::Escalate:
        case Command::Close:
            return {};
    }
    return {};
}

void append_log(Consultation& consultation, State from, const ConsultationAction& action,
                const CaseContext& context) {
    ++consultation.version;
    // A reminder does not move a question to the end of the queue.
    if (context.actor != Actor::System) consultation.updated_at = context.now;
    consultation.due_at = next_due(consultation, *context.calendar);
    consultation.log.push_back({.seq = static_cast<std::int64_t>(consultation.log.size()) + 1,
                                .at = context.now,
                                .from = std::string(enum_row(from).word),
                                .command = std::string(enum_row(action.command).word),
                                .to = std::string(enum_row(consultation.state).word),
                                .actor = context.actor,
                                .by = context.by,
                                .remark = remark_of(consultation, action),
                                .version = consultation.version});
}

}  // namespace

ConsultationAction normalized(ConsultationAction action) {
    action.text = std::string(trimmed(action.text));
    action.reason = std::string(trimmed(action.reason));
    if (action.rating) action.rating->words = std::string(trimmed(action.rating->words));
    return action;
}

Problems check(const ConsultationAction& action) {
    if (action.command == Command::FollowUp) {
        Problems problems;
        check_value(problems, "text", question_rules, action.text);
        check_value(problems, "files", {}, action.files);
        check_file_count(problems, action.files);
        return problems;
    }
    Problems problems = check_fields(action);
    if (action.command == Command::Reply && action.text.empty()) {
        problems.push_back({"text", Rule::Required});
    }
    if (action.command == Command::Decline && action.reason.empty()) {
        problems.push_back({"reason", Rule::Required});
    }
    if (action.command == Command::Rate && !action.rating) {
        problems.push_back({"rating", Rule::Required});
    }
    check_file_count(problems, action.files);
    return problems;
}

std::span<const ConsultationTransition> consultation_transitions() { return table; }

bool may_see(const Consultation& consultation, const CaseContext& context) {
    // Nobody is nobody's party, whatever a consultation lacks.
    const std::string& party_id = context.party_id;
    if (party_id.empty() && context.actor != Actor::System) return false;
    switch (context.actor) {
        case Actor::Enterprise:
            return party_id == consultation.enterprise.party_id;
        case Actor::Institution:
            return party_id == consultation.institution.party_id;
        case Actor::Window:
            return covers(context.region, consultation.enterprise.region);
        case Actor::System:
            return true;
    }
    return false;
}

std::vector<ConsultationCommand> open_commands(const Consultation& consultation, CaseActor actor) {
    return workflow::open_commands(table, consultation.state, actor, consultation);
}

std::optional<CaseActor> waits_for(const Consultation& consultation) {
    if (consultation.state == State::Waiting) return Actor::Institution;
    if (consultation.state == State::Answered) return Actor::Enterprise;
    return std::nullopt;
}

bool is_viewed_again(const Consultation& consultation, const ConsultationAction& action,
                     const CaseContext& context) {
    return action.command == Command::View && context.actor == Actor::Enterprise &&
           may_see(consultation, context) && consultation.state != State::Answered;
}

InstantMs next_due(const Consultation& consultation, const WorkCalendar& calendar) {
    if (consultation.rounds.empty()) return 0;
    const ConsultationRound& round = consultation.rounds.back();
    const std::optional<Command> command = due_command(consultation);
    if (!command) return 0;
    if (*command == Command::Close) {
        return end_of(from_days(to_days(civil_date_of(round.viewed_at)) + days_until_closed));
    }
    const int days = *command == Command::Remind ? reminder_working_days : escalation_working_days;
    return end_of(calendar.deadline(civil_date_of(round.asked_at), days).date);
}

std::optional<ConsultationCommand> due_command(const Consultation& consultation) {
    // What the platform may do at all, it does when the moment has come.
    const std::vector<Command> open = open_commands(consultation, Actor::System);
    if (open.empty()) return std::nullopt;
    return open.front();
}

Result<Consultation> apply(const Consultation& consultation, const ConsultationAction& given,
                           const CaseContext& context) {
    const ConsultationAction action = normalized(given);
    if (!may_see(consultation, context)) return fail(ErrorKind::NotFound);
    if (!workflow::may_ever(table, action.command, context.actor)) {
        return fail(ErrorKind::Forbidden, "consultation.not_yours");
    }
    if (action.expected_version != consultation.version) {
        return fail(ErrorKind::Stale, "consultation.stale");
    }
    const auto row =
        workflow::next(table, consultation.state, action.command, context.actor, consultation);
    if (!row) {
        Error error = row.error();
        if (error.code == "workflow.wrong_state")
            error.code = refusal_of(consultation, action.command);
        return std::unexpected(std::move(error));
    }
    if (Problems problems = check(action); !problems.empty()) return invalid(std::move(problems));
    Consultation after = consultation;
    if (const Result<void> done = take_effect(after, action, context); !done) {
        return std::unexpected(done.error());
    }
    after.state = (*row)->to;
    append_log(after, consultation.state, action, context);
    return after;
}

Result<Consultation> open_consultation(const ConsultationOpening& opening,
                                       const ConsultationRequest& given,
                                       const CaseContext& context) {
    if (context.actor != Actor::Enterprise) {
        return fail(ErrorKind::Forbidden, "consultation.not_enterprise");
    }
    const bool is_own = opening.enterprise.party_id == opening.institution.party_id ||
                        opening.enterprise.uscc == opening.institution.uscc;
    if (is_own) return fail(ErrorKind::Conflict, "consultation.own_service");
    if (!is_on_shelf(opening.service_state)) {
        return fail(ErrorKind::Conflict, "consultation.service_off_shelf");
    }
    const ConsultationRequest request = normalized(given);
    if (Problems problems = check(request); !problems.empty()) return invalid(std::move(problems));
    Consultation consultation{.consultation_id = opening.consultation_id,
                              .number = opening.number,
                              .enterprise = opening.enterprise,
                              .institution = opening.institution,
                              .service_id = request.service_id,
                              .service_number = opening.service_number,
                              .service_name = opening.service_name,
                              .rounds = {{.question = request.content,
                                          .question_files = request.files,
                                          .asked_at = context.now}},
                              .created_at = context.now};
    append_log(consultation, State::Waiting, {.command = Command::Ask}, context);
    return consultation;
}

}  // namespace emc
