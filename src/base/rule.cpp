#include "base/rule.h"

#include <array>
#include <utility>

namespace emc {
namespace {

constexpr std::array rule_codes{
    std::pair{Rule::Required, "required"},
    std::pair{Rule::TooShort, "chars.min"},
    std::pair{Rule::TooLong, "chars.max"},
    std::pair{Rule::TooSmall, "range.min"},
    std::pair{Rule::TooLarge, "range.max"},
    std::pair{Rule::Format, "format"},
    std::pair{Rule::Charset, "charset"},
    std::pair{Rule::Unknown, "unknown"},
    std::pair{Rule::Shape, "shape"},
    std::pair{Rule::UnknownField, "unknown_field"},
    std::pair{Rule::UsccLength, "uscc.len"},
    std::pair{Rule::UsccCharset, "uscc.charset"},
    std::pair{Rule::UsccRegion, "uscc.region_format"},
    std::pair{Rule::UsccCategory, "uscc.category"},
    std::pair{Rule::UsccCheck, "uscc.check"},
    std::pair{Rule::UsccNotHunan, "uscc.not_hunan"},
    std::pair{Rule::OrgCodeFormat, "orgcode.format"},
    std::pair{Rule::OrgCodeCheck, "orgcode.check"},
    std::pair{Rule::RegNoFormat, "regno.format"},
    std::pair{Rule::RegNoCheck, "regno.check"},
    std::pair{Rule::RegNoRegion, "regno.region"},
    std::pair{Rule::IdCardFormat, "idcard.format"},
    std::pair{Rule::IdCardRegion, "idcard.region"},
    std::pair{Rule::IdCardDate, "idcard.date"},
    std::pair{Rule::IdCardCheck, "idcard.check"},
    std::pair{Rule::Mobile, "mobile.format"},
    std::pair{Rule::Phone, "phone.format"},
    std::pair{Rule::MobileOrPhone, "mobile_or_phone.format"},
    std::pair{Rule::Postcode, "postcode.format"},
    std::pair{Rule::HunanPostcode, "postcode.hunan"},
    std::pair{Rule::Email, "email.format"},
    std::pair{Rule::Url, "url.format"},
    std::pair{Rule::Qq, "qq.format"},
    std::pair{Rule::BankCardFormat, "bankcard.format"},
    std::pair{Rule::BankCardCheck, "bankcard.check"},
    std::pair{Rule::DateFormat, "date.format"},
    std::pair{Rule::DateOrder, "date.order"},
    std::pair{Rule::DateSpan, "date.span"},
    std::pair{Rule::DateFuture, "date.future"},
    std::pair{Rule::DateTooEarly, "date.too_early"},
    std::pair{Rule::DateOutside, "date.outside"},
    std::pair{Rule::DatePast, "date.past"},
    std::pair{Rule::Money, "money.format"},
    std::pair{Rule::SumMismatch, "sum.mismatch"},
    std::pair{Rule::Integer, "integer.format"},
    std::pair{Rule::Name, "name.format"},
    std::pair{Rule::DigitsOnly, "name.digits_only"},
    std::pair{Rule::UserName, "user_name.format"},
    std::pair{Rule::PasswordShort, "password.short"},
    std::pair{Rule::PasswordLong, "password.long"},
    std::pair{Rule::PasswordCommon, "password.common"},
    std::pair{Rule::PasswordSequence, "password.seq"},
    std::pair{Rule::PasswordRepeat, "password.repeat"},
    std::pair{Rule::PasswordContainsId, "password.contains_id"},
    std::pair{Rule::PasswordKinds, "password.kinds"},
    std::pair{Rule::PasswordReused, "password.reused"},
    std::pair{Rule::PasswordSame, "password.same"},
    std::pair{Rule::PasswordMismatch, "password.mismatch"},
    std::pair{Rule::PasswordWrong, "password.wrong"},
    std::pair{Rule::Taken, "taken"},
    std::pair{Rule::NotAgreed, "not_agreed"},
    std::pair{Rule::RegionNotCounty, "region.not_county"},
    std::pair{Rule::IndustryNotClass, "industry.not_class"},
};

}  // namespace

std::string_view code_of(Rule rule) {
    for (const auto& [row, code] : rule_codes) {
        if (row == rule) return code;
    }
    return "format";
}

std::optional<Rule> rule_from_code(std::string_view code) {
    for (const auto& [rule, row] : rule_codes) {
        if (row == code) return rule;
    }
    return std::nullopt;
}

}  // namespace emc
