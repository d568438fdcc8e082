#include "client/screens/service_facts_view.h"

#include "client/screens/service_words.h"
#include "domain/display.h"

namespace emc {
namespace {

void draw_stage(ui::Ui& ui, const StageTemplate& stage, std::size_t index) {
    ui.text("第" + std::to_string(index + 1) + "阶段 · " + stage.name, ui::TextStyle::Strong);
    ui.text("占比 " + std::to_string(stage.percent.value_or(0)) + "%，" +
                std::to_string(stage.working_days.value_or(0)) + " 个工作日" +
                (stage.deliverables.empty() ? "" : "，交付 " + stage.deliverables),
            ui::TextStyle::Muted);
}

void draw_stages(ui::Ui& ui, const std::vector<StageTemplate>& stages) {
    for (std::size_t i = 0; i < stages.size(); ++i) {
        ui.list_item(std::to_string(i), [&] { draw_stage(ui, stages[i], i); });
    }
}

}  // namespace

void draw_service_facts(ui::Ui& ui, const std::string& number, const ServiceDraft& content) {
    ui.card("服务内容", [&] {
        draw_fact(ui, "服务编号", number);
        draw_fact(ui, "服务类别", display_text(content.category, Editor::ServiceCategories));
        draw_fact(ui, "服务方式", display(content.ways, Editor::Choices));
        draw_fact(ui, "服务对象", display(content.audiences, Editor::Choices));
        draw_fact(ui, "服务地区", service_regions_text(content));
        draw_fact(ui, "收费方式", enum_row(content.charging).label.zh);
        draw_fact(ui, "服务流程描述", content.description);
        draw_fact(ui, "交付物", content.deliverables);
        if (content.working_days) {
            draw_fact(ui, "周期", std::to_string(*content.working_days) + " 个工作日");
        }
    });
    if (content.stages.empty()) return;
    ui.card("服务阶段", [&] { ui.list("服务阶段", [&] { draw_stages(ui, content.stages); }); });
}

}  // namespace emc
