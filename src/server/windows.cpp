#include "server/windows.h"

#include <array>

#include "domain/regions.h"
#include "domain/rules/names.h"
#include "domain/rules/password.h"
#include "server/accounts.h"
#include "server/audit.h"
#include "server/password_policy.h"
#include "server/throttle.h"

namespace emc::server {
namespace {

void add(Problems& problems, std::string_view key, std::optional<Problem> problem) {
    if (!problem) return;
    problem->field = key;
    problems.push_back(std::move(*problem));
}

Problems check_window(const NewWindow& window, SecurityProfile profile) {
    Problems problems;
    add(problems, "user_name", check_user_name(window.user_name));
    add(problems, "region", check_county(window.region));
    const std::array<std::string_view, 1> identities{window.user_name};
    add(problems, "password", check_password(window.password, identities));
    if (problems.empty()) problems = check_policy("password", window.password, profile);
    return problems;
}

}  // namespace

Result<void> create_window(Context& context, const NewWindow& window) {
    if (Problems problems = check_window(window, context.options.security); !problems.empty()) {
        return invalid(std::move(problems));
    }
    const Result<std::string> phc = context.hasher.hash(normalized_password(window.password));
    if (!phc) return std::unexpected(phc.error());
    const InstantMs now = context.clock.now();
    NewAccount account{.tenant_id = new_uuid(now, context.random),
                       .account_id = new_uuid(now, context.random),
                       .password_phc = *phc,
                       .must_change_password = !window.keeps_password,
                       .now = now};
    account.registration.kind = AccountKind::Window;
    account.registration.user_name = window.user_name;
    account.registration.name = window_name_of(window.region);
    // A window is no registered body; its number only has to be its own.
    account.registration.uscc = "window-" + account.tenant_id;
    account.registration.region = window.region;
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        if (const auto done = create_account(transaction, account); !done) return done;
        return append_audit(transaction, {.at = now,
                                          .tenant_id = account.tenant_id,
                                          .account_id = account.account_id,
                                          .action = "admin.createWindow",
                                          .entity_kind = "account",
                                          .entity_id = account.account_id});
    });
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
