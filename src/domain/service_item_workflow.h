// How a service gets on the shelf and off it (上架审核), as a table and a pure function.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/account.h"
#include "domain/service_item.h"
#include "domain/workflow.h"

namespace emc {

enum class ServiceCommand : std::uint8_t {
    Submit,
    Revoke,
    Approve,
    Return,
    Withdraw,
    Relist,
    Delist,
    Delete,
};
inline constexpr EnumRow<ServiceCommand> service_command_rows[] = {
    {ServiceCommand::Submit, "submit", {"提交上架", "Submit"}},
    {ServiceCommand::Revoke, "revoke", {"撤回", "Take back"}},
    {ServiceCommand::Approve, "approve", {"通过", "Approve"}},
    {ServiceCommand::Return, "return", {"退回", "Return"}},
    {ServiceCommand::Withdraw, "withdraw", {"下架", "Take off the shelf"}},
    {ServiceCommand::Relist, "relist", {"重新上架", "Put back"}},
    {ServiceCommand::Delist, "delist", {"平台下架", "Delist"}},
    {ServiceCommand::Delete, "delete", {"删除", "Delete"}},
};
constexpr std::span<const EnumRow<ServiceCommand>> enum_rows(Tag<ServiceCommand>) {
    return service_command_rows;
}

enum class ServiceActor : std::uint8_t { Institution, Window, System };

struct ServiceAction {
    std::string service_id;
    ServiceCommand command = ServiceCommand::Submit;
    std::int64_t expected_version = 0;
    std::string reason;  // For Return and Delist: told to the institution.
    bool operator==(const ServiceAction&) const = default;
};
constexpr auto fields(Tag<ServiceAction>) {
    using S = ServiceAction;
    return std::tuple{
        field("service_id", &S::service_id, {"服务标识", "Service id"},
              {.required = true, .chars_max = 64}),
        field("command", &S::command, {"操作", "Command"}, {}, Editor::Choice),
        field("expected_version", &S::expected_version, {"版本", "Version"}, {.min = 0}),
        field("reason", &S::reason, {"审核意见", "Opinion"}, {.chars_min = 2, .chars_max = 500},
              Editor::Paragraph),
    };
}
// A reason is required where somebody is turned down.
Problems check(const ServiceAction& action);

struct ServiceContext {
    ServiceActor actor = ServiceActor::Institution;
    std::string party_id;  // Of the institution, or of the window of its county.
    InstantMs now = 0;
    // While no window reviews, what is submitted is approved at once by the platform.
    bool is_review_on = true;
};

using ServiceTransition = Transition<ServiceItem, ServiceState, ServiceCommand, ServiceActor>;
std::span<const ServiceTransition> service_transitions();

// What the actor may do with the service as it is; for buttons.
std::vector<ServiceCommand> open_commands(const ServiceItem& item, ServiceActor actor);

// The service after the action. NotFound for somebody else's institution; Stale "service.stale";
// Forbidden or Conflict with a code of the workflow; Invalid with what is wrong in the draft, since
// only a whole one may be submitted.
Result<ServiceItem> apply(const ServiceItem& item, const ServiceAction& action,
                          const ServiceContext& context);

// The service with a new draft. On the shelf the change waits for review and the public goes on
// seeing the old one. Drafts may be incomplete until they are submitted.
Result<ServiceItem> edited(const ServiceItem& item, ServiceDraft draft,
                           const ServiceContext& context);

}  // namespace emc
