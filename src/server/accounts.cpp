#include "server/accounts.h"

#include "api/codec.h"
#include "domain/profile.h"
#include "domain/rules/password.h"
#include "server/password_policy.h"
#include "server/profile.h"
#include "server/sessions.h"
#include "server/throttle.h"

namespace emc::server {
namespace {

// The editions of the texts that the registration page shows.
constexpr std::string_view terms_edition = "2026-11";

Profile first_profile(const Registration& registration) {
    Profile profile;
    profile.name = registration.name;
    profile.uscc = registration.uscc;
    profile.uscc_confirmed = registration.uscc_confirmed;
    profile.industry = registration.industry;
    profile.region = registration.region;
    profile.contact = registration.contact;
    profile.mobile = registration.mobile;
    profile.email = registration.email;
    return normalized(std::move(profile));
}

Result<void> insert_tenant(Transaction& transaction, const NewAccount& account) {
    const Registration& data = account.registration;
    const Result<std::int64_t> tenant = transaction.run(
        "INSERT INTO tenant(tenant_id,kind,name,uscc,region,status,created_at,updated_at)"
        " VALUES(?1,?2,?3,?4,?5,'active',?6,?6)",
        account.tenant_id, enum_row(data.kind).word, data.name, data.uscc, data.region,
        account.now);
    if (!tenant) return std::unexpected(tenant.error());
    return {};
}

Result<void> insert_consents(Transaction& transaction, const NewAccount& account) {
    for (const std::string_view document : {"terms", "privacy"}) {
        const Result<std::int64_t> agreed = transaction.run(
            "INSERT INTO consent(tenant_id,account_id,document,edition,agreed_at) "
            "VALUES(?1,?2,?3,?4,?5)",
            account.tenant_id, account.account_id, document, terms_edition, account.now);
        if (!agreed) return std::unexpected(agreed.error());
    }
    return {};
}

Result<void> admit_registration(Call& call) {
    const ThrottleRule rule{.free = call.context.options.registrations_per_hour,
                            .forget_ms = 3600LL * 1000};
    return call.context.database.write([&](Transaction& transaction) {
        return admit(transaction, "register:" + network_of(call.request.peer), call.now, rule);
    });
}

// Everything that can be told before the costly hash.
Result<void> refuse_early(Call& call, const Registration& input) {
    Problems problems = check(input);
    if (problems.empty())
        problems = check_policy("password", input.password, call.context.options.security);
    if (!problems.empty()) return invalid(std::move(problems));
    Result<Problems> taken =
        call.context.database.read([&](Snapshot& snapshot) { return find_taken(snapshot, input); });
    if (!taken) return std::unexpected(taken.error());
    if (!taken->empty()) return invalid(std::move(*taken));
    return {};
}

}  // namespace

Result<Problems> find_taken(Snapshot& snapshot, const Registration& registration) {
    const auto is_there = [](const Row&) { return true; };
    Problems problems;
    const auto name = snapshot.one("SELECT 1 FROM login_name WHERE name_key=?1", is_there,
                                   user_name_key(registration.user_name));
    if (!name) return std::unexpected(name.error());
    if (*name) problems.push_back({"user_name", Rule::Taken});
    const auto uscc = snapshot.one("SELECT 1 FROM tenant WHERE kind=?1 AND uscc=?2", is_there,
                                   enum_row(registration.kind).word, registration.uscc);
    if (!uscc) return std::unexpected(uscc.error());
    if (*uscc) problems.push_back({"uscc", Rule::Taken});
    return problems;
}

Result<void> insert_account(Transaction& transaction, const NewAccount& account) {
    const std::string& user_name = account.registration.user_name;
    const Result<std::int64_t> inserted = transaction.run(
        "INSERT INTO account(tenant_id,account_id,user_name,role,password_phc,password_changed_at,"
        "must_change_password,status,person,created_at,updated_at) "
        "VALUES(?1,?2,?3,'owner',?4,?5,?6,'active',?7,?5,?5)",
        account.tenant_id, account.account_id, user_name, account.password_phc, account.now,
        account.must_change_password, account.person);
    if (!inserted) return std::unexpected(inserted.error());
    const Result<std::int64_t> named =
        transaction.run("INSERT INTO login_name(name_key,tenant_id,account_id) VALUES(?1,?2,?3)",
                        user_name_key(user_name), account.tenant_id, account.account_id);
    if (!named) return std::unexpected(named.error());
    return remember_hash(transaction, account.tenant_id, account.account_id, account.password_phc,
                         account.now);
}

Result<void> create_account(Transaction& transaction, const NewAccount& account) {
    Result<Problems> taken = find_taken(transaction, account.registration);
    if (!taken) return std::unexpected(taken.error());
    if (!taken->empty()) return invalid(std::move(*taken));
    if (const auto done = insert_tenant(transaction, account); !done) return done;
    if (const auto done = insert_account(transaction, account); !done) return done;
    if (account.registration.kind == AccountKind::Window) return {};
    if (const auto done = insert_consents(transaction, account); !done) return done;
    return insert_profile(transaction, first_profile(account.registration),
                          {account.tenant_id, account.account_id, account.now});
}

Result<SessionView> register_account(CallOf<RegisterAccount>& call, const Registration& sent) {
    const Registration input = normalized(sent);
    if (const Result<void> fine = refuse_early(call, input); !fine)
        return std::unexpected(fine.error());
    if (const Result<void> admitted = admit_registration(call); !admitted) {
        return std::unexpected(admitted.error());
    }
    Result<std::string> phc = call.context.hasher.hash(normalized_password(input.password));
    if (!phc) return std::unexpected(phc.error());
    const NewAccount account{.tenant_id = call.new_id(),
                             .account_id = call.new_id(),
                             .registration = input,
                             .password_phc = std::move(*phc),
                             .now = call.now};
    return call.commit([&](Transaction& transaction) -> Result<SessionView> {
        if (const auto done = create_account(transaction, account); !done)
            return std::unexpected(done.error());
        const auto opened = open_session(transaction, call, account.tenant_id, account.account_id);
        if (!opened) return std::unexpected(opened.error());
        const Result<void> noted = call.audit(transaction, {.tenant_id = account.tenant_id,
                                                            .account_id = account.account_id,
                                                            .entity_kind = "account",
                                                            .entity_id = account.account_id});
        if (!noted) return std::unexpected(noted.error());
        return session_view(transaction, call.context, call.now, account.tenant_id,
                            account.account_id);
    });
}

Result<SessionView> register_again(CallOf<RegisterAccount>& call, const Registration& sent) {
    return sign_in_again(
        call, {.user_name = sent.user_name, .password = sent.password, .kind = sent.kind});
}

}  // namespace emc::server
