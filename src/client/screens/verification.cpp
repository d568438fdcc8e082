#include "client/screens/verification.h"

#include <algorithm>

#include "client/drafts.h"

namespace emc {
namespace {

using Message = VerificationScreen::Message;

void ask(VerificationScreen& screen, Env& env) {
    screen.loaded.renew(call<ReadOwnVerification>(env.transport, {}));
}

void fill_slots(VerificationScreen& screen) {
    screen.licence = slot_of(screen.form.draft.licence, FileUse::Licence);
    screen.authorization = slot_of(screen.form.draft.authorization);
}

void take_own(VerificationScreen& screen, Env& env) {
    VerificationRequest request;
    if (screen.own->verification) request = screen.own->verification->request;
    if (!screen.own->legal_person.empty()) request.legal_person = screen.own->legal_person;
    load(screen.form, std::move(request));
    if (may_submit(screen)) {
        screen.is_restored = restore_draft(screen.form, env, screen.draft_key);
    }
    fill_slots(screen);
}

void take_done(VerificationScreen& screen, const Verification& verification, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    screen.is_restored = false;
    screen.own->verification = verification;
    take_own(screen, env);
    const bool is_submitted = screen.command == VerificationCommand::Submit;
    env.commands.push_back(Notify{is_submitted ? "提交成功，等待审核" : "已撤回"});
    env.commands.push_back(RefreshSession{});
}

// The same problems with the keys of the form.
Error without_prefix(Error error) {
    constexpr std::string_view prefix = "request/";
    for (Problem& problem : error.problems) {
        if (problem.field.starts_with(prefix)) problem.field.erase(0, prefix.size());
    }
    return error;
}

void take_failure(VerificationScreen& screen, const Error& given, Env& env) {
    const Error error = without_prefix(given);
    if (!take_problems(screen.form, error)) screen.failure = error;
    const bool has_moved = error.kind == ErrorKind::Stale || error.kind == ErrorKind::Conflict;
    if (has_moved) ask(screen, env);
}

void take_answers(VerificationScreen& screen, Env& env) {
    if (screen.created.poll()) {
        const Error* error = screen.created.error();
        screen.creating.note_answer(error);
        if (error != nullptr) return take_failure(screen, *error, env);
        take_done(screen, *screen.created.value(), env);
    }
    if (!screen.acted.poll()) return;
    const Error* error = screen.acted.error();
    screen.acting.note_answer(error);
    if (error != nullptr) return take_failure(screen, *error, env);
    take_done(screen, *screen.acted.value(), env);
}

void act(VerificationScreen& screen, VerificationAction action, Env& env) {
    if (screen.acted.is_pending()) return;
    screen.failure.reset();
    action.verification_id = screen.own->verification->verification_id;
    action.expected_version = screen.own->verification->version;
    const std::string& key = screen.acting.key_for(action, env.random);
    screen.command = action.command;
    screen.acted = call<ActOnVerification>(env.transport, action, {.idempotency_key = key});
}

void on(VerificationScreen& screen, VerificationScreen::Retry, Env& env) { ask(screen, env); }

void on(VerificationScreen& screen, VerificationScreen::Discard, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    screen.is_restored = false;
    load(screen.form, VerificationRequest(screen.form.original));
    fill_slots(screen);
}

void on(VerificationScreen& screen, VerificationScreen::Submit, Env& env) {
    if (!screen.own || screen.created.is_pending()) return;
    if (!is_settled(screen.licence.uploads) || !is_settled(screen.authorization.uploads)) return;
    const std::optional<VerificationRequest> request = submit(screen.form);
    if (!request) return;
    if (screen.own->verification) {
        return act(screen, {.command = VerificationCommand::Submit, .request = request}, env);
    }
    screen.failure.reset();
    screen.command = VerificationCommand::Submit;
    const std::string& key = screen.creating.key_for(*request, env.random);
    screen.created = call<CreateVerification>(env.transport, *request, {.idempotency_key = key});
}

void on(VerificationScreen& screen, VerificationScreen::Revoke, Env& env) {
    if (screen.own && screen.own->verification) {
        act(screen, {.command = VerificationCommand::Revoke}, env);
    }
}

}  // namespace

bool may_submit(const VerificationScreen& screen) {
    if (!screen.own) return false;
    return !screen.own->verification ||
           std::ranges::contains(open_commands(*screen.own->verification, CaseActor::Enterprise),
                                 VerificationCommand::Submit);
}

VerificationScreen open_verification_screen(const Route&, Env& env) {
    VerificationScreen screen;
    screen.draft_key = draft_key(env.session, "verification");
    screen.news_seen = env.news_serial;
    screen.form.rule = [today = civil_date_of(env.clock.now())](const VerificationRequest& value) {
        return check(value, today);
    };
    ask(screen, env);
    return screen;
}

void retry(VerificationScreen& screen, Env& env) {
    if (!screen.own) ask(screen, env);
}

void poll(VerificationScreen& screen, Env& env) {
    screen.now = env.clock.now();
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        const bool is_same = screen.own && *screen.own == *screen.loaded.value();
        screen.own = *screen.loaded.value();
        if (!is_same) take_own(screen, env);
    }
    if (!screen.own) return;
    take_answers(screen, env);
    // The window may have decided; while the person writes, what they see stays.
    if (screen.news_seen != env.news_serial && !is_dirty(screen)) {
        screen.news_seen = env.news_serial;
        ask(screen, env);
    }
    VerificationRequest& draft = screen.form.draft;
    poll(screen.licence, env, screen.form, "licence", draft.licence);
    poll(screen.authorization, env, screen.form, "authorization", draft.authorization);
    refresh(screen.form);
    if (may_submit(screen)) keep_draft(screen.form, env, screen.draft_key);
}

void update(VerificationScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

// The host need not keep what was picked.
void leave(VerificationScreen& screen, Env& env) {
    for (FileSlot* slot : {&screen.licence, &screen.authorization}) {
        clear(slot->uploads);
        poll(slot->uploads, env);
    }
}

bool is_dirty(const VerificationScreen& screen) {
    return may_submit(screen) && is_changed(screen.form);
}

bool is_busy(const VerificationScreen& screen) {
    const bool is_loading = screen.loaded.is_pending() && !screen.own;
    return is_loading || screen.created.is_pending() || screen.acted.is_pending();
}

bool needs_frame(const VerificationScreen& screen) {
    return screen.own && (screen.form.is_stale || needs_frame(screen.licence.uploads) ||
                          needs_frame(screen.authorization.uploads));
}

}  // namespace emc
