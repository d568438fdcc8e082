#include "client/screens/demand_step.h"

#include "client/drafts.h"
#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/demand_show.h"

namespace emc {
namespace {

std::string_view title_of(DemandCommand command) {
    return command == DemandCommand::Close    ? std::string_view("关闭需求")
           : command == DemandCommand::Delete ? std::string_view("删除需求")
           : command == DemandCommand::Choose ? std::string_view("选定机构")
                                              : word_of(command);
}

std::string_view help_of(DemandCommand command) {
    switch (command) {
        case DemandCommand::Close:
            return "关闭后从需求大厅撤下，不能恢复；响应过的机构会收到通知。";
        case DemandCommand::Delete:
            return "删除后不能恢复。";
        case DemandCommand::Choose:
            return "选定后生成订单，由该机构拟定合同；需求随即关闭，其他机构会收到通知。";
        case DemandCommand::Respond:
            return "企业会看到报价、说明和附件，其他机构看不到。";
        case DemandCommand::WithdrawResponse:
            return "撤回后可以重新响应。";
        default:
            return {};
    }
}

void draw_inputs(ui::Ui& ui, DemandStep& step) {
    const DemandCommand command = step.form.draft.command;
    if (command == DemandCommand::Close)
        draw_field(ui, step.form, "close_reason", {.required = true});
    if (command != DemandCommand::Respond) return;
    draw_field(ui, step.form, "price_fen");
    draw_field(ui, step.form, "words", {.required = true});
    draw_uploads(ui, step.uploads, "files", {.label = "附件"});
}

}  // namespace

DemandAction action_on(std::string_view demand_id, std::int64_t version, DemandCommand command) {
    DemandAction action;
    action.demand_id = demand_id;
    action.command = command;
    action.expected_version = version;
    return action;
}

void open_step(DemandStep& step, DemandAction action, std::string about) {
    load(step.form, std::move(action));
    step.about = std::move(about);
    clear(step.uploads);
    step.failure.reset();
    step.is_open = true;
}

void close_step(DemandStep& step) {
    step.is_open = false;
    clear(step.uploads);
}

void send_step(DemandStep& step, Env& env, const DemandAction& action) {
    if (step.sent.is_pending()) return;
    step.failure.reset();
    const std::string& key = step.attempt.key_for(action, env.random);
    step.sent = call<ActOnDemand>(env.transport, action, {.idempotency_key = key});
    if (!step.is_open) step.form.draft.command = action.command;
}

void submit_step(DemandStep& step, Env& env) {
    if (!is_settled(step.uploads)) return;
    keep_files(step.form, "files", step.uploads, step.form.draft.files);
    const std::optional<DemandAction> action = submit(step.form);
    if (action) send_step(step, env, *action);
}

const Demand* take_step(DemandStep& step, Env& env) {
    poll(step.uploads, env);
    const bool responds = step.form.draft.command == DemandCommand::Respond;
    // Closing the dialog empties the uploads; the draft has them still.
    if (step.is_open && responds) {
        keep_files(step.form, "files", step.uploads, step.form.draft.files);
    }
    refresh(step.form);
    // Also what was typed in the moment in which the dialog was closed.
    if (responds && !step.draft_key.empty()) keep_draft(step.form, env, step.draft_key);
    if (!step.sent.poll()) return nullptr;
    const Error* error = step.sent.error();
    step.attempt.note_answer(error);
    if (error != nullptr) {
        take_refusals(step.uploads, *error, "files");
        // Without its dialog there is no field to show a problem beside.
        if (!step.is_open || !take_problems(step.form, *error)) step.failure = *error;
        return nullptr;
    }
    if (!step.draft_key.empty()) drop_draft(step.form, env, step.draft_key);
    step.is_open = false;
    step.uploads.items.clear();
    const Demand& demand = *step.sent.value();
    const std::string order =
        demand.order_number.empty() ? std::string() : "，订单 " + demand.order_number;
    env.commands.push_back(
        Notify{std::string(word_of(step.form.draft.command)) + "成功：" + demand.number + order});
    return &demand;
}

bool needs_frame(const DemandStep& step) { return step.form.is_stale || needs_frame(step.uploads); }

DemandWish draw_step(ui::Ui& ui, DemandStep& step) {
    if (!step.is_open) return DemandWish::None;
    DemandWish wish = DemandWish::None;
    const DemandCommand command = step.form.draft.command;
    const std::string title(title_of(command));
    const bool is_open = ui.dialog(title, [&] {
        ui.text(step.about, ui::TextStyle::Muted);
        ui.text(help_of(command));
        draw_summary(ui, step.form);
        if (step.failure) draw_send_failure(ui, *step.failure);
        ui.form("step", title, [&] {
            draw_inputs(ui, step);
            ui.line([&] {
                ui.spacer();
                if (ui.button("返回")) wish = DemandWish::Close;
                const bool ends =
                    command == DemandCommand::Close || command == DemandCommand::Delete;
                const ui::ButtonLook look{
                    .kind = ends ? ui::ButtonLook::Kind::Danger : ui::ButtonLook::Kind::Primary,
                    .enabled = is_settled(step.uploads),
                    .is_busy = step.sent.is_pending(),
                    .is_submit = true};
                const std::string label = command == DemandCommand::Respond
                                              ? std::string("提交响应")
                                              : "确认" + std::string(word_of(command));
                if (ui.button(label, look)) wish = DemandWish::Send;
            });
        });
    });
    return is_open ? wish : DemandWish::Close;
}

}  // namespace emc
