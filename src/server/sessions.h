// 登录, 退出, and the session behind them: an opaque token of 256 bits in a cookie, of which the
// database has only the hash.
#pragma once

#include <string>
#include <string_view>

#include "api/session.h"
#include "server/call.h"

namespace emc::server {

// Sets call.actor to whom the cookie of the request stands for: nobody when it is missing, unknown,
// out of time or revoked; call.session_end then says why. Notes at most once a minute that the
// session was used.
Result<void> find_actor(Call& call);

// A new token in a cookie of the reply; the session that the request came with is revoked, so that
// a token from before is never one from after.
Result<void> open_session(Transaction& transaction, Call& call, const std::string& tenant_id,
                          const std::string& account_id);
Result<void> revoke_sessions(Transaction& transaction, const std::string& tenant_id,
                             const std::string& account_id, InstantMs now);
void clear_session_cookie(Call& call);

Result<SessionView> session_view(Snapshot& snapshot, const Context& context, InstantMs now,
                                 const std::string& tenant_id, const std::string& account_id);

Result<SessionView> sign_in(CallOf<CreateSession>& call, const SignIn& input);
// A new session for whoever sends the same request again and knows the password: the token of the
// first reply is not kept anywhere, so it cannot be sent twice.
Result<SessionView> sign_in_again(Call& call, const SignIn& input);
Result<SessionView> read_session(CallOf<ReadSession>& call, const Nothing& input);
Result<Nothing> sign_out(CallOf<DeleteSession>& call, const Nothing& input);

}  // namespace emc::server
