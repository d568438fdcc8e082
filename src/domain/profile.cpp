#include "domain/profile.h"

#include <algorithm>

#include "domain/display.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr CivilDate founded_min{1900, 1, 1};

constexpr std::string_view basic_keys[] = {"name",           "short_name", "uscc",
                                           "uscc_confirmed", "unit_kind",  "enterprise_type",
                                           "holding_kind",   "logo"};
constexpr std::string_view size_keys[] = {"industry",   "employees",  "revenue_fen",
                                          "assets_fen", "profit_fen", "statistics_year"};
constexpr std::string_view registration_keys[] = {"founded_on",      "registered_capital_fen",
                                                  "currency",        "registrar",
                                                  "business_status", "region",
                                                  "address",         "postcode",
                                                  "same_address",    "business_address"};
constexpr std::string_view people_keys[] = {
    "legal_person", "legal_person_id", "contact", "contact_title", "mobile", "phone",
    "fax",          "email",           "qq",      "website"};
constexpr std::string_view business_keys[] = {"main_business", "business_scope", "introduction",
                                              "business_model"};
constexpr std::string_view strength_keys[] = {"qualifications", "patents_invention",
                                              "patents_utility", "patents_design",
                                              "software_copyrights"};
constexpr std::string_view need_keys[] = {"has_financing_need", "financing_amount_fen",
                                          "financing_term_months", "financing_method", "interests"};
constexpr ProfileSection sections[] = {
    {{"基本信息", "Basics"}, basic_keys},
    {{"行业与规模", "Industry and size"}, size_keys},
    {{"登记与地址", "Registration and address"}, registration_keys},
    {{"人员与联系方式", "People and contact"}, people_keys},
    {{"经营情况", "Business"}, business_keys},
    {{"资质与知识产权", "Qualifications and intellectual property"}, strength_keys},
    {{"融资与服务需求", "Financing and services"}, need_keys},
};

std::string plain(std::string_view text) {
    const std::string folded = fold_width(text);
    return std::string(trimmed(folded));
}

std::string prose(std::string_view text) { return std::string(trimmed(text)); }

template <class Value>
void keep_distinct(std::vector<Value>& values) {
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
}

void normalize_who(Profile& profile) {
    profile.name = normalized_name(profile.name);
    profile.short_name = normalized_name(profile.short_name);
    profile.uscc = normalized_uscc(profile.uscc);
    profile.industry = upper_ascii(plain(profile.industry));
    profile.founded_on = plain(profile.founded_on);
    profile.registrar = prose(profile.registrar);
    profile.region = plain(profile.region);
    profile.address = prose(profile.address);
    profile.postcode = plain(profile.postcode);
    profile.business_address =
        profile.same_address ? std::string() : prose(profile.business_address);
}

void normalize_people(Profile& profile) {
    profile.legal_person = normalized_name(profile.legal_person);
    profile.legal_person_id = upper_ascii(without_blanks(fold_width(profile.legal_person_id)));
    profile.contact = normalized_name(profile.contact);
    profile.contact_title = prose(profile.contact_title);
    profile.mobile = normalized_mobile(profile.mobile);
    profile.phone = normalized_phone(profile.phone);
    profile.fax = normalized_phone(profile.fax);
    profile.email = plain(profile.email);
    profile.qq = plain(profile.qq);
    profile.website = plain(profile.website);
}

// Nothing to fill in: switches, what hangs on a switch that is off, and a picture.
bool applies(const Profile& profile, std::string_view key) {
    if (key == "logo") return false;
    if (key == "business_address") return !profile.same_address;
    return profile.has_financing_need || !key.starts_with("financing_");
}

template <class Value>
bool is_filled(const Value& value) {
    if constexpr (is_optional<Value>) {
        return value.has_value();
    } else if constexpr (is_vector<Value> || std::is_same_v<Value, std::string>) {
        return !value.empty();
    } else {
        return true;
    }
}

// An identity number is nobody's business in a history.
template <class Value>
std::string history_text(std::string_view key, const Value& value, Editor editor) {
    const std::string text = display(value, editor);
    return key == "legal_person_id" && !text.empty() ? masked_id_card(text) : text;
}

}  // namespace

std::span<const ProfileSection> profile_sections() { return sections; }

Profile normalized(Profile profile) {
    normalize_who(profile);
    normalize_people(profile);
    profile.main_business = prose(profile.main_business);
    profile.business_scope = prose(profile.business_scope);
    profile.introduction = prose(profile.introduction);
    keep_distinct(profile.qualifications);
    keep_distinct(profile.interests);
    if (!profile.has_financing_need) {
        profile.financing_amount_fen.reset();
        profile.financing_term_months.reset();
        profile.financing_method.reset();
    }
    return profile;
}

Problems check(const Profile& profile) {
    Problems problems = check_fields(profile);
    forgive_confirmed_uscc(problems, "uscc", profile.uscc_confirmed);
    if (profile.logo && !has_picture_extension(profile.logo->name)) {
        problems.push_back({"logo", Rule::Format});
    }
    const std::optional<CivilDate> founded = parse_date(plain(profile.founded_on));
    if (founded && *founded < founded_min) {
        problems.push_back({"founded_on", Rule::DateTooEarly, founded_min.year, founded->year});
    }
    if (!profile.same_address && prose(profile.business_address).empty()) {
        problems.push_back({"business_address", Rule::Required});
    }
    return problems;
}

Problems check(const Profile& profile, CivilDate today) {
    Problems problems = check(profile);
    const std::optional<CivilDate> founded = parse_date(plain(profile.founded_on));
    if (founded && *founded > today) problems.push_back({"founded_on", Rule::DateFuture});
    if (profile.statistics_year && *profile.statistics_year > today.year) {
        problems.push_back(
            {"statistics_year", Rule::TooLarge, today.year, *profile.statistics_year});
    }
    return problems;
}

Problems check(const ProfileView& view) { return check_fields(view); }

Problems check(const FieldChange& change) { return check_fields(change); }

Problems check(const ProfileVersion& version) { return check_fields(version); }

int completeness_percent(const Profile& profile) {
    int wanted = 0;
    int filled = 0;
    for_each_field<Profile>([&](const auto& row) {
        using Value = typename std::remove_cvref_t<decltype(row)>::value_type;
        if (std::is_same_v<Value, bool> || !applies(profile, row.key)) return;
        ++wanted;
        filled += is_filled(profile.*(row.member)) ? 1 : 0;
    });
    return 100 * filled / wanted;
}

std::vector<FieldChange> diff(const Profile& before, const Profile& after) {
    std::vector<FieldChange> changes;
    for_each_field<Profile>([&](const auto& row) {
        const auto& old_value = before.*(row.member);
        const auto& new_value = after.*(row.member);
        if (old_value == new_value) return;
        changes.push_back({std::string(row.key), std::string(row.label.zh),
                           history_text(row.key, old_value, row.editor),
                           history_text(row.key, new_value, row.editor)});
    });
    return changes;
}

}  // namespace emc
