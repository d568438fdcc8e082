#include "server/idempotency.h"

#include <algorithm>

namespace emc::server {
namespace {

constexpr InstantMs kept_ms = 72LL * 3600 * 1000;

std::string row_key(const IdempotencyScope& scope) {
    return scope.account_id.empty() ? scope.operation + ":" + scope.key : scope.key;
}

}  // namespace

bool is_idempotency_key(std::string_view text) {
    return text.size() >= idempotency_key_chars_min && text.size() <= idempotency_key_chars_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '_';
           });
}

Result<std::optional<StoredReply>> find_reply(Snapshot& snapshot, const IdempotencyScope& scope,
                                              InstantMs now) {
    return snapshot.one(
        "SELECT route,body_sha256,status,headers,body FROM idempotency"
        " WHERE tenant_id=?1 AND account_id=?2 AND idem_key=?3 AND created_at>?4",
        [&](const Row& row) {
            const Bytes body = row.bytes(4);
            return StoredReply{
                .status = static_cast<int>(row.integer(2)),
                .etag = row.text(3),
                .body = std::string(body.begin(), body.end()),
                .is_same_request = row.text(0) == scope.operation &&
                                   std::ranges::equal(row.bytes(1), scope.fingerprint),
            };
        },
        scope.tenant_id, scope.account_id, row_key(scope), now - kept_ms);
}

Result<void> keep_reply(Transaction& transaction, const IdempotencyScope& scope,
                        const StoredReply& reply, InstantMs now) {
    // What is past its time goes here, a few rows at a time, so that no other task is needed for
    // it.
    const Result<std::int64_t> purged = transaction.run(
        "DELETE FROM idempotency WHERE (tenant_id,account_id,idem_key) IN"
        " (SELECT tenant_id,account_id,idem_key FROM idempotency WHERE created_at<=?1"
        " ORDER BY created_at LIMIT 20)",
        now - kept_ms);
    if (!purged) return std::unexpected(purged.error());
    const Result<std::int64_t> cleared = transaction.run(
        "DELETE FROM idempotency WHERE tenant_id=?1 AND account_id=?2 AND idem_key=?3 AND "
        "created_at<=?4",
        scope.tenant_id, scope.account_id, row_key(scope), now - kept_ms);
    if (!cleared) return std::unexpected(cleared.error());
    const Bytes fingerprint(scope.fingerprint.begin(), scope.fingerprint.end());
    const Bytes body(reply.body.begin(), reply.body.end());
    const Result<std::int64_t> kept = transaction.run(
        "INSERT INTO "
        "idempotency(tenant_id,account_id,idem_key,route,body_sha256,status,headers,body,created_"
        "at)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)",
        scope.tenant_id, scope.account_id, row_key(scope), scope.operation, fingerprint,
        reply.status, reply.etag, body, now);
    if (!kept) return std::unexpected(kept.error());
    return {};
}

}  // namespace emc::server
