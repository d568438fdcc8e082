#include "client/screens/service_question.h"

#include "client/drafts.h"
#include "client/failure.h"
#include "client/form_fields.h"
#include "client/route.h"
#include "client/screens/consultation_show.h"

namespace emc {
namespace {

std::string key_of(const ServiceQuestion& question, const SessionView* session) {
    return draft_key(session, "consult-" + question.service_id);
}

// What was typed before the sign-in is the draft of nobody; it is used once.
void bring_draft(ServiceQuestion& question, Env& env) {
    const std::string before = key_of(question, nullptr);
    if (!restore_draft(question.form, env, before)) return;
    env.device.erase(before);
    question.form.is_draft_stale = true;
}

void take_sent(ServiceQuestion& question, Env& env) {
    if (!question.sent.poll()) return;
    const Error* error = question.sent.error();
    question.attempt.note_answer(error);
    if (error == nullptr) {
        drop_draft(question.form, env, question.draft_key);
        question.form.draft = question.form.original;
        question.attachments.items.clear();
        question.is_open = false;
        env.commands.push_back(Notify{"提交成功，请等待回复"});
        env.commands.push_back(Navigate{"#/consultations"});
        return;
    }
    take_refusals(question.attachments, *error, "files");
    if (!take_problems(question.form, *error)) question.failure = *error;
}

}  // namespace

void open_question(ServiceQuestion& question, Env& env, const std::string& service_id) {
    question.service_id = service_id;
    question.draft_key = key_of(question, env.session);
    question.form.draft.service_id = question.form.original.service_id = service_id;
    restore_draft(question.form, env, question.draft_key);
    question.attachments = uploads_of(question.form.draft.files);
}

void resume_question(ServiceQuestion& question, Env& env) {
    if (env.session != nullptr && !is_changed(question.form)) bring_draft(question, env);
    show_question(question);
}

void take_sign_in(ServiceQuestion& question, Env& env) {
    question.draft_key = key_of(question, env.session);
    // What was typed in this visit is newer than what the account has kept.
    const bool is_typed = is_changed(question.form) && !question.form.changed.empty();
    if (!is_typed && restore_draft(question.form, env, question.draft_key)) {
        question.attachments = uploads_of(question.form.draft.files);
    } else if (question.is_open) {
        bring_draft(question, env);
    }
}

void show_question(ServiceQuestion& question) {
    question.is_open = true;
    question.failure.reset();
    question.form.is_stale = true;
}

void poll(ServiceQuestion& question, Env& env) {
    poll(question.attachments, env);
    keep_files(question.form, "files", question.attachments, question.form.draft.files);
    take_sent(question, env);
    refresh(question.form);
    keep_draft(question.form, env, question.draft_key);
}

void ask_question(ServiceQuestion& question, Env& env) {
    if (question.sent.is_pending()) return;
    question.failure.reset();
    if (!is_settled(question.attachments)) return;
    const std::optional<ConsultationRequest> request = submit(question.form);
    if (!request) return;
    if (env.session == nullptr) {
        const Route back{{"services", question.service_id}, {{"consult", "1"}}};
        env.commands.push_back(Navigate{sign_in_href(back)});
        return;
    }
    const std::string& key = question.attempt.key_for(*request, env.random);
    question.sent = call<CreateConsultation>(env.transport, *request, {.idempotency_key = key});
}

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
QuestionWish draw_question(ui::Ui& ui, ServiceQuestion& question, bool is_signed_in) {
    if (!question.is_open) return QuestionWish::None;
    QuestionWish wish = QuestionWish::None;
    const bool is_open = ui.dialog("立刻咨询", [&] {
        ui.text("机构一般在2个工作日内回复，回复后会通知您。", ui::TextStyle::Muted);
        draw_summary(ui, question.form);
        if (question.failure) draw_send_failure(ui, *question.failure);
        if (!is_signed_in) {
            ui.text("提交时需要先登录，登录后回到这里，填写的内容会保留。",
                    ui::TextStyle::SmallMuted);
        }
        ui.form("question", "立刻咨询", [&] {
            draw_field(ui, question.form, "content");
            // What is uploaded belongs to an account.
            if (is_signed_in) {
                draw_consultation_files(ui, question.attachments, question.form);
            }
            ui.line([&] {
                ui.spacer();
                if (ui.button("取消")) wish = QuestionWish::Close;
                if (ui.button("提交", {.kind = ui::ButtonLook::Kind::Primary,
                                       .enabled = is_settled(question.attachments),
                                       .is_busy = question.sent.is_pending(),
                                       .is_submit = true})) {
                    wish = QuestionWish::Ask;
                }
            });
        });
    });
    return is_open ? wish : QuestionWish::Close;
}

bool is_dirty(const ServiceQuestion& question) {
    return question.is_open && (is_changed(question.form) || !question.attachments.items.empty());
}

}  // namespace emc
