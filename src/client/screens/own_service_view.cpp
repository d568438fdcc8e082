#include <algorithm>
#include <array>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/listed_fields.h"
#include "client/screens/own_service.h"
#include "client/screens/own_services.h"

namespace emc {
namespace {

using Message = OwnServiceScreen::Message;
using ServiceForm = Form<ServiceDraft>;

void draw_what(ui::Ui& ui, OwnServiceScreen& screen) {
    ServiceForm& form = screen.form;
    ui.card("服务内容", [&] {
        draw_field(ui, form, "name");
        draw_listed(ui, form, "category");
        draw_field(ui, form, "ways");
        draw_field(ui, form, "audiences");
        draw_listed(ui, form, "regions");
        draw_field(ui, form, "description");
        draw_field(ui, form, "deliverables");
        draw_file_slot(ui, form, "picture", screen.picture.uploads,
                       "JPG 或 PNG，不超过 10 MB；不传则显示类别的图标");
    });
}

void draw_price(ui::Ui& ui, ServiceForm& form) {
    ui.card("收费和周期", [&] {
        draw_field(ui, form, "charging");
        if (form.draft.charging == Charging::Fixed) {
            ui.columns({1, 1}, {[&] { draw_field(ui, form, "price_fen"); },
                                [&] { draw_field(ui, form, "unit"); }});
        }
        draw_field(ui, form, "working_days");
    });
}

bool draw_stage(ui::Ui& ui, ServiceForm& form, std::size_t index) {
    StageTemplate& stage = form.draft.stages[index];
    const std::string number = "第" + std::to_string(index + 1) + "阶段";
    bool removes = false;
    ui.line([&] {
        ui.text(number, ui::TextStyle::Strong);
        ui.spacer();
        const std::string name = "删除" + number;
        removes = ui.button("删除", {.kind = ui::ButtonLook::Kind::Quiet,
                                     .enabled = form.draft.stages.size() > 1,
                                     .name = name});
    });
    for_each_field<StageTemplate>([&](const auto& row) {
        const std::string path = "stages/" + std::to_string(index) + "/" + std::string(row.key);
        const std::string_view own = row.label.zh;
        const std::string label = own.starts_with("阶段")
                                      ? "第" + std::to_string(index + 1) + std::string(own)
                                      : number + std::string(own);
        auto& value = stage.*(row.member);
        if constexpr (std::is_same_v<decltype(value), std::string&>) {
            draw_text(ui, form, inner_meta(path, row), {.label = label}, value);
        } else {
            draw_number(ui, form, inner_meta(path, row), {.label = label}, value);
        }
    });
    ui.rule();
    return removes;
}

std::optional<Message> draw_stages(ui::Ui& ui, ServiceForm& form) {
    std::optional<Message> message;
    ui.card("服务阶段", [&] {
        ui.text("合同按这里的阶段和占比生成，可在拟定合同时调整。", ui::TextStyle::Muted);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < form.draft.stages.size(); ++i) {
            ui.push_key(std::to_string(i));
            if (draw_stage(ui, form, i)) message = OwnServiceScreen::RemoveStage{i};
            ui.pop_key();
            if (i < form.draft.stages.size()) sum += form.draft.stages[i].percent.value_or(0);
        }
        ui.text("占比合计 " + std::to_string(sum) + "%，应为 100%。", ui::TextStyle::SmallMuted,
                sum == 100 ? ui::Tone::Neutral : ui::Tone::Danger);
        if (ui.button("添加阶段")) message = OwnServiceScreen::AddStage{};
    });
    return message;
}

std::optional<Message> draw_buttons(ui::Ui& ui, const OwnServiceScreen& screen) {
    std::optional<Message> message;
    std::vector<ServiceCommand> commands{ServiceCommand::Submit};
    if (screen.item) commands = open_commands(*screen.item, ServiceActor::Institution);
    for (const ServiceCommand command : commands) {
        if (command == ServiceCommand::Submit) continue;
        if (ui.button(word_of(command), {.is_busy = screen.acted.is_pending()}))
            message = OwnServiceScreen::Take{command};
    }
    ui.spacer();
    const bool is_draft = !screen.item || !is_on_shelf(screen.item->state);
    const bool publishes = std::ranges::contains(commands, ServiceCommand::Submit);
    const ui::ButtonLook save{
        .kind = publishes ? ui::ButtonLook::Kind::Normal : ui::ButtonLook::Kind::Primary,
        .enabled = is_settled(screen.picture.uploads),
        .is_busy = screen.saved.is_pending() && !screen.publishes};
    if (ui.button(is_draft ? "保存草稿" : "保存修改", save)) message = OwnServiceScreen::Save{};
    if (!publishes) return message;
    const ui::ButtonLook look{.kind = ui::ButtonLook::Kind::Primary,
                              .enabled = save.enabled,
                              .is_busy = screen.publishes || screen.acted.is_pending()};
    if (ui.button("发布", look)) message = OwnServiceScreen::Take{ServiceCommand::Submit};
    return message;
}

std::optional<Message> draw_form(ui::Ui& ui, OwnServiceScreen& screen) {
    std::optional<Message> message;
    const auto take = [&](std::optional<Message> wish) {
        if (wish) message = wish;
    };
    if (screen.is_restored && draw_restored_note(ui)) message = OwnServiceScreen::Discard{};
    if (screen.item && !screen.item->review_opinion.empty()) {
        ui.notice("审核意见：" + screen.item->review_opinion, ui::Tone::Warning);
    }
    draw_summary(ui, screen.form);
    if (screen.failure) draw_send_failure(ui, *screen.failure);
    ui.form("service", "服务", [&] {
        draw_what(ui, screen);
        draw_price(ui, screen.form);
        take(draw_stages(ui, screen.form));
        ui.card("联系方式", [&] {
            for (const std::string_view key : {"contact", "phone", "email"}) {
                draw_field(ui, screen.form, key);
            }
        });
        ui.submit_bar([&] { take(draw_buttons(ui, screen)); });
    });
    return message;
}

}  // namespace

std::optional<Message> draw(OwnServiceScreen& screen, ui::Ui& ui) {
    const std::string title = screen.service_id.empty() ? "新建服务" : "修改服务";
    const std::array<std::pair<std::string, std::string>, 2> path{
        {{"服务管理", "#/own-services"}, {title, ""}}};
    ui.breadcrumb(path);
    ui.heading(title);
    if (screen.item) draw_service_state(ui, screen.item->state);
    if (screen.service_id.empty() || screen.item) return draw_form(ui, screen);
    const Error* error = screen.loaded.error();
    if (error == nullptr || screen.loaded.is_pending()) {
        ui.card([&] { ui.skeleton(8); });
    } else if (draw_load_failure(ui, *error)) {
        return OwnServiceScreen::Retry{};
    }
    return std::nullopt;
}

}  // namespace emc
