#include "client/screens/demand_form.h"

#include <algorithm>

#include "client/drafts.h"
#include "client/screens/demand_show.h"

namespace emc {
namespace {

using Message = DemandFormScreen::Message;

constexpr std::string_view new_word = "new";

bool is_ready(const DemandFormScreen& screen) {
    return screen.demand_id.empty() || screen.demand.has_value();
}

void begin(DemandFormScreen& screen, Env& env, DemandDraft draft) {
    load(screen.form, std::move(draft));
    screen.is_restored = restore_draft(screen.form, env, screen.draft_key);
    screen.attachments = uploads_of(screen.form.draft.files);
}

void take_contact(DemandFormScreen& screen) {
    if (!screen.profile.poll() || screen.profile.error() != nullptr) return;
    const Profile& profile = screen.profile.value()->content;
    fill_contact(screen.form.draft, profile);
    fill_contact(screen.form.original, profile);
    screen.form.is_stale = true;
}

DemandCommand submission_of(const Demand& demand) {
    return demand.state == DemandState::Expired ? DemandCommand::Renew : DemandCommand::Submit;
}

void send(DemandFormScreen& screen, Env& env, DemandDraft draft) {
    screen.sent_draft = screen.form.draft;
    if (screen.demand_id.empty()) {
        const NewDemand made{std::move(draft), screen.publishes};
        const std::string& key = screen.creating.key_for(made, env.random);
        screen.sent = call<CreateDemand>(env.transport, made, {.idempotency_key = key});
        return;
    }
    DemandAction action;
    action.demand_id = screen.demand_id;
    action.command = screen.publishes ? submission_of(*screen.demand) : DemandCommand::Save;
    action.expected_version = screen.demand->version;
    action.content = std::move(draft);
    const std::string& key = screen.acting.key_for(action, env.random);
    screen.sent = call<ActOnDemand>(env.transport, action, {.idempotency_key = key});
}

// The same problems with the keys of the form.
Error without_prefix(Error error) {
    constexpr std::string_view prefix = "content/";
    for (Problem& problem : error.problems) {
        if (problem.field.starts_with(prefix)) problem.field.erase(0, prefix.size());
    }
    return error;
}

void take_failure(DemandFormScreen& screen, const Error& given, Env& env) {
    const Error error = without_prefix(given);
    take_refusals(screen.attachments, error, "files");
    if (!take_problems(screen.form, error)) screen.failure = error;
    // What is typed stays; what it is a change of is read anew.
    const bool is_late = error.kind == ErrorKind::Stale || error.kind == ErrorKind::Conflict;
    if (is_late && !screen.demand_id.empty()) {
        screen.loaded.renew(call<ReadDemand>(env.transport, {screen.demand_id}));
    }
}

std::string key_of(const Env& env, const std::string& id) {
    return draft_key(env.session, "demand") + "/" + id;
}

// What was typed since it was sent stays, as a draft of the demand that there is now.
void take_saved(DemandFormScreen& screen, const Demand& demand, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    screen.demand = demand;
    screen.demand_id = demand.demand_id;
    screen.draft_key = key_of(env, demand.demand_id);
    screen.is_restored = false;
    take_newer(screen.form.draft, screen.sent_draft, demand.content);
    screen.form.original = demand.content;
    if (!is_changed(screen.form)) return load(screen.form, DemandDraft(demand.content));
    screen.form.is_submitted = false;
    screen.form.is_stale = screen.form.is_draft_stale = true;
    keep_draft(screen.form, env, screen.draft_key);
}

void take_sent(DemandFormScreen& screen, Env& env) {
    if (!screen.sent.poll()) return;
    const Error* error = screen.sent.error();
    screen.creating.note_answer(error);
    screen.acting.note_answer(error);
    if (error != nullptr) return take_failure(screen, *error, env);
    const bool is_first = screen.demand_id.empty();
    const Demand& demand = *screen.sent.value();
    take_saved(screen, demand, env);
    if (screen.publishes) {
        const std::string due = due_text(demand.review_due_on, demand.is_due_provisional);
        env.commands.push_back(Notify{"提交成功，等待审核。窗口将在 " + due + " 前答复"});
        env.commands.push_back(Navigate{demand_href(demand.demand_id), true});
        return;
    }
    env.commands.push_back(Notify{"草稿已保存：" + demand.number});
    if (is_first) env.commands.push_back(Navigate{demand_edit_href(demand.demand_id), true});
}

void on(DemandFormScreen& screen, DemandFormScreen::Retry, Env& env) { retry(screen, env); }

void on(DemandFormScreen& screen, DemandFormScreen::Discard, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    load(screen.form, DemandDraft(screen.form.original));
    clear(screen.attachments);
    screen.attachments = uploads_of(screen.form.draft.files);
    screen.is_restored = false;
}

// A draft may have gaps, so only what is typed wrongly holds it up here.
void on(DemandFormScreen& screen, DemandFormScreen::Save, Env& env) {
    if (screen.sent.is_pending() || !is_settled(screen.attachments)) return;
    screen.failure.reset();
    const DemandDraft draft = normalized(screen.form.draft);
    if (!screen.form.text_problems.empty() || !check_gaps_allowed(draft).empty()) {
        screen.form.is_submitted = true;
        return focus_first_problem(screen.form);
    }
    screen.publishes = false;
    send(screen, env, draft);
}

void on(DemandFormScreen& screen, DemandFormScreen::Publish, Env& env) {
    if (screen.sent.is_pending() || !is_settled(screen.attachments)) return;
    screen.failure.reset();
    std::optional<DemandDraft> draft = submit(screen.form);
    if (!draft) return;
    screen.publishes = true;
    send(screen, env, *std::move(draft));
}

}  // namespace

DemandFormScreen open_demand_form(const Route& route, Env& env) {
    DemandFormScreen screen;
    const std::string& id = route.segments[1];
    screen.draft_key = key_of(env, id);
    const CivilDate today = civil_date_of(env.clock.now());
    screen.form.rule = [today](const DemandDraft& draft) { return check(draft, today); };
    if (id != new_word) {
        screen.demand_id = id;
        retry(screen, env);
        return screen;
    }
    begin(screen, env, {});
    screen.profile = call<ReadProfile>(env.transport, {});
    return screen;
}

void retry(DemandFormScreen& screen, Env& env) {
    if (is_ready(screen)) return;
    screen.loaded.renew(call<ReadDemand>(env.transport, {screen.demand_id}));
}

void poll(DemandFormScreen& screen, Env& env) {
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        const bool is_first = !screen.demand;
        screen.demand = *screen.loaded.value();
        if (is_first) begin(screen, env, screen.demand->content);
    }
    take_contact(screen);
    poll(screen.attachments, env);
    if (is_ready(screen))
        keep_files(screen.form, "files", screen.attachments, screen.form.draft.files);
    take_sent(screen, env);
    if (!is_ready(screen)) return;
    refresh(screen.form);
    keep_draft(screen.form, env, screen.draft_key);
}

void update(DemandFormScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

// The host need not keep what was picked.
void leave(DemandFormScreen& screen, Env& env) {
    clear(screen.attachments);
    poll(screen.attachments, env);
}

bool is_dirty(const DemandFormScreen& screen) {
    return is_ready(screen) && is_changed(screen.form);
}

bool is_busy(const DemandFormScreen& screen) {
    return (screen.loaded.is_pending() && !screen.demand) || screen.sent.is_pending();
}

bool needs_frame(const DemandFormScreen& screen) {
    return is_ready(screen) && (screen.form.is_stale || needs_frame(screen.attachments));
}

}  // namespace emc
