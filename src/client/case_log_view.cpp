#include "client/case_log_view.h"

#include <string>

#include "client/time_words.h"
#include "domain/civil_date.h"

namespace emc::case_log_detail {

void draw_entry(ui::Ui& ui, const CaseLogEntry& entry, std::string_view state,
                std::string_view command) {
    ui.list_item(std::to_string(entry.seq), [&] {
        ui.text(state, ui::TextStyle::Strong);
        ui.text(minute_text(entry.at) + " · " + std::string(enum_row(entry.actor).label.zh) + " " +
                    std::string(command),
                ui::TextStyle::SmallMuted);
        if (!entry.remark.empty()) ui.text(entry.remark, ui::TextStyle::Small);
    });
}

}  // namespace emc::case_log_detail

namespace emc {

void draw_overdue(ui::Ui& ui, std::string_view due_on, InstantMs now) {
    const auto due = parse_date(due_on);
    if (!due || civil_date_of(now) <= *due) return;
    ui.notice("已超过办理期限，平台已提醒窗口和上级窗口督办。", ui::Tone::Warning);
}

}  // namespace emc
