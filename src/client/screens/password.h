// 密码修改. Success signs out everywhere and asks for a new sign-in.
#pragma once

#include <optional>
#include <string>

#include "api/password.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct PasswordScreen {
    struct Submit {};
    using Message = Submit;

    Form<PasswordChange> form;
    Remote<Nothing> changed;
    Attempt<PasswordChange> attempt;
    std::optional<Error> failure;
    std::string user_name;  // The new password must not contain it.
    bool must_change = false;
};

PasswordScreen open_password(const Route& route, Env& env);
void poll(PasswordScreen& screen, Env& env);
void update(PasswordScreen& screen, const PasswordScreen::Message& message, Env& env);
std::optional<PasswordScreen::Message> draw(PasswordScreen& screen, ui::Ui& ui);
bool is_dirty(const PasswordScreen& screen);
bool is_busy(const PasswordScreen& screen);
bool needs_frame(const PasswordScreen& screen);

}  // namespace emc
