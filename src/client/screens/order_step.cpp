#include "client/screens/order_step.h"

#include <algorithm>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/order_show.h"

namespace emc {
namespace {

std::string text_label(OrderCommand command) {
    switch (command) {
        case OrderCommand::SubmitStage:
            return "成果说明";
        case OrderCommand::AppendRating:
            return "追评内容";
        case OrderCommand::ReplyRating:
            return "回复内容";
        default:
            return "说明";
    }
}

std::string_view help_of(OrderCommand command) {
    switch (command) {
        case OrderCommand::Cancel:
            return "撤销后订单不能恢复，机构会收到通知和原因。";
        case OrderCommand::Decline:
            return "拒绝后订单结束，企业会收到通知和原因。";
        case OrderCommand::Withdraw:
            return "撤回后订单结束，企业会收到通知和原因。";
        case OrderCommand::ConfirmContract:
            return "确认后合同生效，双方都不能再修改，也不能直接撤销订单。";
        case OrderCommand::ReturnContract:
            return "退回后由机构修改，再次提交后请您确认。";
        case OrderCommand::ReturnStage:
            return "退回后由机构完善本阶段成果，再次提交验收。";
        case OrderCommand::SubmitStage:
            return "提交后由企业验收。";
        case OrderCommand::Appeal:
            return "申诉后订单暂停，由所属窗口调解，处理完成前不能进行其他操作。";
        case OrderCommand::ProposeTermination:
            return "对方同意后合同解除，订单取消。";
        case OrderCommand::AcceptTermination:
            return "同意后合同解除，订单取消，不能恢复。";
        case OrderCommand::ReportMissing:
            return "企业会收到通知，请写明核对情况。";
        case OrderCommand::SettleAppeal:
            return "申诉结束，订单回到申诉前的状态继续办理。双方会看到处理意见。";
        case OrderCommand::RuleCompleted:
            return "申诉结束，订单按已完成关闭，不能恢复。双方会看到处理意见。";
        case OrderCommand::RuleTerminated:
            return "申诉结束，合同解除，订单取消，不能恢复。双方会看到处理意见。";
        case OrderCommand::ForceClose:
            return "订单由平台关闭，不能恢复。双方会看到处理意见。";
        default:
            return {};
    }
}

// Cannot be undone, so the button is a warning.
bool ends_order(OrderCommand command) {
    constexpr OrderCommand endings[] = {
        OrderCommand::Cancel,        OrderCommand::Decline,        OrderCommand::AcceptTermination,
        OrderCommand::RuleCompleted, OrderCommand::RuleTerminated, OrderCommand::ForceClose};
    return std::ranges::contains(endings, command);
}

std::string send_label(OrderCommand command) {
    if (command == OrderCommand::Cancel) return "确认撤销";
    if (command == OrderCommand::ConfirmContract) return "确认签订";
    return "确认" + std::string(word_of(command));
}

// What is uploaded with the command; empty: it has no files.
std::string_view files_label(OrderCommand command) {
    if (command == OrderCommand::SubmitStage) return "成果文件";
    if (command == OrderCommand::Appeal) return "证据";
    return {};
}

void draw_inputs(ui::Ui& ui, OrderStep& step) {
    const OrderCommand command = step.form.draft.command;
    if (needs(command, OrderInput::Price)) {
        draw_field(ui, step.form, "price_fen",
                   {.help = "合同金额以双方确认的合同为准", .required = true});
    }
    if (needs(command, OrderInput::AppealKind)) {
        draw_field(ui, step.form, "appeal_kind", {.required = true});
    }
    if (needs(command, OrderInput::Reason)) {
        draw_field(ui, step.form, "reason", {.label = reason_label(command).zh, .required = true});
    }
    if (needs(command, OrderInput::Text)) {
        const std::string label = text_label(command);
        draw_field(ui, step.form, "text", {.label = label, .required = true});
    }
    if (const std::string_view label = files_label(command); !label.empty()) {
        draw_form_uploads(ui, step.form, "files", step.uploads, {label, {}});
    }
    if (command != OrderCommand::ConfirmContract) return;
    ui.text("合同指纹（SHA-256）", ui::TextStyle::SmallMuted);
    ui.text(step.form.draft.contract_sha256, ui::TextStyle::Small);
    ui.checkbox("has_read", "我已核对合同全部内容，同意签订", step.has_read);
}

}  // namespace

OrderAction action_on(const Order& order, OrderCommand command) {
    OrderAction action;
    action.order_id = order.order_id;
    action.command = command;
    action.expected_version = order.version;
    if (needs(command, OrderInput::Fingerprint) && !order.contracts.empty()) {
        action.contract_sha256 = fingerprint(order.contracts.back());
    }
    const std::optional<std::size_t> stage = current_stage(order);
    if (needs(command, OrderInput::Stage) && stage) {
        action.stage = static_cast<std::int64_t>(*stage) + 1;
    }
    if (command == OrderCommand::Accept) action.price_fen = order.service.content.price_fen;
    return action;
}

bool is_direct(OrderCommand command) {
    return command == OrderCommand::AcceptStage || command == OrderCommand::ConfirmReceipt ||
           command == OrderCommand::RetractTermination || command == OrderCommand::RetractAppeal;
}

void open_step(OrderStep& step, OrderAction action, std::string number) {
    load(step.form, std::move(action));
    step.number = std::move(number);
    clear(step.uploads);
    step.failure.reset();
    step.has_read = false;
    step.is_open = true;
}

void send_step(OrderStep& step, Env& env, const OrderAction& action) {
    if (step.sent.is_pending()) return;
    step.failure.reset();
    const std::string& key = step.attempt.key_for(action, env.random);
    step.sent = call<ActOnOrder>(env.transport, action, {.idempotency_key = key});
    if (!step.is_open) step.form.draft.command = action.command;
}

void submit_step(OrderStep& step, Env& env) {
    if (!is_settled(step.uploads)) return;
    step.form.draft.files = files_of(step.uploads);
    const std::optional<OrderAction> action = submit(step.form);
    if (action) send_step(step, env, *action);
}

const Order* take_step(OrderStep& step, Env& env) {
    poll(step.uploads, env);
    refresh(step.form);
    if (!step.sent.poll()) return nullptr;
    const Error* error = step.sent.error();
    step.attempt.note_answer(error);
    if (error != nullptr) {
        take_refusals(step.uploads, *error, "files");
        // Without its dialog there is no field to show a problem beside.
        if (!step.is_open || !take_problems(step.form, *error)) step.failure = *error;
        return nullptr;
    }
    step.is_open = false;
    step.uploads.items.clear();
    const Order& order = *step.sent.value();
    const OrderCommand command = step.form.draft.command;
    const std::string_view done =
        command == OrderCommand::PayOffline ? std::string_view("付款登记") : word_of(command);
    env.commands.push_back(Notify{std::string(done) + "成功：" + order.number});
    return &order;
}

StepWish draw_step(ui::Ui& ui, OrderStep& step) {
    if (!step.is_open) return StepWish::None;
    StepWish wish = StepWish::None;
    const OrderCommand command = step.form.draft.command;
    const bool is_open = ui.dialog(word_of(command), [&] {
        ui.text("订单 " + step.number, ui::TextStyle::Muted);
        ui.text(help_of(command));
        draw_summary(ui, step.form);
        if (step.failure) draw_send_failure(ui, *step.failure);
        ui.form("step", word_of(command), [&] {
            draw_inputs(ui, step);
            ui.line([&] {
                ui.spacer();
                if (ui.button("返回")) wish = StepWish::Close;
                const bool is_ready = is_settled(step.uploads) &&
                                      (command != OrderCommand::ConfirmContract || step.has_read);
                const auto kind = ends_order(command) ? ui::ButtonLook::Kind::Danger
                                                      : ui::ButtonLook::Kind::Primary;
                const ui::ButtonLook look{.kind = kind,
                                          .enabled = is_ready,
                                          .is_busy = step.sent.is_pending(),
                                          .is_submit = true};
                if (ui.button(send_label(command), look)) wish = StepWish::Send;
            });
        });
    });
    return is_open ? wish : StepWish::Close;
}

}  // namespace emc
