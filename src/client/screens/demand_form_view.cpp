#include <algorithm>
#include <array>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/listed_fields.h"
#include "client/screens/demand_form.h"
#include "client/screens/demand_show.h"
#include "domain/messages.h"

namespace emc {
namespace {

using Message = DemandFormScreen::Message;
using DemandForm = Form<DemandDraft>;

void draw_what(ui::Ui& ui, DemandForm& form) {
    ui.card("需要什么", [&] {
        draw_field(ui, form, "title");
        draw_listed(ui, form, "category");
        draw_field(ui, form, "description");
        ui.columns({1, 1}, {[&] { draw_field(ui, form, "budget_min_fen"); },
                            [&] { draw_field(ui, form, "budget_max_fen"); }});
        draw_field(ui, form, "ends_on");
        draw_listed(ui, form, "regions");
        draw_field(ui, form, "ways");
    });
}

void draw_whom(ui::Ui& ui, DemandForm& form) {
    ui.card("联系方式", [&] {
        ui.columns({1, 1}, {[&] { draw_field(ui, form, "contact"); },
                            [&] { draw_field(ui, form, "phone"); }});
        draw_field(ui, form, "email");
        draw_field(ui, form, "is_contact_public");
        ui.text("不公开时，只有审核窗口和您选定的机构看得到。", ui::TextStyle::SmallMuted);
    });
}

std::string attachment_problem(const DemandForm& form) {
    const Problem* problem = form.shown_problem("files");
    return problem == nullptr
               ? std::string()
               : sentence(*problem, {{"附件", "Attachments"}, Editor::Integer}, Language::Zh);
}

bool may_save(const DemandFormScreen& screen) {
    if (!screen.demand) return true;
    const auto commands = open_commands(*screen.demand, CaseActor::Enterprise);
    return std::ranges::contains(commands, DemandCommand::Save);
}

bool may_publish(const DemandFormScreen& screen) {
    return !screen.demand || is_editable(screen.demand->state);
}

std::optional<Message> draw_buttons(ui::Ui& ui, const DemandFormScreen& screen) {
    std::optional<Message> message;
    ui.spacer();
    const bool is_pending = screen.sent.is_pending();
    const bool is_ready = is_settled(screen.attachments);
    if (may_save(screen) &&
        ui.button("保存草稿", {.enabled = is_ready, .is_busy = is_pending && !screen.publishes}))
        message = DemandFormScreen::Save{};
    if (!may_publish(screen)) return message;
    const ui::ButtonLook look{.kind = ui::ButtonLook::Kind::Primary,
                              .enabled = is_ready,
                              .is_busy = is_pending && screen.publishes};
    if (ui.button("确认发布", look)) message = DemandFormScreen::Publish{};
    return message;
}

void draw_hints(ui::Ui& ui, const DemandFormScreen& screen) {
    if (!screen.demand) return;
    const Demand& demand = *screen.demand;
    if (!may_publish(screen)) {
        ui.notice("需求正在审核，或已经关闭，现在不能修改。审核中的可先撤回。", ui::Tone::Warning);
    } else if (is_shown(demand)) {
        ui.notice("修改提交后由窗口审核，通过前需求大厅仍显示原来的版本。", ui::Tone::Primary);
    }
    if (demand.editions.empty() || demand.editions.back().opinion.empty()) return;
    ui.notice("审核意见：" + demand.editions.back().opinion, ui::Tone::Warning);
}

std::optional<Message> draw_form(ui::Ui& ui, DemandFormScreen& screen) {
    std::optional<Message> message;
    if (screen.is_restored && draw_restored_note(ui)) message = DemandFormScreen::Discard{};
    draw_hints(ui, screen);
    draw_summary(ui, screen.form);
    if (screen.failure) draw_send_failure(ui, *screen.failure);
    const std::string problem = attachment_problem(screen.form);
    ui.form("demand", "需求", [&] {
        draw_what(ui, screen.form);
        draw_whom(ui, screen.form);
        ui.card([&] {
            draw_uploads(ui, screen.attachments, "files",
                         {.label = "附件",
                          .help = "最多5个，每个不超过10 MB；发布后服务机构可以下载",
                          .error = problem});
        });
        ui.submit_bar([&] {
            if (auto wish = draw_buttons(ui, screen)) message = wish;
        });
    });
    return message;
}

}  // namespace

std::optional<Message> draw(DemandFormScreen& screen, ui::Ui& ui) {
    const std::string title = screen.demand_id.empty() ? "发布需求" : "修改需求";
    const std::array<std::pair<std::string, std::string>, 3> path{
        {{"企业管理中心", "#/desk"}, {"我的需求", "#/demands"}, {title, ""}}};
    ui.breadcrumb(path);
    ui.heading(title);
    ui.text("审核通过后在首页和需求大厅发布，由服务机构响应；窗口在3个工作日内答复。",
            ui::TextStyle::Muted);
    if (screen.demand_id.empty() || screen.demand) return draw_form(ui, screen);
    const Error* error = screen.loaded.error();
    if (error == nullptr || screen.loaded.is_pending()) {
        ui.card([&] { ui.skeleton(8); });
    } else if (draw_load_failure(ui, *error)) {
        return DemandFormScreen::Retry{};
    }
    return std::nullopt;
}

}  // namespace emc
