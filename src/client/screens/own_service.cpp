#include "client/screens/own_service.h"

#include <algorithm>

#include "client/drafts.h"
#include "client/screens/own_services.h"

namespace emc {
namespace {

using Message = OwnServiceScreen::Message;

constexpr std::string_view new_word = "new";

std::string key_of(const Env& env, const std::string& id) {
    return draft_key(env.session, "service") + "/" + id;
}

// What the institution edits: the change that waits for review, if there is one. What the form has
// become since `base` stays.
void take_item(OwnServiceScreen& screen, const ServiceItem& item, const std::string& etag,
               const ServiceDraft& base) {
    screen.item = item;
    screen.etag = etag;
    screen.service_id = item.service_id;
    const ServiceDraft content = item.pending.value_or(item.content);
    take_newer(screen.form.draft, base, content);
    screen.form.original = content;
    if (!is_changed(screen.form)) return load(screen.form, content);
    screen.form.is_stale = screen.form.is_draft_stale = true;
}

// What was typed since the first save belongs to the service that there is now.
void go_to_service(OwnServiceScreen& screen, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    screen.draft_key = key_of(env, screen.service_id);
    screen.form.is_draft_stale = true;
    keep_draft(screen.form, env, screen.draft_key);
    env.commands.push_back(Navigate{own_service_href(screen.service_id), true});
}

void act(OwnServiceScreen& screen, ServiceCommand command, Env& env) {
    if (!screen.item || screen.acted.is_pending()) return;
    const ServiceAction action{.service_id = screen.service_id,
                               .command = command,
                               .expected_version = screen.item->version,
                               .reason = {}};
    screen.command = command;
    const std::string& key = screen.acting.key_for(action, env.random);
    screen.acted = call<ActOnService>(env.transport, action, {.idempotency_key = key});
}

// A draft may have gaps, so only what is typed wrongly holds it up here.
void save(OwnServiceScreen& screen, Env& env) {
    if (screen.saved.is_pending()) return;
    screen.failure.reset();
    if (!screen.form.text_problems.empty()) {
        screen.form.is_submitted = true;
        return focus_first_problem(screen.form);
    }
    screen.saved_draft = screen.form.draft;
    const ServiceDraft draft = normalized(screen.form.draft);
    if (screen.service_id.empty()) {
        const std::string& key = screen.creating.key_for(draft, env.random);
        screen.saved = call<CreateService>(env.transport, draft, {.idempotency_key = key});
    } else {
        screen.saved = call<UpdateService>(env.transport, {screen.service_id, draft},
                                           {.if_match = screen.etag});
    }
}

// The same problems with the keys of the form.
Error without_prefix(Error error) {
    constexpr std::string_view prefix = "content/";
    for (Problem& problem : error.problems) {
        if (problem.field.starts_with(prefix)) problem.field.erase(0, prefix.size());
    }
    return error;
}

void take_failure(OwnServiceScreen& screen, const Error& given, Env& env) {
    const Error error = without_prefix(given);
    if (!take_problems(screen.form, error)) screen.failure = error;
    // What is typed stays; what it is a change of is read anew.
    const bool is_late = error.kind == ErrorKind::Stale || error.kind == ErrorKind::Conflict;
    if (is_late && !screen.service_id.empty())
        screen.loaded.renew(call<ReadOwnService>(env.transport, {screen.service_id}));
}

void take_saved(OwnServiceScreen& screen, Env& env) {
    if (!screen.saved.poll()) return;
    const Error* error = screen.saved.error();
    screen.creating.note_answer(error);
    const bool publishes = std::exchange(screen.publishes, false);
    if (error != nullptr) return take_failure(screen, *error, env);
    drop_draft(screen.form, env, screen.draft_key);
    const bool is_first = screen.service_id.empty();
    screen.form.is_submitted = screen.is_restored = false;
    take_item(screen, *screen.saved.value(), screen.saved.etag(), screen.saved_draft);
    if (publishes) return act(screen, ServiceCommand::Submit, env);
    env.commands.push_back(Notify{"已保存：" + screen.item->content.name});
    if (is_first) go_to_service(screen, env);
}

void take_acted(OwnServiceScreen& screen, Env& env) {
    if (!screen.acted.poll()) return;
    const Error* error = screen.acted.error();
    screen.acting.note_answer(error);
    if (error != nullptr) return take_failure(screen, *error, env);
    const bool was_new = screen.draft_key.ends_with(new_word);
    take_item(screen, *screen.acted.value(), screen.acted.etag(),
              ServiceDraft(screen.form.original));
    const bool is_deleted = screen.item->state == ServiceState::Deleted;
    env.commands.push_back(
        Notify{std::string(word_of(screen.command)) + "成功：" + screen.item->content.name});
    if (is_deleted) return env.commands.push_back(Navigate{"#/own-services", true});
    if (was_new) go_to_service(screen, env);
}

// The draft has come from the platform or the device: what is the picture called?
void ask_picture(OwnServiceScreen& screen, Env& env) {
    screen.picture_shown = screen.form.draft.picture;
    clear(screen.picture.uploads);
    screen.picture_file.reset();
    screen.picture_read = {};
    if (screen.picture_shown.empty()) return;
    screen.picture_read = call<ReadUpload>(env.transport, {screen.picture_shown});
}

void poll_picture(OwnServiceScreen& screen, Env& env) {
    std::string& number = screen.form.draft.picture;
    if (number != screen.picture_shown) ask_picture(screen, env);
    if (screen.picture_read.poll() && screen.picture_read.error() == nullptr) {
        screen.picture_file = screen.picture_read.value()->file;
        screen.picture = slot_of(screen.picture_file);
    }
    screen.picture.uploads.use = FileUse::Picture;
    if (screen.picture_read.is_pending()) return;
    const std::optional<FileRef> before = screen.picture_file;
    poll(screen.picture, env, screen.form, "picture", screen.picture_file);
    if (screen.picture_file == before) return;
    number = screen.picture_file ? screen.picture_file->file_id : std::string();
    screen.picture_shown = number;
}

void note_rows(FormBase& form) {
    std::erase_if(form.texts, [](const auto& row) { return row.first.starts_with("stages/"); });
    std::erase_if(form.text_problems,
                  [](const Problem& problem) { return problem.field.starts_with("stages/"); });
    form.note_change("stages");
}

void on(OwnServiceScreen& screen, OwnServiceScreen::Retry, Env& env) { retry(screen, env); }

void on(OwnServiceScreen& screen, OwnServiceScreen::Discard, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    load(screen.form, ServiceDraft(screen.form.original));
    screen.is_restored = false;
}

void on(OwnServiceScreen& screen, OwnServiceScreen::Save, Env& env) { save(screen, env); }

void on(OwnServiceScreen& screen, OwnServiceScreen::Take wish, Env& env) {
    screen.failure.reset();
    if (wish.command != ServiceCommand::Submit) return act(screen, wish.command, env);
    if (!submit(screen.form)) return;
    if (screen.item && !is_changed(screen.form)) return act(screen, wish.command, env);
    screen.publishes = true;
    save(screen, env);
}

void on(OwnServiceScreen& screen, OwnServiceScreen::AddStage, Env&) {
    screen.form.draft.stages.emplace_back();
    note_rows(screen.form);
}

void on(OwnServiceScreen& screen, OwnServiceScreen::RemoveStage wish, Env&) {
    auto& stages = screen.form.draft.stages;
    stages.erase(stages.begin() + static_cast<std::ptrdiff_t>(wish.index));
    note_rows(screen.form);
}

}  // namespace

std::string_view word_of(ServiceCommand command) {
    return command == ServiceCommand::Submit ? std::string_view("发布")
                                             : enum_row(command).label.zh;
}

OwnServiceScreen open_own_service(const Route& route, Env& env) {
    OwnServiceScreen screen;
    const std::string& id = route.segments.back();
    screen.draft_key = key_of(env, id);
    if (id != new_word) {
        screen.service_id = id;
        retry(screen, env);
        return screen;
    }
    ServiceDraft draft;
    draft.stages.push_back(
        {.name = "全部服务", .percent = 100, .working_days = 10, .deliverables = {}});
    load(screen.form, std::move(draft));
    screen.is_restored = restore_draft(screen.form, env, screen.draft_key);
    return screen;
}

void retry(OwnServiceScreen& screen, Env& env) {
    if (screen.service_id.empty() || screen.item) return;
    screen.loaded.renew(call<ReadOwnService>(env.transport, {screen.service_id}));
}

void poll(OwnServiceScreen& screen, Env& env) {
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        const bool is_first = !screen.item;
        take_item(screen, *screen.loaded.value(), screen.loaded.etag(),
                  is_first ? ServiceDraft(screen.form.draft) : ServiceDraft(screen.form.original));
        if (is_first) screen.is_restored = restore_draft(screen.form, env, screen.draft_key);
    }
    take_saved(screen, env);
    take_acted(screen, env);
    if (!screen.service_id.empty() && !screen.item) return;
    poll_picture(screen, env);
    refresh(screen.form);
    keep_draft(screen.form, env, screen.draft_key);
}

void update(OwnServiceScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

// The host need not keep what was picked.
void leave(OwnServiceScreen& screen, Env& env) {
    clear(screen.picture.uploads);
    poll(screen.picture.uploads, env);
}

bool is_dirty(const OwnServiceScreen& screen) { return is_changed(screen.form); }

bool is_busy(const OwnServiceScreen& screen) {
    return screen.loaded.is_pending() || screen.saved.is_pending() || screen.acted.is_pending();
}

bool needs_frame(const OwnServiceScreen& screen) {
    if (!screen.service_id.empty() && !screen.item) return false;
    return screen.form.is_stale || needs_frame(screen.picture.uploads);
}

}  // namespace emc
