#include "server/window_tasks.h"

#include <array>

#include "server/messages.h"
#include "server/parties.h"
#include "server/review_queue.h"

namespace emc::server {
namespace {

bool is_in_review(ServiceState state) {
    return state == ServiceState::InReview || state == ServiceState::ChangeReview;
}

ReviewOutcome outcome_of(ServiceCommand command) {
    switch (command) {
        case ServiceCommand::Approve:
            return ReviewOutcome::Approved;
        case ServiceCommand::Return:
        case ServiceCommand::Delist:
            return ReviewOutcome::Returned;
        case ServiceCommand::Submit:
        case ServiceCommand::Relist:
        case ServiceCommand::Revoke:
        case ServiceCommand::Withdraw:
        case ServiceCommand::Delete:
            break;
    }
    return ReviewOutcome::Revoked;
}

std::string title_of(const ServiceItem& item) {
    const std::string& name = item.pending.value_or(item.content).name;
    return item.state == ServiceState::ChangeReview ? name + "（变更）" : name;
}

Result<void> tell_window(Transaction& transaction, Context& context, const ServiceItem& item,
                         InstantMs now) {
    const auto review = open_review_of(transaction, item.service_id);
    if (!review) return std::unexpected(review.error());
    if (!*review) return {};
    const auto window = window_of(transaction, item.institution_region);
    if (!window) return std::unexpected(window.error());
    const std::array messages{OutgoingMessage{.kind = MessageKind::Review,
                                              .party_id = *window,
                                              .title = "服务待审核",
                                              .text = item.institution_name + "提交了服务“" +
                                                      (*review)->title + "”（" + item.number +
                                                      "），请在" + (*review)->due_on + "前审核。",
                                              .route = "#/reviews/" + (*review)->review_id}};
    return send_messages(transaction, context, now, messages);
}

ReviewOpening opening_of(const Context& context, const Order& order) {
    const Appeal& appeal = order.appeals.back();
    CaseParty party = appeal.by == CaseActor::Institution ? order.institution : order.enterprise;
    // It is the enterprise's window that sees the order.
    party.region = order.enterprise.region;
    const int days = review_working_days(ReviewKind::Appeal, ReviewTask::Mediate);
    return {
        .kind = ReviewKind::Appeal,
        .task = ReviewTask::Mediate,
        .case_id = order.order_id,
        .number = order.number,
        .title = std::string(enum_row(appeal.kind).label.zh) + " · " + order.service.content.name,
        .party = std::move(party),
        .due = context.calendar.deadline(civil_date_of(order.updated_at), days)};
}

}  // namespace

Result<void> follow_service_review(Transaction& transaction, Context& context,
                                   const ServiceStep& step, InstantMs now) {
    const ServiceItem& item = step.after;
    const bool was_waiting = is_in_review(step.before.state);
    const bool is_waiting = is_in_review(item.state);
    if (was_waiting && !is_waiting) {
        return close_review(
            transaction, item.service_id,
            {.outcome = outcome_of(step.command), .by = step.by, .opinion = step.reason}, now);
    }
    if (was_waiting || !is_waiting) return {};
    const auto party = find_party(transaction, item.institution_id);
    if (!party) return std::unexpected(party.error());
    ReviewOpening opening{
        .kind = ReviewKind::Service,
        .case_id = item.service_id,
        .number = item.number,
        .title = title_of(item),
        .party = party->party,
        .due = context.calendar.deadline(
            civil_date_of(now), review_working_days(ReviewKind::Service, ReviewTask::Decide))};
    // Who may read the service goes by the same county.
    opening.party.region = item.institution_region;
    if (const auto opened = open_review(transaction, context, opening, now); !opened) return opened;
    return tell_window(transaction, context, item, now);
}

Result<void> follow_appeal(Transaction& transaction, Context& context, const Order& before,
                           const Order& after) {
    const bool was_appealing = before.state == OrderState::Appealing;
    const bool is_appealing = after.state == OrderState::Appealing;
    if (was_appealing == is_appealing) return {};
    if (is_appealing) {
        if (after.appeals.empty()) return {};
        return open_review(transaction, context, opening_of(context, after), after.updated_at);
    }
    const OrderLogEntry& last = after.log.back();
    const bool is_retracted = last.command == OrderCommand::RetractAppeal;
    return close_review(transaction, after.order_id,
                        {.outcome = is_retracted ? ReviewOutcome::Revoked : ReviewOutcome::Done,
                         .by = last.by,
                         .opinion = last.remark},
                        after.updated_at);
}

}  // namespace emc::server
