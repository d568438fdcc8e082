#include "server/windows.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "domain/regions.h"
#include "domain/rules/names.h"
#include "domain/rules/password.h"
#include "server/accounts.h"
#include "server/audit.h"
#include "server/password_policy.h"
#include "server/sessions.h"
#include "server/throttle.h"

namespace emc::server {
namespace {

void add(Problems& problems, std::string_view key, std::optional<Problem> problem) {
    if (!problem) return;
    problem->field = key;
    problems.push_back(std::move(*problem));
}

constexpr std::size_t person_chars_max = 20;

Problems check_window(const NewWindow& window, SecurityProfile profile) {
    Problems problems;
    add(problems, "user_name", check_user_name(window.user_name));
    add(problems, "region", check_window_region(window.region));
    const std::array<std::string_view, 1> identities{window.user_name};
    add(problems, "password", check_password(window.password, identities));
    const auto chars = static_cast<std::int64_t>(count_code_points(window.person));
    if (chars > static_cast<std::int64_t>(person_chars_max))
        problems.push_back({"contact", Rule::TooLong, person_chars_max, chars});
    if (problems.empty()) problems = check_policy("password", window.password, profile);
    return problems;
}

Result<std::optional<std::string>> find_window(Snapshot& snapshot, const std::string& region) {
    return snapshot.one(
        "SELECT tenant_id FROM tenant WHERE kind='window' AND region=?1 AND status<>'closed'"
        " ORDER BY tenant_id LIMIT 1",
        [](const Row& row) { return row.text(0); }, region);
}

// A window that nobody works at is found by nobody.
Result<void> follow_accounts(Transaction& transaction, const std::string& tenant_id,
                             InstantMs now) {
    const Result<std::int64_t> done = transaction.run(
        "UPDATE tenant SET status=CASE WHEN EXISTS(SELECT 1 FROM account a"
        " WHERE a.tenant_id=?1 AND a.status='active') THEN 'active' ELSE 'suspended' END,"
        "updated_at=?2 WHERE tenant_id=?1",
        tenant_id, now);
    if (!done) return std::unexpected(done.error());
    return {};
}

struct Reviewer {
    std::string tenant_id;
    std::string account_id;
    std::string region;
};

Result<Reviewer> find_reviewer(Snapshot& snapshot, const std::string& user_name) {
    const auto found = snapshot.one(
        "SELECT l.tenant_id,l.account_id,t.region FROM login_name l"
        " JOIN tenant t ON t.tenant_id=l.tenant_id WHERE l.name_key=?1 AND t.kind='window'",
        [](const Row& row) { return Reviewer{row.text(0), row.text(1), row.text(2)}; },
        user_name_key(user_name));
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::NotFound);
    return **found;
}

AuditEntry entry_of(const Reviewer& reviewer, std::string action, InstantMs now) {
    return {.at = now,
            .tenant_id = reviewer.tenant_id,
            .account_id = reviewer.account_id,
            .action = std::move(action),
            .entity_kind = "account",
            .entity_id = reviewer.account_id};
}

// Finds the account, lets `change` work on it, signs it out and notes what was done.
template <class Change>
Result<void> change_reviewer(Context& context, const std::string& user_name, std::string action,
                             Change change) {
    const InstantMs now = context.clock.now();
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        auto reviewer = find_reviewer(transaction, user_name);
        if (!reviewer) return std::unexpected(reviewer.error());
        const auto revoked =
            revoke_sessions(transaction, reviewer->tenant_id, reviewer->account_id, now);
        if (!revoked) return revoked;
        if (const Result<void> done = change(transaction, *reviewer, now); !done) return done;
        return append_audit(transaction, entry_of(*reviewer, std::move(action), now));
    });
}

Result<void> unless_failed(const Result<std::int64_t>& done) {
    if (!done) return std::unexpected(done.error());
    return {};
}

Result<void> insert_window_tenant(Transaction& transaction, const std::string& tenant_id,
                                  const std::string& region, InstantMs now) {
    return unless_failed(transaction.run(
        "INSERT INTO tenant(tenant_id,kind,name,uscc,region,status,created_at,updated_at)"
        " VALUES(?1,'window',?2,?3,?4,'active',?5,?5)",
        tenant_id, window_name_of(region), "window-" + tenant_id, region, now));
}

// The key of an account begins with its tenant: it goes over as a row of its own.
Result<void> hand_over(Transaction& transaction, const Reviewer& reviewer,
                       const std::string& tenant_id, InstantMs now) {
    constexpr std::string_view columns =
        "account_id,user_name,role,password_phc,password_changed_at,must_change_password,status,"
        "version,created_at,person";
    const std::string copy = "INSERT INTO account(tenant_id," + std::string(columns) +
                             ",updated_at) SELECT ?3," + std::string(columns) +
                             ",?4 FROM account WHERE tenant_id=?1 AND account_id=?2";
    const auto copied = unless_failed(
        transaction.run(copy, reviewer.tenant_id, reviewer.account_id, tenant_id, now));
    if (!copied) return copied;
    const std::string_view moves[] = {
        "UPDATE password_history SET tenant_id=?3 WHERE tenant_id=?1 AND account_id=?2",
        "UPDATE login_name SET tenant_id=?3 WHERE tenant_id=?1 AND account_id=?2",
    };
    for (const std::string_view move : moves) {
        const auto moved = unless_failed(
            transaction.run(move, reviewer.tenant_id, reviewer.account_id, tenant_id));
        if (!moved) return moved;
    }
    const auto removed =
        unless_failed(transaction.run("DELETE FROM account WHERE tenant_id=?1 AND account_id=?2",
                                      reviewer.tenant_id, reviewer.account_id));
    if (!removed) return removed;
    if (const auto done = follow_accounts(transaction, reviewer.tenant_id, now); !done) return done;
    return follow_accounts(transaction, tenant_id, now);
}

NewAccount account_of(Context& context, const NewWindow& window, std::string phc) {
    const InstantMs now = context.clock.now();
    NewAccount account{.tenant_id = new_uuid(now, context.random),
                       .account_id = new_uuid(now, context.random),
                       .password_phc = std::move(phc),
                       .must_change_password = !window.keeps_password,
                       .now = now,
                       .person = window.person};
    account.registration.kind = AccountKind::Window;
    account.registration.user_name = window.user_name;
    account.registration.name = window_name_of(window.region);
    // A window is no registered body; its number only has to be its own.
    account.registration.uscc = "window-" + account.tenant_id;
    account.registration.region = window.region;
    return account;
}

// One more reviewer of a window that is there.
Result<void> join_window(Transaction& transaction, const NewAccount& account) {
    Result<Problems> taken = find_taken(transaction, account.registration);
    if (!taken) return std::unexpected(taken.error());
    if (!taken->empty()) return invalid(std::move(*taken));
    if (const auto done = insert_account(transaction, account); !done) return done;
    return follow_accounts(transaction, account.tenant_id, account.now);
}

}  // namespace

Result<void> create_window(Context& context, const NewWindow& window) {
    if (Problems problems = check_window(window, context.options.security); !problems.empty()) {
        return invalid(std::move(problems));
    }
    const Result<std::string> phc = context.hasher.hash(normalized_password(window.password));
    if (!phc) return std::unexpected(phc.error());
    NewAccount account = account_of(context, window, *phc);
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        const auto there = find_window(transaction, window.region);
        if (!there) return std::unexpected(there.error());
        if (*there) account.tenant_id = **there;
        const auto done =
            *there ? join_window(transaction, account) : create_account(transaction, account);
        if (!done) return done;
        return append_audit(transaction, {.at = account.now,
                                          .tenant_id = account.tenant_id,
                                          .account_id = account.account_id,
                                          .action = "admin.createWindow",
                                          .entity_kind = "account",
                                          .entity_id = account.account_id});
    });
}

Result<std::vector<WindowAccount>> list_windows(Context& context) {
    return context.database.read([](Snapshot& snapshot) {
        return snapshot.all(
            "SELECT a.user_name,a.person,t.region,t.name,a.status='active',a.must_change_password,"
            "a.created_at,(SELECT MAX(s.seen_at) FROM session s WHERE s.tenant_id=a.tenant_id"
            " AND s.account_id=a.account_id) FROM account a"
            " JOIN tenant t ON t.tenant_id=a.tenant_id WHERE t.kind='window'"
            " ORDER BY t.region,a.user_name",
            [](const Row& row) {
                return WindowAccount{.user_name = row.text(0),
                                     .person = row.text(1),
                                     .region = row.text(2),
                                     .window_name = row.text(3),
                                     .is_enabled = row.integer(4) != 0,
                                     .must_change_password = row.integer(5) != 0,
                                     .created_at = row.integer(6),
                                     .seen_at = row.maybe_integer(7).value_or(0)};
            });
    });
}

Result<void> enable_window(Context& context, const std::string& user_name, bool is_enabled) {
    const auto change = [&](Transaction& transaction, const Reviewer& reviewer,
                            InstantMs now) -> Result<void> {
        const auto done = unless_failed(transaction.run(
            "UPDATE account SET status=?3,updated_at=?4,version=version+1"
            " WHERE tenant_id=?1 AND account_id=?2",
            reviewer.tenant_id, reviewer.account_id, is_enabled ? "active" : "disabled", now));
        if (!done) return done;
        return follow_accounts(transaction, reviewer.tenant_id, now);
    };
    const std::string action = is_enabled ? "admin.enableWindow" : "admin.disableWindow";
    return change_reviewer(context, user_name, action, change);
}

Result<void> move_window(Context& context, const std::string& user_name,
                         const std::string& region) {
    if (check_window_region(region)) return invalid({{"region", Rule::Unknown}});
    const std::string fresh_id = new_uuid(context.clock.now(), context.random);
    const auto change = [&](Transaction& transaction, Reviewer& reviewer,
                            InstantMs now) -> Result<void> {
        if (reviewer.region == region) return {};
        const auto there = find_window(transaction, region);
        if (!there) return std::unexpected(there.error());
        const std::string tenant_id = there->value_or(fresh_id);
        if (!*there) {
            const auto made = insert_window_tenant(transaction, tenant_id, region, now);
            if (!made) return made;
        }
        if (const auto done = hand_over(transaction, reviewer, tenant_id, now); !done) return done;
        reviewer.tenant_id = tenant_id;
        return {};
    };
    return change_reviewer(context, user_name, "admin.moveWindow", change);
}

Result<void> reset_window_password(Context& context, const std::string& user_name,
                                   const std::string& password) {
    Problems problems;
    const std::array<std::string_view, 1> identities{user_name};
    add(problems, "password", check_password(password, identities));
    if (problems.empty()) problems = check_policy("password", password, context.options.security);
    if (!problems.empty()) return invalid(std::move(problems));
    const Result<std::string> phc = context.hasher.hash(normalized_password(password));
    if (!phc) return std::unexpected(phc.error());
    const auto change = [&](Transaction& transaction, const Reviewer& reviewer,
                            InstantMs now) -> Result<void> {
        const auto done = unless_failed(transaction.run(
            "UPDATE account SET password_phc=?3,password_changed_at=?4,must_change_password=1,"
            "updated_at=?4,version=version+1 WHERE tenant_id=?1 AND account_id=?2",
            reviewer.tenant_id, reviewer.account_id, *phc, now));
        if (!done) return done;
        return remember_hash(transaction, reviewer.tenant_id, reviewer.account_id, *phc, now);
    };
    return change_reviewer(context, user_name, "admin.resetWindowPassword", change);
}

Result<void> unlock_account(Context& context, const std::string& user_name) {
    const InstantMs now = context.clock.now();
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        const std::string key = user_name_key(user_name);
        const auto found = transaction.one(
            "SELECT tenant_id,account_id FROM login_name WHERE name_key=?1",
            [](const Row& row) { return std::pair(row.text(0), row.text(1)); }, key);
        if (!found) return std::unexpected(found.error());
        if (!*found) return fail(ErrorKind::NotFound);
        const auto& [tenant_id, account_id] = **found;
        if (const auto done = forget(transaction, "account:" + key); !done) return done;
        if (const auto done = forget(transaction, "password:" + account_id); !done) return done;
        return append_audit(transaction, {.at = now,
                                          .tenant_id = tenant_id,
                                          .account_id = account_id,
                                          .action = "admin.unlock",
                                          .entity_kind = "account",
                                          .entity_id = account_id});
    });
}

}  // namespace emc::server
