// How long a window has for something, in words.
#include "client/screens/review_words.h"
#include "client/time_words.h"

#include <doctest/doctest.h>

#include "support/world.h"

namespace emc {
namespace {

constexpr InstantMs day_ms = 24LL * 3600 * 1000;

std::string words(std::string due_on, InstantMs days_later = 0, bool is_provisional = false) {
    const Review review{.due_on = std::move(due_on), .is_provisional = is_provisional};
    return due_words(review, {test::FixedClock().at + days_later * day_ms});  // A Tuesday.
}

}  // namespace

TEST_CASE("the day is counted in working days, and over once it has passed") {
    CHECK(words("2026-11-27") == "还剩 3 个工作日");
    CHECK(words("2026-11-30") == "还剩 4 个工作日");
    CHECK(words("2026-11-24") == "今日到期");
    CHECK(words("2026-11-23") == "超期 1 个工作日");
    CHECK(words("2026-11-20") == "超期 2 个工作日");
    // On the Saturday after it no working day has been lost yet.
    CHECK(words("2026-11-27", 4) == "已超期");
    CHECK(words("2027-01-04", 41, true) == "今日到期（暂定）");
    const Review done{.due_on = "2026-11-20",
                      .decided_at = test::FixedClock().at,
                      .outcome = ReviewOutcome::Returned,
                      .decided_by = "岳麓区中小企业服务窗口"};
    CHECK(due_words(done, {test::FixedClock().at}) == "退回");
    CHECK(decided_words(done) ==
          "已由岳麓区中小企业服务窗口于 " + minute_text(done.decided_at) + " 处理：退回");
}

}  // namespace emc
