// 合同详情: an order from application to rating, from either side.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/orders.h"
#include "api/shops.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "client/screens/order_step.h"
#include "ui/ui.h"

namespace emc {

struct OrderScreen {
    struct Retry {};
    struct Take {
        OrderCommand command = OrderCommand::Cancel;
    };
    struct Amend {};  // 改约, on a page of its own.
    struct Close {};  // Whatever dialog is open.
    struct Send {};   // What the dialog of `step` says.
    struct Pay {};    // Opens 确认付款.
    struct SendPayment {};
    struct Rate {};
    using Message = std::variant<Retry, Take, Amend, Close, Send, Pay, SendPayment, Rate>;

    std::string order_id;
    CaseActor actor = CaseActor::Enterprise;
    CivilDate today;
    Remote<Order> loaded;
    Remote<PartyMarks> marks;  // Of the enterprise.
    std::optional<Order> order;
    OrderStep step;
    std::uint64_t news_seen = 0;

    std::string method = "offline";
    bool pays = false;  // 确认付款 is open.
    bool has_checked = false;
    Form<PaymentDraft> payment;
    Uploads vouchers;
    Form<RatingDraft> rating;
    std::string rating_key;  // Of its draft.
};

OrderScreen open_order_detail(const Route& route, Env& env);
void poll(OrderScreen& screen, Env& env);
void update(OrderScreen& screen, const OrderScreen::Message& message, Env& env);
std::optional<OrderScreen::Message> draw(OrderScreen& screen, ui::Ui& ui);
void retry(OrderScreen& screen, Env& env);
void leave(OrderScreen& screen, Env& env);
bool is_dirty(const OrderScreen& screen);
bool is_busy(const OrderScreen& screen);
bool needs_frame(const OrderScreen& screen);

// What can be done now, with the sentence that says what comes after it. order_next_view.cpp
std::optional<OrderScreen::Message> draw_next_step(ui::Ui& ui, OrderScreen& screen);
std::optional<OrderScreen::Message> draw_payment_dialog(ui::Ui& ui, OrderScreen& screen);
// Every appeal with its evidence and, once it is settled, the ruling. order_appeal_view.cpp
void draw_appeals(ui::Ui& ui, const Order& order);
// What there is to read. order_facts_view.cpp
void draw_order_facts(ui::Ui& ui, const Order& order);
void draw_order_progress(ui::Ui& ui, const Order& order);

}  // namespace emc
