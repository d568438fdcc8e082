#include "client/screens/register.h"

#include "client/drafts.h"
#include "client/failure.h"
#include "client/form_fields.h"
#include "client/password_words.h"
#include "client/screens/plain.h"
#include "client/uscc_words.h"

namespace emc {
namespace {

constexpr float form_width_px = 640;
constexpr std::string_view draft_name = "register";

// The radios say what is made, the account type what it is.
ui::Options kind_options() {
    static const ui::Options options =
        std::make_shared<std::vector<ui::Option>>(std::vector<ui::Option>{
            {std::string(enum_row(AccountKind::Enterprise).word), "企业注册", ""},
            {std::string(enum_row(AccountKind::Institution).word), "服务机构注册", ""}});
    return options;
}

void submit_registration(RegistrationScreen& screen, Env& env) {
    if (screen.registered.is_pending()) return;
    screen.failure.reset();
    const std::optional<Registration> registration = submit(screen.form);
    if (!registration) return;
    const std::string& key = screen.attempt.key_for(*registration, env.random);
    screen.registered =
        call<RegisterAccount>(env.transport, *registration, {.idempotency_key = key});
}

void draw_account(ui::Ui& ui, Form<Registration>& form) {
    std::string kind(enum_row(form.draft.kind).word);
    if (ui.radios("kind", kind, kind_options(), {.label = "账号类型"})) {
        form.draft.kind = enum_from_word<AccountKind>(kind).value_or(AccountKind::Enterprise);
        form.note_change("kind");
    }
    draw_field(ui, form, "user_name");
    const Registration& draft = form.draft;
    const std::string_view identities[] = {draft.user_name, draft.uscc, draft.mobile};
    const std::string hint = password_hint(draft.password, identities);
    draw_field(ui, form, "password", {.help = hint});
    draw_field(ui, form, "confirm_password");
}

void draw_organization(ui::Ui& ui, Form<Registration>& form) {
    Registration& draft = form.draft;
    draw_field(ui, form, "name", {.label = name_label(draft.kind).zh});
    draw_field(ui, form, "uscc", {.warning = uscc_warning(draft.uscc)});
    if (has_only_check_defect(draft.uscc)) {
        draw_field(ui, form, "uscc_confirmed", {.label = "我已核对营业执照，代码无误"});
    } else {
        draft.uscc_confirmed = false;
    }
    draw_field(ui, form, "region");
    draw_field(ui, form, "industry");
    draw_field(ui, form, "contact");
    draw_field(ui, form, "mobile");
    draw_field(ui, form, "email");
}

void draw_agreement(ui::Ui& ui, RegistrationScreen& screen) {
    using Reading = RegistrationScreen::Reading;
    constexpr ui::ButtonLook quiet{.kind = ui::ButtonLook::Kind::Quiet};
    draw_field(ui, screen.form, "agreed");
    ui.line([&] {
        if (ui.button("阅读用户协议", quiet)) screen.reading = Reading::Terms;
        if (ui.button("阅读隐私政策", quiet)) screen.reading = Reading::Privacy;
    });
}

void draw_reading(ui::Ui& ui, RegistrationScreen& screen) {
    using Reading = RegistrationScreen::Reading;
    if (screen.reading == Reading::Nothing) return;
    const bool is_terms = screen.reading == Reading::Terms;
    const bool is_open = ui.dialog(is_terms ? "用户协议" : "隐私政策", [&] {
        is_terms ? draw_terms(ui) : draw_privacy(ui);
        if (ui.button("关闭")) screen.reading = Reading::Nothing;
    });
    if (!is_open) screen.reading = Reading::Nothing;
}

}  // namespace

RegistrationScreen open_registration(const Route&, Env& env) {
    RegistrationScreen screen;
    screen.is_restored = restore_draft(screen.form, env, draft_key(nullptr, draft_name));
    return screen;
}

void poll(RegistrationScreen& screen, Env& env) {
    refresh(screen.form);
    const std::string key = draft_key(nullptr, draft_name);
    keep_draft(screen.form, env, key);
    if (!screen.registered.poll()) return;
    const Error* error = screen.registered.error();
    screen.attempt.note_answer(error);
    if (error == nullptr) {
        drop_draft(screen.form, env, key);
        screen.form.original = screen.form.draft;
        env.commands.push_back(SignedIn{*screen.registered.value()});
        env.commands.push_back(Notify{"注册成功，欢迎使用企业管理中心"});
        return;
    }
    if (!take_problems(screen.form, *error)) screen.failure = *error;
}

void update(RegistrationScreen& screen, const RegistrationScreen::Message& message, Env& env) {
    if (std::holds_alternative<RegistrationScreen::Submit>(message)) {
        return submit_registration(screen, env);
    }
    drop_draft(screen.form, env, draft_key(nullptr, draft_name));
    load(screen.form, Registration{});
    screen.is_restored = false;
}

std::optional<RegistrationScreen::Message> draw(RegistrationScreen& screen, ui::Ui& ui) {
    std::optional<RegistrationScreen::Message> message;
    const auto contents = [&] {
        ui.heading("用户注册");
        ui.text("注册后直接进入企业管理中心", ui::TextStyle::Muted);
        ui.space();
        if (screen.is_restored && draw_restored_note(ui)) message = RegistrationScreen::Discard{};
        draw_summary(ui, screen.form);
        if (screen.failure) draw_send_failure(ui, *screen.failure);
        ui.form("register", "用户注册", [&] {
            draw_account(ui, screen.form);
            draw_organization(ui, screen.form);
            draw_agreement(ui, screen);
            ui.space();
            const ui::ButtonLook look{.kind = ui::ButtonLook::Kind::Primary,
                                      .is_busy = screen.registered.is_pending(),
                                      .is_submit = true,
                                      .fills = true};
            if (ui.button("注册", look)) message = RegistrationScreen::Submit{};
        });
    };
    ui.center(form_width_px, [&] { ui.card(contents); });
    draw_reading(ui, screen);
    return message;
}

bool is_dirty(const RegistrationScreen& screen) { return is_changed(screen.form); }
bool is_busy(const RegistrationScreen& screen) { return screen.registered.is_pending(); }
bool needs_frame(const RegistrationScreen& screen) { return screen.form.is_stale; }

}  // namespace emc
