// Holidays that the operator has imported, and what follows from them for open reviews.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/holidays.h"
#include "server/context.h"
#include "server/store/transaction.h"

namespace emc::server {

// One a year, in their order.
Result<std::vector<Holidays>> imported_holidays(Snapshot& snapshot);

// Keeps the years, over those that were imported before. Invalid with what is wrong in the file;
// Conflict "calendar.gap" for years that do not follow what is known. Platforms take them when they
// are opened next; returns how many years there were.
Result<std::int64_t> import_holidays(Context& context, const Holidays& holidays);

struct Recomputed {
    std::int64_t open = 0;     // Reviews that wait for a decision.
    std::int64_t changed = 0;  // Those of them that are due on another day, or no longer 暂定.
    std::int64_t terms = 0;    // Of orders and consultations: another day for the platform's step.
};
// By the imported years and the built-in ones: the days by which open reviews are due, the same
// days where cases keep them, and when the platform reminds or closes by itself. Nothing is decided
// and nobody is told by it.
Result<Recomputed> recompute_deadlines(Context& context);

}  // namespace emc::server
