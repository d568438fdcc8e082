#include "domain/holidays.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

namespace emc {
namespace {

constexpr int last_weekday = 5;
constexpr std::size_t year_chars = 4;

std::optional<std::int64_t> first_day(const Holidays& holidays) {
    const auto date = parse_date(holidays.covered_from);
    if (!date || date->month != 1 || date->day != 1 || date->year < 1970) return std::nullopt;
    return to_days(*date);
}

std::optional<std::int64_t> last_day(const Holidays& holidays) {
    constexpr int december = 12;
    constexpr int its_last = 31;
    const auto date = parse_date(holidays.covered_until);
    constexpr int latest = 2148;  // Days are kept in sixteen bits.
    if (!date || date->month != december || date->day != its_last || date->year > latest)
        return std::nullopt;
    return to_days(*date);
}

struct Span {
    std::int64_t from = 0;
    std::int64_t until = 0;
};

void check_days(const std::vector<std::string>& days, std::string_view key, Span span,
                std::set<std::string_view>& seen, Problems& problems) {
    for (std::size_t i = 0; i < days.size(); ++i) {
        const std::string path = std::string(key) + "/" + std::to_string(i);
        const auto date = parse_date(days[i]);
        if (!date) {
            problems.push_back({path, Rule::DateFormat});
        } else if (to_days(*date) < span.from || to_days(*date) > span.until) {
            problems.push_back({path, Rule::DateOutside});
        } else if (!seen.insert(days[i]).second) {
            problems.push_back({path, Rule::Taken});
        } else if (key == "workdays" && weekday_of(*date) <= last_weekday) {
            problems.push_back({path, Rule::Format});
        }
    }
}

// Only the days whose answer is not what their weekday says.
void add_exceptions(const Holidays& year, std::set<std::uint16_t>& exceptions) {
    for (const std::string& day : year.holidays) {
        const auto date = parse_date(day);
        if (date && weekday_of(*date) <= last_weekday)
            exceptions.insert(static_cast<std::uint16_t>(to_days(*date)));
    }
    for (const std::string& day : year.workdays) {
        if (const auto date = parse_date(day))
            exceptions.insert(static_cast<std::uint16_t>(to_days(*date)));
    }
}

struct Merged {
    std::vector<std::uint16_t> exceptions;
    Span span;
};

Merged merged(std::span<const Holidays> years) {
    const WorkCalendar& built_in = WorkCalendar::built_in();
    const Span before{to_days(built_in.covered_from()), to_days(built_in.covered_until())};
    Span span = before;
    std::set<std::uint16_t> exceptions;
    for (std::int64_t day = span.from; day <= span.until; ++day) {
        const CivilDate date = from_days(day);
        const bool is_weekday = weekday_of(date) <= last_weekday;
        if (built_in.is_working_day(date) != is_weekday)
            exceptions.insert(static_cast<std::uint16_t>(day));
    }
    std::vector<Holidays> sorted(years.begin(), years.end());
    std::ranges::stable_sort(sorted, {}, &Holidays::covered_from);
    for (const Holidays& year : sorted) {
        const auto from = first_day(year);
        const auto until = last_day(year);
        if (!from || !until || *from > span.until + 1 || *until < before.from) continue;
        std::erase_if(exceptions, [&](std::uint16_t day) { return day >= *from && day <= *until; });
        add_exceptions(year, exceptions);
        span.from = std::min(span.from, *from);
        span.until = std::max(span.until, *until);
    }
    return {{exceptions.begin(), exceptions.end()}, span};
}

}  // namespace

Problems check(const Holidays& holidays) {
    Problems problems = check_fields(holidays);
    const auto from = first_day(holidays);
    const auto until = last_day(holidays);
    if (!from) problems.push_back({"covered_from", Rule::DateFormat});
    if (!until) problems.push_back({"covered_until", Rule::DateFormat});
    if (!from || !until) return problems;
    if (*until < *from) {
        problems.push_back({"covered_until", Rule::DateOrder});
        return problems;
    }
    std::set<std::string_view> seen;
    check_days(holidays.holidays, "holidays", {*from, *until}, seen, problems);
    check_days(holidays.workdays, "workdays", {*from, *until}, seen, problems);
    for (int year = from_days(*from).year; year <= from_days(*until).year; ++year) {
        const std::string new_year = to_string(CivilDate{year, 1, 1});
        if (!std::ranges::contains(holidays.holidays, new_year))
            problems.push_back({"holidays", Rule::Required});
    }
    return problems;
}

std::vector<Holidays> by_year(const Holidays& holidays) {
    std::vector<Holidays> years;
    const auto from = parse_date(holidays.covered_from);
    const auto until = parse_date(holidays.covered_until);
    if (!from || !until) return years;
    for (int year = from->year; year <= until->year; ++year) {
        Holidays one{.source = holidays.source,
                     .covered_from = to_string(CivilDate{year, 1, 1}),
                     .covered_until = to_string(CivilDate{year, 12, 31})};
        const std::string prefix = one.covered_from.substr(0, year_chars);
        const auto is_in = [&](const std::string& day) { return day.starts_with(prefix); };
        std::ranges::copy_if(holidays.holidays, std::back_inserter(one.holidays), is_in);
        std::ranges::copy_if(holidays.workdays, std::back_inserter(one.workdays), is_in);
        years.push_back(std::move(one));
    }
    return years;
}

YearlyCalendar::YearlyCalendar(std::span<const Holidays> years)
    : exceptions_(), calendar_({}, 0, 0) {
    Merged all = merged(years);
    exceptions_ = std::move(all.exceptions);
    calendar_ = WorkCalendar(exceptions_, all.span.from, all.span.until);
}

}  // namespace emc
