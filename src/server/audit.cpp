#include "server/audit.h"

#include <algorithm>

#include "server/crypto.h"

namespace emc::server {
namespace {

// One chain for each process that writes; there is one.
constexpr std::int64_t chain = 1;

struct Link {
    std::int64_t seq = 0;
    Bytes hash = Bytes(32, 0);
};

// Each part with its length, so that no two rows are written the same.
void append_part(std::string& out, std::string_view part) {
    out += std::to_string(part.size());
    out += ':';
    out += part;
}

Digest seal(const Link& before, const AuditEntry& entry) {
    std::string text(before.hash.begin(), before.hash.end());
    append_part(text, std::to_string(chain));
    append_part(text, std::to_string(before.seq + 1));
    append_part(text, std::to_string(entry.at));
    for (const std::string* part :
         {&entry.tenant_id, &entry.account_id, &entry.action, &entry.entity_kind, &entry.entity_id,
          &entry.outcome, &entry.ip, &entry.request_id, &entry.diff}) {
        append_part(text, *part);
    }
    return sha256(text);
}

Bytes bytes_of(const Digest& digest) { return Bytes(digest.begin(), digest.end()); }

}  // namespace

Result<void> append_audit(Transaction& transaction, const AuditEntry& entry) {
    const auto last = transaction.one(
        "SELECT seq,hash FROM audit_log WHERE chain=?1 ORDER BY seq DESC LIMIT 1",
        [](const Row& row) { return Link{row.integer(0), row.bytes(1)}; }, chain);
    if (!last) return std::unexpected(last.error());
    const Link before = last->value_or(Link{});
    const Result<std::int64_t> added = transaction.run(
        "INSERT INTO "
        "audit_log(chain,seq,at,tenant_id,account_id,action,entity_kind,entity_id,outcome,ip,"
        "request_id,diff,prev_hash,hash) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
        chain, before.seq + 1, entry.at, entry.tenant_id, entry.account_id, entry.action,
        entry.entity_kind, entry.entity_id, entry.outcome, entry.ip, entry.request_id, entry.diff,
        before.hash, bytes_of(seal(before, entry)));
    if (!added) return std::unexpected(added.error());
    return {};
}

Result<AuditVerdict> verify_audit(Snapshot& snapshot) {
    AuditVerdict verdict;
    Link before;
    const Parameter which[] = {Parameter(chain)};
    const Result<void> read = snapshot.each(
        "SELECT "
        "seq,at,tenant_id,account_id,action,entity_kind,entity_id,outcome,ip,request_id,diff,prev_"
        "hash,"
        "hash FROM audit_log WHERE chain=?1 ORDER BY seq",
        which, [&](const Row& row) {
            const AuditEntry entry{row.integer(1), row.text(2), row.text(3), row.text(4),
                                   row.text(5),    row.text(6), row.text(7), row.text(8),
                                   row.text(9),    row.text(10)};
            const bool is_sound = row.integer(0) == before.seq + 1 &&
                                  row.bytes(11) == before.hash &&
                                  row.bytes(12) == bytes_of(seal(before, entry));
            if (!is_sound) {
                verdict.first_bad_seq = row.integer(0);
                return false;
            }
            before = {row.integer(0), row.bytes(12)};
            ++verdict.rows;
            return true;
        });
    if (!read) return std::unexpected(read.error());
    return verdict;
}

}  // namespace emc::server
