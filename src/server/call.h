// One request on its way through the core, as a handler sees it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/endpoint.h"
#include "server/actor.h"
#include "server/audit.h"
#include "server/context.h"
#include "server/http_message.h"
#include "server/idempotency.h"
#include "server/store/database.h"

namespace emc::server {

class Call {
public:
    Call(Context& with, const HttpRequest& what, std::string_view operation);

    Context& context;
    const HttpRequest& request;
    const InstantMs now;
    const std::string operation;
    bool is_background = false;  // Does not keep the session awake.
    std::optional<Actor> actor = {};
    std::string session_end =
        {};  // "session.expired" or "session.revoked" of a cookie that is dead.
    // Whose session a change of password has ended. Only a repeat of that change is answered to
    // them.
    std::optional<Actor> former_actor = {};
    std::optional<std::int64_t> if_match = {};   // Set for every PUT.
    std::optional<IdempotencyScope> scope = {};  // Set for every POST.

    // What the reply carries besides its body; the last one of a name counts.
    NameValues headers = {};
    void set_header(std::string_view name, std::string value);
    // Above 0: nothing has come yet, and the edge may ask the same once more after so long. The
    // reply stands for whoever does not.
    std::int64_t ask_again_ms = 0;
    // JSON of the entity as it is, for the answer to a change that came too late.
    std::string current = {};

    bool is_secure() const { return context.options.secure_cookies || request.is_https; }
    std::string new_id() { return new_uuid(now, context.random); }

    // Appends to the audit log what this call did, in the transaction that did it. The action is
    // the call's and the ids are the actor's unless the entry has its own.
    Result<void> audit(Transaction& transaction, AuditEntry entry) const;

protected:
    // Conflict "idempotency.raced" when the same request has been answered since it was looked up.
    Result<void> begin(Transaction& transaction) const;
    Result<void> keep(Transaction& transaction, const StoredReply& reply) const;
};

inline constexpr std::string_view idempotency_raced = "idempotency.raced";

// The strong ETag of an entity that has a version; empty for others.
template <class T>
std::string etag_of(const T& value) {
    if constexpr (requires { value.version; }) {
        return "\"v" + std::to_string(value.version) + "\"";
    } else {
        return {};
    }
}

template <Endpoint E>
class CallOf : public Call {
public:
    using Output = typename E::Output;
    CallOf(Context& with, const HttpRequest& what) : Call(with, what, E::operation) {}

    // Runs `job` (Result<Output>(Transaction&)) in one transaction with the reply that is kept for
    // a repeat. Every handler that changes something does so in exactly one commit.
    template <class Job>
    Result<Output> commit(Job job) {
        return context.database.write([&](Transaction& transaction) -> Result<Output> {
            if (const Result<void> begun = begin(transaction); !begun)
                return std::unexpected(begun.error());
            Result<Output> output = job(transaction);
            if (!output) return output;
            StoredReply reply{.status = E::success_status, .etag = etag_of(*output)};
            if (E::success_status != 204 && !is_remade) reply.body = encode_text(*output);
            if (const Result<void> kept = keep(transaction, reply); !kept) {
                return std::unexpected(kept.error());
            }
            return output;
        });
    }

private:
    // A reply that comes with a session is made anew, see Router::bind; its body is not kept.
    static constexpr bool is_remade = std::is_same_v<Output, SessionView>;
};

}  // namespace emc::server
