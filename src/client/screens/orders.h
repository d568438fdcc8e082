// 我的订单 of an enterprise, 订单受理 of an institution: the same list from both sides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "api/orders.h"
#include "client/env.h"
#include "client/paged.h"
#include "client/route.h"
#include "client/screens/order_step.h"
#include "ui/ui.h"

namespace emc {

struct OrdersScreen {
    struct Retry {};
    struct More {};
    struct Search {};
    struct View {
        std::string order_id;
    };
    struct Cancel {
        std::size_t row = 0;
    };
    struct Close {};
    struct Send {};
    using Message = std::variant<Retry, More, Search, View, Cancel, Close, Send>;

    CaseActor actor = CaseActor::Enterprise;
    OrderQuery query;
    std::string words;
    Paged<OrderPage> list;
    Remote<OrderCounts> counts;
    OrderStep step;
    std::uint64_t news_seen = 0;
    InstantMs now = 0;
};

OrdersScreen open_orders(const Route& route, Env& env);
void poll(OrdersScreen& screen, Env& env);
void update(OrdersScreen& screen, const OrdersScreen::Message& message, Env& env);
std::optional<OrdersScreen::Message> draw(OrdersScreen& screen, ui::Ui& ui);
void retry(OrdersScreen& screen, Env& env);
bool is_dirty(const OrdersScreen& screen);
bool is_busy(const OrdersScreen& screen);
bool needs_frame(const OrdersScreen& screen);

}  // namespace emc
