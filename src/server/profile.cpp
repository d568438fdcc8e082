#include "server/profile.h"

#include "api/codec.h"
#include "domain/civil_date.h"
#include "domain/regions.h"
#include "domain/sme_size.h"
#include "server/cursor.h"
#include "server/files.h"
#include "server/verifications.h"

namespace emc::server {
namespace {

Result<void> unless_failed(const Result<std::int64_t>& done) {
    if (!done) return std::unexpected(done.error());
    return {};
}

ProfileView view_of(Profile content, std::int64_t version, InstantMs updated_at,
                    bool needs_review) {
    const SizeResult size = sme_size(content.industry, {.employees = content.employees,
                                                        .revenue_fen = content.revenue_fen,
                                                        .assets_fen = content.assets_fen});
    ProfileView view;
    view.size_word = size.size ? std::string(enum_row(*size.size).label.zh) : std::string();
    view.size_reason = size.reason;
    view.window_name = window_name_of(content.region);
    view.version = version;
    view.updated_at = updated_at;
    view.needs_review = needs_review;
    view.content = std::move(content);
    return view;
}

// NotFound for who has none, as a window.
Result<ProfileView> find_profile(Snapshot& snapshot, const std::string& tenant_id) {
    const auto found = snapshot.one(
        "SELECT content,version,updated_at,needs_review FROM profile WHERE tenant_id=?1",
        [](const Row& row) {
            return view_of(decode_reply<Profile>(row.text(0)).value_or(Profile{}), row.integer(1),
                           row.integer(2), row.integer(3) != 0);
        },
        tenant_id);
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::NotFound);
    return **found;
}

Result<void> insert_version(Transaction& transaction, const std::string& content,
                            std::int64_t version, const ProfileAuthor& author) {
    return unless_failed(transaction.run(
        "INSERT INTO profile_version(tenant_id,version,content,changed_at,changed_by) "
        "VALUES(?1,?2,?3,?4,?5)",
        author.tenant_id, version, content, author.now, author.account_id));
}

// The names and the uscc by which others know the tenant follow its profile, but not if they are
// held for the window's review.
Result<void> follow_profile(Transaction& transaction, const Actor& actor, const ProfileView& after,
                            InstantMs now) {
    const Profile& profile = after.content;
    const auto other = transaction.one(
        "SELECT 1 FROM tenant WHERE kind=?1 AND uscc=?2 AND tenant_id<>?3",
        [](const Row&) { return true; }, enum_row(actor.kind).word, profile.uscc, actor.tenant_id);
    if (!other) return std::unexpected(other.error());
    if (*other) return invalid({{"uscc", Rule::Taken}});
    if (after.needs_review) return {};
    return unless_failed(transaction.run(
        "UPDATE tenant SET name=?2,uscc=?3,region=?4,updated_at=?5 WHERE tenant_id=?1",
        actor.tenant_id, profile.name, profile.uscc, profile.region, now));
}

std::string changed_keys(const std::vector<FieldChange>& changes) {
    std::string json = "[";
    for (const FieldChange& change : changes) {
        if (json.size() > 1) json += ',';
        append_json_text(json, change.key);
    }
    return json + "]";
}

Result<void> write_profile(Transaction& transaction, CallOf<UpdateProfile>& call,
                           const ProfileView& before, const ProfileView& after) {
    const Actor& actor = *call.actor;
    const std::string content = encode_text(after.content);
    const Result<std::int64_t> changed = transaction.run(
        "UPDATE profile SET version=?3,content=?4,updated_at=?5,updated_by=?6,needs_review=?7"
        " WHERE tenant_id=?1 AND version=?2",
        actor.tenant_id, before.version, after.version, content, call.now, actor.account_id,
        after.needs_review);
    if (!changed) return std::unexpected(changed.error());
    if (const auto done = follow_profile(transaction, actor, after, call.now); !done) return done;
    const ProfileAuthor author{actor.tenant_id, actor.account_id, call.now};
    if (const auto done = insert_version(transaction, content, after.version, author); !done)
        return done;
    return call.audit(transaction, {.entity_kind = "profile",
                                    .entity_id = actor.tenant_id,
                                    .diff = changed_keys(diff(before.content, after.content))});
}

struct VersionRow {
    std::int64_t version = 0;
    Profile content;
    InstantMs changed_at = 0;
    std::string changed_by;
};

// One more row than asked for: the last one is only there to be compared with.
Result<std::vector<VersionRow>> version_rows(Snapshot& snapshot, const std::string& tenant_id,
                                             std::int64_t before_version, std::int64_t count) {
    return snapshot.all(
        "SELECT v.version,v.content,v.changed_at,COALESCE(a.user_name,'') FROM profile_version v"
        " LEFT JOIN account a ON a.tenant_id=v.tenant_id AND a.account_id=v.changed_by"
        " WHERE v.tenant_id=?1 AND v.version<?2 ORDER BY v.version DESC LIMIT ?3",
        [](const Row& row) {
            return VersionRow{row.integer(0),
                              decode_reply<Profile>(row.text(1)).value_or(Profile{}),
                              row.integer(2), row.text(3)};
        },
        tenant_id, before_version, count + 1);
}

}  // namespace

Result<void> insert_profile(Transaction& transaction, const Profile& profile,
                            const ProfileAuthor& author) {
    const std::string content = encode_text(profile);
    const Result<std::int64_t> inserted = transaction.run(
        "INSERT INTO profile(tenant_id,version,content,updated_at,updated_by) "
        "VALUES(?1,1,?2,?3,?4)",
        author.tenant_id, content, author.now, author.account_id);
    if (!inserted) return std::unexpected(inserted.error());
    return insert_version(transaction, content, 1, author);
}

Result<ProfileView> read_profile(CallOf<ReadProfile>& call, const Nothing&) {
    return call.context.database.read(
        [&](Snapshot& snapshot) { return find_profile(snapshot, call.actor->tenant_id); });
}

Result<ProfileView> update_profile(CallOf<UpdateProfile>& call, const Profile& sent) {
    Profile input = normalized(sent);
    if (Problems problems = check(input, civil_date_of(call.now)); !problems.empty()) {
        return invalid(std::move(problems));
    }
    return call.commit([&](Transaction& transaction) -> Result<ProfileView> {
        const Result<ProfileView> before = find_profile(transaction, call.actor->tenant_id);
        if (!before) return before;
        if (before->version != call.if_match) {
            call.current = encode_text(*before);
            call.set_header("ETag", etag_of(*before));
            return fail(ErrorKind::Stale);
        }
        if (input.logo) {
            const auto own = use_own_file(transaction, call, *input.logo, "logo");
            if (!own) return std::unexpected(own.error());
        }
        const Result<bool> is_held = follow_identity(transaction, call, input);
        if (!is_held) return std::unexpected(is_held.error());
        ProfileView after = view_of(input, before->version + 1, call.now, *is_held);
        if (const auto done = write_profile(transaction, call, *before, after); !done) {
            return std::unexpected(done.error());
        }
        return after;
    });
}

Result<ProfileVersionsPage> list_profile_versions(CallOf<ListProfileVersions>& call,
                                                  const ProfileVersionsInput& input) {
    if (Problems problems = check(input); !problems.empty()) return invalid(std::move(problems));
    const std::string scope = "profile_versions:" + call.actor->tenant_id;
    std::int64_t before_version = std::numeric_limits<std::int64_t>::max();
    if (!input.cursor.empty()) {
        const std::optional<std::int64_t> position =
            read_cursor(call.context.secret, scope, input.cursor);
        if (!position) return invalid({{"cursor", Rule::Format}});
        before_version = *position;
    }
    const auto rows = call.context.database.read([&](Snapshot& snapshot) {
        return version_rows(snapshot, call.actor->tenant_id, before_version, input.limit);
    });
    if (!rows) return std::unexpected(rows.error());

    ProfileVersionsPage page;
    const auto limit = static_cast<std::size_t>(input.limit);
    for (std::size_t index = 0; index < rows->size() && index < limit; ++index) {
        const VersionRow& row = (*rows)[index];
        const Profile before = index + 1 < rows->size() ? (*rows)[index + 1].content : Profile{};
        page.items.push_back({.version = row.version,
                              .at = row.changed_at,
                              .by = row.changed_by,
                              .changes = diff(before, row.content)});
    }
    if (rows->size() > limit)
        page.next_cursor = make_cursor(call.context.secret, scope, page.items.back().version);
    return page;
}

}  // namespace emc::server
