#include "client/screens/password.h"

#include <array>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/password_words.h"

namespace emc {
namespace {

constexpr float form_width_px = 640;

}  // namespace

PasswordScreen open_password(const Route&, Env& env) {
    PasswordScreen screen;
    if (env.session == nullptr) return screen;
    screen.user_name = env.session->user_name;
    screen.must_change = env.session->must_change_password;
    screen.form.rule = [user_name = screen.user_name](const PasswordChange& change) {
        const std::array<std::string_view, 1> identities{user_name};
        return check(change, identities);
    };
    return screen;
}

void poll(PasswordScreen& screen, Env& env) {
    refresh(screen.form);
    if (!screen.changed.poll()) return;
    const Error* error = screen.changed.error();
    screen.attempt.note_answer(error);
    if (error == nullptr) {
        screen.form.draft = {};
        env.commands.push_back(SignedOut{"密码已修改，请用新密码重新登录", "#/login"});
        return;
    }
    if (!take_problems(screen.form, *error)) screen.failure = *error;
}

void update(PasswordScreen& screen, const PasswordScreen::Message&, Env& env) {
    if (screen.changed.is_pending()) return;
    screen.failure.reset();
    const std::optional<PasswordChange> change = submit(screen.form);
    if (!change) return;
    const std::string& key = screen.attempt.key_for(*change, env.random);
    screen.changed = call<ChangePassword>(env.transport, *change, {.idempotency_key = key});
}

std::optional<PasswordScreen::Message> draw(PasswordScreen& screen, ui::Ui& ui) {
    bool submits = false;
    ui.heading("密码修改");
    ui.text("修改后，所有已登录的设备都会退出，需要用新密码重新登录。", ui::TextStyle::Muted);
    ui.space();
    if (screen.must_change) ui.notice("密码已到期或已被重置，请先修改密码。", ui::Tone::Warning);
    const auto contents = [&] {
        draw_summary(ui, screen.form);
        if (screen.failure) draw_send_failure(ui, *screen.failure);
        ui.form("password", "密码修改", [&] {
            const std::array<std::string_view, 1> identities{screen.user_name};
            const std::string hint = password_hint(screen.form.draft.new_password, identities);
            ui.companion("user_name", screen.user_name, "username");
            draw_field(ui, screen.form, "old_password");
            draw_field(ui, screen.form, "new_password", {.help = hint});
            draw_field(ui, screen.form, "confirm_password");
            ui.space();
            submits = ui.button("确认", {.kind = ui::ButtonLook::Kind::Primary,
                                         .is_busy = screen.changed.is_pending(),
                                         .is_submit = true});
        });
    };
    ui.narrow(form_width_px, [&] { ui.card(contents); });
    if (submits) return PasswordScreen::Submit{};
    return std::nullopt;
}

bool is_dirty(const PasswordScreen& screen) { return is_changed(screen.form); }
bool is_busy(const PasswordScreen& screen) { return screen.changed.is_pending(); }
bool needs_frame(const PasswordScreen& screen) { return screen.form.is_stale; }

}  // namespace emc
