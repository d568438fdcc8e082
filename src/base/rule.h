// The rules that a value can break. `code` is stable: it is in every API answer and is the key of
// the sentence (domain/messages.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace emc {

enum class Rule : std::uint8_t {
    Required,
    TooShort,
    TooLong,
    TooSmall,
    TooLarge,
    Format,
    Charset,
    Unknown,
    Shape,
    UnknownField,
    UsccLength,
    UsccCharset,
    UsccRegion,
    UsccCategory,
    UsccCheck,
    UsccNotHunan,
    OrgCodeFormat,
    OrgCodeCheck,
    RegNoFormat,
    RegNoCheck,
    RegNoRegion,
    IdCardFormat,
    IdCardRegion,
    IdCardDate,
    IdCardCheck,
    Mobile,
    Phone,
    MobileOrPhone,
    Postcode,
    HunanPostcode,
    Email,
    Url,
    Qq,
    BankCardFormat,
    BankCardCheck,
    DateFormat,
    DateOrder,
    DateSpan,
    DateFuture,
    DateTooEarly,
    DateOutside,
    DatePast,
    Money,
    SumMismatch,
    Integer,
    Name,
    DigitsOnly,
    UserName,
    PasswordShort,
    PasswordLong,
    PasswordCommon,
    PasswordSequence,
    PasswordRepeat,
    PasswordContainsId,
    PasswordKinds,
    PasswordReused,
    PasswordSame,
    PasswordMismatch,
    PasswordWrong,
    Taken,
    NotAgreed,
    RegionNotCounty,
    IndustryNotClass,
};

// "uscc.check", "required", "password.common", ...
std::string_view code_of(Rule rule);
std::optional<Rule> rule_from_code(std::string_view code);

}  // namespace emc
