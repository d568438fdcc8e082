// What the audit log says of the steps of cases: who acted for which side, when, from which state
// to which, and why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "domain/case.h"
#include "domain/order.h"
#include "server/call.h"

namespace emc::server {

// `diff` of a step, as JSON. States and commands are their words.
struct StepNote {
    std::string command;
    std::string from;
    std::string to;
    std::string role;          // Of CaseActor; the account is a column of the row.
    std::string reason;        // Where the step asks for one; nothing else that people wrote.
    std::int64_t version = 0;  // Of the case after the step; 0: it was refused.
    bool operator==(const StepNote&) const = default;
};
constexpr auto fields(Tag<StepNote>) {
    using N = StepNote;
    return std::tuple{
        field("command", &N::command, {"操作", "Command"}),
        field("from", &N::from, {"原状态", "From"}),
        field("to", &N::to, {"新状态", "To"}),
        field("role", &N::role, {"操作方", "Role"}),
        field("reason", &N::reason, {"原因", "Reason"}),
        field("version", &N::version, {"版本", "Version"}, {.min = 0}),
    };
}

StepNote note_of(const CaseLogEntry& step, std::string_view reason = {});
StepNote note_of(const OrderLogEntry& step, std::string_view reason = {});

AuditEntry audited(std::string_view entity_kind, const std::string& entity_id,
                   const StepNote& note);

// A step that was refused for a reason of the case's is in the audit log too, in a transaction of
// its own. `entity` says what it was tried on; the reason is its outcome.
void note_refusal(const Call& call, AuditEntry entity, std::string_view command,
                  const Error& error);

}  // namespace emc::server
