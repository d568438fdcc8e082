// 用户登录. The served HTML has the same form, so the keys of its fields ("login/user_name", ...)
// are a contract with the page.
#pragma once

#include <optional>

#include "api/session.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct LoginScreen {
    struct Submit {};
    using Message = Submit;

    Form<SignIn> form;
    Remote<SessionView> signed_in;
    Attempt<SignIn> attempt;
    std::optional<Error> failure;
    bool has_next = false;  // A screen that asked for the sign-in waits behind it.
};

LoginScreen open_login(const Route& route, Env& env);
void poll(LoginScreen& screen, Env& env);
void update(LoginScreen& screen, const LoginScreen::Message& message, Env& env);
std::optional<LoginScreen::Message> draw(LoginScreen& screen, ui::Ui& ui);
bool is_busy(const LoginScreen& screen);
bool needs_frame(const LoginScreen& screen);

}  // namespace emc
