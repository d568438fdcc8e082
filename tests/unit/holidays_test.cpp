// Years of holidays that are imported over and after the built-in ones.
#include "domain/holidays.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace emc;

namespace {

Holidays year_2027() {
    return {.source = "测试",
            .covered_from = "2027-01-01",
            .covered_until = "2027-12-31",
            .holidays = {"2027-01-01", "2027-01-02", "2027-02-08", "2027-10-01"},
            .workdays = {"2027-02-06"}};
}

}  // namespace

TEST_CASE("a year of holidays is refused for what is wrong in it") {
    CHECK(check(year_2027()).empty());
    Holidays wrong = year_2027();
    wrong.covered_from = "2027-02-01";
    CHECK(check(wrong) == Problems{{"covered_from", Rule::DateFormat}});
    wrong = year_2027();
    wrong.covered_until = "2026-12-31";
    CHECK(check(wrong) == Problems{{"covered_until", Rule::DateOrder}});
    wrong = year_2027();
    wrong.holidays.push_back("2027-02-30");
    wrong.holidays.push_back("2026-05-01");
    wrong.holidays.push_back("2027-10-01");
    wrong.workdays.push_back("2027-02-08");
    wrong.workdays.push_back("2027-03-01");
    CHECK(check(wrong) == Problems{{"holidays/4", Rule::DateFormat},
                                   {"holidays/5", Rule::DateOutside},
                                   {"holidays/6", Rule::Taken},
                                   {"workdays/1", Rule::Taken},
                                   {"workdays/2", Rule::Format}});
    wrong = year_2027();
    wrong.holidays.erase(wrong.holidays.begin());
    CHECK(check(wrong) == Problems{{"holidays", Rule::Required}});
}

TEST_CASE("an imported year follows the built-in ones and leaves them as they were") {
    const Holidays years[] = {year_2027()};
    const YearlyCalendar owner(years);
    const WorkCalendar& calendar = owner.calendar();
    CHECK(to_string(calendar.covered_until()) == "2027-12-31");
    CHECK(calendar.is_working_day({2027, 2, 6}) == true);
    CHECK(calendar.is_working_day({2027, 2, 7}) == false);
    CHECK(calendar.is_working_day({2027, 2, 8}) == false);
    CHECK(calendar.is_working_day({2027, 10, 1}) == false);
    CHECK(calendar.is_working_day({2027, 10, 4}) == true);
    CHECK_FALSE(calendar.is_working_day({2028, 1, 3}).has_value());
    const WorkCalendar& before = WorkCalendar::built_in();
    for (std::int64_t day = to_days(before.covered_from()); day <= to_days(before.covered_until());
         ++day) {
        if (calendar.is_working_day(from_days(day)) == before.is_working_day(from_days(day)))
            continue;
        FAIL_CHECK(to_string(from_days(day)));
    }
    // What was 暂定 is not any more.
    CHECK(before.deadline({2026, 12, 30}, 3).is_provisional);
    CHECK(calendar.deadline({2026, 12, 30}, 3) == Deadline{{2027, 1, 5}, false});
}

TEST_CASE("an imported year replaces the built-in one, and one behind a gap is left out") {
    Holidays again{.source = "更正",
                   .covered_from = "2026-01-01",
                   .covered_until = "2026-12-31",
                   .holidays = {"2026-01-01", "2026-11-25"},
                   .workdays = {}};
    Holidays later = year_2027();
    later.covered_from = "2029-01-01";
    later.covered_until = "2029-12-31";
    const Holidays years[] = {later, again};
    const YearlyCalendar owner(years);
    CHECK(owner.calendar().is_working_day({2026, 11, 25}) == false);
    CHECK(owner.calendar().is_working_day({2026, 10, 1}) == true);
    CHECK(to_string(owner.calendar().covered_until()) == "2026-12-31");
}

TEST_CASE("whatever the days, the calendar answers as a walk over the file does") {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        Holidays year{.covered_from = "2027-01-01", .covered_until = "2027-12-31"};
        std::set<std::string> off{"2027-01-01"};
        std::set<std::string> worked;
        for (int i = 0; i < 40; ++i) {
            const CivilDate day = from_days(to_days({2027, 1, 1}) + random() % 365);
            if (weekday_of(day) > 5 && random() % 2 == 0 && !off.contains(to_string(day))) {
                worked.insert(to_string(day));
            } else if (!worked.contains(to_string(day))) {
                off.insert(to_string(day));
            }
        }
        year.holidays.assign(off.begin(), off.end());
        year.workdays.assign(worked.begin(), worked.end());
        REQUIRE(check(year).empty());
        const Holidays years[] = {year};
        const YearlyCalendar owner(years);
        for (std::int64_t day = to_days({2027, 1, 1}); day <= to_days({2027, 12, 31}); ++day) {
            const CivilDate date = from_days(day);
            const bool is_worked = worked.contains(to_string(date)) ||
                                   (weekday_of(date) <= 5 && !off.contains(to_string(date)));
            if (owner.calendar().is_working_day(date) != is_worked) FAIL_CHECK(to_string(date));
        }
    }
}
