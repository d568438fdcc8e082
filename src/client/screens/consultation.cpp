#include "client/screens/consultation.h"

#include <algorithm>
#include <array>

#include "client/drafts.h"
#include "client/failure.h"
#include "client/screens/consultation_facts_view.h"
#include "client/screens/consultation_show.h"
#include "client/screens/order_show.h"
#include "client/screens/verification_facts_view.h"

namespace emc {
namespace {

using Message = ConsultationScreen::Message;
using Step = ConsultationCommand;

bool is_open_now(const ConsultationScreen& screen, Step command) {
    return screen.consultation &&
           std::ranges::contains(open_commands(*screen.consultation, screen.actor), command);
}

void ask(ConsultationScreen& screen, Env& env) {
    screen.loaded.renew(call<ReadConsultation>(env.transport, {screen.consultation_id}));
}

// What the box below the thread is for.
Step command_of_box(const ConsultationScreen& screen) {
    return screen.actor == CaseActor::Institution ? Step::Reply : Step::FollowUp;
}

ConsultationAction action_on(const ConsultationScreen& screen, Step command) {
    ConsultationAction action;
    action.consultation_id = screen.consultation_id;
    action.command = command;
    if (screen.consultation) action.expected_version = screen.consultation->version;
    return action;
}

// The answer is on the screen: the platform is told once for each version.
void tell_viewed(ConsultationScreen& screen, Env& env) {
    if (!is_open_now(screen, Step::View) || screen.viewed.is_pending()) return;
    if (screen.version_told == screen.consultation->version) return;
    screen.version_told = screen.consultation->version;
    screen.viewed = call<ActOnConsultation>(env.transport, action_on(screen, Step::View),
                                            {.idempotency_key = new_uuid(env.random)});
}

void take_viewed(ConsultationScreen& screen, Env& env) {
    if (!screen.viewed.poll()) return;
    if (const Error* error = screen.viewed.error()) {
        // The other page of the same enterprise was first, or the next visit tells it.
        if (error->kind == ErrorKind::Stale) ask(screen, env);
        return;
    }
    screen.consultation = *screen.viewed.value();
}

void send(ConsultationScreen& screen, Env& env, const ConsultationAction& action) {
    if (screen.sent.is_pending()) return;
    screen.failure.reset();
    screen.sending = action.command;
    const std::string& key = screen.attempt.key_for(action, env.random);
    screen.sent = call<ActOnConsultation>(env.transport, action, {.idempotency_key = key});
}

std::string_view success_words(Step command) {
    switch (command) {
        case Step::Reply:
            return "回复成功，企业会收到通知";
        case Step::FollowUp:
            return "提交成功，请等待回复";
        case Step::Rate:
            return "评价成功";
        case Step::Revoke:
            return "咨询已撤回";
        case Step::Decline:
            return "已不受理，企业会收到通知和原因";
        default:
            return "提交成功";
    }
}

void take_refusal(ConsultationScreen& screen, Env& env, const Error& error) {
    bool is_told = false;
    switch (screen.sending) {
        case Step::Rate: {
            // On the wire the rating is a part of the action.
            Error inner = error;
            for (Problem& problem : inner.problems) {
                if (problem.field.starts_with("rating/")) problem.field.erase(0, 7);
            }
            is_told = take_problems(screen.rating, inner);
            break;
        }
        case Step::Decline:
            is_told = take_problems(screen.reason, error);
            break;
        default:
            take_refusals(screen.attachments, error, "files");
            is_told = take_problems(screen.words, error);
            break;
    }
    if (!is_told) screen.failure = error;
    // Perhaps the other side was first. What was typed stays.
    if (error.kind != ErrorKind::Unavailable && error.kind != ErrorKind::Invalid) ask(screen, env);
}

// What was typed or added since it was sent stays.
void clear_box(ConsultationScreen& screen, Env& env) {
    ConsultationAction& draft = screen.words.draft;
    const ConsultationAction& sent = screen.sent_words;
    if (draft.text == sent.text) draft.text = screen.words.original.text;
    std::erase_if(screen.attachments.items, [&](const Upload& upload) {
        return upload.state == Upload::State::Done &&
               std::ranges::contains(sent.files, upload.file);
    });
    draft.files = files_of(screen.attachments);
    drop_draft(screen.words, env, screen.draft_key);
    if (!is_changed(screen.words)) return load(screen.words, screen.words.original);
    screen.words.is_submitted = false;
    screen.words.is_stale = screen.words.is_draft_stale = true;
}

void take_sent(ConsultationScreen& screen, Env& env) {
    if (!screen.sent.poll()) return;
    const Error* error = screen.sent.error();
    screen.attempt.note_answer(error);
    if (error != nullptr) return take_refusal(screen, env, *error);
    screen.asks.reset();
    if (screen.sending == Step::Reply || screen.sending == Step::FollowUp) {
        clear_box(screen, env);
    }
    if (screen.sending == Step::Rate) load(screen.rating, ConsultationRatingDraft{});
    env.commands.push_back(Notify{std::string(success_words(screen.sending))});
    screen.consultation = *screen.sent.value();
}

void on(ConsultationScreen& screen, ConsultationScreen::Retry, Env& env) { ask(screen, env); }

void on(ConsultationScreen& screen, ConsultationScreen::Send, Env& env) {
    if (!is_settled(screen.attachments)) return;
    const std::optional<ConsultationAction> words = submit(screen.words);
    if (!words) return;
    ConsultationAction action = action_on(screen, command_of_box(screen));
    action.text = words->text;
    action.files = words->files;
    if (!screen.sent.is_pending()) screen.sent_words = screen.words.draft;
    send(screen, env, action);
}

void on(ConsultationScreen& screen, ConsultationScreen::Rate, Env& env) {
    const std::optional<ConsultationRatingDraft> rating = submit(screen.rating);
    if (!rating) return;
    ConsultationAction action = action_on(screen, Step::Rate);
    action.rating = *rating;
    send(screen, env, action);
}

void on(ConsultationScreen& screen, const ConsultationScreen::Open& wish, Env&) {
    load(screen.reason, action_on(screen, wish.command));
    screen.failure.reset();
    screen.asks = wish.command;
}

void on(ConsultationScreen& screen, ConsultationScreen::Close, Env&) { screen.asks.reset(); }

void on(ConsultationScreen& screen, ConsultationScreen::Confirm, Env& env) {
    if (!screen.asks) return;
    const std::optional<ConsultationAction> words = submit(screen.reason);
    if (!words) return;
    ConsultationAction action = action_on(screen, *screen.asks);
    action.reason = words->reason;
    send(screen, env, action);
}

// Once: a mark seldom changes while a consultation is looked at.
void ask_marks(ConsultationScreen& screen, Env& env) {
    if (screen.actor == CaseActor::Enterprise || screen.marks.is_pending() || screen.marks.value())
        return;
    screen.marks = call<ReadPartyMarks>(env.transport, {screen.consultation->enterprise.party_id});
}

void draw_head(ui::Ui& ui, const ConsultationScreen& screen) {
    const bool is_enterprise = screen.actor == CaseActor::Enterprise;
    const std::string list = screen.actor == CaseActor::Window ? "" : "#/consultations";
    const std::array<std::pair<std::string, std::string>, 3> path{
        {{"企业管理中心", "#/desk"},
         {is_enterprise ? "我的咨询" : "咨询回复", list},
         {screen.consultation ? screen.consultation->number : "咨询详情", ""}}};
    ui.breadcrumb(path);
    ui.heading("咨询详情");
    if (!screen.consultation) return;
    ui.line([&] {
        ui.link(screen.consultation->service_name, "#/services/" + screen.consultation->service_id,
                ui::TextStyle::Large);
        draw_consultation_state(ui, screen.consultation->state);
        if (const PartyMarks* marks = screen.marks.value()) {
            draw_verification_mark(ui, marks->verification);
        }
    });
}

}  // namespace

ConsultationScreen open_consultation_detail(const Route& route, Env& env) {
    ConsultationScreen screen;
    screen.consultation_id = route.segments.back();
    screen.actor = actor_of(env.session);
    screen.now = moment_of(env);
    screen.news_seen = env.news_serial;
    screen.words.draft.command = screen.words.original.command = command_of_box(screen);
    screen.draft_key = draft_key(env.session, "consultation-" + screen.consultation_id);
    restore_draft(screen.words, env, screen.draft_key);
    screen.attachments = uploads_of(screen.words.draft.files);
    ask(screen, env);
    return screen;
}

void retry(ConsultationScreen& screen, Env& env) {
    screen.version_told = 0;  // Perhaps the network was down.
    if (!screen.consultation) ask(screen, env);
}

void poll(ConsultationScreen& screen, Env& env) {
    screen.now = moment_of(env);
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        screen.consultation = *screen.loaded.value();
        ask_marks(screen, env);
    }
    screen.marks.poll();
    take_sent(screen, env);
    take_viewed(screen, env);
    tell_viewed(screen, env);
    if (screen.news_seen != env.news_serial && !screen.asks) {
        screen.news_seen = env.news_serial;
        ask(screen, env);
    }
    poll(screen.attachments, env);
    keep_files(screen.words, "files", screen.attachments, screen.words.draft.files);
    refresh(screen.words);
    refresh(screen.rating);
    refresh(screen.reason);
    keep_draft(screen.words, env, screen.draft_key);
}

void update(ConsultationScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(ConsultationScreen& screen, ui::Ui& ui) {
    draw_head(ui, screen);
    std::optional<Message> message;
    if (!screen.consultation) {
        const Error* error = screen.loaded.error();
        if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(8); });
        } else if (draw_load_failure(ui, *error)) {
            message = ConsultationScreen::Retry{};
        }
        return message;
    }
    ui.columns({2, 1}, {[&] {
                            draw_consultation_thread(ui, *screen.consultation);
                            message = draw_consultation_next(ui, screen);
                            draw_consultation_facts(ui, *screen.consultation);
                        },
                        [&] { draw_consultation_progress(ui, *screen.consultation); }});
    if (screen.asks) {
        if (auto wish = draw_consultation_dialog(ui, screen)) message = wish;
    }
    return message;
}

// The host need not keep what was picked.
void leave(ConsultationScreen& screen, Env& env) {
    clear(screen.attachments);
    poll(screen.attachments, env);
}

bool is_dirty(const ConsultationScreen& screen) {
    const bool may_write = is_open_now(screen, command_of_box(screen));
    const bool has_words = is_changed(screen.words) || !screen.attachments.items.empty();
    return (may_write && has_words) ||
           (is_open_now(screen, Step::Rate) && is_changed(screen.rating)) ||
           (screen.asks && is_changed(screen.reason));
}

bool is_busy(const ConsultationScreen& screen) {
    const bool is_loading = screen.loaded.is_pending() && !screen.consultation;
    return is_loading || screen.sent.is_pending();
}

bool needs_frame(const ConsultationScreen& screen) {
    return screen.words.is_stale || screen.rating.is_stale || screen.reason.is_stale ||
           needs_frame(screen.attachments);
}

}  // namespace emc
