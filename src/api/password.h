// 密码修改. Signs out everywhere, here too.
#pragma once

#include "api/endpoint.h"
#include "domain/account.h"

namespace emc {

struct ChangePassword {
    using Input = PasswordChange;
    using Output = Nothing;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/password";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "changePassword";
    static constexpr std::string_view tag = "accounts";
    static constexpr Text summary = {"修改密码并在各处退出",
                                     "Change the password and sign out everywhere"};
    static constexpr int success_status = 204;
    static constexpr bool is_change_of_password = true;
};

}  // namespace emc
