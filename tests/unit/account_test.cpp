#include "domain/account.h"

#include <doctest/doctest.h>

#include <functional>

#include "domain/messages.h"

using namespace emc;

namespace {

Registration good_registration() {
    return {.kind = AccountKind::Enterprise,
            .user_name = "lugu_zhineng",
            .password = "Yl7#kQ2p",
            .confirm_password = "Yl7#kQ2p",
            .name = "长沙麓谷智能装备有限公司",
            .uscc = "91430100PDY00001XL",
            .region = "430104",
            .industry = "C39",
            .contact = "张三",
            .mobile = "13800138000",
            .email = "",
            .agreed = true};
}

struct Case {
    const char* what;
    std::function<void(Registration&)> change;
    Problems expected;
};

}  // namespace

TEST_CASE("a right registration has no problem, with the most and with the least") {
    CHECK(check(good_registration()).empty());
    Registration full = good_registration();
    full.email = "zhang.san@example.cn";
    full.kind = AccountKind::Institution;
    CHECK(check(full).empty());
}

TEST_CASE("each defect of a registration is told at its field") {
    const Case cases[] = {
        {"window", [](auto& r) { r.kind = AccountKind::Window; }, {{"kind", Rule::Unknown}}},
        {"no user name", [](auto& r) { r.user_name = " "; }, {{"user_name", Rule::Required}}},
        {"digits first", [](auto& r) { r.user_name = "1abcd"; }, {{"user_name", Rule::UserName}}},
        {"short name", [](auto& r) { r.user_name = "abc"; }, {{"user_name", Rule::TooShort, 4, 3}}},
        {"password of the account",
         [](auto& r) { r.password = r.confirm_password = "Lugu_Zhineng#1"; },
         {{"password", Rule::PasswordContainsId}}},
        {"password with the mobile",
         [](auto& r) { r.password = r.confirm_password = "a#13800138000B"; },
         {{"password", Rule::PasswordContainsId}}},
        {"no password",
         [](auto& r) { r.password = r.confirm_password = ""; },
         {{"password", Rule::Required}, {"confirm_password", Rule::Required}}},
        {"other password",
         [](auto& r) { r.confirm_password = "Yl7#kQ2q"; },
         {{"confirm_password", Rule::PasswordMismatch}}},
        {"name of digits", [](auto& r) { r.name = "12345"; }, {{"name", Rule::DigitsOnly}}},
        {"long name",
         [](auto& r) { r.name = std::string(51, 'a'); },
         {{"name", Rule::TooLong, 50, 51}}},
        {"uscc of 17", [](auto& r) { r.uscc.pop_back(); }, {{"uscc", Rule::UsccLength, 18, 17}}},
        {"uscc check", [](auto& r) { r.uscc.back() = '0'; }, {{"uscc", Rule::UsccCheck}}},
        {"prefecture", [](auto& r) { r.region = "430100"; }, {{"region", Rule::RegionNotCounty}}},
        {"section", [](auto& r) { r.industry = "C"; }, {{"industry", Rule::IndustryNotClass, 2}}},
        {"contact", [](auto& r) { r.contact = "张3"; }, {{"contact", Rule::Name}}},
        {"mobile", [](auto& r) { r.mobile = "12800138000"; }, {{"mobile", Rule::Mobile, 11, 11}}},
        {"email", [](auto& r) { r.email = "a@b"; }, {{"email", Rule::Email}}},
        {"not agreed", [](auto& r) { r.agreed = false; }, {{"agreed", Rule::NotAgreed}}},
        {"control", [](auto& r) { r.contact = "张\x01三"; }, {{"contact", Rule::Charset}}},
    };
    for (const Case& one : cases) {
        Registration registration = good_registration();
        one.change(registration);
        CAPTURE(std::string(one.what));
        CHECK(check(registration) == one.expected);
    }
}

TEST_CASE("a uscc with a wrong check character passes once it is confirmed") {
    Registration registration = good_registration();
    registration.uscc = "91350211M00013FA1N";
    CHECK(check(registration) == Problems{{"uscc", Rule::UsccCheck}});
    registration.uscc_confirmed = true;
    CHECK(check(registration).empty());
    registration.uscc = "94430100PDY00001XL";
    CHECK(check(registration) == Problems{{"uscc", Rule::UsccCategory}});
}

TEST_CASE("what an input method leaves is put in order, and ordering twice changes nothing") {
    Registration typed = good_registration();
    typed.user_name = "　ｌｕｇｕ_zhineng ";
    typed.password = "Ｙｌ7#kQ2p";
    typed.uscc = " 9143 0100 pdy00001xl";
    typed.industry = "c39";
    typed.mobile = "+86 138-0013-8000";
    typed.name = "　长沙麓谷智能装备有限公司 ";
    CHECK(check(normalized(typed)).empty());
    CHECK(normalized(typed) == good_registration());
    CHECK(normalized(normalized(typed)) == normalized(typed));
    CHECK(normalized(SignIn{" ｌｕｇｕ ", "Ｙl ", AccountKind::Window}) ==
          SignIn{"lugu", "Yl ", AccountKind::Window});
    CHECK(user_name_key(" LuGu_Zhineng") == user_name_key("ｌugu_zhineng"));
}

TEST_CASE("a change of password") {
    PasswordChange change{"Yl7#kQ2p", "Xiang-jiang2026", "Xiang-jiang2026"};
    CHECK(check(change).empty());
    change.confirm_password = "x";
    CHECK(check(change) == Problems{{"confirm_password", Rule::PasswordMismatch}});
    change = {"Yl7#kQ2p", "Yl7#kQ2p", "Yl7#kQ2p"};
    CHECK(check(change) == Problems{{"new_password", Rule::PasswordSame}});
    change = {"", "lugu#2026X", "lugu#2026X"};
    CHECK(check(change) == Problems{{"old_password", Rule::Required}});
    const std::string_view identities[] = {"lugu"};
    CHECK(check(change, identities) ==
          Problems{{"old_password", Rule::Required}, {"new_password", Rule::PasswordContainsId}});
}

TEST_CASE("signing in asks only that both are there, never how a password is made") {
    CHECK(check(SignIn{"a", "b", AccountKind::Window}).empty());
    CHECK(check(SignIn{}) == Problems{{"user_name", Rule::Required}, {"password", Rule::Required}});
}

TEST_CASE("the name of an institution has its own label") {
    CHECK(name_label(AccountKind::Institution).zh == "机构名称");
    CHECK(label_of<Registration>("name") == name_label(AccountKind::Enterprise));
}
