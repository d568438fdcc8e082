// What can be done with an order now: the step it waits for as one obvious button, and the others.
#include <algorithm>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/order.h"
#include "client/screens/order_show.h"
#include "domain/messages.h"
#include "domain/order_amendment.h"

namespace emc {
namespace {

using Message = OrderScreen::Message;

// 确认合同 asks first and has its own look; 付款 and 评价 have forms of their own.
bool has_own_form(OrderCommand command) {
    return command == OrderCommand::PayOffline || command == OrderCommand::Rate;
}

std::optional<Message> draw_commands(ui::Ui& ui, const OrderScreen& screen,
                                     const std::vector<OrderCommand>& commands) {
    std::optional<Message> message;
    const bool is_mine = waits_for(*screen.order) == screen.actor;
    ui.line([&] {
        for (std::size_t i = 0; i < commands.size(); ++i) {
            const OrderCommand command = commands[i];
            if (has_own_form(command)) continue;
            const bool is_first = i == 0 && is_mine;
            const ui::ButtonLook look{
                .kind = is_first ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Normal,
                .enabled = !screen.step.sent.is_pending(),
                .is_busy = is_first && screen.step.sent.is_pending()};
            if (ui.button(word_of(command), look)) message = OrderScreen::Take{command};
        }
        const bool amends = screen.actor == CaseActor::Window && may_amend(*screen.order);
        if (amends && ui.button("改约")) message = OrderScreen::Amend{};
    });
    return message;
}

std::optional<Message> draw_payment(ui::Ui& ui, OrderScreen& screen) {
    std::optional<Message> message;
    const Order& order = *screen.order;
    ui.text("付款", ui::TextStyle::Strong);
    ui.line([&] {
        ui.text("应付 " + money_text(due_fen(order)), ui::TextStyle::Large);
        ui.text("收款方：" + order.institution.name, ui::TextStyle::Muted);
    });
    ui.radios("method", screen.method, enum_options<PaymentMethod, EmptyOption::No>(),
              {.label = "付款方式", .help = "平台不代收款项，请按合同约定直接付给机构"});
    if (ui.button("已付现", {.kind = ui::ButtonLook::Kind::Primary})) message = OrderScreen::Pay{};
    return message;
}

void draw_stage_rating(ui::Ui& ui, OrderScreen& screen, std::size_t index) {
    StageRating& stage = screen.rating.draft.stages[index];
    const std::string number = "第" + std::to_string(index + 1) + "阶段";
    const std::string path = "stages/" + std::to_string(index) + "/";
    for_each_field<StageRating>([&](const auto& row) {
        const std::string key = path + std::string(row.key);
        const FieldMeta meta = inner_meta(key, row);
        if constexpr (std::is_same_v<decltype(stage.*(row.member)), std::int64_t&>) {
            const std::string label = number + "评分";
            draw_score(ui, screen.rating, meta, {.label = label}, stage.*(row.member));
        } else {
            const std::string label = number + "评价";
            draw_text(ui, screen.rating, meta, {.label = label}, stage.*(row.member));
        }
    });
}

std::optional<Message> draw_rating_form(ui::Ui& ui, OrderScreen& screen) {
    std::optional<Message> message;
    ui.text("评价", ui::TextStyle::Strong);
    draw_summary(ui, screen.rating);
    ui.form("rating", "评价", [&] {
        draw_field(ui, screen.rating, "score");
        draw_field(ui, screen.rating, "words");
        for (std::size_t i = 0; i < screen.rating.draft.stages.size(); ++i) {
            draw_stage_rating(ui, screen, i);
        }
        draw_field(ui, screen.rating, "is_anonymous");
        ui.space();
        if (ui.button("提交评价", {.kind = ui::ButtonLook::Kind::Primary,
                                   .is_busy = screen.step.sent.is_pending(),
                                   .is_submit = true})) {
            message = OrderScreen::Rate{};
        }
    });
    return message;
}

void draw_open_matters(ui::Ui& ui, const Order& order) {
    if (order.termination) {
        ui.notice(std::string(enum_row(order.termination->proposed_by).label.zh) +
                      "提议协商解除：" + order.termination->reason,
                  ui::Tone::Warning);
    }
    if (order.state == OrderState::Appealing && !order.appeals.empty()) {
        const Appeal& appeal = order.appeals.back();
        ui.notice(std::string(enum_row(appeal.by).label.zh) + "提出申诉（" +
                      std::string(enum_row(appeal.kind).label.zh) + "），等待窗口处理",
                  ui::Tone::Warning);
    }
    if (order.state == OrderState::Accepted && !order.contracts.empty()) {
        ui.notice("合同已退回修改：" + order.contracts.back().return_reason, ui::Tone::Warning);
    }
}

}  // namespace

std::optional<Message> draw_next_step(ui::Ui& ui, OrderScreen& screen) {
    const std::vector<OrderCommand> commands = open_commands(*screen.order, screen.actor);
    std::optional<Message> message;
    ui.card("下一步", [&] {
        ui.text(next_sentence(*screen.order, screen.actor));
        draw_open_matters(ui, *screen.order);
        if (screen.step.failure && !screen.step.is_open && !screen.pays) {
            draw_send_failure(ui, *screen.step.failure);
        }
        if (std::ranges::contains(commands, OrderCommand::PayOffline)) {
            message = draw_payment(ui, screen);
        }
        if (std::ranges::contains(commands, OrderCommand::Rate)) {
            message = draw_rating_form(ui, screen);
        }
        ui.space();
        if (auto wish = draw_commands(ui, screen, commands)) message = wish;
    });
    return message;
}

namespace {

// What has to be right, once more.
void draw_payment_facts(ui::Ui& ui, const OrderScreen& screen) {
    const Order& order = *screen.order;
    ui.text("请核对以下内容。登记后不能撤回，机构会收到通知。", ui::TextStyle::Muted);
    ui.text("付款金额", ui::TextStyle::SmallMuted);
    ui.text(money_text(due_fen(order)), ui::TextStyle::Figure);
    if (const Problem* problem = screen.payment.shown_problem("amount_fen")) {
        ui.text(sentence_of<PaymentDraft>(*problem, Language::Zh), ui::TextStyle::Small,
                ui::Tone::Danger);
    }
    ui.text("收款方", ui::TextStyle::SmallMuted);
    ui.text(order.institution.name, ui::TextStyle::Large);
    ui.text("订单 " + order.number + " · 线下付款", ui::TextStyle::SmallMuted);
}

std::optional<Message> draw_payment_buttons(ui::Ui& ui, const OrderScreen& screen) {
    std::optional<Message> message;
    ui.line([&] {
        ui.spacer();
        if (ui.button("返回")) message = OrderScreen::Close{};
        if (ui.button("确认付款", {.kind = ui::ButtonLook::Kind::Primary,
                                   .enabled = screen.has_checked && is_settled(screen.vouchers),
                                   .is_busy = screen.step.sent.is_pending(),
                                   .is_submit = true})) {
            message = OrderScreen::SendPayment{};
        }
    });
    return message;
}

}  // namespace

std::optional<Message> draw_payment_dialog(ui::Ui& ui, OrderScreen& screen) {
    std::optional<Message> message;
    const bool is_open = ui.dialog("确认付款", [&] {
        draw_payment_facts(ui, screen);
        draw_summary(ui, screen.payment);
        if (screen.step.failure) draw_send_failure(ui, *screen.step.failure);
        ui.form("payment", "确认付款", [&] {
            draw_field(ui, screen.payment, "paid_on");
            draw_field(ui, screen.payment, "remark");
            draw_form_uploads(ui, screen.payment, "vouchers", screen.vouchers,
                              label_of<PaymentDraft>("vouchers"));
            ui.checkbox("has_checked", "我已核对金额和收款方，款项已经付出", screen.has_checked);
            message = draw_payment_buttons(ui, screen);
        });
    });
    if (!is_open) message = OrderScreen::Close{};
    return message;
}

}  // namespace emc
