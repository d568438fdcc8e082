#include "domain/rules/password.h"
#include "server/sessions.h"
#include "server/throttle.h"

namespace emc::server {
namespace {

struct Candidate {
    std::string tenant_id;
    std::string account_id;
    std::string password_phc;  // Empty: nobody who could sign in.
};

std::string account_bucket(const SignIn& input) {
    return "account:" + user_name_key(input.user_name);
}
std::string address_bucket(const Call& call) { return "address:" + network_of(call.request.peer); }

Result<void> admit_attempt(Call& call, const SignIn& input) {
    const Options& options = call.context.options;
    const bool locks = options.security == SecurityProfile::Dengbao3;
    const ThrottleRule account{.free = options.account_free_failures,
                               .lock_ms = locks ? 10LL * 60 * 1000 : 0,
                               .code = "sign_in.throttled"};
    const ThrottleRule address{.free = options.address_free_failures,
                               .forget_ms = 3600LL * 1000,
                               .code = "sign_in.throttled"};
    return call.context.database.write([&](Transaction& transaction) -> Result<void> {
        const Result<void> admitted = admit(transaction, account_bucket(input), call.now, account);
        if (!admitted) return admitted;
        return admit(transaction, address_bucket(call), call.now, address);
    });
}

Result<Candidate> find_candidate(Call& call, const SignIn& input) {
    const auto found = call.context.database.read([&](Snapshot& snapshot) {
        return snapshot.one(
            "SELECT a.tenant_id,a.account_id,a.password_phc FROM login_name l"
            " JOIN account a ON a.tenant_id=l.tenant_id AND a.account_id=l.account_id"
            " JOIN tenant t ON t.tenant_id=l.tenant_id"
            " WHERE l.name_key=?1 AND t.kind=?2 AND a.status='active' AND t.status='active'",
            [](const Row& row) { return Candidate{row.text(0), row.text(1), row.text(2)}; },
            user_name_key(input.user_name), enum_row(input.kind).word);
    });
    if (!found) return std::unexpected(found.error());
    return found->value_or(Candidate{});
}

std::unexpected<Error> wrong() { return fail(ErrorKind::SignedOut, "sign_in.wrong"); }

// An unknown name, a wrong password and a wrong account type take the same way to the same answer.
Result<Candidate> prove(Call& call, const SignIn& input) {
    if (Problems problems = check(input); !problems.empty()) return invalid(std::move(problems));
    if (const Result<void> admitted = admit_attempt(call, input); !admitted) {
        return std::unexpected(admitted.error());
    }
    Result<Candidate> candidate = find_candidate(call, input);
    if (!candidate) return candidate;
    const Result<bool> is_right =
        call.context.hasher.verify(normalized_password(input.password), candidate->password_phc);
    if (is_right && *is_right) return candidate;

    const Result<void> noted =
        call.context.database.write([&](Transaction& transaction) -> Result<void> {
            if (is_right) {
                return call.audit(transaction, {.tenant_id = candidate->tenant_id,
                                                .account_id = candidate->account_id,
                                                .action = std::string(CreateSession::operation),
                                                .outcome = "sign_in.wrong"});
            }
            // Nothing was compared, so nothing was guessed.
            if (const Result<void> back = give_back(transaction, account_bucket(input)); !back)
                return back;
            return give_back(transaction, address_bucket(call));
        });
    if (!is_right) return std::unexpected(is_right.error());
    if (!noted) return std::unexpected(noted.error());
    return wrong();
}

Result<void> renew_hash(Transaction& transaction, const Candidate& candidate,
                        const std::string& phc) {
    if (phc.empty()) return {};
    const Result<std::int64_t> renewed =
        transaction.run("UPDATE account SET password_phc=?3 WHERE tenant_id=?1 AND account_id=?2",
                        candidate.tenant_id, candidate.account_id, phc);
    if (!renewed) return std::unexpected(renewed.error());
    return {};
}

Result<SessionView> enter(Transaction& transaction, Call& call, const SignIn& input,
                          const Candidate& candidate, const std::string& renewed_phc) {
    // The password may have been changed, or the account closed, while the hash was computed.
    const auto unchanged = transaction.one(
        "SELECT 1 FROM account WHERE tenant_id=?1 AND account_id=?2 AND password_phc=?3 AND "
        "status='active'",
        [](const Row&) { return true; }, candidate.tenant_id, candidate.account_id,
        candidate.password_phc);
    if (!unchanged) return std::unexpected(unchanged.error());
    if (!*unchanged) return wrong();

    if (const auto done = renew_hash(transaction, candidate, renewed_phc); !done) {
        return std::unexpected(done.error());
    }
    if (const auto done = forget(transaction, account_bucket(input)); !done)
        return std::unexpected(done.error());
    if (const auto done = give_back(transaction, address_bucket(call)); !done)
        return std::unexpected(done.error());
    if (const auto done =
            open_session(transaction, call, candidate.tenant_id, candidate.account_id);
        !done) {
        return std::unexpected(done.error());
    }
    const Result<void> noted =
        call.audit(transaction, {.tenant_id = candidate.tenant_id,
                                 .account_id = candidate.account_id,
                                 .action = std::string(CreateSession::operation)});
    if (!noted) return std::unexpected(noted.error());
    return session_view(transaction, call.context, call.now, candidate.tenant_id,
                        candidate.account_id);
}

// A new hash where the stored one is weaker than today's parameters; empty where it is not.
std::string renewed_hash(Call& call, const SignIn& input, const Candidate& candidate) {
    if (!call.context.hasher.is_outdated(candidate.password_phc)) return {};
    return call.context.hasher.hash(normalized_password(input.password)).value_or("");
}

}  // namespace

Result<SessionView> sign_in(CallOf<CreateSession>& call, const SignIn& sent) {
    const SignIn input = normalized(sent);
    const Result<Candidate> candidate = prove(call, input);
    if (!candidate) return std::unexpected(candidate.error());
    const std::string renewed = renewed_hash(call, input, *candidate);
    return call.commit([&](Transaction& transaction) {
        return enter(transaction, call, input, *candidate, renewed);
    });
}

Result<SessionView> sign_in_again(Call& call, const SignIn& sent) {
    const SignIn input = normalized(sent);
    const Result<Candidate> candidate = prove(call, input);
    if (!candidate) return std::unexpected(candidate.error());
    return call.context.database.write(
        [&](Transaction& transaction) { return enter(transaction, call, input, *candidate, ""); });
}

}  // namespace emc::server
