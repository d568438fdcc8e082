#include "domain/calendar.h"

#include <algorithm>

#include "domain/tables/tables.h"

namespace emc {

InstantMs end_of(CivilDate day) {
    constexpr InstantMs day_ms = 24LL * 3600 * 1000;
    return (to_days(day) + 1) * day_ms - shanghai_offset_ms;
}

const WorkCalendar& WorkCalendar::built_in() {
    static const WorkCalendar calendar(tables::calendar_exceptions, tables::calendar_from_days,
                                       tables::calendar_until_days);
    return calendar;
}

bool WorkCalendar::works_on(std::int64_t days) const {
    const bool is_weekday = weekday_of(from_days(days)) <= 5;
    const bool is_exception = is_covered(days) && std::ranges::binary_search(exceptions_, days);
    return is_weekday != is_exception;
}

std::optional<bool> WorkCalendar::is_working_day(CivilDate date) const {
    const std::int64_t days = to_days(date);
    if (!is_covered(days)) return std::nullopt;
    return works_on(days);
}

Deadline WorkCalendar::deadline(CivilDate start, int working_days) const {
    std::int64_t days = to_days(start);
    bool is_provisional = false;
    for (int left = working_days; left > 0;) {
        ++days;
        is_provisional = is_provisional || !is_covered(days);
        if (works_on(days)) --left;
    }
    return {from_days(days), is_provisional};
}

int WorkCalendar::working_days_between(CivilDate from, CivilDate until) const {
    const std::int64_t first = std::min(to_days(from), to_days(until));
    const std::int64_t last = std::max(to_days(from), to_days(until));
    int count = 0;
    for (std::int64_t days = first + 1; days <= last; ++days) count += works_on(days) ? 1 : 0;
    return from <= until ? count : -count;
}

}  // namespace emc
