// The code tables, the calendar and the sizes that are computed from them.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "domain/calendar.h"
#include "domain/industries.h"
#include "domain/regions.h"
#include "domain/service_categories.h"
#include "domain/sme_size.h"

using namespace emc;

TEST_CASE("Hunan has 14 prefectures and 122 counties, and each county its window") {
    std::set<std::string_view> codes;
    CHECK(hunan_prefectures().size() == 14);
    for (const Prefecture& prefecture : hunan_prefectures()) {
        CHECK(find_prefecture_of(prefecture.code) == &prefecture);
        CHECK(region_name(prefecture.code) == prefecture.name);
        for (const County& county : prefecture.counties) {
            codes.insert(county.code);
            CHECK(find_county(county.code) == &county);
            CHECK(find_prefecture_of(county.code) == &prefecture);
            CHECK_FALSE(check_county(county.code));
            CHECK(window_name_of(county.code) == std::string(county.name) + "中小企业服务窗口");
            CHECK(is_known_region(county.code));
        }
    }
    CHECK(codes.size() == 122);
    CHECK(region_name("430102") == "长沙市芙蓉区");
    CHECK(find_county("431181")->name == "祁阳市");
    for (const char* code : {"", "43", "430100", "430171", "431121", "110101", "4301020"}) {
        CAPTURE(std::string(code));
        CHECK(check_county(code)->rule == Rule::RegionNotCounty);
    }
    CHECK(find_prefecture_of("430171") == nullptr);
    CHECK(is_known_region("432301"));  // 益阳地区, abolished in 1994.
    CHECK_FALSE(is_known_region("123456"));
}

TEST_CASE("the classification has its four levels and every code a parent") {
    int levels[5] = {};
    for (const Industry& row : all_industries()) {
        ++levels[row.level()];
        CHECK_FALSE(row.name.empty());
        CHECK(find_industry(row.code)->name == row.name);
        CHECK(industry_path(row.code).size() == static_cast<std::size_t>(row.level()));
    }
    CHECK(levels[1] == 20);
    CHECK(levels[2] == 97);
    CHECK(levels[3] == 473);
    CHECK(levels[4] == 1381);
    CHECK(industry_children("").size() == 20);
    CHECK(industry_children("C").size() == 31);
    CHECK(industry_children("A0111").empty());
    CHECK(industry_name("C3911") == "计算机整机制造 C3911");
    CHECK_FALSE(check_industry("C39"));
    CHECK(check_industry("C")->rule == Rule::IndustryNotClass);
    CHECK(check_industry("C99"));
    CHECK(check_industry_class("C391")->limit == 4);
    CHECK_FALSE(check_industry_class("C3911"));
}

TEST_CASE("a name that equals its parent's is left out of the table and found all the same") {
    for (const Industry& row : all_industries()) {
        if (row.level() != 4 || !row.code.ends_with('0')) continue;
        CHECK_FALSE(row.name.empty());
    }
    CHECK(find_industry("H6210")->name == find_industry("H621")->name);
}

TEST_CASE("service categories") {
    CHECK(service_classes().size() == 9);
    std::size_t count = 0;
    for (const ServiceCategory& row : service_classes()) {
        count += service_subcategories(row.code).size();
        CHECK_FALSE(check_service_class(row.code));
    }
    CHECK(count == 131);
    CHECK(find_service_category("120600")->name == "创业辅导");
    CHECK(find_service_category("999999") == nullptr);
    CHECK(check_service_class("110100"));
}

TEST_CASE("working days of the years that were published, and none that were not") {
    const WorkCalendar& calendar = WorkCalendar::built_in();
    CHECK(calendar.covered_from() == CivilDate{2004, 1, 1});
    CHECK(calendar.is_working_day({2026, 2, 14}) == true);  // A Saturday moved for 春节.
    CHECK(calendar.is_working_day({2026, 10, 1}) == false);
    CHECK(calendar.is_working_day({2026, 11, 24}) == true);
    CHECK(calendar.is_working_day({2026, 11, 22}) == false);
    CHECK_FALSE(calendar.is_working_day({2003, 12, 31}));
    CHECK_FALSE(calendar.is_working_day(from_days(to_days(calendar.covered_until()) + 1)));
    const Deadline late = calendar.deadline({2026, 12, 30}, 3);
    CHECK(late == Deadline{{2027, 1, 4}, true});
}

TEST_CASE("deadlines grow with the term and the start, and end on working days") {
    const WorkCalendar& calendar = WorkCalendar::built_in();
    const std::int64_t first = to_days({2023, 12, 20});
    for (std::int64_t day = first; day < first + 800; ++day) {
        for (int days = 1; days <= 15; ++days) {
            const CivilDate start = from_days(day);
            const Deadline deadline = calendar.deadline(start, days);
            REQUIRE(calendar.is_working_day(deadline.date) == true);
            REQUIRE(deadline.date > start);
            REQUIRE(calendar.deadline(start, days + 1).date > deadline.date);
            REQUIRE(calendar.deadline(from_days(day + 1), days).date >= deadline.date);
            REQUIRE(calendar.working_days_between(start, deadline.date) == days);
            REQUIRE(calendar.working_days_between(deadline.date, start) == -days);
        }
    }
}

TEST_CASE("a size never shrinks when a measure grows") {
    const std::int64_t persons[] = {0,   4,   5,   9,   10,  19,   20,   99,  100,
                                    199, 200, 299, 300, 999, 1000, 1999, 2000};
    const std::int64_t wan_yuan[] = {0,     49,    50,    99,     100,    299,    300,   499,
                                     500,   999,   1000,  1999,   2000,   4999,   5000,  5999,
                                     6000,  7999,  8000,  9999,   10000,  19999,  20000, 39999,
                                     40000, 79999, 80000, 119999, 120000, 199999, 200000};
    constexpr std::int64_t fen = 1'000'000;
    for (int sector = 1; sector <= 16; ++sector) {
        for (const std::int64_t x : persons) {
            auto previous = EnterpriseSize::Micro;
            for (const std::int64_t y : wan_yuan) {
                const auto size = sme_size(sector, {x, y * fen, y * fen}).size;
                REQUIRE(size.has_value());
                REQUIRE(*size >= previous);
                REQUIRE(*size <= *sme_size(sector, {x + 1, y * fen, y * fen}).size);
                REQUIRE(*size <= *sme_size(sector, {x, y * fen + 1, y * fen}).size);
                REQUIRE(*size <= *sme_size(sector, {x, y * fen, y * fen + 1}).size);
                previous = *size;
            }
        }
    }
}

TEST_CASE("the reason names what decided") {
    const auto reason = [](std::string_view industry, SizeInputs inputs) {
        return sme_size(industry, inputs).reason;
    };
    CHECK(reason("C3911", {300, 1'999'990'000, {}}) ==
          "工业：营业收入 1,999.99 万元 < 2,000 万元，下划一档");
    CHECK(reason("C3911", {5000, 299'000'000, {}}) ==
          "工业：营业收入 299 万元 < 300 万元，下划三档");
    CHECK(reason("C3911", {999, 900'000'000'000, {}}) ==
          "工业：从业人员 999 人 < 1,000 人，下划一档");
    CHECK(reason("C3911", {500, 3'000'000'000, {}}) ==
          "工业：从业人员 500 人 ≥ 300 人，营业收入 3,000 万元 ≥ 2,000 万元");
    CHECK(reason("A0111", {{}, 49'990'000, {}}) ==
          "农、林、牧、渔业：营业收入 49.99 万元 < 50 万元");
    CHECK(reason("C3911", {}) == "填写从业人员和营业收入后自动划型");
    CHECK(reason("", {}) == "选择所属行业后自动划型");
    CHECK(reason("K70", {}) == "所属行业请选到小类，才能划型");
    CHECK(reason("J6610", {}) == "该行业不适用划型标准，由窗口人工核定");
    CHECK(sme_size("C3911", {500, {}, {}}).missing == std::vector{SizeMeasure::Revenue});
    CHECK(sme_size("C3911", {19, {}, {}}).size == EnterpriseSize::Micro);
    CHECK(sme_size("C3911", {300, 1'999'990'000, {}}, Language::En).reason ==
          "revenue 1,999.99 × 10,000 yuan < 2,000 × 10,000 yuan, one step down");
}

TEST_CASE("every class of the classification is in one row of the rule or in none on purpose") {
    for (const Industry& row : all_industries()) {
        if (row.level() != 4) continue;
        const std::string_view division = row.code.substr(1, 2);
        const bool is_left_out = division == "53" || (division >= "66" && division <= "69") ||
                                 division >= "91" || row.code.starts_with("K704") ||
                                 division == "83" || division == "84";
        CAPTURE(row.code);
        CHECK(sector_of(row.code).has_value() != is_left_out);
    }
}
