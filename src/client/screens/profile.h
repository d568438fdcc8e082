// 企业资料 (机构资料): every field by its table, 企业规模 live with its reason, history, and what
// happens when somebody else saved first.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/profile.h"
#include "client/env.h"
#include "client/file_slot.h"
#include "client/form.h"
#include "client/route.h"
#include "domain/sme_size.h"
#include "ui/ui.h"

namespace emc {

struct ProfileScreen {
    struct Submit {};
    struct Discard {};      // The draft that was restored.
    struct Retry {};        // Loading
    struct KeepMine {};     // After a conflict: what I changed stays, the rest becomes the newer.
    struct TakeNewer {};    // After a conflict: everything becomes the newer.
    struct Undecided {};    // The conflict is put aside; the next submit asks again.
    struct ShowHistory {};  // Or more of it.
    using Message =
        std::variant<Submit, Discard, Retry, KeepMine, TakeNewer, Undecided, ShowHistory>;

    // Somebody saved between our loading and our saving.
    struct Conflict {
        Profile newer;
        std::string etag;
        std::vector<FieldChange> theirs;
    };

    AccountKind kind = AccountKind::Enterprise;
    std::string draft_key;
    Form<Profile> form;
    FileSlot logo;
    std::optional<FileRef> logo_shown;  // What the slot was filled with.
    Remote<ProfileView> loaded;
    Remote<ProfileView> saved;
    Profile sent;  // What was in the form then.
    Remote<ProfileView> newer;
    Remote<ProfileVersionsPage> versions;
    std::string etag;  // Of form.original.
    std::string window_name;
    bool needs_review = false;
    bool is_restored = false;
    SizeResult size;
    std::optional<Error> failure;  // Of a save as a whole.
    std::optional<Conflict> conflict;
    std::vector<ProfileVersion> history;
    std::string history_cursor;
};

ProfileScreen open_profile(const Route& route, Env& env);
void poll(ProfileScreen& screen, Env& env);
void update(ProfileScreen& screen, const ProfileScreen::Message& message, Env& env);
std::optional<ProfileScreen::Message> draw(ProfileScreen& screen, ui::Ui& ui);
void retry(ProfileScreen& screen, Env& env);
void leave(ProfileScreen& screen, Env& env);
bool is_dirty(const ProfileScreen& screen);
bool is_busy(const ProfileScreen& screen);
bool needs_frame(const ProfileScreen& screen);

}  // namespace emc
