#include "server/calendar_store.h"

#include "api/codec.h"
#include "server/audit.h"
#include "server/consultations.h"
#include "server/order_store.h"
#include "server/review_queue.h"

namespace emc::server {
namespace {

// How encode_text() writes what every case with a review keeps of it.
std::string due_json(std::string_view date) {
    return "\"review_due_on\":\"" + std::string(date) + "\"";
}
std::string provisional_json(bool is_provisional) {
    return std::string("\"is_due_provisional\":") + (is_provisional ? "true" : "false");
}

void replace(std::string& text, const std::string& part, const std::string& with) {
    const std::size_t place = text.find(part);
    if (place != std::string::npos) text.replace(place, part.size(), with);
}

// Cases of every kind keep the day under the same names, so no kind has to be known here. No step
// was taken: the version stays, and whoever looks at the case now may still act on it.
Result<void> renew_case(Transaction& transaction, const Review& review, const Deadline& due) {
    const auto content = transaction.one(
        "SELECT content FROM cases WHERE case_id=?1", [](const Row& row) { return row.text(0); },
        review.case_id);
    if (!content) return std::unexpected(content.error());
    if (!*content) return {};  // Services and orders keep no such day.
    std::string renewed = **content;
    if (!renewed.contains(due_json(review.due_on))) return {};
    replace(renewed, due_json(review.due_on), due_json(to_string(due.date)));
    replace(renewed, provisional_json(review.is_provisional), provisional_json(due.is_provisional));
    const Result<std::int64_t> kept =
        transaction.run("UPDATE cases SET content=?2 WHERE case_id=?1", review.case_id, renewed);
    if (!kept) return std::unexpected(kept.error());
    return {};
}

// A reminder or a report of a term that has become longer is given again when its time comes.
Result<void> renew_review(Transaction& transaction, const Review& review, const Deadline& due) {
    const Result<std::int64_t> kept = transaction.run(
        "UPDATE review SET reminded_at=CASE WHEN ?3>due_at THEN NULL ELSE reminded_at END,"
        "escalated_at=CASE WHEN ?3>due_at THEN NULL ELSE escalated_at END,"
        "due_on=?2,due_at=?3,is_provisional=?4 WHERE review_id=?1",
        review.review_id, to_string(due.date), end_of(due.date), due.is_provisional);
    if (!kept) return std::unexpected(kept.error());
    return renew_case(transaction, review, due);
}

Result<std::vector<Review>> open_reviews(Snapshot& snapshot) {
    return snapshot.all(
        "SELECT " + std::string(review_columns) + " FROM review WHERE decided_at IS NULL",
        &review_of);
}

}  // namespace

Result<std::vector<Holidays>> imported_holidays(Snapshot& snapshot) {
    const auto contents = snapshot.all("SELECT content FROM calendar_year ORDER BY year",
                                       [](const Row& row) { return row.text(0); });
    if (!contents) return std::unexpected(contents.error());
    std::vector<Holidays> years;
    for (const std::string& content : *contents) {
        Result<Holidays> year = decode_reply<Holidays>(content);
        if (!year) return fail(ErrorKind::Broken, "calendar.unreadable");
        years.push_back(std::move(*year));
    }
    return years;
}

Result<std::int64_t> import_holidays(Context& context, const Holidays& holidays) {
    if (Problems problems = check(holidays); !problems.empty()) return invalid(std::move(problems));
    const std::vector<Holidays> years = by_year(holidays);
    const InstantMs now = context.clock.now();
    return context.database.write([&](Transaction& transaction) -> Result<std::int64_t> {
        for (const Holidays& year : years) {
            const std::int64_t number = parse_date(year.covered_from)->year;
            const Result<std::int64_t> kept = transaction.run(
                "INSERT INTO calendar_year(year,content,imported_at) VALUES(?1,?2,?3)"
                " ON CONFLICT(year) DO UPDATE SET content=excluded.content,"
                "imported_at=excluded.imported_at",
                number, encode_text(year), now);
            if (!kept) return std::unexpected(kept.error());
        }
        const auto all = imported_holidays(transaction);
        if (!all) return std::unexpected(all.error());
        const YearlyCalendar calendar(*all);
        const bool is_reached =
            to_string(calendar.calendar().covered_until()) >= holidays.covered_until &&
            to_string(calendar.calendar().covered_from()) <= holidays.covered_from;
        if (!is_reached)
            return fail(ErrorKind::Conflict, "calendar.gap",
                        "导入的年份与已有的年份之间有空缺，请先导入中间的年份");
        const auto noted = append_audit(transaction, {.at = now,
                                                      .action = "admin.importCalendar",
                                                      .entity_kind = "calendar",
                                                      .entity_id = holidays.covered_from});
        if (!noted) return std::unexpected(noted.error());
        return std::ssize(years);
    });
}

Result<Recomputed> recompute_deadlines(Context& context) {
    const InstantMs now = context.clock.now();
    return context.database.write([&](Transaction& transaction) -> Result<Recomputed> {
        const auto years = imported_holidays(transaction);
        if (!years) return std::unexpected(years.error());
        const YearlyCalendar calendar(*years);
        const auto reviews = open_reviews(transaction);
        if (!reviews) return std::unexpected(reviews.error());
        Recomputed done{.open = std::ssize(*reviews)};
        for (const Review& review : *reviews) {
            const Deadline due = calendar.calendar().deadline(
                civil_date_of(review.received_at), review_working_days(review.kind, review.task));
            const bool is_same =
                to_string(due.date) == review.due_on && due.is_provisional == review.is_provisional;
            if (is_same) continue;
            if (const auto renewed = renew_review(transaction, review, due); !renewed)
                return std::unexpected(renewed.error());
            ++done.changed;
        }
        const auto orders = renew_order_terms(transaction, calendar.calendar());
        if (!orders) return std::unexpected(orders.error());
        const auto consultations = renew_consultation_terms(transaction, calendar.calendar());
        if (!consultations) return std::unexpected(consultations.error());
        done.terms = *orders + *consultations;
        const auto noted = append_audit(transaction, {.at = now,
                                                      .action = "admin.recomputeDeadlines",
                                                      .entity_kind = "calendar",
                                                      .entity_id = std::to_string(done.changed)});
        if (!noted) return std::unexpected(noted.error());
        return done;
    });
}

}  // namespace emc::server
