// What windows have to do. A step of a case that hands it to the window opens a row, the step that
// takes it back or decides it closes the row, both in the step's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/case.h"
#include "domain/review.h"
#include "server/context.h"
#include "server/store/transaction.h"

namespace emc::server {

struct ReviewOpening {
    ReviewKind kind = ReviewKind::Demand;
    ReviewTask task = ReviewTask::Decide;
    std::string case_id;
    std::string number;
    std::string title;
    CaseParty party;  // Whose it is; its county says which window.
    Deadline due;
};

// A case has one open row at most: a second one is Conflict "store.constraint".
Result<void> open_review(Transaction& transaction, Context& context, const ReviewOpening& opening,
                         InstantMs now);

struct ReviewClosing {
    ReviewOutcome outcome = ReviewOutcome::Approved;
    std::string by;
    std::string opinion;
};
// Nothing happens when no row of the case is open.
Result<void> close_review(Transaction& transaction, const std::string& case_id,
                          const ReviewClosing& closing, InstantMs now);

Result<std::optional<Review>> open_review_of(Snapshot& snapshot, const std::string& case_id);

// The columns of review in the order that review_of reads them.
inline constexpr std::string_view review_columns =
    "review_id,kind,task,case_id,number,title,party_id,party_name,region,received_at,due_on,"
    "is_provisional,escalated_at,decided_at,outcome,decided_by,opinion";
Review review_of(const Row& row);

// Tells the window on the working day before the last one, and, once the term is over, the window
// and the one above it (督办). At most `rows_max` at once; returns how many. Decides nothing.
Result<std::int64_t> watch_reviews(Context& context, std::int64_t rows_max);

}  // namespace emc::server
