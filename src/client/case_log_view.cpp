#include "client/case_log_view.h"

#include <string>

#include "client/time_words.h"
#include "domain/civil_date.h"

namespace emc {
namespace {

void draw_step(ui::Ui& ui, const LoggedStep& step, bool is_latest) {
    ui.text(step.to, is_latest ? ui::TextStyle::Strong : ui::TextStyle::Body);
    ui.text(minute_text(step.at) + " · " + std::string(enum_row(step.actor).label.zh) +
                std::string(step.command),
            ui::TextStyle::SmallMuted);
    if (!step.remark.empty()) ui.text(step.remark, ui::TextStyle::Small);
}

void draw_steps(ui::Ui& ui, std::span<const LoggedStep> steps) {
    for (std::size_t i = steps.size(); i-- > 0;) {
        const bool is_latest = i + 1 == steps.size();
        ui.timeline_item(std::to_string(steps[i].seq), is_latest,
                         [&] { draw_step(ui, steps[i], is_latest); });
    }
}

}  // namespace

void draw_progress(ui::Ui& ui, std::span<const LoggedStep> steps) {
    ui.card("进度", [&] { ui.list("进度", [&] { draw_steps(ui, steps); }); });
}

void draw_overdue(ui::Ui& ui, std::string_view due_on, InstantMs now) {
    const auto due = parse_date(due_on);
    if (!due || civil_date_of(now) <= *due) return;
    ui.notice("已超过办理期限，平台已提醒窗口和上级窗口督办。", ui::Tone::Warning);
}

}  // namespace emc
