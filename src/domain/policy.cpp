#include "domain/policy.h"

#include <algorithm>

#include "domain/display.h"
#include "domain/industries.h"
#include "domain/regions.h"
#include "domain/sme_size.h"

namespace emc {
namespace {

using Verdict = ConditionVerdict;
using Condition = PolicyCondition;

// A condition is answered by a list of words or by a number.
bool is_of_words(PolicyAsk ask) {
    switch (ask) {
        case PolicyAsk::Region:
        case PolicyAsk::Industry:
        case PolicyAsk::Size:
        case PolicyAsk::Qualification:
            return true;
        case PolicyAsk::AgeYears:
        case PolicyAsk::Employees:
        case PolicyAsk::Revenue:
        case PolicyAsk::Patents:
            return false;
    }
    return false;
}

constexpr std::string_view province = "430000";

// Empty for a word that the condition does not know.
std::string word_label(PolicyAsk ask, const std::string& word) {
    switch (ask) {
        case PolicyAsk::Region:
            return word == province ? "湖南省" : region_name(word);
        case PolicyAsk::Industry: {
            const Industry* industry = find_industry(word);
            return industry == nullptr ? std::string() : std::string(industry->name);
        }
        case PolicyAsk::Size: {
            const auto size = enum_from_word<EnterpriseSize>(word);
            return size ? std::string(enum_row(*size).label.zh) : std::string();
        }
        case PolicyAsk::Qualification: {
            const auto qualification = enum_from_word<Qualification>(word);
            return qualification ? std::string(enum_row(*qualification).label.zh) : std::string();
        }
        default:
            return {};
    }
}

Verdict verdict_if(bool holds) { return holds ? Verdict::Met : Verdict::NotMet; }

Verdict within(const Condition& condition, std::optional<std::int64_t> value) {
    if (!value) return Verdict::Unknown;
    return verdict_if((!condition.min || *value >= *condition.min) &&
                      (!condition.max || *value <= *condition.max));
}

// Whole years, as birthdays are counted.
std::optional<std::int64_t> age_years(const Profile& profile, CivilDate today) {
    const auto founded = parse_date(profile.founded_on);
    if (!founded) return std::nullopt;
    const bool is_before_day =
        std::pair(today.month, today.day) < std::pair(founded->month, founded->day);
    return today.year - founded->year - (is_before_day ? 1 : 0);
}

std::optional<std::int64_t> rights_of(const Profile& profile) {
    const std::optional<std::int64_t> counts[] = {profile.patents_invention,
                                                  profile.patents_utility, profile.patents_design,
                                                  profile.software_copyrights};
    std::optional<std::int64_t> sum;
    for (const auto& count : counts) {
        if (count) sum = sum.value_or(0) + *count;
    }
    return sum;
}

Verdict size_verdict(const Condition& condition, const Profile& profile) {
    const SizeResult result =
        sme_size(profile.industry, {profile.employees, profile.revenue_fen, profile.assets_fen});
    if (!result.size) return Verdict::Unknown;
    return verdict_if(std::ranges::contains(condition.words, enum_row(*result.size).word));
}

Verdict qualification_verdict(const Condition& condition, const Profile& profile) {
    // An enterprise that has none leaves the field empty, so that empty means no.
    return verdict_if(std::ranges::any_of(profile.qualifications, [&](Qualification own) {
        return std::ranges::contains(condition.words, enum_row(own).word);
    }));
}

Verdict verdict_of(const Condition& condition, const Profile& profile, CivilDate today) {
    switch (condition.ask) {
        case PolicyAsk::Region:
            if (profile.region.empty()) return Verdict::Unknown;
            return verdict_if(std::ranges::any_of(condition.words, [&](const std::string& code) {
                return covers(code, profile.region);
            }));
        case PolicyAsk::Industry:
            if (profile.industry.empty()) return Verdict::Unknown;
            return verdict_if(std::ranges::any_of(condition.words, [&](const std::string& code) {
                return profile.industry.starts_with(code);
            }));
        case PolicyAsk::Size:
            return size_verdict(condition, profile);
        case PolicyAsk::Qualification:
            return qualification_verdict(condition, profile);
        case PolicyAsk::AgeYears:
            return within(condition, age_years(profile, today));
        case PolicyAsk::Employees:
            return within(condition, profile.employees);
        case PolicyAsk::Revenue:
            return within(condition, profile.revenue_fen);
        case PolicyAsk::Patents:
            return within(condition, rights_of(profile));
    }
    return Verdict::Unknown;
}

std::string_view key_of(PolicyAsk ask) {
    switch (ask) {
        case PolicyAsk::Region:
            return "region";
        case PolicyAsk::Industry:
            return "industry";
        case PolicyAsk::Size:
        case PolicyAsk::Employees:
            return "employees";
        case PolicyAsk::Qualification:
            return "qualifications";
        case PolicyAsk::AgeYears:
            return "founded_on";
        case PolicyAsk::Revenue:
            return "revenue_fen";
        case PolicyAsk::Patents:
            return "patents_invention";
    }
    return {};
}

std::string number_words(PolicyAsk ask, std::int64_t value) {
    constexpr std::int64_t fen_in_wan = 1'000'000;
    switch (ask) {
        case PolicyAsk::AgeYears:
            return std::to_string(value) + "年";
        case PolicyAsk::Employees:
            return std::to_string(value) + "人";
        case PolicyAsk::Revenue:
            return std::to_string(value / fen_in_wan) + "万元";
        default:
            return std::to_string(value) + "项";
    }
}

}  // namespace

Problems check(const PolicyCondition& condition) {
    Problems problems = check_fields(condition);
    if (!is_of_words(condition.ask)) {
        if (!condition.min && !condition.max) problems.push_back({"min", Rule::Required});
        if (condition.min && condition.max && *condition.min > *condition.max) {
            problems.push_back({"max", Rule::TooSmall, *condition.min, *condition.max});
        }
        return problems;
    }
    if (condition.words.empty()) problems.push_back({"words", Rule::Required});
    for (const std::string& word : condition.words) {
        if (word_label(condition.ask, word).empty()) problems.push_back({"words", Rule::Unknown});
    }
    return problems;
}

Problems check(const Policy& policy) {
    Problems problems = check_fields(policy);
    const bool has_both = parse_date(policy.starts_on) && parse_date(policy.ends_on);
    if (has_both && policy.ends_on < policy.starts_on) {
        problems.push_back({"ends_on", Rule::DateOrder});
    }
    return problems;
}

std::string words_of(const PolicyCondition& condition) {
    std::string words(enum_row(condition.ask).label.zh);
    words += "：";
    if (is_of_words(condition.ask)) {
        for (std::size_t index = 0; index < condition.words.size(); ++index) {
            if (index > 0) words += "、";
            words += word_label(condition.ask, condition.words[index]);
        }
        return words;
    }
    if (condition.min) words += "不少于" + number_words(condition.ask, *condition.min);
    if (condition.min && condition.max) words += "，";
    if (condition.max) words += "不超过" + number_words(condition.ask, *condition.max);
    return words;
}

std::vector<ConditionMatch> match(const Policy& policy, const Profile& profile, CivilDate today) {
    std::vector<ConditionMatch> matches;
    matches.reserve(policy.conditions.size());
    for (const PolicyCondition& condition : policy.conditions) {
        matches.push_back({.verdict = verdict_of(condition, profile, today),
                           .asked = words_of(condition),
                           .key = key_of(condition.ask)});
    }
    return matches;
}

ConditionVerdict verdict_of(std::span<const ConditionMatch> matches) {
    const auto has = [&](Verdict verdict) {
        return std::ranges::contains(matches, verdict, &ConditionMatch::verdict);
    };
    if (has(Verdict::NotMet)) return Verdict::NotMet;
    return has(Verdict::Unknown) ? Verdict::Unknown : Verdict::Met;
}

bool is_open_on(const Policy& policy, CivilDate today) {
    const std::string day = to_string(today);
    return (policy.starts_on.empty() || policy.starts_on <= day) &&
           (policy.ends_on.empty() || day <= policy.ends_on);
}

}  // namespace emc
