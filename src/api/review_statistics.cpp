#include "api/review_statistics.h"

#include "api/codec.h"
#include "api/path_places.h"

namespace emc {

std::optional<std::int64_t> parse_month(std::string_view text) {
    const auto day = parse_date(std::string(text) + "-01");
    constexpr std::size_t month_chars = 7;
    if (text.size() != month_chars || !day) return std::nullopt;
    return std::int64_t{day->year} * 12 + day->month - 1;
}

std::string month_text(std::int64_t month) {
    const std::string number = std::to_string(month % 12 + 1);
    std::string year = std::to_string(month / 12);
    while (year.size() < 4) year.insert(0, 1, '0');
    return year + (number.size() == 1 ? "-0" : "-") + number;
}

Problems check(const ReviewMonths& months) {
    Problems problems = check_fields(months);
    if (!problems.empty()) return problems;
    const auto from = parse_month(months.from);
    const auto until = parse_month(months.until);
    if (!months.from.empty() && !from) problems.push_back({"from", Rule::Format});
    if (!months.until.empty() && !until) problems.push_back({"until", Rule::Format});
    if (!from || !until) return problems;
    if (*until < *from) problems.push_back({"until", Rule::DateOrder});
    constexpr std::int64_t days_in_month = 31;  // The sentence counts in days.
    const std::int64_t span = *until - *from + 1;
    if (span > statistics_months_max)
        problems.push_back(
            {"until", Rule::DateSpan, statistics_months_max * days_in_month, span * days_in_month});
    return problems;
}

}  // namespace emc

EMC_INSTANTIATE_JSON(emc::ReviewStatistics)
EMC_INSTANTIATE_QUERY(emc::ReviewMonths)
EMC_INSTANTIATE_QUERY(emc::StatisticsFile)
EMC_INSTANTIATE_PATH(emc::StatisticsFile)
