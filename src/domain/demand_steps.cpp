#include "domain/demand_steps.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

using Command = DemandCommand;

Problems within_content(Problems problems) {
    for (Problem& problem : problems) problem.field.insert(0, "content/");
    return problems;
}

Result<void> save(Demand& demand, const DemandAction& action) {
    DemandDraft draft = action.content.value_or(demand.content);
    if (Problems problems = check_gaps_allowed(draft); !problems.empty()) {
        return invalid(within_content(std::move(problems)));
    }
    demand.content = std::move(draft);
    return {};
}

Result<void> submit(Demand& demand, const DemandAction& action, const CaseContext& who) {
    DemandDraft draft = action.content.value_or(demand.content);
    const DemandEdition* published = published_edition(demand);
    const bool is_public = demand.state == DemandState::Published;
    if (is_public && published != nullptr && published->content == draft) {
        return fail(ErrorKind::Conflict, "demand.no_change");
    }
    if (Problems problems = check(draft, who.today()); !problems.empty()) {
        return invalid(within_content(std::move(problems)));
    }
    const Deadline due = who.calendar->deadline(
        who.today(), review_working_days(ReviewKind::Demand, ReviewTask::Decide));
    demand.content = draft;
    demand.review_due_on = to_string(due.date);
    demand.is_due_provisional = due.is_provisional;
    demand.editions.push_back({.number = static_cast<std::int64_t>(demand.editions.size()) + 1,
                               .content = std::move(draft),
                               .submitted_at = who.now});
    return {};
}

void decide(Demand& demand, ReviewOutcome outcome, std::string opinion, InstantMs now) {
    DemandEdition& edition = demand.editions.back();
    if (edition.outcome) return;
    edition.outcome = outcome;
    edition.opinion = std::move(opinion);
    edition.decided_at = now;
    demand.review_due_on.clear();
    demand.is_due_provisional = false;
}

// What waits for the window need not be answered any more.
void leave_review(Demand& demand, InstantMs now) {
    if (!demand.editions.empty()) decide(demand, ReviewOutcome::Revoked, {}, now);
}

void decline_open(Demand& demand) {
    for (DemandResponse& response : demand.responses) {
        if (response.state != ResponseState::Open) continue;
        response.state = ResponseState::Declined;
        response.version = demand.version;
    }
}

Result<void> respond(Demand& demand, const DemandAction& action, const DemandContext& context) {
    const CaseParty& party = context.party;
    if (party.uscc == demand.enterprise.uscc) return fail(ErrorKind::Conflict, "demand.own_demand");
    const DemandResponse* former = response_of(demand, party.party_id);
    if (former != nullptr && former->state == ResponseState::Open) {
        return fail(ErrorKind::Conflict, "demand.already_responded");
    }
    const DemandDraft& asked = published_edition(demand)->content;
    if (Problems problems = check_price(asked, action.price_fen); !problems.empty()) {
        return invalid(std::move(problems));
    }
    demand.responses.push_back({.response_id = context.new_id,
                                .institution = party,
                                .standing = context.standing,
                                .price_fen = action.price_fen,
                                .words = action.words,
                                .files = action.files,
                                .at = context.who.now,
                                .version = demand.version});
    return {};
}

Result<void> withdraw(Demand& demand, const CaseContext& who) {
    const auto own = std::ranges::find_if(demand.responses, [&](const DemandResponse& response) {
        return response.institution.party_id == who.party_id &&
               response.state == ResponseState::Open;
    });
    if (own == demand.responses.end()) {
        return fail(ErrorKind::Conflict, "demand.no_own_response");
    }
    own->state = ResponseState::Withdrawn;
    own->version = demand.version;
    return {};
}

Result<void> choose(Demand& demand, const DemandAction& action, const DemandContext& context) {
    const auto chosen =
        std::ranges::find(demand.responses, action.response_id, &DemandResponse::response_id);
    const bool is_there = chosen != demand.responses.end() && chosen->state == ResponseState::Open;
    if (!is_there) return fail(ErrorKind::Conflict, "demand.response_gone");
    chosen->state = ResponseState::Chosen;
    chosen->version = demand.version;
    demand.order_id = context.new_id;
    demand.order_number = context.order_number;
    demand.close_reason = DemandCloseReason::Matched;
    decline_open(demand);
    leave_review(demand, context.who.now);
    return {};
}

}  // namespace

DemandAction normalized(DemandAction action) {
    action.reason = std::string(trimmed(action.reason));
    action.words = std::string(trimmed(action.words));
    if (action.content) action.content = normalized(*std::move(action.content));
    return action;
}

Problems check(const DemandAction& action) {
    DemandAction alone = action;
    alone.content.reset();  // Whether gaps are allowed depends on the step.
    Problems problems = check_fields(alone);
    const auto require = [&](std::string_view field, bool is_there) {
        if (!is_there) problems.push_back({std::string(field), Rule::Required});
    };
    const bool turns_down = action.command == Command::Return || action.command == Command::Delist;
    if (turns_down) require("reason", !action.reason.empty());
    if (action.command == Command::Close) {
        require("close_reason", action.close_reason.has_value());
    }
    if (action.command == Command::Respond) require("words", !action.words.empty());
    if (action.command == Command::Choose) require("response_id", !action.response_id.empty());
    const auto files = static_cast<std::int64_t>(action.files.size());
    if (action.files.size() > files_max) {
        problems.push_back({"files", Rule::TooLarge, files_max, files});
    }
    return problems;
}

Problems check_price(const DemandDraft& asked, std::optional<std::int64_t> price_fen) {
    if (!price_fen) return {};
    const std::int64_t low = asked.budget_min_fen.value_or(0);
    const std::int64_t high = asked.budget_max_fen.value_or(order_amount_max_fen);
    if (*price_fen < low) return {{"price_fen", Rule::TooSmall, low, *price_fen}};
    if (*price_fen > high) return {{"price_fen", Rule::TooLarge, high, *price_fen}};
    return {};
}

const DemandResponse& responder_of_last_step(const Demand& demand) {
    return *std::ranges::max_element(demand.responses, {}, &DemandResponse::version);
}

Result<void> take_step(Demand& demand, const DemandAction& action, const DemandContext& context) {
    const InstantMs now = context.who.now;
    switch (action.command) {
        case Command::Save:
            return save(demand, action);
        case Command::Submit:
        case Command::Renew:
            return submit(demand, action, context.who);
        case Command::Revoke:
            leave_review(demand, now);
            return {};
        case Command::Approve:
            demand.is_past = false;
            decide(demand, ReviewOutcome::Approved, action.reason, now);
            return {};
        case Command::Return:
            decide(demand, ReviewOutcome::Returned, action.reason, now);
            return {};
        case Command::Close:
            demand.close_reason = action.close_reason;
            decline_open(demand);
            leave_review(demand, now);
            return {};
        case Command::Expire:
            if (due_at(demand).value_or(now + 1) > now) {
                return fail(ErrorKind::Conflict, "demand.not_past");
            }
            demand.is_past = true;
            return {};
        case Command::Delist:
            decline_open(demand);
            leave_review(demand, now);
            return {};
        case Command::Respond:
            return respond(demand, action, context);
        case Command::WithdrawResponse:
            return withdraw(demand, context.who);
        case Command::Choose:
            return choose(demand, action, context);
        case Command::Delete:
            return {};
    }
    return {};
}

}  // namespace emc
