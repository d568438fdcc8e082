#include "server/refusals.h"

namespace emc::server {

std::string step_json(std::string_view command, std::int64_t version) {
    return R"({"command":")" + std::string(command) + R"(","version":)" + std::to_string(version) +
           "}";
}

void note_refusal(const Call& call, AuditEntry entity, std::string_view command,
                  const Error& error) {
    const bool is_noted = error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Forbidden ||
                          error.kind == ErrorKind::NotFound;
    if (!is_noted || error.code == idempotency_raced) return;
    entity.outcome = error.code.empty() ? "not_found" : error.code;
    entity.diff = R"({"command":")" + std::string(command) + R"("})";
    const Result<void> noted = call.context.database.write(
        [&](Transaction& transaction) { return call.audit(transaction, entity); });
    if (!noted) call.context.log("refusal not noted: " + noted.error().detail);
}

}  // namespace emc::server
