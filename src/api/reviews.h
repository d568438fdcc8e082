// 窗口工作台: the queues of a window. Only a window has them; another's region is not seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/review.h"

namespace emc {

struct ReviewQuery {
    std::optional<ReviewKind> kind;
    bool is_decided = false;  // What is done, the latest first; else what is open, by its day.
    std::string q;            // In the number, the title or the party's name.
    std::int64_t limit = 50;
    std::string cursor;
    bool operator==(const ReviewQuery&) const = default;
};
constexpr auto fields(Tag<ReviewQuery>) {
    using Q = ReviewQuery;
    return std::tuple{
        field("kind", &Q::kind, {"类型", "Kind"}, {}, Editor::Choice),
        field("is_decided", &Q::is_decided, {"已办结", "Decided"}, {}, Editor::Toggle),
        field("q", &Q::q, {"搜索", "Search"}, {.chars_max = 100}),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const ReviewQuery& query) { return check_fields(query); }

struct ReviewPage {
    std::vector<Review> items;
    std::string next_cursor;
    std::int64_t total = 0;
    bool operator==(const ReviewPage&) const = default;
};
constexpr auto fields(Tag<ReviewPage>) {
    using P = ReviewPage;
    return std::tuple{
        field("items", &P::items, {"办件", "Reviews"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

struct ListReviews {
    using Input = ReviewQuery;
    using Output = ReviewPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/reviews";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listReviews";
    static constexpr std::string_view tag = "reviews";
    static constexpr Text summary = {"窗口办件", "What the window has to do"};
    static constexpr int success_status = 200;
};

struct ReviewKey {
    std::string review_id;
    bool operator==(const ReviewKey&) const = default;
};
constexpr auto fields(Tag<ReviewKey>) {
    return std::tuple{
        field("review_id", &ReviewKey::review_id, {"审核标识", "Review id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const ReviewKey& key) { return check_fields(key); }

// NotFound outside the window's region.
struct ReadReview {
    using Input = ReviewKey;
    using Output = Review;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/reviews/{review_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readReview";
    static constexpr std::string_view tag = "reviews";
    static constexpr Text summary = {"查看办件", "Read one of them"};
    static constexpr int success_status = 200;
};

struct ReviewKindCount {
    ReviewKind kind = ReviewKind::Demand;
    std::int64_t open = 0;
    std::int64_t overdue = 0;
    std::int64_t due_today = 0;
    bool operator==(const ReviewKindCount&) const = default;
};
constexpr auto fields(Tag<ReviewKindCount>) {
    using C = ReviewKindCount;
    return std::tuple{
        field("kind", &C::kind, {"类型", "Kind"}),
        field("open", &C::open, {"待办", "Open"}, {.min = 0}),
        field("overdue", &C::overdue, {"超期", "Overdue"}, {.min = 0}),
        field("due_today", &C::due_today, {"今日到期", "Due today"}, {.min = 0}),
    };
}
inline Problems check(const ReviewKindCount& count) { return check_fields(count); }

struct ReviewCounts {
    std::vector<ReviewKindCount> kinds;  // Every kind.
    bool operator==(const ReviewCounts&) const = default;
};
constexpr auto fields(Tag<ReviewCounts>) {
    return std::tuple{field("kinds", &ReviewCounts::kinds, {"各类型", "Kinds"})};
}

struct CountReviews {
    using Input = Nothing;
    using Output = ReviewCounts;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/review-counts";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "countReviews";
    static constexpr std::string_view tag = "reviews";
    static constexpr Text summary = {"窗口办件数", "How much the window has to do"};
    static constexpr int success_status = 200;
};

}  // namespace emc
