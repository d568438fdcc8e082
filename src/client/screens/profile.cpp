#include "client/screens/profile.h"

#include <utility>

#include "client/drafts.h"
#include "domain/civil_date.h"

namespace emc {
namespace {

using Message = ProfileScreen::Message;

void take_view(ProfileScreen& screen, const ProfileView& view, const std::string& etag) {
    screen.etag = etag;
    screen.window_name = view.window_name;
    screen.needs_review = view.needs_review;
}

void take_loaded(ProfileScreen& screen, Env& env) {
    if (!screen.loaded.poll() || screen.loaded.error() != nullptr) return;
    take_view(screen, *screen.loaded.value(), screen.loaded.etag());
    load(screen.form, screen.loaded.value()->content);
    screen.is_restored = restore_draft(screen.form, env, screen.draft_key);
}

// What was typed since it was sent stays.
void take_content(ProfileScreen& screen, const Profile& content) {
    take_newer(screen.form.draft, screen.sent, content);
    screen.form.original = content;
    if (!is_changed(screen.form)) return load(screen.form, content);
    screen.form.is_submitted = false;
    screen.form.is_stale = screen.form.is_draft_stale = true;
}

void finish_save(ProfileScreen& screen, const ProfileView& view, const std::string& etag,
                 Env& env) {
    take_view(screen, view, etag);
    drop_draft(screen.form, env, screen.draft_key);
    take_content(screen, view.content);
    screen.is_restored = false;
    const bool is_institution = screen.kind == AccountKind::Institution;
    env.commands.push_back(Notify{is_institution ? "机构资料已提交" : "企业资料已提交"});
    env.commands.push_back(RefreshSession{});
    if (screen.history.empty()) return;
    screen.history.clear();
    screen.versions = call<ListProfileVersions>(env.transport, {});
}

void take_saved(ProfileScreen& screen, Env& env) {
    if (!screen.saved.poll()) return;
    const Error* error = screen.saved.error();
    if (error == nullptr) {
        finish_save(screen, *screen.saved.value(), screen.saved.etag(), env);
    } else if (error->kind == ErrorKind::Stale) {
        screen.newer = call<ReadProfile>(env.transport, {});
    } else if (!take_problems(screen.form, *error)) {
        screen.failure = *error;
    }
}

void take_newer_version(ProfileScreen& screen, Env& env) {
    if (!screen.newer.poll()) return;
    if (const Error* error = screen.newer.error()) {
        screen.failure = *error;
        return;
    }
    const ProfileView& view = *screen.newer.value();
    // A save whose answer was lost meets its own result when it is sent again.
    if (view.content == normalized(screen.sent)) {
        return finish_save(screen, view, screen.newer.etag(), env);
    }
    screen.conflict = {view.content, screen.newer.etag(), diff(screen.form.original, view.content)};
}

void take_versions(ProfileScreen& screen) {
    if (!screen.versions.poll() || screen.versions.error() != nullptr) return;
    for (ProfileVersion& version : screen.versions.value()->items) {
        screen.history.push_back(std::move(version));
    }
    screen.history_cursor = screen.versions.value()->next_cursor;
}

// The draft may have come from the platform or from the device since.
void poll_logo(ProfileScreen& screen, Env& env) {
    std::optional<FileRef>& logo = screen.form.draft.logo;
    if (logo != screen.logo_shown) screen.logo = slot_of(logo);
    screen.logo.uploads.use = FileUse::Picture;
    poll(screen.logo, env, screen.form, "logo", logo);
    screen.logo_shown = logo;
}

void on(ProfileScreen& screen, ProfileScreen::Submit, Env& env) {
    if (screen.saved.is_pending() || screen.newer.is_pending()) return;
    if (!is_settled(screen.logo.uploads)) return;
    screen.failure.reset();
    const std::optional<Profile> profile = submit(screen.form);
    if (!profile) return;
    screen.sent = screen.form.draft;
    screen.saved = call<UpdateProfile>(env.transport, *profile, {.if_match = screen.etag});
}

void on(ProfileScreen& screen, ProfileScreen::Discard, Env& env) {
    drop_draft(screen.form, env, screen.draft_key);
    load(screen.form, Profile(screen.form.original));
    screen.is_restored = false;
}

void on(ProfileScreen& screen, ProfileScreen::Retry, Env& env) { retry(screen, env); }

void on(ProfileScreen& screen, ProfileScreen::KeepMine, Env&) {
    if (!screen.conflict) return;
    take_newer(screen.form.draft, screen.form.original, screen.conflict->newer);
    screen.form.original = screen.conflict->newer;
    screen.etag = screen.conflict->etag;
    screen.form.is_stale = screen.form.is_draft_stale = true;
    screen.conflict.reset();
}

void on(ProfileScreen& screen, ProfileScreen::TakeNewer, Env& env) {
    if (!screen.conflict) return;
    screen.etag = screen.conflict->etag;
    load(screen.form, std::move(screen.conflict->newer));
    drop_draft(screen.form, env, screen.draft_key);
    screen.conflict.reset();
}

void on(ProfileScreen& screen, ProfileScreen::Undecided, Env&) { screen.conflict.reset(); }

void on(ProfileScreen& screen, ProfileScreen::ShowHistory, Env& env) {
    if (screen.versions.is_pending()) return;
    ProfileVersionsInput input;
    input.cursor = screen.history_cursor;
    screen.versions = call<ListProfileVersions>(env.transport, input);
}

}  // namespace

ProfileScreen open_profile(const Route&, Env& env) {
    ProfileScreen screen;
    screen.draft_key = draft_key(env.session, "profile");
    if (env.session != nullptr) screen.kind = env.session->kind;
    screen.form.rule = [today = civil_date_of(env.clock.now())](const Profile& profile) {
        return check(profile, today);
    };
    retry(screen, env);
    return screen;
}

void retry(ProfileScreen& screen, Env& env) {
    if (screen.loaded.value() != nullptr) return;  // What is typed stays.
    screen.loaded = call<ReadProfile>(env.transport, {});
}

void poll(ProfileScreen& screen, Env& env) {
    take_loaded(screen, env);
    take_saved(screen, env);
    take_newer_version(screen, env);
    take_versions(screen);
    if (screen.loaded.value() == nullptr) return;
    poll_logo(screen, env);
    if (screen.form.is_stale) {
        const Profile& draft = screen.form.draft;
        screen.size = sme_size(
            draft.industry, {draft.employees, draft.revenue_fen, draft.assets_fen}, env.language);
        refresh(screen.form);
    }
    keep_draft(screen.form, env, screen.draft_key);
}

void update(ProfileScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

// The host need not keep what was picked.
void leave(ProfileScreen& screen, Env& env) {
    clear(screen.logo.uploads);
    poll(screen.logo.uploads, env);
}

bool is_dirty(const ProfileScreen& screen) {
    return screen.loaded.value() != nullptr && is_changed(screen.form);
}

bool is_busy(const ProfileScreen& screen) {
    const bool is_loading = screen.loaded.is_pending() && screen.loaded.value() == nullptr;
    return is_loading || screen.saved.is_pending() || screen.newer.is_pending() ||
           screen.versions.is_pending();
}

bool needs_frame(const ProfileScreen& screen) {
    return screen.loaded.value() != nullptr &&
           (screen.form.is_stale || needs_frame(screen.logo.uploads));
}

}  // namespace emc
