#include "client/screens/login.h"

#include "client/failure.h"
#include "client/form_fields.h"

namespace emc {
namespace {

constexpr float form_width_px = 400;

}  // namespace

LoginScreen open_login(const Route& route, Env&) {
    LoginScreen screen;
    screen.has_next = safe_next(route.query_value("next")).has_value();
    return screen;
}

void poll(LoginScreen& screen, Env& env) {
    refresh(screen.form);
    if (!screen.signed_in.poll()) return;
    const Error* error = screen.signed_in.error();
    screen.attempt.note_answer(error);
    if (error == nullptr) {
        env.commands.push_back(SignedIn{*screen.signed_in.value()});
        return;
    }
    if (take_problems(screen.form, *error)) return;
    screen.failure = *error;
    if (error->code == "sign_in.wrong") screen.form.focus_key = "password";
}

void update(LoginScreen& screen, const LoginScreen::Message&, Env& env) {
    if (screen.signed_in.is_pending()) return;
    screen.failure.reset();
    const std::optional<SignIn> sign_in = submit(screen.form);
    if (!sign_in) return;
    const std::string& key = screen.attempt.key_for(*sign_in, env.random);
    screen.signed_in = call<CreateSession>(env.transport, *sign_in, {.idempotency_key = key});
}

std::optional<LoginScreen::Message> draw(LoginScreen& screen, ui::Ui& ui) {
    bool submits = false;
    const auto contents = [&] {
        ui.heading("用户登录");
        ui.text(screen.has_next ? "登录后继续刚才的操作" : "登录后进入企业管理中心",
                ui::TextStyle::Muted);
        ui.space();
        if (screen.failure) draw_send_failure(ui, *screen.failure);
        ui.form("login", "用户登录", [&] {
            draw_field(ui, screen.form, "user_name");
            draw_field(ui, screen.form, "password");
            draw_field(ui, screen.form, "kind");
            ui.space();
            const ui::ButtonLook look{.kind = ui::ButtonLook::Kind::Primary,
                                      .is_busy = screen.signed_in.is_pending(),
                                      .is_submit = true,
                                      .fills = true};
            submits = ui.button("登录", look);
        });
        ui.space();
        ui.text("忘记密码请联系所在区县的窗口", ui::TextStyle::SmallMuted, ui::Tone::Neutral,
                ui::Align::Center);
    };
    ui.center(form_width_px, [&] { ui.card(contents); });
    if (submits) return LoginScreen::Submit{};
    return std::nullopt;
}

bool is_busy(const LoginScreen& screen) { return screen.signed_in.is_pending(); }
bool needs_frame(const LoginScreen& screen) { return screen.form.is_stale; }

}  // namespace emc
