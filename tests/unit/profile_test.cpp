#include "domain/profile.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "domain/display.h"

using namespace emc;

namespace {

constexpr CivilDate today{2026, 11, 24};

Profile good_profile() {
    Profile profile;
    profile.name = "长沙麓谷智能装备有限公司";
    profile.uscc = "91430100PDY00001XL";
    profile.industry = "C3911";
    profile.employees = 300;
    profile.revenue_fen = 1'999'990'000;
    profile.assets_fen = 5'000'000'000;
    profile.statistics_year = 2025;
    profile.founded_on = "2008-08-08";
    profile.region = "430104";
    profile.address = "麓谷大道100号";
    profile.legal_person = "李四";
    profile.contact = "张三";
    profile.mobile = "13800138000";
    profile.email = "zhang.san@example.cn";
    profile.main_business = "智能装备";
    return profile;
}

struct Case {
    const char* what;
    std::function<void(Profile&)> change;
    Problems expected;
};

}  // namespace

TEST_CASE(
    "a profile with what is required has no problem; an empty one is told everything that is "
    "missing") {
    CHECK(check(good_profile(), today).empty());
    std::set<std::string> missing;
    for (const Problem& problem : check(Profile{})) {
        CHECK(problem.rule == Rule::Required);
        missing.insert(problem.field);
    }
    CHECK(missing == std::set<std::string>{"name", "uscc", "industry", "employees", "revenue_fen",
                                           "assets_fen", "statistics_year", "founded_on", "region",
                                           "address", "legal_person", "contact", "mobile", "email",
                                           "main_business"});
}

TEST_CASE("each defect of a profile is told at its field") {
    const Case cases[] = {
        {"division",
         [](auto& p) { p.industry = "C39"; },
         {{"industry", Rule::IndustryNotClass, 4}}},
        {"employees", [](auto& p) { p.employees = -1; }, {{"employees", Rule::TooSmall, 0, -1}}},
        {"too many",
         [](auto& p) { p.employees = 10'000'000; },
         {{"employees", Rule::TooLarge, 9'999'999, 10'000'000}}},
        {"revenue", [](auto& p) { p.revenue_fen = -1; }, {{"revenue_fen", Rule::TooSmall, 0, -1}}},
        {"tomorrow",
         [](auto& p) { p.founded_on = "2026-11-25"; },
         {{"founded_on", Rule::DateFuture}}},
        {"long ago",
         [](auto& p) { p.founded_on = "1899-12-31"; },
         {{"founded_on", Rule::DateTooEarly, 1900, 1899}}},
        {"no day",
         [](auto& p) { p.founded_on = "2023-02-29"; },
         {{"founded_on", Rule::DateFormat}}},
        {"next year",
         [](auto& p) { p.statistics_year = 2027; },
         {{"statistics_year", Rule::TooLarge, 2026, 2027}}},
        {"address", [](auto& p) { p.address = "麓谷"; }, {{"address", Rule::TooShort, 5, 2}}},
        {"business address",
         [](auto& p) { p.same_address = false; },
         {{"business_address", Rule::Required}}},
        {"identity",
         [](auto& p) { p.legal_person_id = "430102190001010016"; },
         {{"legal_person_id", Rule::IdCardCheck}}},
        {"phone", [](auto& p) { p.phone = "82212345"; }, {{"phone", Rule::Phone}}},
        {"qq", [](auto& p) { p.qq = "123"; }, {{"qq", Rule::Qq}}},
        {"website", [](auto& p) { p.website = "javascript:alert(1)"; }, {{"website", Rule::Url}}},
        {"postcode", [](auto& p) { p.postcode = "990000"; }, {{"postcode", Rule::Postcode, 6}}},
        {"interest", [](auto& p) { p.interests = {"11", "88"}; }, {{"interests", Rule::Unknown}}},
        {"term",
         [](auto& p) { p.financing_term_months = 0; },
         {{"financing_term_months", Rule::TooSmall, 1, 0}}},
    };
    for (const Case& one : cases) {
        Profile profile = good_profile();
        one.change(profile);
        CAPTURE(std::string(one.what));
        CHECK(check(profile, today) == one.expected);
    }
    Profile loss = good_profile();
    loss.profit_fen = -123'450'000;
    loss.founded_on = "2026-11-24";
    loss.statistics_year = 2026;
    CHECK(check(loss, today).empty());
}

TEST_CASE("every field is in exactly one section and every key of a section is a field") {
    std::set<std::string_view> in_sections;
    for (const ProfileSection& section : profile_sections()) {
        for (const std::string_view key : section.keys) CHECK(in_sections.insert(key).second);
    }
    std::set<std::string_view> in_table;
    for_each_field<Profile>([&](const auto& row) {
        CHECK(in_table.insert(row.key).second);
        CHECK_FALSE(row.label.zh.empty());
        CHECK_FALSE(row.label.en.empty());
    });
    CHECK(in_sections == in_table);
}

TEST_CASE("ordering a profile empties what does not apply and is done once") {
    Profile typed = good_profile();
    typed.business_address = "别处一号院";
    typed.financing_amount_fen = 1;
    typed.financing_method = FinancingMethod::Equity;
    typed.qualifications = {Qualification::TechSme, Qualification::HighTech,
                            Qualification::TechSme};
    typed.interests = {"14", "11", "14"};
    typed.phone = "073182212345转1";
    typed.legal_person_id = "11010519491231002x";
    const Profile stored = normalized(typed);
    CHECK(stored.business_address.empty());
    CHECK_FALSE(stored.financing_amount_fen);
    CHECK_FALSE(stored.financing_method);
    CHECK(stored.qualifications == std::vector{Qualification::HighTech, Qualification::TechSme});
    CHECK(stored.interests == std::vector<std::string>{"11", "14"});
    CHECK(stored.phone == "0731-82212345-1");
    CHECK(stored.legal_person_id == "11010519491231002X");
    CHECK(normalized(stored) == stored);
    typed.has_financing_need = true;
    CHECK(normalized(typed).financing_amount_fen == 1);
}

TEST_CASE("the more is filled in the more complete it is") {
    Profile profile;
    const int empty = completeness_percent(profile);
    const int required = completeness_percent(good_profile());
    CHECK(empty < required);
    CHECK(required < 100);
    profile = good_profile();
    profile.has_financing_need = true;
    CHECK(completeness_percent(profile) < required);
    profile.has_financing_need = false;
    // Fill every field, whatever its type; then nothing is missing.
    for_each_field<Profile>([&](const auto& row) {
        auto& value = profile.*(row.member);
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::string>) value = "x";
        if constexpr (is_optional<Value>) value = typename Value::value_type{};
        if constexpr (is_vector<Value>) value.resize(1);
    });
    CHECK(completeness_percent(profile) == 100);
}

TEST_CASE("a diff names each change once, in words") {
    const Profile before = good_profile();
    CHECK(diff(before, before).empty());
    Profile after = before;
    after.name = "湖南麓谷智能装备有限公司";
    after.revenue_fen = 2'000'000'000;
    after.region = "430102";
    after.industry = "C3912";
    after.holding_kind = HoldingKind::Private;
    after.has_financing_need = true;
    after.interests = {"11", "14"};
    after.legal_person_id = "430102190001010015";
    const std::vector<FieldChange> expected{
        {"name", "企业名称", "长沙麓谷智能装备有限公司", "湖南麓谷智能装备有限公司"},
        {"holding_kind", "控股类型", "", "私人控股"},
        {"industry", "所属行业", "计算机整机制造 C3911", "计算机零部件制造 C3912"},
        {"revenue_fen", "上年营业收入", "1,999.99 万元", "2,000 万元"},
        {"region", "所在区县", "长沙市岳麓区", "长沙市芙蓉区"},
        {"legal_person_id", "法定代表人证件号", "", "430102********0015"},
        {"has_financing_need", "有融资需求", "否", "是"},
        {"interests", "关注的服务类别", "", "投融资服务、技术创新和质量服务"},
    };
    CHECK(diff(before, after) == expected);
    CHECK(diff(after, before).size() == expected.size());
}

TEST_CASE("amounts are shown without rounding") {
    CHECK(wan_yuan_text(1'999'990'000) == "1,999.99 万元");
    CHECK(wan_yuan_text(1'500'000) == "1.50 万元");
    CHECK(wan_yuan_text(1) == "0.000001 万元");
    CHECK(wan_yuan_text(-2'000'000'000) == "-2,000 万元");
    CHECK(grouped(-1'234'567) == "-1,234,567");
    CHECK(grouped(999) == "999");
    CHECK(display_number(2025, Editor::Year) == "2025");
    CHECK(display_text("999999", Editor::County) == "999999");
}
