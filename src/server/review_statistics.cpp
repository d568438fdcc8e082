#include "server/review_statistics.h"

#include <algorithm>

#include "server/like.h"
#include "server/spreadsheet.h"

namespace emc::server {
namespace {

constexpr std::int64_t months_usual = 12;

struct Span {
    std::int64_t from = 0;
    std::int64_t until = 0;
};

// What is not said is filled in: up to now, or as many months as usual.
Span span_of(const ReviewMonths& months, InstantMs now) {
    const CivilDate today = civil_date_of(now);
    const std::int64_t this_month = std::int64_t{today.year} * 12 + today.month - 1;
    const auto from = parse_month(months.from);
    const std::int64_t latest = from ? std::max(*from, this_month) : this_month;
    const std::int64_t until = parse_month(months.until).value_or(latest);
    return {from.value_or(until - months_usual + 1), until};
}

InstantMs begin_of(std::int64_t month) {
    const auto first = parse_date(month_text(month) + "-01").value_or(CivilDate{});
    return end_of(from_days(to_days(first) - 1));
}

struct MonthQuery {
    Snapshot& snapshot;
    std::string region;
    std::int64_t month = 0;
};

Result<void> count_received(const MonthQuery& query, std::vector<ReviewMonthCount>& counts) {
    const auto rows = query.snapshot.all(
        "SELECT kind,COUNT(*) FROM review WHERE received_at>=?2 AND received_at<?3"
        " AND region LIKE ?1 GROUP BY kind",
        [](const Row& row) { return std::pair(row.text(0), row.integer(1)); }, query.region,
        begin_of(query.month), begin_of(query.month + 1));
    if (!rows) return std::unexpected(rows.error());
    for (const auto& [word, count] : *rows) {
        const auto kind = enum_from_word<ReviewKind>(word);
        if (kind) counts[static_cast<std::size_t>(*kind)].received = count;
    }
    return {};
}

Result<void> count_decided(const MonthQuery& query, std::vector<ReviewMonthCount>& counts) {
    const auto rows = query.snapshot.all(
        "SELECT kind,COUNT(*),SUM(CASE WHEN decided_at<due_at THEN 1 ELSE 0 END),"
        "SUM(CASE WHEN outcome='approved' THEN 1 ELSE 0 END),"
        "SUM(CASE WHEN outcome='returned' THEN 1 ELSE 0 END) FROM review"
        " WHERE decided_at>=?2 AND decided_at<?3 AND region LIKE ?1 AND outcome<>'revoked'"
        " GROUP BY kind",
        [](const Row& row) {
            return std::pair(row.text(0), ReviewMonthCount{.decided = row.integer(1),
                                                           .in_time = row.integer(2),
                                                           .approved = row.integer(3),
                                                           .returned = row.integer(4)});
        },
        query.region, begin_of(query.month), begin_of(query.month + 1));
    if (!rows) return std::unexpected(rows.error());
    for (const auto& [word, found] : *rows) {
        const auto kind = enum_from_word<ReviewKind>(word);
        if (!kind) continue;
        ReviewMonthCount& count = counts[static_cast<std::size_t>(*kind)];
        count.decided = found.decided;
        count.in_time = found.in_time;
        count.approved = found.approved;
        count.returned = found.returned;
    }
    return {};
}

// Every kind in the order of its enumerators.
std::vector<ReviewMonthCount> blank_counts(std::int64_t month) {
    std::vector<ReviewMonthCount> counts;
    for (const EnumRow<ReviewKind>& kind : review_kind_rows) {
        counts.push_back({.month = month_text(month), .kind = kind.value});
    }
    return counts;
}

Result<ReviewStatistics> statistics_of(const Call& call, const ReviewMonths& months) {
    if (call.actor->kind != AccountKind::Window)
        return fail(ErrorKind::Forbidden, "review.not_window");
    if (Problems problems = check(months); !problems.empty()) return invalid(std::move(problems));
    const Span span = span_of(months, call.now);
    const ReviewMonths counted{month_text(span.from), month_text(span.until)};
    // One end alone may be too far from what is filled in for the other.
    if (Problems problems = check(counted); !problems.empty()) return invalid(std::move(problems));
    return call.context.database.read([&](Snapshot& snapshot) -> Result<ReviewStatistics> {
        ReviewStatistics statistics{.months = counted};
        for (std::int64_t month = span.from; month <= span.until; ++month) {
            std::vector<ReviewMonthCount> counts = blank_counts(month);
            const MonthQuery query{snapshot, region_pattern(call.actor->region), month};
            if (const auto done = count_received(query, counts); !done)
                return std::unexpected(done.error());
            if (const auto done = count_decided(query, counts); !done)
                return std::unexpected(done.error());
            std::erase_if(counts, [](const ReviewMonthCount& count) {
                return count.received == 0 && count.decided == 0;
            });
            statistics.rows.append_range(counts);
        }
        return statistics;
    });
}

Sheet sheet_of(const ReviewStatistics& statistics) {
    Sheet sheet{.name = "统计", .rows = {}};
    std::vector<SheetCell> heads;
    for_each_field<ReviewMonthCount>(
        [&](const auto& row) { heads.emplace_back(std::string(row.label.zh)); });
    sheet.rows.push_back(std::move(heads));
    for (const ReviewMonthCount& count : statistics.rows) {
        std::vector<SheetCell> cells;
        for_each_field<ReviewMonthCount>([&](const auto& row) {
            const auto& value = count.*(row.member);
            if constexpr (std::is_same_v<decltype(value), const ReviewKind&>) {
                cells.emplace_back(std::string(enum_row(value).label.zh));
            } else {
                cells.emplace_back(value);
            }
        });
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

}  // namespace

Result<ReviewStatistics> read_review_statistics(CallOf<ReadReviewStatistics>& call,
                                                const ReviewMonths& months) {
    return statistics_of(call, months);
}

Result<FileContent> download_review_statistics(CallOf<DownloadReviewStatistics>& call,
                                               const StatisticsFile& file) {
    const bool is_csv = file.file_type == "csv";
    if (!is_csv && file.file_type != "xlsx") return fail(ErrorKind::NotFound);
    const auto statistics = statistics_of(call, {.from = file.from, .until = file.until});
    if (!statistics) return std::unexpected(statistics.error());
    const Sheet sheet = sheet_of(*statistics);
    const std::string name =
        "办件统计 " + statistics->months.from + " 至 " + statistics->months.until;
    constexpr std::string_view xlsx_type =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (is_csv) return FileContent{name + ".csv", "text/csv; charset=utf-8", csv_of(sheet)};
    return FileContent{name + ".xlsx", std::string(xlsx_type), xlsx_of(sheet)};
}

}  // namespace emc::server
