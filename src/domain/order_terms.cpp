#include "domain/order_terms.h"

#include <algorithm>
#include <vector>

#include "domain/calendar.h"

namespace emc {
namespace {

using State = OrderState;
using Command = OrderCommand;
using Moments = std::vector<InstantMs>;

// When the state was entered; a note or a reminder does not begin it anew.
InstantMs entered_at(const Order& order) {
    InstantMs since = order.created_at;
    for (const OrderLogEntry& entry : order.log) {
        if (entry.from != entry.to && entry.to == order.state) since = entry.at;
    }
    return since;
}

template <State state>
Moments in_state(const Order& order) {
    return order.state == state ? Moments{entered_at(order)} : Moments{};
}

// An appeal in between gives the whole term again.
Moments stage_submitted(const Order& order) {
    const std::optional<std::size_t> current = current_stage(order);
    if (order.state != State::Running || !current) return {};
    const StageProgress& stage = order.stages[*current];
    if (stage.state != StageState::Submitted) return {};
    return {std::max(stage.submitted_at, entered_at(order))};
}

// While the order is not frozen by an appeal.
Moments receipts_open(const Order& order) {
    const bool is_going_on =
        order.state == State::Running || order.state == State::AwaitingPayment ||
        order.state == State::AwaitingRating || order.state == State::Completed;
    Moments moments;
    for (const Payment& payment : order.payments) {
        if (is_going_on && payment.receipt == ReceiptState::Waiting) moments.push_back(payment.at);
    }
    return moments;
}

enum class Days : std::uint8_t { Working, Plain };

// From each moment that `since` names, after so many days.
struct TermRow {
    Moments (*since)(const Order&);
    int count;
    Days days;
    Command command;
    ReminderKind about = ReminderKind::Answer;
};
constexpr TermRow rows[] = {
    {&in_state<State::Applied>, 3, Days::Working, Command::Remind, ReminderKind::Answer},
    {&in_state<State::Applied>, 5, Days::Working, Command::Remind, ReminderKind::Answer},
    {&in_state<State::Applied>, 7, Days::Working, Command::Expire},
    {&in_state<State::Accepted>, 5, Days::Working, Command::Remind, ReminderKind::Contract},
    {&in_state<State::ContractOffered>, 5, Days::Working, Command::Remind,
     ReminderKind::Confirmation},
    {&stage_submitted, 14, Days::Plain, Command::Remind, ReminderKind::Acceptance},
    {&receipts_open, 7, Days::Working, Command::Remind, ReminderKind::Receipt},
    {&in_state<State::AwaitingRating>, 15, Days::Working, Command::CompleteUnrated},
};

InstantMs end_of_term(const TermRow& row, InstantMs since, const WorkCalendar& calendar) {
    const CivilDate first = civil_date_of(since);
    const CivilDate last = row.days == Days::Working ? calendar.deadline(first, row.count).date
                                                     : from_days(to_days(first) + row.count);
    return end_of(last);
}

// A reminder that came late stands for the earlier ones that it missed.
bool was_reminded(const Order& order, ReminderKind about, InstantMs at) {
    return std::ranges::any_of(order.reminders, [&](const Reminder& reminder) {
        return reminder.about == about && reminder.at >= at;
    });
}

std::vector<OrderTerm> open_terms(const Order& order, const WorkCalendar& calendar) {
    std::vector<OrderTerm> terms;
    for (const TermRow& row : rows) {
        for (const InstantMs since : row.since(order)) {
            const InstantMs at = end_of_term(row, since, calendar);
            const bool is_done =
                row.command == Command::Remind && was_reminded(order, row.about, at);
            if (!is_done) terms.push_back({at, row.command, row.about});
        }
    }
    return terms;
}

}  // namespace

std::optional<InstantMs> next_due_at(const Order& order, const WorkCalendar& calendar) {
    const std::vector<OrderTerm> terms = open_terms(order, calendar);
    if (terms.empty()) return std::nullopt;
    return std::ranges::min(terms, {}, &OrderTerm::at).at;
}

std::optional<OrderTerm> due_term(const Order& order, InstantMs now, const WorkCalendar& calendar) {
    std::optional<OrderTerm> reminder;
    for (const OrderTerm& term : open_terms(order, calendar)) {
        if (term.at > now) continue;
        if (term.command != Command::Remind) return term;
        if (!reminder) reminder = term;
    }
    return reminder;
}

std::optional<OrderTerm> due_term(const Order& order, InstantMs now, const WorkCalendar& calendar,
                                  OrderCommand command) {
    for (const OrderTerm& term : open_terms(order, calendar)) {
        if (term.command == command && term.at <= now) return term;
    }
    return std::nullopt;
}

bool has_reminder_left(const Order& order) {
    constexpr InstantMs calendars_apart = 30LL * 24 * 3600 * 1000;  // No year moves a term so far.
    return std::ranges::any_of(rows, [&](const TermRow& row) {
        if (row.command != Command::Remind) return false;
        return std::ranges::any_of(row.since(order), [&](InstantMs since) {
            const InstantMs at = end_of_term(row, since, WorkCalendar::built_in());
            return !was_reminded(order, row.about, at + calendars_apart);
        });
    });
}

CaseActor reader_of(ReminderKind about) {
    switch (about) {
        case ReminderKind::Answer:
        case ReminderKind::Contract:
        case ReminderKind::Receipt:
            return CaseActor::Institution;
        case ReminderKind::Confirmation:
        case ReminderKind::Acceptance:
            return CaseActor::Enterprise;
    }
    return CaseActor::Institution;
}

}  // namespace emc
