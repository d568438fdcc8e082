// How 企业资料 is drawn.
#include <algorithm>
#include <utility>
#include <vector>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/profile.h"
#include "client/screens/size_check.h"
#include "client/time_words.h"
#include "client/uscc_words.h"
#include "domain/messages.h"

namespace emc {
namespace {

using Message = ProfileScreen::Message;
using Asked = std::optional<Message>;

bool is_shown(const Profile& draft, std::string_view key) {
    if (key == "uscc_confirmed") return has_only_check_defect(draft.uscc);
    if (key == "business_address") return !draft.same_address;
    if (key.starts_with("financing_")) return draft.has_financing_need;
    return true;
}

// Fields that take half a line; the others take a whole one.
bool is_short(Editor editor) {
    switch (editor) {
        case Editor::Line:
        case Editor::Code:
        case Editor::UserName:
        case Editor::NewPassword:
        case Editor::CurrentPassword:
        case Editor::Email:
        case Editor::Mobile:
        case Editor::Phone:
        case Editor::Url:
        case Editor::Digits:
        case Editor::Integer:
        case Editor::Yuan:
        case Editor::WanYuan:
        case Editor::Year:
        case Editor::Date:
        case Editor::Choice:
            return true;
        case Editor::Paragraph:
        case Editor::Choices:
        case Editor::County:
        case Editor::Industry:
        case Editor::ServiceCategories:
        case Editor::Toggle:
            return false;
    }
    return false;
}

void draw_one(ui::Ui& ui, ProfileScreen& screen, std::string_view key) {
    if (key == "logo") {
        return draw_file_slot(ui, screen.form, key, screen.logo.uploads,
                              "JPG 或 PNG，不超过 10 MB");
    }
    FieldOptions options;
    if (key == "name") options.label = name_label(screen.kind).zh;
    if (key == "uscc") options.warning = uscc_warning(screen.form.draft.uscc);
    draw_field(ui, screen.form, key, options);
}

void draw_pair(ui::Ui& ui, ProfileScreen& screen, std::string_view first, std::string_view second) {
    ui.columns({1, 1}, {[&] { draw_one(ui, screen, first); },
                        [&] {
                            if (!second.empty()) draw_one(ui, screen, second);
                        }});
}

// Short fields stand in twos, in the section's order.
void draw_section(ui::Ui& ui, ProfileScreen& screen, const ProfileSection& section) {
    ui.card(section.title.zh, [&] {
        std::string_view waiting;
        for (const std::string_view key : section.keys) {
            if (!is_shown(screen.form.draft, key)) continue;
            if (key == "logo" || !is_short(field_name_of<Profile>(key).editor)) {
                if (!waiting.empty()) draw_pair(ui, screen, std::exchange(waiting, {}), {});
                draw_one(ui, screen, key);
            } else if (waiting.empty()) {
                waiting = key;
            } else {
                draw_pair(ui, screen, std::exchange(waiting, {}), key);
            }
        }
        if (!waiting.empty()) draw_pair(ui, screen, waiting, {});
    });
}

void draw_size(ui::Ui& ui, const ProfileScreen& screen) {
    ui.card("企业规模", [&] { draw_size_result(ui, screen.size); });
}

void draw_change(ui::Ui& ui, const FieldChange& change) {
    const auto words = [](const std::string& value) {
        return value.empty() ? "（未填写）" : value;
    };
    ui.text(change.label + "：" + words(change.before) + " → " + words(change.after),
            ui::TextStyle::Small);
}

void draw_version(ui::Ui& ui, const ProfileVersion& version) {
    const std::string number = std::to_string(version.version);
    ui.list_item(number, [&] {
        ui.text("第" + number + "版 · " + minute_text(version.at) + " · " + version.by,
                ui::TextStyle::Strong);
        for (const FieldChange& change : version.changes) draw_change(ui, change);
    });
}

void draw_history(ui::Ui& ui, ProfileScreen& screen, Asked& asked) {
    ui.card("历次修改", [&] {
        if (const Error* error = screen.versions.error()) draw_send_failure(ui, *error);
        ui.list("历次修改", [&] {
            for (const ProfileVersion& version : screen.history) draw_version(ui, version);
        });
        const bool has_all = screen.versions.value() != nullptr && screen.history_cursor.empty();
        if (has_all && screen.history.empty()) ui.text("还没有修改记录", ui::TextStyle::Muted);
        if (has_all) return;
        const std::string_view label = screen.history.empty() ? "查看历次修改" : "查看更早的修改";
        if (ui.button(label, {.icon = ui::Icon::Clock, .is_busy = screen.versions.is_pending()})) {
            asked = ProfileScreen::ShowHistory{};
        }
    });
}

void draw_submit_bar(ui::Ui& ui, const ProfileScreen& screen, Asked& asked) {
    ui.submit_bar([&] {
        draw_summary(ui, screen.form);
        if (screen.failure) draw_send_failure(ui, *screen.failure);
        ui.line([&] {
            const bool has_changes = is_dirty(screen);
            ui.text(has_changes ? "有未提交的修改，已存为草稿" : "提交后由平台保存，并留下修改记录",
                    ui::TextStyle::SmallMuted);
            ui.spacer();
            const ui::ButtonLook look{
                .kind = ui::ButtonLook::Kind::Primary,
                .enabled = is_settled(screen.logo.uploads),
                .is_busy = screen.saved.is_pending() || screen.newer.is_pending(),
                .is_submit = true};
            if (ui.button("修改并提交", look)) asked = ProfileScreen::Submit{};
        });
    });
}

void draw_conflict(ui::Ui& ui, const ProfileScreen& screen, Asked& asked) {
    if (!screen.conflict) return;
    const bool is_open = ui.dialog("资料刚刚被修改过", [&] {
        ui.text("您填写期间，同一账号在别处提交了新的内容。您填写的内容都还在，请选择怎样继续。");
        ui.space();
        for (const FieldChange& change : screen.conflict->theirs) draw_change(ui, change);
        ui.space();
        ui.line([&] {
            ui.spacer();
            if (ui.button("采用最新内容")) asked = ProfileScreen::TakeNewer{};
            if (ui.button("保留我的修改", {.kind = ui::ButtonLook::Kind::Primary})) {
                asked = ProfileScreen::KeepMine{};
            }
        });
    });
    if (!is_open && !asked) asked = ProfileScreen::Undecided{};
}

void draw_form(ui::Ui& ui, ProfileScreen& screen, Asked& asked) {
    if (screen.needs_review) {
        ui.notice(
            "关键信息的修改尚未通过所属窗口复核，通过前其他人看到的仍是原来的信息，不影响使用。",
            ui::Tone::Warning);
    }
    if (screen.is_restored && draw_restored_note(ui)) asked = ProfileScreen::Discard{};
    ui.form("profile", "企业资料", [&] {
        for (const ProfileSection& section : profile_sections()) {
            draw_section(ui, screen, section);
            if (std::ranges::contains(section.keys, "employees")) draw_size(ui, screen);
        }
        draw_submit_bar(ui, screen, asked);
    });
    draw_history(ui, screen, asked);
}

}  // namespace

std::optional<Message> draw(ProfileScreen& screen, ui::Ui& ui) {
    Asked asked;
    ui.heading(screen.kind == AccountKind::Institution ? "机构资料" : "企业资料");
    const std::string window = screen.window_name.empty() ? "" : "所属窗口：" + screen.window_name;
    ui.text("请与营业执照保持一致，标 * 的为必填。", ui::TextStyle::Muted);
    if (!window.empty()) ui.text(window, ui::TextStyle::Muted);
    ui.space();
    if (screen.loaded.value() != nullptr) {
        draw_form(ui, screen, asked);
        draw_conflict(ui, screen, asked);
    } else if (screen.loaded.error() == nullptr || screen.loaded.is_pending()) {
        ui.card([&] { ui.skeleton(12); });
    } else if (draw_load_failure(ui, *screen.loaded.error())) {
        asked = ProfileScreen::Retry{};
    }
    return asked;
}

}  // namespace emc
