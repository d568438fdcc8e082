// 订单: an enterprise's use of a service, from application to rating. The aggregate is a value;
// what happens to it is apply() in domain/order_workflow.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/contract.h"
#include "domain/order_words.h"
#include "domain/payment.h"
#include "domain/rating.h"
#include "domain/service_item.h"

namespace emc {

// What the enterprise fills in at 申请服务.
struct OrderRequest {
    std::string service_id;
    std::string contact;
    std::string phone;
    std::string email;
    std::string starts_on;  // 期望开始
    std::string needs;
    std::vector<FileRef> files;
    OrderSource source = OrderSource::Service;
    std::string source_id;  // Of the demand or consultation it came from.
    bool operator==(const OrderRequest&) const = default;
};

// The service as it was when it was asked for.
struct ServiceSnapshot {
    std::string service_id;
    std::string number;
    std::int64_t version = 0;
    ServiceDraft content;
    bool operator==(const ServiceSnapshot&) const = default;
};

// One stage of the frozen contract, as far as it has come.
struct StageProgress {
    StageState state = StageState::NotStarted;
    std::string result;  // 成果说明 of the last submission.
    std::vector<FileRef> files;
    InstantMs submitted_at = 0;
    std::string opinion;  // 验收意见 of the last decision.
    InstantMs decided_at = 0;
    std::int64_t returns = 0;
    bool operator==(const StageProgress&) const = default;
};

// 协商解除, as long as it is open.
struct Termination {
    CaseActor proposed_by = CaseActor::Enterprise;
    std::string reason;
    InstantMs at = 0;
    bool operator==(const Termination&) const = default;
};

struct Appeal {
    CaseActor by = CaseActor::Enterprise;
    AppealKind kind = AppealKind::Other;
    std::string reason;
    std::vector<FileRef> files;
    InstantMs at = 0;
    OrderState resumes = OrderState::Running;  // Where the order goes on once it is settled.
    std::string ruling;                        // Empty while it is open.
    InstantMs ruled_at = 0;
    bool operator==(const Appeal&) const = default;
};

// 催办: what the platform has reminded somebody of.
struct Reminder {
    ReminderKind about = ReminderKind::Answer;
    InstantMs at = 0;
    bool operator==(const Reminder&) const = default;
};

// 操作日志: one row a step, never changed.
struct OrderLogEntry {
    std::int64_t seq = 0;
    InstantMs at = 0;
    OrderState from = OrderState::Applied;
    OrderCommand command = OrderCommand::Apply;
    OrderState to = OrderState::Applied;
    CaseActor actor = CaseActor::Enterprise;
    std::string by;
    std::string remark;
    std::int64_t version = 0;  // Of the order after the step.
    bool operator==(const OrderLogEntry&) const = default;
};

struct Order {
    std::string order_id;
    std::string number;
    std::int64_t version = 0;
    OrderState state = OrderState::Applied;
    CaseParty enterprise;
    CaseParty institution;
    std::string window_id;  // Of the enterprise's county: it mediates.
    ServiceSnapshot service;
    OrderRequest request;
    std::optional<std::int64_t> price_fen;  // The quote; from the frozen contract on, its amount.
    std::vector<Contract> contracts;        // Every version, the newest last.
    std::vector<StageProgress> stages;      // Empty until the contract is frozen.
    std::vector<Payment> payments;
    std::optional<Rating> rating;
    std::optional<Termination> termination;
    std::vector<Appeal> appeals;  // Every one, the newest last.
    std::vector<Reminder> reminders;
    std::vector<OrderLogEntry> log;
    InstantMs created_at = 0;
    InstantMs updated_at = 0;
    bool operator==(const Order&) const = default;
};

// The contract that binds both sides; null until it is confirmed.
const Contract* frozen_contract(const Order& order);
// The stage that is being worked on or waits for acceptance; its place in `stages`, or nothing.
std::optional<std::size_t> current_stage(const Order& order);
std::int64_t total_fen(const Order& order);     // Of the frozen contract; else 0.
std::int64_t accepted_fen(const Order& order);  // Of the stages that are accepted.
std::int64_t paid_fen(const Order& order);
// What the enterprise owes now, by the plan of payment.
std::int64_t due_fen(const Order& order);

OrderRequest normalized(OrderRequest request);

Problems check(const OrderRequest& request);
Problems check(const ServiceSnapshot& service);
Problems check(const StageProgress& stage);
Problems check(const Termination& termination);
Problems check(const Appeal& appeal);
Problems check(const Reminder& reminder);
Problems check(const OrderLogEntry& entry);
Problems check(const Order& order);

// A sentence for the log if the order contradicts itself; nothing for every order that apply() has
// made. The platform refuses to store one that does.
std::optional<std::string_view> contradiction_of(const Order& order);

}  // namespace emc

#include "domain/order_fields.h"  // IWYU pragma: export
