#include "server/call.h"

#include <algorithm>

namespace emc::server {

Call::Call(Context& with, const HttpRequest& what, std::string_view named)
    : context(with), request(what), now(with.clock.now()), operation(named) {}

void Call::set_header(std::string_view name, std::string value) {
    const auto found = std::ranges::find(headers, name, &NameValues::value_type::first);
    if (found == headers.end()) {
        headers.emplace_back(name, std::move(value));
    } else {
        found->second = std::move(value);
    }
}

Result<void> Call::audit(Transaction& transaction, AuditEntry entry) const {
    entry.at = now;
    if (entry.action.empty()) entry.action = operation;
    entry.ip = request.peer;
    entry.request_id = request.request_id;
    if (actor && entry.account_id.empty()) {
        entry.tenant_id = actor->tenant_id;
        entry.account_id = actor->account_id;
    }
    return append_audit(transaction, entry);
}

Result<void> Call::begin(Transaction& transaction) const {
    if (!scope) return {};
    const auto earlier = find_reply(transaction, *scope, now);
    if (!earlier) return std::unexpected(earlier.error());
    if (*earlier) return fail(ErrorKind::Conflict, std::string(idempotency_raced));
    return {};
}

Result<void> Call::keep(Transaction& transaction, const StoredReply& reply) const {
    if (!scope) return {};
    return keep_reply(transaction, *scope, reply, now);
}

}  // namespace emc::server
