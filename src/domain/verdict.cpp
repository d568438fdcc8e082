#include "domain/verdict.h"

#include <algorithm>
#include <vector>

#include "domain/calendar.h"
#include "domain/rules/bank_card.h"
#include "domain/rules/id_card.h"
#include "domain/rules/internet.h"
#include "domain/rules/money.h"
#include "domain/rules/org_code.h"
#include "domain/rules/password.h"
#include "domain/rules/phone.h"
#include "domain/rules/postcode.h"
#include "domain/rules/reg_no.h"
#include "domain/rules/rmb.h"
#include "domain/rules/uscc.h"
#include "domain/rules/width.h"
#include "domain/sme_size.h"

namespace emc {
namespace {

using Arguments = std::span<const std::string_view>;

// The words of the vectors; a rule that has but one way to fail is BAD.
constexpr std::string_view word_of(Rule rule) {
    switch (rule) {
        case Rule::UsccLength:
            return "LEN";
        case Rule::UsccCharset:
            return "CHARSET";
        case Rule::UsccRegion:
            return "REGION_FORMAT";
        case Rule::UsccCategory:
            return "CATEGORY";
        case Rule::IdCardRegion:
        case Rule::RegNoRegion:
            return "REGION";
        case Rule::UsccCheck:
        case Rule::OrgCodeCheck:
        case Rule::RegNoCheck:
        case Rule::IdCardCheck:
        case Rule::BankCardCheck:
            return "CHECK";
        case Rule::OrgCodeFormat:
        case Rule::RegNoFormat:
        case Rule::IdCardFormat:
        case Rule::BankCardFormat:
        case Rule::DateFormat:
            return "FORMAT";
        case Rule::IdCardDate:
            return "DATE";
        case Rule::DateOrder:
            return "ORDER";
        case Rule::DateSpan:
            return "SPAN";
        case Rule::PasswordShort:
            return "SHORT";
        case Rule::PasswordLong:
            return "LONG";
        case Rule::PasswordCommon:
            return "COMMON";
        case Rule::PasswordSequence:
            return "SEQ";
        case Rule::PasswordRepeat:
            return "REPEAT";
        case Rule::PasswordContainsId:
            return "CONTAINS_ID";
        case Rule::PasswordKinds:
            return "KINDS";
        default:
            return "BAD";  // Only here: the other rules have no word of their own.
    }
}

std::string word(const std::optional<Problem>& problem) {
    return std::string(problem ? word_of(problem->rule) : "OK");
}

// Digits with an optional minus, at most 18 of them.
std::optional<std::int64_t> parse_integer(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    if (!all_digits(text) || text.size() > 18) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return is_negative ? -value : value;
}

std::string id_card_verdict(Arguments arguments) {
    // The vectors name the synthetic numbers of Hunan in domain.md §1.4 together by "hn".
    if (arguments[0] != "hn") return word(check_id_card(arguments[0]));
    for (const std::string_view card :
         {"430102190001010015", "430103190103070023", "430102190402290011"}) {
        if (const std::optional<Problem> problem = check_id_card(card)) return word(problem);
    }
    return "OK";
}

std::string mobile_verdict(Arguments arguments) {
    return is_assigned_mobile(arguments[0]) ? "OK" : "BAD";
}

std::string password_verdict(Arguments arguments) {
    return word(check_password(arguments[1], arguments.subspan(0, 1)));
}

std::string date_range_verdict(Arguments arguments) {
    std::optional<std::int64_t> days_max = 0;
    if (!arguments[2].empty()) days_max = parse_integer(arguments[2]);
    if (!days_max || *days_max < 0 || *days_max > 1'000'000) return "FORMAT";
    return word(check_date_range(arguments[0], arguments[1], static_cast<int>(*days_max)));
}

std::string deadline_verdict(Arguments arguments) {
    const std::optional<CivilDate> start = parse_date(arguments[0]);
    const std::optional<std::int64_t> days = parse_integer(arguments[1]);
    if (!start || !days || *days < 1 || *days > 10'000) return "FORMAT";
    const Deadline deadline = WorkCalendar::built_in().deadline(*start, static_cast<int>(*days));
    return deadline.is_provisional ? "None" : to_string(deadline.date);
}

std::string money_verdict(Arguments arguments) {
    const std::optional<std::int64_t> fen = parse_cny(arguments[0]);
    return fen ? std::to_string(*fen) : "BAD";
}

std::string rmb_verdict(Arguments arguments) {
    const std::optional<std::int64_t> fen = parse_integer(arguments[0]);
    return fen ? rmb_capitals(*fen).value_or("BAD") : "BAD";
}

std::string sector_verdict(Arguments arguments) {
    const std::optional<int> sector = sector_of(arguments[0]);
    return sector ? std::to_string(*sector) : "NONE";
}

// Sector, persons, revenue and assets in 万元; what is empty was not given.
std::string size_verdict(Arguments arguments) {
    const std::optional<std::int64_t> sector = parse_integer(arguments[0]);
    SizeInputs inputs;
    inputs.employees = parse_integer(arguments[1]);
    inputs.revenue_fen = parse_wan_yuan(arguments[2]);
    inputs.assets_fen = parse_wan_yuan(arguments[3]);
    const bool is_readable = inputs.employees.has_value() != arguments[1].empty() &&
                             inputs.revenue_fen.has_value() != arguments[2].empty() &&
                             inputs.assets_fen.has_value() != arguments[3].empty();
    if (!is_readable) return "FORMAT";
    if (!sector || *sector < 1 || *sector > 16) return "NONE";
    const SizeResult result = sme_size(static_cast<int>(*sector), inputs);
    return result.size ? std::string(enum_row(*result.size).label.zh) : "MISSING";
}

template <std::optional<Problem> (*check)(std::string_view)>
std::string simple_verdict(Arguments arguments) {
    return word(check(arguments[0]));
}

struct RuleRow {
    std::string_view name;
    std::size_t arguments;  // At most; those at the end that are missing count as empty.
    std::string (*verdict)(Arguments arguments);
};
constexpr RuleRow rule_rows[] = {
    {"bankcard", 1, simple_verdict<check_bank_card>},
    {"cny", 1, money_verdict},
    {"daterange", 3, date_range_verdict},
    {"deadline", 2, deadline_verdict},
    {"email", 1, simple_verdict<check_email>},
    {"hunan_postcode", 1, simple_verdict<check_hunan_postcode>},
    {"idcard", 1, id_card_verdict},
    {"mobile", 1, mobile_verdict},
    {"orgcode", 1, simple_verdict<check_org_code>},
    {"password", 2, password_verdict},
    {"phone", 1, simple_verdict<check_phone>},
    {"postcode", 1, simple_verdict<check_postcode>},
    {"qq", 1, simple_verdict<check_qq>},
    {"regno", 1, simple_verdict<check_reg_no>},
    {"rmb", 1, rmb_verdict},
    {"sector", 1, sector_verdict},
    {"size", 4, size_verdict},
    {"url", 1, simple_verdict<check_url>},
    {"uscc", 1, simple_verdict<check_uscc>},
};

}  // namespace

std::string verdict(std::string_view rule, std::span<const std::string_view> arguments) {
    const auto* row = std::ranges::find(rule_rows, rule, &RuleRow::name);
    if (row == std::end(rule_rows)) return "UNKNOWN_RULE";
    if (arguments.size() > row->arguments) return "ARGUMENTS";
    std::vector<std::string_view> all(arguments.begin(), arguments.end());
    all.resize(row->arguments);
    return row->verdict(all);
}

std::string verdict_of_line(std::string_view line) {
    std::vector<std::string_view> columns;
    for (std::size_t begin = 0;;) {
        const std::size_t end = line.find('\t', begin);
        columns.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos) break;
        begin = end + 1;
    }
    return verdict(columns[0], std::span<const std::string_view>(columns).subspan(1));
}

}  // namespace emc
