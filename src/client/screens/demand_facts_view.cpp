#include "client/screens/demand_facts_view.h"

#include "client/case_log_view.h"
#include "client/latest_first.h"
#include "client/screens/demand_show.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"

namespace emc {
namespace {

std::string or_empty(const std::string& text) { return text.empty() ? "（空）" : text; }

void draw_changes(ui::Ui& ui, const DemandDraft& before, const DemandDraft& after) {
    for (const FieldChange& change : diff(before, after)) {
        ui.text(change.label, ui::TextStyle::SmallMuted);
        ui.text("原：" + or_empty(change.before), ui::TextStyle::Body, ui::Tone::Danger);
        ui.text("新：" + or_empty(change.after), ui::TextStyle::Body, ui::Tone::Success);
    }
}

// What the window decides on: the change, beside what the public sees.
void draw_pending_change(ui::Ui& ui, const Demand& demand) {
    const DemandEdition* published = published_edition(demand);
    const bool is_change = published != nullptr && published->content != demand.content &&
                           demand.state != DemandState::Closed;
    if (!is_change) return;
    ui.card("与已发布版本的差别", [&] { draw_changes(ui, published->content, demand.content); });
}

void draw_edition(ui::Ui& ui, const Demand& demand, std::size_t index) {
    const DemandEdition& edition = demand.editions[index];
    ui.line([&] {
        ui.text("第" + std::to_string(edition.number) + "版 · " + minute_text(edition.submitted_at),
                ui::TextStyle::Strong);
        ui.tag(edition.outcome ? enum_row(*edition.outcome).label.zh : "待审核",
               edition.outcome == ReviewOutcome::Approved ? ui::Tone::Success : ui::Tone::Neutral);
    });
    if (!edition.opinion.empty()) {
        ui.text("审核意见：" + edition.opinion, ui::TextStyle::Muted);
    }
    if (index > 0) draw_changes(ui, demand.editions[index - 1].content, edition.content);
}

}  // namespace

void draw_demand_facts(ui::Ui& ui, const Demand& demand) {
    draw_pending_change(ui, demand);
    ui.card("需求内容", [&] {
        draw_fact(ui, "需求编号", demand.number);
        draw_fact(ui, "企业", demand.enterprise.name);
        draw_fact(ui, "标题", demand.content.title);
        draw_demand_content(ui, demand.content, true);
        draw_fact(ui, "联系方式公开", demand.content.is_contact_public ? "是" : "否");
    });
}

void draw_demand_editions(ui::Ui& ui, const Demand& demand) {
    if (demand.editions.empty()) return;
    draw_latest_first(
        ui, "版本", demand.editions.size(),
        [&](std::size_t i) { return std::to_string(demand.editions[i].number); },
        [&](std::size_t i) { draw_edition(ui, demand, i); });
}

void draw_demand_progress(ui::Ui& ui, const Demand& demand) {
    draw_case_log<DemandState, DemandCommand>(ui, demand.log);
}

}  // namespace emc
