#include <algorithm>
#include <span>

#include "client/screens/desk.h"
#include "client/screens/order_show.h"
#include "client/time_words.h"

namespace emc {
namespace {

constexpr std::size_t months_max = 6;

std::int64_t count_of(const OrderCounts& counts, OrderState state) {
    for (const OrderStateCount& row : counts.states) {
        if (row.state == state) return row.count;
    }
    return 0;
}

// What the side does next with an order in this state.
std::string_view next_word(OrderState state, bool is_enterprise) {
    switch (state) {
        case OrderState::Applied:
            return "去受理";
        case OrderState::Accepted:
            return "拟定合同";
        case OrderState::ContractOffered:
            return "去确认";
        case OrderState::Running:
            return is_enterprise ? "去验收" : "提交成果";
        case OrderState::AwaitingPayment:
            return "去付款";
        case OrderState::AwaitingRating:
            return "去评价";
        default:
            return "去查看";
    }
}

void draw_stats(ui::Ui& ui, const OrderCounts& counts) {
    const auto figure = [&](OrderState state) { return std::to_string(count_of(counts, state)); };
    ui.columns(
        {1, 1, 1, 1},
        {[&] { ui.stat("待我处理", std::to_string(counts.waiting_for_me), "需要您办理的订单"); },
         [&] { ui.stat("履行中", figure(OrderState::Running), "正在提供服务"); },
         [&] { ui.stat("待付款", figure(OrderState::AwaitingPayment), "全部阶段已验收"); },
         [&] { ui.stat("已完成", figure(OrderState::Completed), "含已评价的订单"); }});
}

void draw_waiting_item(ui::Ui& ui, const OrderSummary& row, bool is_enterprise) {
    ui.line([&] {
        draw_order_state(ui, row.state);
        ui.text(row.service_name, ui::TextStyle::Strong);
        ui.spacer();
        const std::string_view label = next_word(row.state, is_enterprise);
        const std::string name = std::string(label) + " " + row.number;
        ui.link_button(label, order_href(row.order_id), {.name = name});
    });
    ui.text((is_enterprise ? row.institution_name : row.enterprise_name) + " · " +
                minute_text(row.updated_at),
            ui::TextStyle::SmallMuted);
}

void draw_waiting_items(ui::Ui& ui, const std::vector<OrderSummary>& rows, bool is_enterprise) {
    ui.list("待我处理", [&] {
        for (const OrderSummary& row : rows) {
            ui.list_item(row.order_id, [&] { draw_waiting_item(ui, row, is_enterprise); });
        }
    });
}

// Answers that the enterprise has not read, or questions that the institution has not answered.
void draw_waiting_consultations(ui::Ui& ui, std::int64_t count, bool is_enterprise) {
    if (count == 0) return;
    ui.line([&] {
        ui.tag("咨询", ui::Tone::Primary);
        ui.text(std::to_string(count) + (is_enterprise ? " 条咨询有新回复" : " 条咨询等待回复"),
                ui::TextStyle::Strong);
        ui.spacer();
        ui.link_button(
            is_enterprise ? "查看回复" : "去回复",
            is_enterprise ? "#/consultations?state=answered" : "#/consultations?state=waiting");
    });
}

void draw_waiting(ui::Ui& ui, const OrderCounts& counts, bool is_enterprise) {
    ui.card("待我处理", [&] {
        draw_waiting_consultations(ui, counts.waiting_consultations, is_enterprise);
        if (counts.waiting.empty()) return ui.text("没有待办理的订单", ui::TextStyle::Muted);
        draw_waiting_items(ui, counts.waiting, is_enterprise);
        if (counts.waiting_for_me > std::ssize(counts.waiting))
            ui.link("查看全部", "#/orders?state=waiting");
    });
}

void draw_months(ui::Ui& ui, const OrderCounts& counts) {
    ui.card("近半年订单", [&] {
        std::vector<ui::Bar> bars;
        const std::size_t skipped =
            counts.months.size() - std::min(counts.months.size(), months_max);
        for (const OrderMonthCount& month : std::span(counts.months).subspan(skipped)) {
            std::string label = month.month.size() > 5 ? month.month.substr(5) : month.month;
            if (label.starts_with('0')) label.erase(0, 1);
            bars.push_back({label + "月", month.count});
        }
        if (bars.empty()) return ui.text("还没有订单", ui::TextStyle::Muted);
        ui.bars("近半年订单", bars);
    });
}

}  // namespace

void ask_for_orders(DeskScreen& screen, Env& env) {
    screen.counts.renew(call<CountOrders>(env.transport, {}));
}

void draw_desk_orders(ui::Ui& ui, const DeskScreen& screen) {
    const OrderCounts* counts = screen.counts.value();
    if (counts == nullptr) {
        if (screen.counts.is_pending()) return ui.card([&] { ui.skeleton(7); });
        return ui.card([&] { ui.text("暂时没有载入待办，请稍后刷新。", ui::TextStyle::Muted); });
    }
    draw_stats(ui, *counts);
    const bool is_enterprise = screen.session.kind == AccountKind::Enterprise;
    ui.columns({2, 1}, {[&] { draw_waiting(ui, *counts, is_enterprise); },
                        [&] { draw_months(ui, *counts); }});
}

}  // namespace emc
