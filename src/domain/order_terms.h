// The terms of an order: what the platform does by itself when nobody moves, and when
// (domain.md §5.3). A platform that stood still reminds once for all that it missed, and of nothing
// that has ended by then.
#pragma once

#include <cstdint>
#include <optional>

#include "domain/calendar.h"
#include "domain/order.h"

namespace emc {

struct OrderTerm {
    InstantMs at = 0;  // From here on the platform acts.
    OrderCommand command = OrderCommand::Remind;
    ReminderKind about = ReminderKind::Answer;  // Of Remind only.
};

// When the platform has to look at the order next; nothing if it does not wait for any term.
std::optional<InstantMs> next_due_at(const Order& order, const WorkCalendar& calendar);
// What the platform has to do at `now`. What ends a state comes before a reminder.
std::optional<OrderTerm> due_term(const Order& order, InstantMs now, const WorkCalendar& calendar);
// The same for one command only.
std::optional<OrderTerm> due_term(const Order& order, InstantMs now, const WorkCalendar& calendar,
                                  OrderCommand command);
// Whether the state as it is may still be reminded of, by whichever calendar; when, due_term()
// knows.
bool has_reminder_left(const Order& order);

CaseActor reader_of(ReminderKind about);

}  // namespace emc
