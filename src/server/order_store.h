// Orders as they are kept: the order as JSON, beside it the columns that lists are made from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/calendar.h"
#include "domain/order.h"
#include "server/store/transaction.h"

namespace emc::server {

inline constexpr std::string_view order_kind = "order";  // Of the audit log.

Result<std::optional<Order>> find_order(Snapshot& snapshot, std::string_view order_id);

// Broken "order.contradiction" for an order that contradicts itself: it is not stored.
Result<void> insert_order(Transaction& transaction, const Order& order,
                          const WorkCalendar& calendar);
// Stale "order.stale" if the kept one is not the one before `order`.
Result<void> update_order(Transaction& transaction, const Order& order,
                          const WorkCalendar& calendar);
// Looks up anew when the platform has to look at the order next.
Result<void> note_due_at(Transaction& transaction, const Order& order,
                         const WorkCalendar& calendar);

// When the platform looks at each order next, by another calendar; returns for how many that is
// another moment.
Result<std::int64_t> renew_order_terms(Transaction& transaction, const WorkCalendar& calendar);

}  // namespace emc::server
