// One step of an order with its dialog, as 我的订单 and 合同详情 share it. What the dialog asks for
// is what domain/order_action.h says the command needs.
#pragma once

#include <optional>
#include <string>

#include "api/orders.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/uploads.h"
#include "ui/ui.h"

namespace emc {

struct OrderStep {
    bool is_open = false;  // Its dialog. Steps that need no words have none.
    std::string number;    // Of the order, for the words.
    Form<OrderAction> form;
    Remote<Order> sent;
    Attempt<OrderAction> attempt;
    std::optional<Error> failure;
    Uploads uploads;        // Of a command that may have files.
    bool has_read = false;  // 确认合同: the person has ticked it.
};

// What the dialog is drawn for, or what is sent at once.
OrderAction action_on(const Order& order, OrderCommand command);
// Taken as soon as its button is pressed: nothing is asked and nothing is lost by it.
bool is_direct(OrderCommand command);

void open_step(OrderStep& step, OrderAction action, std::string number);
// The action as it is; of the form if its dialog is open.
void send_step(OrderStep& step, Env& env, const OrderAction& action);
void submit_step(OrderStep& step, Env& env);
// The order after the step, once; the success has been told.
const Order* take_step(OrderStep& step, Env& env);

enum class StepWish : std::uint8_t { None, Close, Send };
StepWish draw_step(ui::Ui& ui, OrderStep& step);

}  // namespace emc
