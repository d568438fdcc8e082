// 登录, 退出, and who is signed in. The session itself is a cookie that no script can read.
#pragma once

#include "api/endpoint.h"
#include "domain/account.h"

namespace emc {

// A wrong user name, password or account type all answer 401 "sign_in.wrong" after the same time.
struct CreateSession {
    using Input = SignIn;
    using Output = SessionView;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/session";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "signIn";
    static constexpr std::string_view tag = "session";
    static constexpr Text summary = {"登录", "Sign in"};
    static constexpr int success_status = 200;
};

// Always 200: `account_id` is empty when nobody is signed in.
struct ReadSession {
    using Input = Nothing;
    using Output = SessionView;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/session";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "readSession";
    static constexpr std::string_view tag = "session";
    static constexpr Text summary = {"查询当前登录", "Who is signed in"};
    static constexpr int success_status = 200;
};

struct DeleteSession {
    using Input = Nothing;
    using Output = Nothing;
    static constexpr Method method = Method::Delete;
    static constexpr std::string_view path = "/api/v1/session";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "signOut";
    static constexpr std::string_view tag = "session";
    static constexpr Text summary = {"退出", "Sign out"};
    static constexpr int success_status = 204;
};

}  // namespace emc
