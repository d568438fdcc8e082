// A day of the calendar as people in China write it (Asia/Shanghai, UTC+8).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace emc {

struct CivilDate {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(const CivilDate&) const = default;
};

bool is_real_date(CivilDate date);
std::optional<CivilDate> parse_date(
    std::string_view text);  // "2026-11-24" of a real day, or nothing.
std::string to_string(CivilDate date);

std::int64_t to_days(CivilDate date);  // Days since 1970-01-01.
CivilDate from_days(std::int64_t days);
int weekday_of(CivilDate date);  // 1 Monday ... 7 Sunday.
CivilDate civil_date_of(InstantMs instant);

// Rule::DateFormat; for field tables.
std::optional<Problem> check_date(std::string_view text);
// DateFormat, DateOrder or DateSpan. Both ends count; `days_max` 0 means any length.
std::optional<Problem> check_date_range(std::string_view first, std::string_view last,
                                        int days_max = 0);

}  // namespace emc
