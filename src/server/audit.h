// Who did what, when and with what outcome: rows that are only ever added, each sealing the one
// before it by its hash. Kept at least 180 days (GB/T 22239, Cybersecurity Law); nothing here
// deletes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "server/store/transaction.h"

namespace emc::server {

struct AuditEntry {
    InstantMs at = 0;
    std::string tenant_id = {};
    std::string account_id = {};
    std::string action = {};  // The operation of an endpoint: "updateProfile".
    std::string entity_kind = {};
    std::string entity_id = {};
    std::string outcome = "ok";  // Or the code of the error.
    std::string ip = {};
    std::string request_id = {};
    std::string diff = {};  // JSON; names of fields, never their values. Of steps: StepNote.
};

// In the transaction of what it tells about.
Result<void> append_audit(Transaction& transaction, const AuditEntry& entry);

struct AuditVerdict {
    std::int64_t rows = 0;
    std::optional<std::int64_t> first_bad_seq = {};  // Changed, or missing before it.
};
Result<AuditVerdict> verify_audit(Snapshot& snapshot);

}  // namespace emc::server
