#include "client/failure.h"

#include "domain/messages.h"

namespace emc {

bool draw_load_failure(ui::Ui& ui, const Error& error) {
    bool is_pressed = false;
    ui.card([&] {
        ui.notice(sentence(error, Language::Zh), ui::Tone::Danger);
        ui.space();
        is_pressed = ui.button("重试", {.icon = ui::Icon::Refresh});
    });
    return is_pressed;
}

void draw_send_failure(ui::Ui& ui, const Error& error) {
    if (error.kind == ErrorKind::SignedOut && error.code != "sign_in.wrong") return;
    ui.notice(sentence(error, Language::Zh), ui::Tone::Danger);
}

}  // namespace emc
