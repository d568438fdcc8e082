#include "client/screens/size_check.h"

#include "client/form_fields.h"

namespace emc {

void draw_size_result(ui::Ui& ui, const SizeResult& result) {
    const std::string word =
        result.size ? std::string(enum_row(*result.size).label.zh) + "企业" : "待划分";
    ui.text(word, ui::TextStyle::Large, result.size ? ui::Tone::Primary : ui::Tone::Neutral);
    ui.text(result.reason, ui::TextStyle::Muted);
}

SizeCheckScreen open_size_check(const Route&, Env& env) {
    SizeCheckScreen screen;
    screen.result = size_of(screen.form.draft, env.language);
    return screen;
}

void poll(SizeCheckScreen& screen, Env& env) {
    if (!screen.form.is_stale) return;
    refresh(screen.form);
    screen.result = size_of(screen.form.draft, env.language);
}

void update(SizeCheckScreen& screen, const SizeCheckScreen::Clear&, Env&) {
    load(screen.form, SizeCheck{});
}

std::optional<SizeCheckScreen::Message> draw(SizeCheckScreen& screen, ui::Ui& ui) {
    std::optional<SizeCheckScreen::Message> message;
    ui.heading("企业划型自测");
    ui.text(
        "按《中小企业划型标准规定》（工信部联企业〔2011〕300号）划分，数据只在本机计算，不会上传。",
        ui::TextStyle::Muted);
    ui.columns({3, 2},
               {[&] {
                    ui.card("填写四项数据", [&] {
                        for_each_field<SizeCheck>(
                            [&](const auto& row) { draw_field(ui, screen.form, row); });
                        if (ui.button("清空")) message = SizeCheckScreen::Clear{};
                    });
                },
                [&] { ui.card("划型结果", [&] { draw_size_result(ui, screen.result); }); }});
    return message;
}

}  // namespace emc
