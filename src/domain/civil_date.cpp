#include "domain/civil_date.h"

#include <algorithm>

#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

int number_in(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

void append_padded(std::string& out, int value, int width) {
    const std::string digits = std::to_string(value);
    out.append(
        static_cast<std::size_t>(width) - std::min(digits.size(), static_cast<std::size_t>(width)),
        '0');
    out += digits;
}

}  // namespace

bool is_real_date(CivilDate date) {
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12) return false;
    return date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

std::optional<CivilDate> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const std::string_view year = text.substr(0, 4);
    const std::string_view month = text.substr(5, 2);
    const std::string_view day = text.substr(8, 2);
    if (!all_digits(year) || !all_digits(month) || !all_digits(day)) return std::nullopt;
    const CivilDate date{number_in(year), number_in(month), number_in(day)};
    if (!is_real_date(date)) return std::nullopt;
    return date;
}

std::string to_string(CivilDate date) {
    std::string out;
    append_padded(out, date.year, 4);
    out += '-';
    append_padded(out, date.month, 2);
    out += '-';
    append_padded(out, date.day, 2);
    return out;
}

// Both conversions count in years that begin in March, so that the leap day is a year's last; an
// era is the 400 years after which the calendar repeats.
std::int64_t to_days(CivilDate date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month = (date.month + 9) % 12;
    const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

CivilDate from_days(std::int64_t days) {
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day_of_year + 2) / 153;
    CivilDate date;
    date.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
    date.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

int weekday_of(CivilDate date) {
    const std::int64_t from_thursday = to_days(date) % 7;  // 1970-01-01 was a Thursday.
    return static_cast<int>((from_thursday + 7 + 3) % 7) + 1;
}

CivilDate civil_date_of(InstantMs instant) {
    constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
    const std::int64_t local = instant + shanghai_offset_ms;
    return from_days(local >= 0 ? local / day_ms : (local - day_ms + 1) / day_ms);
}

std::optional<Problem> check_date(std::string_view text) {
    if (parse_date(trimmed(fold_width(text)))) return std::nullopt;
    return Problem{.rule = Rule::DateFormat};
}

std::optional<Problem> check_date_range(std::string_view first, std::string_view last,
                                        int days_max) {
    const std::optional<CivilDate> from = parse_date(trimmed(fold_width(first)));
    const std::optional<CivilDate> until = parse_date(trimmed(fold_width(last)));
    if (!from || !until) return Problem{.rule = Rule::DateFormat};
    if (*until < *from) return Problem{.rule = Rule::DateOrder};
    const std::int64_t days = to_days(*until) - to_days(*from) + 1;
    if (days_max > 0 && days > days_max)
        return Problem{.rule = Rule::DateSpan, .limit = days_max, .actual = days};
    return std::nullopt;
}

}  // namespace emc
