// 注册: a person makes an account for an enterprise or an institution and is signed in by it.
#pragma once

#include "api/endpoint.h"
#include "domain/account.h"

namespace emc {

struct RegisterAccount {
    using Input = Registration;
    using Output = SessionView;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/accounts";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "registerAccount";
    static constexpr std::string_view tag = "accounts";
    static constexpr Text summary = {"注册账号并登录", "Register an account and sign in"};
    static constexpr int success_status = 201;
};

}  // namespace emc
