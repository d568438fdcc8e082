#include "server/review_queue.h"

#include <functional>
#include <span>

#include "domain/message.h"
#include "server/audit.h"
#include "server/messages.h"
#include "server/numbers.h"
#include "server/parties.h"

namespace emc::server {
namespace {

OutgoingMessage words_of(const Review& review, std::string_view title, std::string_view verb) {
    const std::string number = review.number.empty() ? "" : "（" + review.number + "）";
    return {.kind = MessageKind::Review,
            .title = std::string(title),
            .text = review.party_name + "的" + review.title + number + std::string(verb) +
                    "，办理期限" + review.due_on + "。",
            .route = "#/reviews/" + review.review_id};
}

Result<void> tell(Transaction& transaction, Context& context, const std::string& window_id,
                  OutgoingMessage message, InstantMs now) {
    message.party_id = window_id;
    return send_messages(transaction, context, now, std::span(&message, 1));
}

// The window above a county's own: its prefecture's or the province's; empty if there is none.
Result<std::string> window_above(Snapshot& snapshot, const std::string& region,
                                 const std::string& window_id) {
    const std::string wider[] = {region.substr(0, 4) + "00", region.substr(0, 2) + "0000"};
    for (const std::string& code : wider) {
        auto window = window_of(snapshot, code);
        if (!window || (!window->empty() && *window != window_id)) return window;
    }
    return std::string();
}

Result<void> remind(Transaction& transaction, Context& context, const Review& review,
                    InstantMs now) {
    const Result<std::int64_t> noted = transaction.run(
        "UPDATE review SET reminded_at=?2 WHERE review_id=?1 AND reminded_at IS NULL"
        " AND decided_at IS NULL",
        review.review_id, now);
    if (!noted) return std::unexpected(noted.error());
    if (*noted == 0) return {};  // Decided meanwhile.
    const auto window = window_of(transaction, review.region);
    if (!window) return std::unexpected(window.error());
    return tell(transaction, context, *window, words_of(review, "办理期限将到", "即将到期"), now);
}

Result<void> escalate(Transaction& transaction, Context& context, const Review& review,
                      InstantMs now) {
    const Result<std::int64_t> noted = transaction.run(
        "UPDATE review SET escalated_at=?2 WHERE review_id=?1 AND escalated_at IS NULL"
        " AND decided_at IS NULL",
        review.review_id, now);
    if (!noted) return std::unexpected(noted.error());
    if (*noted == 0) return {};
    const auto window = window_of(transaction, review.region);
    if (!window) return std::unexpected(window.error());
    const auto above = window_above(transaction, review.region, *window);
    if (!above) return std::unexpected(above.error());
    const OutgoingMessage words = words_of(review, "办件已超期", "已超过办理期限");
    for (const std::string& window_id : {*window, *above}) {
        const auto told = tell(transaction, context, window_id, words, now);
        if (!told) return told;
    }
    return append_audit(transaction, {.at = now,
                                      .action = "escalateReview",
                                      .entity_kind = "review",
                                      .entity_id = review.review_id});
}

// The first moment of the working day before the last one.
InstantMs reminder_at(const WorkCalendar& calendar, const Review& review) {
    const auto due = parse_date(review.due_on);
    if (!due) return 0;
    constexpr int last_weekday = 5;
    CivilDate day = from_days(to_days(*due) - 1);
    while (!calendar.is_working_day(day).value_or(weekday_of(day) <= last_weekday)) {
        day = from_days(to_days(day) - 1);
    }
    return end_of(from_days(to_days(day) - 1));
}

using Act = std::function<Result<void>(Transaction&, const Review&)>;

Result<std::int64_t> act_on_each(Context& context, const std::vector<Review>& reviews,
                                 const Act& act) {
    std::int64_t done = 0;
    for (const Review& review : reviews) {
        const Result<void> acted = context.database.write(
            [&](Transaction& transaction) { return act(transaction, review); });
        if (acted) {
            ++done;
        } else {
            context.log("review " + review.review_id + ": " + acted.error().code);
        }
    }
    return done;
}

Result<std::vector<Review>> due_reviews(Context& context, std::string_view condition,
                                        InstantMs until, std::int64_t rows_max) {
    return context.database.read([&](Snapshot& snapshot) {
        return snapshot.all(
            "SELECT " + std::string(review_columns) + " FROM review WHERE decided_at IS NULL AND " +
                std::string(condition) + " IS NULL AND due_at<=?1 ORDER BY due_at LIMIT ?2",
            &review_of, until, rows_max);
    });
}

}  // namespace

Result<void> open_review(Transaction& transaction, Context& context, const ReviewOpening& opening,
                         InstantMs now) {
    const auto seq = next_in_sequence(transaction, "review_row");
    if (!seq) return std::unexpected(seq.error());
    const Result<std::int64_t> opened = transaction.run(
        "INSERT INTO review(review_id,kind,task,case_id,number,title,party_id,party_name,region,"
        "received_at,due_on,due_at,is_provisional,seq)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
        new_uuid(now, context.random), enum_row(opening.kind).word, enum_row(opening.task).word,
        opening.case_id, opening.number, opening.title, opening.party.party_id, opening.party.name,
        opening.party.region, now, to_string(opening.due.date), end_of(opening.due.date),
        opening.due.is_provisional, *seq);
    if (!opened) return std::unexpected(opened.error());
    return {};
}

Result<void> close_review(Transaction& transaction, const std::string& case_id,
                          const ReviewClosing& closing, InstantMs now) {
    const Result<std::int64_t> closed = transaction.run(
        "UPDATE review SET decided_at=?2,outcome=?3,decided_by=?4,opinion=?5"
        " WHERE case_id=?1 AND decided_at IS NULL",
        case_id, now, enum_row(closing.outcome).word, closing.by, closing.opinion);
    if (!closed) return std::unexpected(closed.error());
    return {};
}

Result<std::optional<Review>> open_review_of(Snapshot& snapshot, const std::string& case_id) {
    return snapshot.one("SELECT " + std::string(review_columns) +
                            " FROM review WHERE case_id=?1 AND decided_at IS NULL",
                        &review_of, case_id);
}

Review review_of(const Row& row) {
    int column = 0;
    const auto text = [&] { return row.text(column++); };
    const auto number = [&] {
        const int at = column++;
        return row.is_null(at) ? 0 : row.integer(at);
    };
    Review review;
    review.review_id = text();
    review.kind = enum_from_word<ReviewKind>(text()).value_or(ReviewKind::Demand);
    review.task = enum_from_word<ReviewTask>(text()).value_or(ReviewTask::Decide);
    review.case_id = text();
    review.number = text();
    review.title = text();
    review.party_id = text();
    review.party_name = text();
    review.region = text();
    review.received_at = number();
    review.due_on = text();
    review.is_provisional = number() != 0;
    review.escalated_at = number();
    review.decided_at = number();
    review.outcome = enum_from_word<ReviewOutcome>(text());
    review.decided_by = text();
    review.opinion = text();
    return review;
}

Result<std::int64_t> watch_reviews(Context& context, std::int64_t rows_max) {
    const InstantMs now = context.clock.now();
    constexpr InstantMs reminder_span_ms = 12LL * 24 * 3600 * 1000;  // Longer than any holiday.
    auto reminding = due_reviews(context, "reminded_at", now + reminder_span_ms, rows_max);
    if (!reminding) return std::unexpected(reminding.error());
    std::erase_if(*reminding, [&](const Review& review) {
        return reminder_at(context.calendar, review) > now;
    });
    const auto reminded =
        act_on_each(context, *reminding, [&](Transaction& transaction, const Review& review) {
            return remind(transaction, context, review, now);
        });
    if (!reminded) return reminded;
    const auto escalating = due_reviews(context, "escalated_at", now, rows_max);
    if (!escalating) return std::unexpected(escalating.error());
    const auto escalated =
        act_on_each(context, *escalating, [&](Transaction& transaction, const Review& review) {
            return escalate(transaction, context, review, now);
        });
    if (!escalated) return escalated;
    return *reminded + *escalated;
}

}  // namespace emc::server
