// The field tables of domain/profile.h, which includes this file; in two files for their length.
#pragma once

#include "domain/field.h"
#include "domain/industries.h"
#include "domain/profile.h"
#include "domain/regions.h"
#include "domain/rules/id_card.h"
#include "domain/rules/internet.h"
#include "domain/rules/names.h"
#include "domain/rules/phone.h"
#include "domain/rules/postcode.h"
#include "domain/rules/uscc.h"
#include "domain/service_categories.h"

namespace emc {

// 14 digits of 万元 of which two are decimals.
inline constexpr std::int64_t wan_yuan_max_fen = 999'999'999'999'990'000;
inline constexpr FieldRules wan_yuan_rules{.min = 0, .max = wan_yuan_max_fen};
inline constexpr FieldRules count_rules{.min = 0, .max = 9'999'999};

constexpr FieldRules required(FieldRules rules) {
    rules.required = true;
    return rules;
}

namespace profile_rows {

constexpr auto who() {
    using P = Profile;
    return std::tuple{
        field(
            "name", &P::name, {"企业名称", "Enterprise name"},
            {.required = true, .chars_min = 2, .chars_max = 50, .check = check_organization_name},
            Editor::Line,
            {"与营业执照一致；修改后由窗口复核", "As on the licence; the window reviews a change"},
            "organization"),
        field("short_name", &P::short_name, {"企业简称", "Short name"},
              {.chars_min = 2, .chars_max = 20, .check = check_organization_name}),
        field("uscc", &P::uscc, {"统一社会信用代码", "Unified social credit code"},
              {.required = true, .check = check_uscc}, Editor::Code,
              {"18位，见营业执照；修改后由窗口复核",
               "18 characters, on the licence; the window reviews a change"}),
        field("uscc_confirmed", &P::uscc_confirmed,
              {"已核对，代码与营业执照一致", "Compared with the licence"}, {}, Editor::Toggle),
        field("unit_kind", &P::unit_kind, {"单位性质", "Kind of unit"}, {.required = true},
              Editor::Choice),
        field("enterprise_type", &P::enterprise_type, {"企业类型", "Type of enterprise"}, {},
              Editor::Choice),
        field("holding_kind", &P::holding_kind, {"控股类型", "Holding"}, {}, Editor::Choice),
        field("logo", &P::logo, {"企业LOGO", "Logo"}),
        field("industry", &P::industry, {"所属行业", "Industry"},
              {.required = true, .check = check_industry_class}, Editor::Industry,
              {"选到行业小类", "Down to the class"}),
        field("employees", &P::employees, {"从业人员数", "Employees"}, required(count_rules),
              Editor::Integer),
        field("revenue_fen", &P::revenue_fen, {"上年营业收入", "Revenue of last year"},
              required(wan_yuan_rules), Editor::WanYuan),
        field("assets_fen", &P::assets_fen, {"资产总额", "Total assets"}, required(wan_yuan_rules),
              Editor::WanYuan),
        field("profit_fen", &P::profit_fen, {"利润", "Profit"},
              {.min = -wan_yuan_max_fen, .max = wan_yuan_max_fen}, Editor::WanYuan,
              {"亏损填负数", "A loss is below zero"}),
        field("statistics_year", &P::statistics_year, {"统计年度", "Year of these figures"},
              {.required = true, .min = 2000, .max = 9999}, Editor::Year),
    };
}

constexpr auto registration() {
    using P = Profile;
    return std::tuple{
        field("founded_on", &P::founded_on, {"成立日期", "Founded on"},
              {.required = true, .check = check_date}, Editor::Date),
        field("registered_capital_fen", &P::registered_capital_fen,
              {"注册资本", "Registered capital"}, wan_yuan_rules, Editor::WanYuan),
        field("currency", &P::currency, {"币种", "Currency"}, {}, Editor::Choice),
        field("registrar", &P::registrar, {"登记机关", "Registrar"}, {.chars_max = 50}),
        field("business_status", &P::business_status, {"经营状态", "Status"}, {}, Editor::Choice),
        field(
            "region", &P::region, {"所在区县", "County"}, {.required = true, .check = check_county},
            Editor::County,
            {"决定所属窗口；修改后由窗口复核", "Decides the window; the window reviews a change"}),
        field("address", &P::address, {"详细地址", "Address"},
              {.required = true, .chars_min = 5, .chars_max = 100}, Editor::Line, {},
              "street-address"),
        field("postcode", &P::postcode, {"邮编", "Postcode"}, {.check = check_postcode},
              Editor::Digits, {}, "postal-code"),
        field("same_address", &P::same_address,
              {"经营地址与注册地址相同", "Business address is the same"}, {}, Editor::Toggle),
        field("business_address", &P::business_address, {"经营地址", "Business address"},
              {.chars_min = 5, .chars_max = 100}),
    };
}

constexpr auto people() {
    using P = Profile;
    constexpr FieldRules person{.chars_min = 2, .chars_max = 20, .check = check_person_name};
    return std::tuple{
        field("legal_person", &P::legal_person, {"法定代表人", "Legal representative"},
              required(person), Editor::Line, {"修改后由窗口复核", "The window reviews a change"}),
        field("legal_person_id", &P::legal_person_id, {"法定代表人证件号", "Their identity number"},
              {.check = check_id_card}, Editor::Code, {"18位公民身份号码", "18 characters"}),
        field("contact", &P::contact, {"联系人", "Contact"}, required(person), Editor::Line, {},
              "name"),
        field("contact_title", &P::contact_title, {"联系人职务", "Their position"},
              {.chars_max = 20}, Editor::Line, {}, "organization-title"),
        field("mobile", &P::mobile, {"手机", "Mobile"}, {.required = true, .check = check_mobile},
              Editor::Mobile, {}, "tel"),
        field("phone", &P::phone, {"固定电话", "Telephone"}, {.check = check_phone}, Editor::Phone,
              {"带区号，如 0731-82212345", "With area code: 0731-82212345"}),
        field("fax", &P::fax, {"传真", "Fax"}, {.check = check_phone}, Editor::Phone),
        field("email", &P::email, {"邮箱", "Email"},
              {.required = true, .chars_max = 254, .check = check_email}, Editor::Email, {},
              "email"),
        field("qq", &P::qq, {"QQ", "QQ"}, {.check = check_qq}, Editor::Digits),
        field("website", &P::website, {"网址", "Website"}, {.chars_max = 2048, .check = check_url},
              Editor::Url, {}, "url"),
    };
}

constexpr auto business() {
    using P = Profile;
    return std::tuple{
        field("main_business", &P::main_business, {"主营产品或业务", "Main products or business"},
              {.required = true, .chars_max = 1000}, Editor::Paragraph),
        field("business_scope", &P::business_scope, {"经营范围", "Scope of business"},
              {.chars_max = 2000}, Editor::Paragraph),
        field("introduction", &P::introduction, {"企业简介", "Introduction"}, {.chars_max = 3000},
              Editor::Paragraph),
        field("business_model", &P::business_model, {"经营模式", "Business model"}, {},
              Editor::Choice),
        field("qualifications", &P::qualifications, {"资质标签", "Qualifications"}, {},
              Editor::Choices),
        field("patents_invention", &P::patents_invention, {"发明专利", "Invention patents"},
              count_rules, Editor::Integer),
        field("patents_utility", &P::patents_utility, {"实用新型专利", "Utility models"},
              count_rules, Editor::Integer),
        field("patents_design", &P::patents_design, {"外观设计专利", "Design patents"}, count_rules,
              Editor::Integer),
        field("software_copyrights", &P::software_copyrights, {"软件著作权", "Software copyrights"},
              count_rules, Editor::Integer),
        field("has_financing_need", &P::has_financing_need, {"有融资需求", "Needs financing"}, {},
              Editor::Toggle),
        field("financing_amount_fen", &P::financing_amount_fen, {"融资金额", "Amount"},
              wan_yuan_rules, Editor::WanYuan),
        field("financing_term_months", &P::financing_term_months,
              {"融资期限（月）", "Term (months)"}, {.min = 1, .max = 360}, Editor::Integer),
        field("financing_method", &P::financing_method, {"融资方式", "Method"}, {}, Editor::Choice),
        field("interests", &P::interests, {"关注的服务类别", "Services of interest"},
              {.check = check_service_class}, Editor::ServiceCategories),
    };
}

}  // namespace profile_rows

constexpr auto fields(Tag<Profile>) {
    using namespace profile_rows;
    return std::tuple_cat(who(), registration(), people(), business());
}

constexpr auto fields(Tag<ProfileView>) {
    using V = ProfileView;
    return std::tuple{
        field("content", &V::content, {"企业资料", "Enterprise profile"}),
        field("version", &V::version, {"版本", "Version"}, {.min = 0}),
        field("size_word", &V::size_word, {"企业规模", "Size"}),
        field("size_reason", &V::size_reason, {"划型说明", "Why this size"}),
        field("window_name", &V::window_name, {"所属窗口", "Window"}),
        field("needs_review", &V::needs_review, {"待复核", "Waits for review"}),
        field("updated_at", &V::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<FieldChange>) {
    using C = FieldChange;
    return std::tuple{
        field("key", &C::key, {"字段", "Key"}),
        field("label", &C::label, {"名称", "Label"}),
        field("before", &C::before, {"修改前", "Before"}),
        field("after", &C::after, {"修改后", "After"}),
    };
}

constexpr auto fields(Tag<ProfileVersion>) {
    using V = ProfileVersion;
    return std::tuple{
        field("version", &V::version, {"版本", "Version"}, {.min = 0}),
        field("at", &V::at, {"时间", "At"}, {.min = 0}),
        field("by", &V::by, {"修改人", "By"}),
        field("changes", &V::changes, {"修改内容", "Changes"}),
    };
}

}  // namespace emc
