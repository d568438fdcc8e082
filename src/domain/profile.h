// 企业资料: what an enterprise says about itself.
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
#include "domain/file_ref.h"
#include "domain/profile_choices.h"

namespace emc {

// Everything that the enterprise edits. 企业规模 is computed from it, see sme_size.h.
struct Profile {
    std::string name;
    std::string short_name;
    std::string uscc;
    bool uscc_confirmed = false;  // See forgive_confirmed_uscc.
    UnitKind unit_kind = UnitKind::Enterprise;
    std::optional<EnterpriseType> enterprise_type;
    std::optional<HoldingKind> holding_kind;
    std::optional<FileRef> logo;

    std::string industry;  // A class of GB/T 4754: "C3911".
    std::optional<std::int64_t> employees;
    std::optional<std::int64_t> revenue_fen;
    std::optional<std::int64_t> assets_fen;
    std::optional<std::int64_t> profit_fen;  // Below zero for a loss.
    std::optional<std::int64_t> statistics_year;

    std::string founded_on;  // "2008-08-08"
    std::optional<std::int64_t> registered_capital_fen;
    std::optional<Currency> currency;
    std::string registrar;
    std::optional<BusinessStatus> business_status;
    std::string region;  // A county.
    std::string address;
    std::string postcode;
    bool same_address = true;  // The business address is the registered one.
    std::string business_address;

    std::string legal_person;
    std::string legal_person_id;
    std::string contact;
    std::string contact_title;
    std::string mobile;
    std::string phone;
    std::string fax;
    std::string email;
    std::string qq;
    std::string website;

    std::string main_business;
    std::string business_scope;
    std::string introduction;
    std::optional<BusinessModel> business_model;

    std::vector<Qualification> qualifications;
    std::optional<std::int64_t> patents_invention;
    std::optional<std::int64_t> patents_utility;
    std::optional<std::int64_t> patents_design;
    std::optional<std::int64_t> software_copyrights;

    bool has_financing_need = false;
    std::optional<std::int64_t> financing_amount_fen;
    std::optional<std::int64_t> financing_term_months;
    std::optional<FinancingMethod> financing_method;
    std::vector<std::string> interests;  // Service classes: "11", "14".
    bool operator==(const Profile&) const = default;
};

// Fields that belong together on the form and in the manual. Every field of Profile is in exactly
// one of them.
struct ProfileSection {
    Text title;
    std::span<const std::string_view> keys;
};
std::span<const ProfileSection> profile_sections();

// A profile as the platform gives it back.
struct ProfileView {
    Profile content;
    std::int64_t version = 0;
    std::string size_word;    // "中型"; empty while it cannot be computed, see size_reason.
    std::string size_reason;  // The sentence that explains it.
    std::string window_name;
    bool needs_review = false;
    InstantMs updated_at = 0;
    bool operator==(const ProfileView&) const = default;
};

// One field that changed, in the words that a person reads.
struct FieldChange {
    std::string key;
    std::string label;
    std::string before;
    std::string after;
    bool operator==(const FieldChange&) const = default;
};

struct ProfileVersion {
    std::int64_t version = 0;
    InstantMs at = 0;
    std::string by;
    std::vector<FieldChange> changes;
    bool operator==(const ProfileVersion&) const = default;
};

// The form that is stored and compared; see normalized(Registration). What does not apply is
// emptied: the business address when it is the same one, the financing when there is no need.
Profile normalized(Profile profile);

// All but the rules that need today's date.
Problems check(const Profile& profile);
// All of them: founded no later than today, a statistics year that is not to come.
Problems check(const Profile& profile, CivilDate today);
Problems check(const ProfileView& view);
Problems check(const FieldChange& change);
Problems check(const ProfileVersion& version);

// How much of what applies to the enterprise is filled in, 0 to 100.
int completeness_percent(const Profile& profile);

// In the table's order, with the texts of display.h. Equal profiles have no changes.
std::vector<FieldChange> diff(const Profile& before, const Profile& after);

}  // namespace emc

#include "domain/profile_fields.h"  // IWYU pragma: export
