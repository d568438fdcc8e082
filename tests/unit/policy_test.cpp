#include <doctest/doctest.h>

#include "domain/messages.h"
#include "domain/policy.h"
#include "domain/size_check.h"

using namespace emc;

namespace {

constexpr CivilDate today{2026, 11, 24};

Policy policy_of(std::vector<PolicyCondition> conditions) {
    return {.policy_id = "p1",
            .title = "贷款贴息政策",
            .issuer = "示例单位",
            .summary = "摘要",
            .conditions = std::move(conditions)};
}

ConditionVerdict verdict(const PolicyCondition& condition, const Profile& profile) {
    return verdict_of(match(policy_of({condition}), profile, today));
}

}  // namespace

TEST_CASE("an empty profile leaves every condition that it could answer unknown") {
    const Policy policy = policy_of({{.ask = PolicyAsk::Region, .words = {"430000"}},
                                     {.ask = PolicyAsk::Industry, .words = {"C"}},
                                     {.ask = PolicyAsk::Size, .words = {"micro"}},
                                     {.ask = PolicyAsk::AgeYears, .min = 1},
                                     {.ask = PolicyAsk::Employees, .min = 1},
                                     {.ask = PolicyAsk::Revenue, .max = 1},
                                     {.ask = PolicyAsk::Patents, .min = 1}});
    CHECK(check(policy).empty());
    const auto matches = match(policy, {}, today);
    REQUIRE(matches.size() == policy.conditions.size());
    for (const ConditionMatch& each : matches) {
        CHECK(each.verdict == ConditionVerdict::Unknown);
        CHECK(label_of<Profile>(each.key).zh != each.key);
    }
    CHECK(verdict_of(matches) == ConditionVerdict::Unknown);
}

TEST_CASE("a condition is met from its first value to its last") {
    const PolicyCondition employees{.ask = PolicyAsk::Employees, .min = 20, .max = 300};
    for (const std::int64_t count : {0, 19, 20, 21, 299, 300, 301, 5000}) {
        const bool holds = count >= 20 && count <= 300;
        CHECK((verdict(employees, {.employees = count}) == ConditionVerdict::Met) == holds);
    }
    const PolicyCondition age{.ask = PolicyAsk::AgeYears, .min = 2};
    CHECK(verdict(age, {.founded_on = "2024-11-24"}) == ConditionVerdict::Met);
    CHECK(verdict(age, {.founded_on = "2024-11-25"}) == ConditionVerdict::NotMet);
    const PolicyCondition region{.ask = PolicyAsk::Region, .words = {"430100"}};
    CHECK(verdict(region, {.region = "430104"}) == ConditionVerdict::Met);
    CHECK(verdict(region, {.region = "430211"}) == ConditionVerdict::NotMet);
    const PolicyCondition industry{.ask = PolicyAsk::Industry, .words = {"C39", "I"}};
    CHECK(verdict(industry, {.industry = "C3911"}) == ConditionVerdict::Met);
    CHECK(verdict(industry, {.industry = "I6513"}) == ConditionVerdict::Met);
    CHECK(verdict(industry, {.industry = "C1311"}) == ConditionVerdict::NotMet);
    const PolicyCondition rights{.ask = PolicyAsk::Patents, .min = 3};
    CHECK(verdict(rights, {.patents_invention = 1, .software_copyrights = 2}) ==
          ConditionVerdict::Met);
    const PolicyCondition mark{.ask = PolicyAsk::Qualification, .words = {"high_tech"}};
    CHECK(verdict(mark, {}) == ConditionVerdict::NotMet);
    CHECK(verdict(mark, {.qualifications = {Qualification::HighTech}}) == ConditionVerdict::Met);
}

TEST_CASE("one condition that is not met outweighs what is unknown") {
    const Policy policy = policy_of(
        {{.ask = PolicyAsk::Employees, .min = 20}, {.ask = PolicyAsk::Revenue, .min = 100}});
    CHECK(verdict_of(match(policy, {.employees = 1}, today)) == ConditionVerdict::NotMet);
    CHECK(verdict_of(match(policy, {.employees = 30}, today)) == ConditionVerdict::Unknown);
    CHECK(verdict_of(match(policy, {.employees = 30, .revenue_fen = 100}, today)) ==
          ConditionVerdict::Met);
    CHECK(verdict_of({}) == ConditionVerdict::Met);
}

TEST_CASE("a condition that nobody could answer is refused when it is brought in") {
    CHECK_FALSE(check(policy_of({{.ask = PolicyAsk::Region}})).empty());
    CHECK_FALSE(check(policy_of({{.ask = PolicyAsk::Region, .words = {"999999"}}})).empty());
    CHECK_FALSE(check(policy_of({{.ask = PolicyAsk::Size, .words = {"huge"}}})).empty());
    CHECK_FALSE(check(policy_of({{.ask = PolicyAsk::Employees}})).empty());
    CHECK_FALSE(check(policy_of({{.ask = PolicyAsk::Employees, .min = 5, .max = 4}})).empty());
    Policy ends_first = policy_of({});
    ends_first.starts_on = "2026-02-01";
    ends_first.ends_on = "2026-01-31";
    CHECK_FALSE(check(ends_first).empty());
}

TEST_CASE("a policy is open with its first and its last day") {
    Policy policy = policy_of({});
    CHECK(is_open_on(policy, today));
    policy.starts_on = "2026-11-24";
    policy.ends_on = "2026-11-24";
    CHECK(is_open_on(policy, today));
    CHECK_FALSE(is_open_on(policy, {2026, 11, 23}));
    CHECK_FALSE(is_open_on(policy, {2026, 11, 25}));
}

TEST_CASE("the size check says what the profile would") {
    const SizeCheck input{.industry = "C3911", .employees = 250, .revenue_fen = 3'000'000'000};
    CHECK(size_of(input).size == EnterpriseSize::Small);
    CHECK_FALSE(size_of({}).size);
    CHECK_FALSE(size_of({}).reason.empty());
}
