// 统计 of a window: what it received and decided, by kind and month, and the same as a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "api/files.h"
#include "domain/review.h"

namespace emc {

// Months as "2026-11", both of them counted. Empty: the twelve months up to this one.
struct ReviewMonths {
    std::string from;
    std::string until;
    bool operator==(const ReviewMonths&) const = default;
};
constexpr auto fields(Tag<ReviewMonths>) {
    using M = ReviewMonths;
    return std::tuple{
        field("from", &M::from, {"起始月份", "From"}, {.chars_max = 7}),
        field("until", &M::until, {"截止月份", "Until"}, {.chars_max = 7}),
    };
}
inline constexpr std::int64_t statistics_months_max = 36;
// Format for what is no month, DateOrder for an end before the beginning, DateSpan for more than
// statistics_months_max.
Problems check(const ReviewMonths& months);
// "2026-11" as months since the year 0; nothing for what is no month.
std::optional<std::int64_t> parse_month(std::string_view text);
std::string month_text(std::int64_t month);

// What was taken back is received and not decided. Approved and returned are of those decided;
// mediated appeals are neither.
struct ReviewMonthCount {
    std::string month;
    ReviewKind kind = ReviewKind::Demand;
    std::int64_t received = 0;
    std::int64_t decided = 0;
    std::int64_t in_time = 0;
    std::int64_t approved = 0;
    std::int64_t returned = 0;
    bool operator==(const ReviewMonthCount&) const = default;
};
constexpr auto fields(Tag<ReviewMonthCount>) {
    using C = ReviewMonthCount;
    return std::tuple{
        field("month", &C::month, {"月份", "Month"}),
        field("kind", &C::kind, {"类型", "Kind"}),
        field("received", &C::received, {"收到", "Received"}, {.min = 0}),
        field("decided", &C::decided, {"办结", "Decided"}, {.min = 0}),
        field("in_time", &C::in_time, {"按期办结", "In time"}, {.min = 0}),
        field("approved", &C::approved, {"通过", "Approved"}, {.min = 0}),
        field("returned", &C::returned, {"退回", "Returned"}, {.min = 0}),
    };
}
inline Problems check(const ReviewMonthCount& count) { return check_fields(count); }

struct ReviewStatistics {
    ReviewMonths months;                 // As they were counted.
    std::vector<ReviewMonthCount> rows;  // By month, then by kind; without those of nothing.
    bool operator==(const ReviewStatistics&) const = default;
};
constexpr auto fields(Tag<ReviewStatistics>) {
    using S = ReviewStatistics;
    return std::tuple{
        field("months", &S::months, {"月份", "Months"}),
        field("rows", &S::rows, {"统计", "Rows"}),
    };
}

struct ReadReviewStatistics {
    using Input = ReviewMonths;
    using Output = ReviewStatistics;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/review-statistics";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readReviewStatistics";
    static constexpr std::string_view tag = "reviews";
    static constexpr Text summary = {"窗口办件统计", "What the window received and decided"};
    static constexpr int success_status = 200;
};

struct StatisticsFile {
    std::string file_type;  // "csv" or "xlsx"; NotFound for others.
    std::string from;
    std::string until;
    bool operator==(const StatisticsFile&) const = default;
};
constexpr auto fields(Tag<StatisticsFile>) {
    using F = StatisticsFile;
    return std::tuple{
        field("file_type", &F::file_type, {"文件类型", "File type"}, {.chars_max = 8}),
        field("from", &F::from, {"起始月份", "From"}, {.chars_max = 7}),
        field("until", &F::until, {"截止月份", "Until"}, {.chars_max = 7}),
    };
}
inline Problems check(const StatisticsFile& file) {
    return check(ReviewMonths{.from = file.from, .until = file.until});
}

struct DownloadReviewStatistics {
    using Input = StatisticsFile;
    using Output = FileContent;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/review-statistics/{file_type}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "downloadReviewStatistics";
    static constexpr std::string_view tag = "reviews";
    static constexpr Text summary = {"导出窗口办件统计", "The same as a file"};
    static constexpr int success_status = 200;
    static constexpr bool is_raw = true;
};

}  // namespace emc
