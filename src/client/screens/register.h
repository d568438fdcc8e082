// 用户注册: an account for an enterprise or an institution; success opens the center, signed in.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/accounts.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct RegistrationScreen {
    struct Submit {};
    struct Discard {};  // The draft that was restored.
    using Message = std::variant<Submit, Discard>;

    enum class Reading : std::uint8_t { Nothing, Terms, Privacy };

    Form<Registration> form;
    Remote<SessionView> registered;
    Attempt<Registration> attempt;
    std::optional<Error> failure;  // Of the request as a whole.
    bool is_restored = false;
    Reading reading = Reading::Nothing;
};

RegistrationScreen open_registration(const Route& route, Env& env);
void poll(RegistrationScreen& screen, Env& env);
void update(RegistrationScreen& screen, const RegistrationScreen::Message& message, Env& env);
std::optional<RegistrationScreen::Message> draw(RegistrationScreen& screen, ui::Ui& ui);
bool is_dirty(const RegistrationScreen& screen);
bool is_busy(const RegistrationScreen& screen);
bool needs_frame(const RegistrationScreen& screen);

}  // namespace emc
