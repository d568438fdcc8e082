#include "client/time_words.h"

#include "domain/civil_date.h"

namespace emc {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_minutes = 24LL * 60;

std::int64_t minute_of_day(InstantMs instant) {
    const std::int64_t minutes = (instant + shanghai_offset_ms) / minute_ms % day_minutes;
    return minutes < 0 ? minutes + day_minutes : minutes;
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string minute_text(InstantMs instant) {
    const std::int64_t minute = minute_of_day(instant);
    return to_string(civil_date_of(instant)) + " " + two_digits(minute / 60) + ":" +
           two_digits(minute % 60);
}

std::string row_time_text(InstantMs instant, InstantMs now) {
    constexpr std::size_t year_chars = 5;
    const bool is_this_year = civil_date_of(instant).year == civil_date_of(now).year;
    return is_this_year ? minute_text(instant).substr(year_chars)
                        : to_string(civil_date_of(instant));
}

std::string_view greeting_at(InstantMs instant) {
    struct Row {
        std::int64_t until_hour;
        std::string_view words;
    };
    constexpr Row rows[] = {
        {5, "夜深了"}, {9, "早上好"}, {12, "上午好"}, {14, "中午好"}, {18, "下午好"}};
    const std::int64_t hour = minute_of_day(instant) / 60;
    for (const Row& row : rows) {
        if (hour < row.until_hour) return row.words;
    }
    return "晚上好";
}

}  // namespace emc
