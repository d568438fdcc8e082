// 申诉 as both sides and the window that mediates read it.
#include <string>

#include "client/latest_first.h"
#include "client/screens/order.h"
#include "client/screens/order_show.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"

namespace emc {
namespace {

bool is_open_appeal(const Order& order, const Appeal& appeal) {
    return order.state == OrderState::Appealing && &appeal == &order.appeals.back();
}

void draw_appeal(ui::Ui& ui, const Appeal& appeal, bool is_open) {
    ui.line([&] {
        ui.text(enum_row(appeal.kind).label.zh, ui::TextStyle::Strong);
        ui.tag(is_open ? "处理中" : "已处理", is_open ? ui::Tone::Warning : ui::Tone::Neutral);
        ui.text(std::string(enum_row(appeal.by).label.zh) + " · " + minute_text(appeal.at),
                ui::TextStyle::SmallMuted);
    });
    draw_fact(ui, "申诉说明", appeal.reason);
    draw_files(ui, "证据", appeal.files);
    if (is_open) return;
    draw_fact(ui, "处理意见", appeal.ruling);
    if (appeal.ruled_at != 0) draw_fact(ui, "处理时间", minute_text(appeal.ruled_at));
}

}  // namespace

void draw_appeals(ui::Ui& ui, const Order& order) {
    if (order.appeals.empty()) return;
    draw_latest_first(
        ui, "申诉", order.appeals.size(), [](std::size_t i) { return std::to_string(i); },
        [&](std::size_t i) {
            draw_appeal(ui, order.appeals[i], is_open_appeal(order, order.appeals[i]));
        });
}

}  // namespace emc
