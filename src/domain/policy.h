// 惠企政策: policies for enterprises, and which of their conditions an enterprise meets by what is
// in its profile. Only conditions that the profile can answer are told apart; whatever else a
// policy asks for stands in its words.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "domain/civil_date.h"
#include "domain/field.h"
#include "domain/profile.h"
#include "domain/rules/internet.h"

namespace emc {

enum class PolicyTopic : std::uint8_t { Finance, Innovation, Talent, Market, Startup, Digital };
inline constexpr EnumRow<PolicyTopic> policy_topic_rows[] = {
    {PolicyTopic::Finance, "finance", {"融资支持", "Finance"}},
    {PolicyTopic::Innovation, "innovation", {"技术创新", "Innovation"}},
    {PolicyTopic::Talent, "talent", {"人才培训", "Talent"}},
    {PolicyTopic::Market, "market", {"市场开拓", "Markets"}},
    {PolicyTopic::Startup, "startup", {"创业扶持", "Starting up"}},
    {PolicyTopic::Digital, "digital", {"数字化转型", "Going digital"}},
};
constexpr std::span<const EnumRow<PolicyTopic>> enum_rows(Tag<PolicyTopic>) {
    return policy_topic_rows;
}

// What a condition asks of the profile.
enum class PolicyAsk : std::uint8_t {
    Region,         // `words`: codes of counties, prefectures or the province
    Industry,       // `words`: codes of GB/T 4754, any level
    Size,           // `words`: "micro", "small", "medium", "large"
    Qualification,  // `words`: one of them is enough
    AgeYears,       // founded at least `min`, at most `max` years ago
    Employees,      // `min` to `max`
    Revenue,        // of last year, fen
    Patents,        // 发明, 实用新型, 外观 and 软著 together
};
inline constexpr EnumRow<PolicyAsk> policy_ask_rows[] = {
    {PolicyAsk::Region, "region", {"注册地区", "Region"}},
    {PolicyAsk::Industry, "industry", {"所属行业", "Industry"}},
    {PolicyAsk::Size, "size", {"企业规模", "Size"}},
    {PolicyAsk::Qualification, "qualification", {"企业资质", "Qualification"}},
    {PolicyAsk::AgeYears, "age_years", {"成立年限", "Age"}},
    {PolicyAsk::Employees, "employees", {"从业人员数", "Employees"}},
    {PolicyAsk::Revenue, "revenue", {"上年营业收入", "Revenue of last year"}},
    {PolicyAsk::Patents, "patents", {"知识产权", "Intellectual property"}},
};
constexpr std::span<const EnumRow<PolicyAsk>> enum_rows(Tag<PolicyAsk>) { return policy_ask_rows; }

struct PolicyCondition {
    PolicyAsk ask = PolicyAsk::Region;
    std::vector<std::string> words;
    std::optional<std::int64_t> min;
    std::optional<std::int64_t> max;
    bool operator==(const PolicyCondition&) const = default;
};
constexpr auto fields(Tag<PolicyCondition>) {
    using C = PolicyCondition;
    return std::tuple{
        field("ask", &C::ask, {"条件", "Condition"}, {}, Editor::Choice),
        field("words", &C::words, {"取值", "Values"}, {.chars_max = 20}),
        field("min", &C::min, {"不少于", "At least"}, {.min = 0}),
        field("max", &C::max, {"不超过", "At most"}, {.min = 0}),
    };
}
// Words for what is chosen from a list, a bound for what is counted; codes that exist.
Problems check(const PolicyCondition& condition);

struct Policy {
    std::string policy_id;  // The operator's own, so that a second import replaces the first.
    std::string title;
    std::string issuer;  // 发文单位
    std::string document_number;
    PolicyTopic topic = PolicyTopic::Finance;
    std::string summary;
    std::string benefit;    // 支持标准
    std::string materials;  // 申报材料
    std::string apply_at;   // 申报方式
    std::string url;        // The official text.
    std::string starts_on;
    std::string ends_on;  // The last day to apply; empty: always open.
    std::vector<PolicyCondition> conditions;
    bool operator==(const Policy&) const = default;
};
constexpr auto fields(Tag<Policy>) {
    using P = Policy;
    return std::tuple{
        field("policy_id", &P::policy_id, {"政策标识", "Policy id"},
              {.required = true, .chars_max = 64}),
        field("title", &P::title, {"政策名称", "Title"},
              {.required = true, .chars_min = 4, .chars_max = 100}),
        field("issuer", &P::issuer, {"发文单位", "Issuer"}, {.required = true, .chars_max = 50}),
        field("document_number", &P::document_number, {"文号", "Document number"},
              {.chars_max = 50}),
        field("topic", &P::topic, {"类别", "Topic"}, {}, Editor::Choice),
        field("summary", &P::summary, {"政策摘要", "Summary"},
              {.required = true, .chars_max = 1000}, Editor::Paragraph),
        field("benefit", &P::benefit, {"支持标准", "Benefit"}, {.chars_max = 1000},
              Editor::Paragraph),
        field("materials", &P::materials, {"申报材料", "Materials"}, {.chars_max = 1000},
              Editor::Paragraph),
        field("apply_at", &P::apply_at, {"申报方式", "How to apply"}, {.chars_max = 500},
              Editor::Paragraph),
        field("url", &P::url, {"政策原文", "Official text"}, {.check = check_url}, Editor::Url),
        field("starts_on", &P::starts_on, {"开始日期", "From"}, {.check = check_date},
              Editor::Date),
        field("ends_on", &P::ends_on, {"截止日期", "Until"}, {.check = check_date}, Editor::Date),
        field("conditions", &P::conditions, {"申报条件", "Conditions"}),
    };
}
Problems check(const Policy& policy);

enum class ConditionVerdict : std::uint8_t { Met, NotMet, Unknown };
inline constexpr EnumRow<ConditionVerdict> condition_verdict_rows[] = {
    {ConditionVerdict::Met, "met", {"满足", "Met"}},
    {ConditionVerdict::NotMet, "not_met", {"不满足", "Not met"}},
    {ConditionVerdict::Unknown, "unknown", {"未填写", "Not filled in"}},
};
constexpr std::span<const EnumRow<ConditionVerdict>> enum_rows(Tag<ConditionVerdict>) {
    return condition_verdict_rows;
}

struct ConditionMatch {
    ConditionVerdict verdict = ConditionVerdict::Unknown;
    std::string asked;     // "企业规模：微型、小型"
    std::string_view key;  // The field of the profile that would answer.
};
// One for each condition, in order.
std::vector<ConditionMatch> match(const Policy& policy, const Profile& profile, CivilDate today);
// Not met if any is; unknown if none is not met and any is unknown; else met.
ConditionVerdict verdict_of(std::span<const ConditionMatch> matches);
// "企业规模：微型、小型": what the condition asks, in words.
std::string words_of(const PolicyCondition& condition);

bool is_open_on(const Policy& policy, CivilDate today);

}  // namespace emc
