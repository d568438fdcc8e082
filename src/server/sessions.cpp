#include "server/sessions.h"

#include "api/codec.h"
#include "domain/profile.h"
#include "domain/regions.h"
#include "server/calendar_store.h"
#include "server/messages.h"

namespace emc::server {
namespace {

constexpr InstantMs seen_every_ms = 60LL * 1000;
constexpr std::size_t user_agent_bytes_max = 200;

std::string_view cookie_name(const Call& call) { return call.is_secure() ? "__Host-sid" : "sid"; }

// The one cookie of our name. Two of them mean that somebody planted one: then there is none.
std::string session_cookie(const Call& call) {
    const std::string start = std::string(cookie_name(call)) + "=";
    std::string found;
    int count = 0;
    for (const auto& [name, value] : call.request.headers) {
        if (name != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            std::string_view pair = rest.substr(0, rest.find(';'));
            rest.remove_prefix(pair.size() == rest.size() ? pair.size() : pair.size() + 1);
            while (pair.starts_with(' ')) pair.remove_prefix(1);
            if (!pair.starts_with(start)) continue;
            found = pair.substr(start.size());
            ++count;
        }
    }
    return count == 1 ? found : std::string();
}

void set_cookie(Call& call, std::string_view value, std::string_view more) {
    std::string cookie(cookie_name(call));
    cookie += '=';
    cookie += value;
    cookie += "; Path=/; HttpOnly; SameSite=Strict";
    if (call.is_secure()) cookie += "; Secure";
    cookie += more;
    call.set_header("Set-Cookie", std::move(cookie));
}

Bytes hash_of(std::string_view token) {
    const Digest digest = sha256(token);
    return Bytes(digest.begin(), digest.end());
}

struct SessionRow {
    Actor actor;
    InstantMs seen_at = 0;
    InstantMs idle_until = 0;
    std::optional<InstantMs> revoked_at = {};
    InstantMs hard_until = 0;
    InstantMs password_changed_at = 0;
};

constexpr std::string_view find_session =
    "SELECT s.tenant_id,s.account_id,a.user_name,t.kind,t.region,a.must_change_password,"
    "s.seen_at,s.idle_until,s.hard_until,s.revoked_at,a.password_changed_at FROM session s"
    " JOIN account a ON a.tenant_id=s.tenant_id AND a.account_id=s.account_id"
    " JOIN tenant t ON t.tenant_id=s.tenant_id"
    " WHERE s.token_sha256=?1 AND a.status='active' AND t.status='active'";

SessionRow session_row(const Row& row, const Bytes& hash) {
    SessionRow made;
    made.actor = {
        .tenant_id = row.text(0),
        .account_id = row.text(1),
        .user_name = row.text(2),
        .kind = enum_from_word<AccountKind>(row.text(3)).value_or(AccountKind::Enterprise),
        .region = row.text(4),
        .must_change_password = row.integer(5) != 0,
        .session = hash};
    made.seen_at = row.integer(6);
    made.idle_until = row.integer(7);
    made.hard_until = row.integer(8);
    made.revoked_at = row.maybe_integer(9);
    made.password_changed_at = row.integer(10);
    return made;
}

bool is_password_old(InstantMs changed_at, InstantMs now, const Options& options) {
    const InstantMs age_max = options.password_age_max_ms();
    return age_max > 0 && now - changed_at > age_max;
}

// Failing only costs the person some of their idle time, so it is no reason to fail the request.
void note_seen(Call& call, const SessionRow& row) {
    if (call.now - row.seen_at < seen_every_ms) return;
    const InstantMs idle_until =
        std::min(call.now + call.context.options.session_idle_ms(), row.hard_until);
    const Result<std::int64_t> noted = call.context.database.write([&](Transaction& transaction) {
        return transaction.run("UPDATE session SET seen_at=?2,idle_until=?3 WHERE token_sha256=?1",
                               row.actor.session, call.now, idle_until);
    });
    if (!noted) call.context.log("session: last use not noted: " + noted.error().detail);
}

}  // namespace

Result<void> find_actor(Call& call) {
    const std::string token = session_cookie(call);
    if (token.empty()) return {};
    const Bytes hash = hash_of(token);
    const auto found = call.context.database.read([&](Snapshot& snapshot) {
        return snapshot.one(
            find_session, [&](const Row& row) { return session_row(row, hash); }, hash);
    });
    if (!found) return std::unexpected(found.error());
    const bool is_in_time =
        *found && call.now < (*found)->idle_until && call.now < (*found)->hard_until;
    if (is_in_time && !(*found)->revoked_at) {
        if (!call.is_background) note_seen(call, **found);
        call.actor = (*found)->actor;
        if (is_password_old((*found)->password_changed_at, call.now, call.context.options)) {
            call.actor->must_change_password = true;
        }
        return {};
    }
    clear_session_cookie(call);
    call.session_end = "session.expired";
    if (is_in_time && (*found)->revoked_at == (*found)->password_changed_at) {
        call.session_end = "session.revoked";
        call.former_actor = (*found)->actor;
    }
    return {};
}

Result<void> open_session(Transaction& transaction, Call& call, const std::string& tenant_id,
                          const std::string& account_id) {
    if (call.actor) {
        const Result<std::int64_t> revoked = transaction.run(
            "UPDATE session SET revoked_at=?2 WHERE token_sha256=?1 AND revoked_at IS NULL",
            call.actor->session, call.now);
        if (!revoked) return std::unexpected(revoked.error());
    }
    const Result<std::int64_t> purged = transaction.run(
        "DELETE FROM session WHERE token_sha256 IN"
        " (SELECT token_sha256 FROM session WHERE hard_until<?1 ORDER BY hard_until LIMIT 20)",
        call.now);
    if (!purged) return std::unexpected(purged.error());

    const std::string token = new_token(call.context.random);
    const Options& options = call.context.options;
    std::string user_agent(call.request.header("user-agent").value_or(""));
    if (user_agent.size() > user_agent_bytes_max) user_agent.resize(user_agent_bytes_max);
    if (!is_valid_utf8(user_agent)) user_agent.clear();
    const Result<std::int64_t> opened = transaction.run(
        "INSERT INTO "
        "session(token_sha256,tenant_id,account_id,created_at,seen_at,idle_until,hard_until,ip,"
        "user_agent) VALUES(?1,?2,?3,?4,?4,?5,?6,?7,?8)",
        hash_of(token), tenant_id, account_id, call.now, call.now + options.session_idle_ms(),
        call.now + options.session_absolute_ms, call.request.peer, user_agent);
    if (!opened) return std::unexpected(opened.error());
    set_cookie(call, token, "");
    return {};
}

Result<void> revoke_sessions(Transaction& transaction, const std::string& tenant_id,
                             const std::string& account_id, InstantMs now) {
    const Result<std::int64_t> revoked = transaction.run(
        "UPDATE session SET revoked_at=?3 WHERE tenant_id=?1 AND account_id=?2 AND revoked_at IS "
        "NULL",
        tenant_id, account_id, now);
    if (!revoked) return std::unexpected(revoked.error());
    return {};
}

void clear_session_cookie(Call& call) { set_cookie(call, "", "; Max-Age=0"); }

Result<SessionView> session_view(Snapshot& snapshot, const Context& context, InstantMs now,
                                 const std::string& tenant_id, const std::string& account_id) {
    const Options& options = context.options;
    const auto place = news_place(snapshot, context.secret, tenant_id);
    if (!place) return std::unexpected(place.error());
    const auto found = snapshot.one(
        "SELECT "
        "a.user_name,a.must_change_password,a.password_changed_at,t.kind,t.name,t.region,p.content,"
        "(SELECT c.state FROM cases c WHERE c.kind='verification' AND c.enterprise_id=a.tenant_id)"
        " FROM account a JOIN tenant t ON t.tenant_id=a.tenant_id LEFT JOIN profile p ON "
        "p.tenant_id=a.tenant_id"
        " WHERE a.tenant_id=?1 AND a.account_id=?2",
        [&](const Row& row) {
            SessionView view;
            view.account_id = account_id;
            view.user_name = row.text(0);
            view.must_change_password =
                row.integer(1) != 0 || is_password_old(row.integer(2), now, options);
            view.kind = enum_from_word<AccountKind>(row.text(3)).value_or(AccountKind::Enterprise);
            view.name = row.text(4);
            view.window_name = window_name_of(row.text(5));
            view.idle_timeout_s = options.session_idle_ms() / 1000;
            if (const auto content = decode_reply<Profile>(row.text(6));
                !row.is_null(6) && content) {
                view.profile_percent = completeness_percent(*content);
            }
            constexpr int verification_column = 7;
            view.verification = enum_from_word<VerificationState>(row.text(verification_column))
                                    .value_or(VerificationState::None);
            view.news_position = place->position;
            view.unread_count = place->unread;
            return view;
        },
        tenant_id, account_id);
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorKind::Broken, {}, "session of an account that is not there");
    auto holidays = imported_holidays(snapshot);
    if (!holidays) return std::unexpected(holidays.error());
    SessionView view = **found;
    view.holidays = *std::move(holidays);
    return view;
}

Result<SessionView> read_session(CallOf<ReadSession>& call, const Nothing&) {
    if (!call.actor) return SessionView{};
    return call.context.database.read([&](Snapshot& snapshot) {
        return session_view(snapshot, call.context, call.now, call.actor->tenant_id,
                            call.actor->account_id);
    });
}

Result<Nothing> sign_out(CallOf<DeleteSession>& call, const Nothing&) {
    clear_session_cookie(call);
    if (!call.actor) return Nothing{};
    return call.commit([&](Transaction& transaction) -> Result<Nothing> {
        const Result<std::int64_t> revoked =
            transaction.run("UPDATE session SET revoked_at=?2 WHERE token_sha256=?1",
                            call.actor->session, call.now);
        if (!revoked) return std::unexpected(revoked.error());
        if (const Result<void> noted = call.audit(transaction, {}); !noted)
            return std::unexpected(noted.error());
        return Nothing{};
    });
}

}  // namespace emc::server
