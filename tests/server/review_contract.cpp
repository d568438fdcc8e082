// The queues of a window, filled by hand: what fills them in earnest has tests of its own.
#include <doctest/doctest.h>

#include "api/reviews.h"
#include "server/review_queue.h"
#include "support/server/market.h"

using namespace emc;
using namespace emc::test;

namespace {

void open_row(Market& market, const std::string& case_id, const std::string& region,
              ReviewKind kind) {
    server::Context& context = market.core.platform->context();
    const auto opened = context.database.write([&](server::Transaction& transaction) {
        const InstantMs now = context.clock.now();
        const Deadline due = context.calendar.deadline(
            civil_date_of(now), review_working_days(kind, ReviewTask::Decide));
        return open_review(transaction, context,
                           {.kind = kind,
                            .case_id = case_id,
                            .number = "XQ-" + case_id,
                            .title = "需要检测服务",
                            .party = {"party", "湖南甲方机械有限公司", "", region},
                            .due = due},
                           now);
    });
    REQUIRE(opened);
}

void close_row(Market& market, const std::string& case_id) {
    server::Context& context = market.core.platform->context();
    const auto closed = context.database.write([&](server::Transaction& transaction) {
        return close_review(transaction, case_id,
                            {.outcome = ReviewOutcome::Returned, .by = "李", .opinion = "不完整"},
                            context.clock.now());
    });
    REQUIRE(closed);
}

void list_reviews() {
    Market market;
    open_row(market, "shop", "430104", ReviewKind::Shop);
    open_row(market, "demand", "430104", ReviewKind::Demand);
    open_row(market, "elsewhere", "430211", ReviewKind::Demand);
    const auto open = must<ReviewPage>(market.window.call<ListReviews>());
    REQUIRE(open.items.size() == 2);
    // The term of a demand is the shorter one.
    CHECK(open.items[0].case_id == "demand");
    CHECK(must<ReviewPage>(market.window.call<ListReviews>({.kind = ReviewKind::Shop})).total == 1);
    CHECK(must<ReviewPage>(market.window.call<ListReviews>({.q = "XQ-demand"})).total == 1);
    CHECK(must<ReviewPage>(market.window.call<ListReviews>({.q = "%"})).total == 0);
    const auto first = must<ReviewPage>(market.window.call<ListReviews>({.limit = 1}));
    const auto second = must<ReviewPage>(
        market.window.call<ListReviews>({.limit = 1, .cursor = first.next_cursor}));
    REQUIRE(second.items.size() == 1);
    CHECK(second.items[0].case_id == "shop");
    CHECK(second.next_cursor.empty());
    close_row(market, "demand");
    CHECK(must<ReviewPage>(market.window.call<ListReviews>()).total == 1);
    const auto done = must<ReviewPage>(market.window.call<ListReviews>({.is_decided = true}));
    REQUIRE(done.items.size() == 1);
    CHECK(done.items[0].outcome == ReviewOutcome::Returned);
    CHECK(done.items[0].opinion == "不完整");
    CHECK(market.enterprise.call<ListReviews>().status == 403);
    CHECK(market.institution.call<ListReviews>().status == 403);
}

void read_review() {
    Market market;
    open_row(market, "demand", "430104", ReviewKind::Demand);
    const auto row = must<ReviewPage>(market.window.call<ListReviews>()).items.at(0);
    CHECK(must<Review>(market.window.call<ReadReview>({row.review_id})) == row);
    CHECK(market.other_window.call<ReadReview>({row.review_id}).status == 404);
    CHECK(market.enterprise.call<ReadReview>({row.review_id}).status == 403);
}

void count_reviews() {
    Market market;
    open_row(market, "demand", "430104", ReviewKind::Demand);
    const auto demands = [&] {
        const auto counts = must<ReviewCounts>(market.window.call<CountReviews>());
        REQUIRE(counts.kinds.size() == std::size(review_kind_rows));
        return counts.kinds.at(static_cast<std::size_t>(ReviewKind::Demand));
    };
    CHECK(demands() == ReviewKindCount{.kind = ReviewKind::Demand, .open = 1});
    constexpr std::int64_t month_s = 30LL * 24 * 3600;
    market.core.clock.pass_s(month_s);
    REQUIRE(market.window.sign_in(good_password, "chuangkou_yl", AccountKind::Window).status ==
            200);
    CHECK(demands() == ReviewKindCount{.kind = ReviewKind::Demand, .open = 1, .overdue = 1});
    CHECK(market.enterprise.call<CountReviews>().status >= 401);
}

}  // namespace

TEST_CASE("a window is reminded before the last day and reported after it, once each") {
    Market market;
    open_row(market, "demand", "430104", ReviewKind::Demand);
    server::Context& context = market.core.platform->context();
    const auto watched = [&] { return *watch_reviews(context, 100); };
    const auto told = [&] { return market.core.number("SELECT COUNT(*) FROM message"); };
    const std::int64_t before = told();
    CHECK(watched() == 0);
    constexpr std::int64_t day_s = 24LL * 3600;
    std::int64_t reminders = 0;
    for (int day = 0; day < 30; ++day) {
        market.core.clock.pass_s(day_s);
        reminders += watched();
    }
    CHECK(reminders == 2);
    CHECK(told() == before + 2);
    CHECK(market.core.number("SELECT COUNT(*) FROM review WHERE decided_at IS NULL") == 1);
}

const Contracts& emc::test::review_contracts() {
    static const Contracts contracts{
        {"listReviews", &list_reviews},
        {"readReview", &read_review},
        {"countReviews", &count_reviews},
    };
    return contracts;
}
