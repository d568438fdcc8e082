#include "server/password.h"

#include <array>

#include "api/codec.h"
#include "domain/profile.h"
#include "domain/rules/password.h"
#include "server/password_policy.h"
#include "server/sessions.h"
#include "server/throttle.h"

namespace emc::server {
namespace {

struct Owner {
    std::string uscc;
    std::string mobile;
    std::string password_phc;
};

Result<Owner> find_owner(Snapshot& snapshot, const Actor& actor) {
    const auto found = snapshot.one(
        "SELECT t.uscc,COALESCE(p.content,''),a.password_phc FROM account a"
        " JOIN tenant t ON t.tenant_id=a.tenant_id LEFT JOIN profile p ON p.tenant_id=a.tenant_id"
        " WHERE a.tenant_id=?1 AND a.account_id=?2",
        [](const Row& row) {
            const Profile profile = decode_reply<Profile>(row.text(1)).value_or(Profile{});
            return Owner{row.text(0), profile.mobile, row.text(2)};
        },
        actor.tenant_id, actor.account_id);
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::Broken, {}, "session of an account that is not there");
    return **found;
}

std::string guess_bucket(const CallOf<ChangePassword>& call) {
    return "password:" + call.actor->account_id;
}

// A stolen session must not become a way to guess the password.
Result<void> admit_guess(CallOf<ChangePassword>& call) {
    const ThrottleRule rule{.free = call.context.options.account_free_failures,
                            .code = "sign_in.throttled"};
    return call.context.database.write([&](Transaction& transaction) {
        return admit(transaction, guess_bucket(call), call.now, rule);
    });
}

Result<void> refuse_wrong(CallOf<ChangePassword>& call, const PasswordChange& input,
                          const Owner& owner) {
    const Result<bool> is_right =
        call.context.hasher.verify(normalized_password(input.old_password), owner.password_phc);
    if (!is_right) return std::unexpected(is_right.error());
    const Result<void> noted = call.context.database.write([&](Transaction& transaction) {
        if (*is_right) return forget(transaction, guess_bucket(call));
        return call.audit(transaction, {.outcome = std::string(code_of(Rule::PasswordWrong))});
    });
    if (!noted || *is_right) return noted;
    return invalid({{"old_password", Rule::PasswordWrong}});
}

Result<void> refuse_reused(CallOf<ChangePassword>& call, const std::string& password) {
    const auto hashes = call.context.database.read([&](Snapshot& snapshot) {
        return remembered_hashes(snapshot, call.actor->tenant_id, call.actor->account_id);
    });
    if (!hashes) return std::unexpected(hashes.error());
    for (const std::string& phc : *hashes) {
        const Result<bool> is_same = call.context.hasher.verify(password, phc);
        if (!is_same) return std::unexpected(is_same.error());
        if (*is_same)
            return invalid({{"new_password", Rule::PasswordReused, passwords_remembered}});
    }
    return {};
}

Result<void> check_change(CallOf<ChangePassword>& call, const PasswordChange& input,
                          const Owner& owner) {
    const std::array<std::string_view, 3> identities{call.actor->user_name, owner.uscc,
                                                     owner.mobile};
    Problems problems = check(input, identities);
    if (problems.empty()) {
        problems = check_policy("new_password", input.new_password, call.context.options.security);
    }
    if (!problems.empty()) return invalid(std::move(problems));
    return {};
}

Result<void> store_password(Transaction& transaction, CallOf<ChangePassword>& call,
                            const Owner& owner, const std::string& phc) {
    const Actor& actor = *call.actor;
    const Result<std::int64_t> changed = transaction.run(
        "UPDATE account SET "
        "password_phc=?4,password_changed_at=?5,must_change_password=0,version=version+1,"
        "updated_at=?5 WHERE tenant_id=?1 AND account_id=?2 AND password_phc=?3",
        actor.tenant_id, actor.account_id, owner.password_phc, phc, call.now);
    if (!changed) return std::unexpected(changed.error());
    // Changed by another session since it was compared.
    if (*changed == 0) return invalid({{"old_password", Rule::PasswordWrong}});
    const auto remembered =
        remember_hash(transaction, actor.tenant_id, actor.account_id, phc, call.now);
    if (!remembered) return remembered;
    if (const auto done = revoke_sessions(transaction, actor.tenant_id, actor.account_id, call.now);
        !done) {
        return done;
    }
    return call.audit(transaction, {.entity_kind = "account", .entity_id = actor.account_id});
}

}  // namespace

Result<Nothing> change_password(CallOf<ChangePassword>& call, const PasswordChange& sent) {
    const PasswordChange input = normalized(sent);
    const Result<Owner> owner = call.context.database.read(
        [&](Snapshot& snapshot) { return find_owner(snapshot, *call.actor); });
    if (!owner) return std::unexpected(owner.error());
    if (const auto fine = check_change(call, input, *owner); !fine)
        return std::unexpected(fine.error());
    if (const auto fine = admit_guess(call); !fine) return std::unexpected(fine.error());
    if (const auto fine = refuse_wrong(call, input, *owner); !fine)
        return std::unexpected(fine.error());
    const std::string password = normalized_password(input.new_password);
    if (const auto fine = refuse_reused(call, password); !fine)
        return std::unexpected(fine.error());
    const Result<std::string> phc = call.context.hasher.hash(password);
    if (!phc) return std::unexpected(phc.error());
    Result<Nothing> done = call.commit([&](Transaction& transaction) -> Result<Nothing> {
        if (const auto stored = store_password(transaction, call, *owner, *phc); !stored) {
            return std::unexpected(stored.error());
        }
        return Nothing{};
    });
    if (done) clear_session_cookie(call);
    return done;
}

Result<Nothing> change_again(CallOf<ChangePassword>& call, const PasswordChange& sent) {
    const Result<Owner> owner = call.context.database.read(
        [&](Snapshot& snapshot) { return find_owner(snapshot, *call.actor); });
    if (!owner) return std::unexpected(owner.error());
    if (const auto fine = admit_guess(call); !fine) return std::unexpected(fine.error());
    const std::string password = normalized_password(sent.new_password);
    const Result<bool> is_right = call.context.hasher.verify(password, owner->password_phc);
    if (!is_right) return std::unexpected(is_right.error());
    if (!*is_right) return fail(ErrorKind::SignedOut, "session.revoked");
    const Result<void> forgotten = call.context.database.write(
        [&](Transaction& transaction) { return forget(transaction, guess_bucket(call)); });
    if (!forgotten) return std::unexpected(forgotten.error());
    clear_session_cookie(call);
    return Nothing{};
}

}  // namespace emc::server
