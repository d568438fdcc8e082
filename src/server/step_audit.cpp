#include "server/step_audit.h"

#include "api/codec.h"
#include "domain/rules/width.h"
#include "server/parties.h"

namespace emc::server {

StepNote note_of(const CaseLogEntry& step, std::string_view reason) {
    return {.command = step.command,
            .from = step.from,
            .to = step.to,
            .role = std::string(enum_row(step.actor).word),
            .reason = std::string(trimmed(reason)),
            .version = step.version};
}

StepNote note_of(const OrderLogEntry& step, std::string_view reason) {
    return {.command = std::string(enum_row(step.command).word),
            .from = std::string(enum_row(step.from).word),
            .to = std::string(enum_row(step.to).word),
            .role = std::string(enum_row(step.actor).word),
            .reason = std::string(trimmed(reason)),
            .version = step.version};
}

AuditEntry audited(std::string_view entity_kind, const std::string& entity_id,
                   const StepNote& note) {
    return {
        .entity_kind = std::string(entity_kind), .entity_id = entity_id, .diff = encode_text(note)};
}

void note_refusal(const Call& call, AuditEntry entity, std::string_view command,
                  const Error& error) {
    const bool is_noted = error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Forbidden ||
                          error.kind == ErrorKind::NotFound;
    if (!is_noted || error.code == idempotency_raced) return;
    // What is not there may have been asked for by any name, and nothing is ever deleted here.
    constexpr std::size_t id_bytes_max = 64;
    if (entity.entity_id.size() > id_bytes_max) entity.entity_id.clear();
    entity.outcome = error.code.empty() ? "not_found" : error.code;
    StepNote note{.command = std::string(command)};
    if (call.actor) note.role = enum_row(case_actor_of(call.actor->kind)).word;
    entity.diff = encode_text(note);
    const Result<void> noted = call.context.database.write(
        [&](Transaction& transaction) { return call.audit(transaction, entity); });
    if (!noted) call.context.log("refusal not noted: " + noted.error().detail);
}

}  // namespace emc::server
