// Accounts as people meet them: registration, sign-in, change of password.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "domain/field.h"
#include "domain/holidays.h"
#include "domain/industries.h"
#include "domain/regions.h"
#include "domain/rules/internet.h"
#include "domain/rules/names.h"
#include "domain/rules/phone.h"
#include "domain/rules/uscc.h"
#include "domain/verification_words.h"

namespace emc {

enum class AccountKind : std::uint8_t { Enterprise, Institution, Window };

inline constexpr EnumRow<AccountKind> account_kind_rows[] = {
    {AccountKind::Enterprise, "enterprise", {"企业", "Enterprise"}},
    {AccountKind::Institution, "institution", {"服务机构", "Service institution"}},
    {AccountKind::Window, "window", {"窗口", "Window"}},
};
constexpr std::span<const EnumRow<AccountKind>> enum_rows(Tag<AccountKind>) {
    return account_kind_rows;
}

struct Registration {
    AccountKind kind = AccountKind::Enterprise;
    std::string user_name;
    std::string password;
    std::string confirm_password;
    std::string name;
    std::string uscc;
    bool uscc_confirmed = false;  // See forgive_confirmed_uscc.
    std::string region;           // A county.
    std::string industry;         // A division or deeper: "C39".
    std::string contact;
    std::string mobile;
    std::string email;
    bool agreed = false;
    bool operator==(const Registration&) const = default;
};

// 企业名称 or 机构名称: what the field `name` of a registration is called.
constexpr Text name_label(AccountKind kind) {
    if (kind == AccountKind::Institution) return {"机构名称", "Institution name"};
    return {"企业名称", "Enterprise name"};
}

constexpr auto fields(Tag<Registration>) {
    using R = Registration;
    return std::tuple{
        field("kind", &R::kind, {"账号类型", "Account type"}, {}, Editor::Choice),
        field("user_name", &R::user_name, {"用户名", "User name"},
              {.required = true, .chars_min = 4, .chars_max = 20, .check = check_user_name},
              Editor::UserName,
              {"4至20位，以字母开头，可用字母、数字、下划线",
               "4 to 20 letters, digits or underscores, a letter first"},
              "username"),
        field("password", &R::password, {"密码", "Password"}, {.required = true},
              Editor::NewPassword,
              {"8至64位；少于15位时，大写、小写、数字、符号至少用三种",
               "8 to 64 characters; below 15 use three of capitals, small letters, digits, signs"},
              "new-password"),
        field("confirm_password", &R::confirm_password, {"确认密码", "Repeat password"},
              {.required = true}, Editor::NewPassword, {}, "new-password"),
        field("name", &R::name, name_label(AccountKind::Enterprise),
              {.required = true, .chars_min = 2, .chars_max = 50, .check = check_organization_name},
              Editor::Line, {"与营业执照一致", "As on the licence"}, "organization"),
        field("uscc", &R::uscc, {"统一社会信用代码", "Unified social credit code"},
              {.required = true, .check = check_uscc}, Editor::Code,
              {"18位，见营业执照", "18 characters, on the licence"}),
        field("uscc_confirmed", &R::uscc_confirmed,
              {"已核对，代码与营业执照一致", "Compared with the licence"}, {}, Editor::Toggle),
        field("region", &R::region, {"所在区县", "County"},
              {.required = true, .check = check_county}, Editor::County),
        field("industry", &R::industry, {"所属行业", "Industry"},
              {.required = true, .check = check_industry}, Editor::Industry),
        field("contact", &R::contact, {"联系人", "Contact"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name},
              Editor::Line, {}, "name"),
        field("mobile", &R::mobile, {"手机", "Mobile"}, {.required = true, .check = check_mobile},
              Editor::Mobile, {}, "tel"),
        field("email", &R::email, {"邮箱", "Email"}, {.chars_max = 254, .check = check_email},
              Editor::Email, {}, "email"),
        field("agreed", &R::agreed,
              {"同意《用户协议》和《隐私政策》",
               "I agree to the terms of use and the privacy policy"},
              {}, Editor::Toggle),
    };
}

struct SignIn {
    std::string user_name;
    std::string password;
    AccountKind kind = AccountKind::Enterprise;
    bool operator==(const SignIn&) const = default;
};

constexpr auto fields(Tag<SignIn>) {
    return std::tuple{
        field("user_name", &SignIn::user_name, {"用户名", "User name"},
              {.required = true, .chars_max = 64}, Editor::UserName, {}, "username"),
        field("password", &SignIn::password, {"密码", "Password"},
              {.required = true, .chars_max = 256}, Editor::CurrentPassword, {},
              "current-password"),
        field("kind", &SignIn::kind, {"账号类型", "Account type"}, {}, Editor::Choice),
    };
}

struct PasswordChange {
    std::string old_password;
    std::string new_password;
    std::string confirm_password;
    bool operator==(const PasswordChange&) const = default;
};

constexpr auto fields(Tag<PasswordChange>) {
    using P = PasswordChange;
    return std::tuple{
        field("old_password", &P::old_password, {"原密码", "Old password"},
              {.required = true, .chars_max = 256}, Editor::CurrentPassword, {},
              "current-password"),
        field("new_password", &P::new_password, {"新密码", "New password"}, {.required = true},
              Editor::NewPassword,
              {"8至64位；少于15位时，大写、小写、数字、符号至少用三种",
               "8 to 64 characters; below 15 use three of capitals, small letters, digits, signs"},
              "new-password"),
        field("confirm_password", &P::confirm_password, {"确认新密码", "Repeat new password"},
              {.required = true}, Editor::NewPassword, {}, "new-password"),
    };
}

// Who is signed in, as the client needs it on every screen.
struct SessionView {
    std::string account_id;
    std::string user_name;
    AccountKind kind = AccountKind::Enterprise;
    std::string name;
    std::string window_name;
    std::int64_t profile_percent = 0;
    std::int64_t idle_timeout_s = 0;
    bool must_change_password = false;
    VerificationState verification = VerificationState::None;  // Of an enterprise.
    std::string news_position;                                 // From where to listen for messages.
    std::int64_t unread_count = 0;
    // Imported years: the page counts working days as the platform does.
    std::vector<Holidays> holidays;
    bool operator==(const SessionView&) const = default;
};

constexpr auto fields(Tag<SessionView>) {
    using S = SessionView;
    return std::tuple{
        field("account_id", &S::account_id, {"账号编号", "Account number"}),
        field("user_name", &S::user_name, {"用户名", "User name"}),
        field("kind", &S::kind, {"账号类型", "Account type"}),
        field("name", &S::name, {"名称", "Name"}),
        field("window_name", &S::window_name, {"所属窗口", "Window"}),
        field("profile_percent", &S::profile_percent, {"资料完整度", "Profile complete"},
              {.min = 0, .max = 100}),
        field("idle_timeout_s", &S::idle_timeout_s, {"闲置时限（秒）", "Idle time-out (s)"},
              {.min = 0}),
        field("must_change_password", &S::must_change_password,
              {"须先修改密码", "Must change the password first"}),
        field("verification", &S::verification, {"认证状态", "Verification"}),
        field("news_position", &S::news_position, {"消息位置", "Place among the messages"}),
        field("unread_count", &S::unread_count, {"未读消息", "Unread messages"}, {.min = 0}),
        field("holidays", &S::holidays, {"放假安排", "Holidays"}),
    };
}

// The form that is stored and compared: trimmed, full width folded, codes in capitals, the mobile
// without +86. Passwords are folded but not trimmed. Check and keep nothing but this form.
Registration normalized(Registration registration);
SignIn normalized(SignIn sign_in);
PasswordChange normalized(PasswordChange change);

// Two user names with the same key are the same name: unique in the database.
std::string user_name_key(std::string_view user_name);

// A window account is made by the platform, never by registration.
Problems check(const Registration& registration);
Problems check(const SignIn& sign_in);
Problems check(const SessionView& session);
Problems check(const PasswordChange& change);
// The whole rule: the new password must not contain who the account belongs to either.
Problems check(const PasswordChange& change, std::span<const std::string_view> identities);

}  // namespace emc
