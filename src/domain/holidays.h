// 节假日安排 of whole years, as the State Council publishes them once a year: data, not code. The
// format is that of assets/calendar.json.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "domain/calendar.h"
#include "domain/field.h"

namespace emc {

struct Holidays {
    std::string source;
    std::string covered_from;           // 1 January of the first year.
    std::string covered_until;          // 31 December of the last one.
    std::vector<std::string> holidays;  // Days off, also those that are Saturdays or Sundays.
    std::vector<std::string> workdays;  // 调休上班: Saturdays and Sundays that are worked on.
    bool operator==(const Holidays&) const = default;
};
constexpr auto fields(Tag<Holidays>) {
    using H = Holidays;
    return std::tuple{
        field("source", &H::source, {"来源", "Source"}, {.chars_max = 500}),
        field("covered_from", &H::covered_from, {"起始日期", "Covered from"}, {.required = true}),
        field("covered_until", &H::covered_until, {"截止日期", "Covered until"},
              {.required = true}),
        field("holidays", &H::holidays, {"放假日", "Holidays"}),
        field("workdays", &H::workdays, {"调休上班日", "Shifted working days"}),
    };
}
// Whole years; every day real, in its years, once, and not both off and worked on; shifted working
// days at weekends only; New Year's Day off in each year, which a file that was cut off lacks.
Problems check(const Holidays& holidays);

// One of them for each year that it covers. Of what has passed check().
std::vector<Holidays> by_year(const Holidays& holidays);

// The built-in years, replaced or followed by others.
class YearlyCalendar {
public:
    // Of what has passed check(), the later ones of a year count. Years that do not follow the ones
    // before them without a gap are left out: nobody knows the days between.
    explicit YearlyCalendar(std::span<const Holidays> years);
    YearlyCalendar(const YearlyCalendar&) = delete;
    YearlyCalendar& operator=(const YearlyCalendar&) = delete;

    const WorkCalendar& calendar() const { return calendar_; }

private:
    std::vector<std::uint16_t> exceptions_;
    WorkCalendar calendar_;
};

}  // namespace emc
