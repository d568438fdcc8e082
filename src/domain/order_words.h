// The closed lists of orders: states and commands (domain.md §5.3).
#pragma once

#include <cstdint>
#include <span>

#include "domain/case.h"

namespace emc {

enum class OrderState : std::uint8_t {
    Applied,
    Accepted,
    ContractOffered,
    Running,
    AwaitingPayment,
    AwaitingRating,
    Completed,
    Declined,
    Cancelled,
    Terminated,
    Appealing,
    Closed,
};
inline constexpr EnumRow<OrderState> order_state_rows[] = {
    {OrderState::Applied, "applied", {"待受理", "To be accepted"}},
    {OrderState::Accepted, "accepted", {"待签约", "Contract to be written"}},
    {OrderState::ContractOffered, "contract_offered", {"待企业确认", "Contract to be confirmed"}},
    {OrderState::Running, "running", {"履行中", "Running"}},
    {OrderState::AwaitingPayment, "awaiting_payment", {"待付款", "To be paid"}},
    {OrderState::AwaitingRating, "awaiting_rating", {"待评价", "To be rated"}},
    {OrderState::Completed, "completed", {"已完成", "Completed"}},
    {OrderState::Declined, "declined", {"已拒绝", "Declined"}},
    {OrderState::Cancelled, "cancelled", {"已撤销", "Cancelled"}},
    {OrderState::Terminated, "terminated", {"已取消", "Terminated"}},
    {OrderState::Appealing, "appealing", {"申诉中", "Appeal open"}},
    {OrderState::Closed, "closed", {"已关闭", "Closed"}},
};
constexpr std::span<const EnumRow<OrderState>> enum_rows(Tag<OrderState>) {
    return order_state_rows;
}

enum class OrderCommand : std::uint8_t {
    Apply,
    Accept,
    Decline,
    SubmitContract,
    ReturnContract,
    ConfirmContract,
    Cancel,
    Withdraw,
    SubmitStage,
    AcceptStage,
    ReturnStage,
    PayOffline,
    ConfirmReceipt,
    ReportMissing,
    Rate,
    AppendRating,
    ReplyRating,
    ProposeTermination,
    AcceptTermination,
    RejectTermination,
    RetractTermination,
    Appeal,
    RetractAppeal,
    SettleAppeal,
    RuleCompleted,
    RuleTerminated,
    ForceClose,
    Expire,
    CompleteUnrated,
    Remind,
};
inline constexpr EnumRow<OrderCommand> order_command_rows[] = {
    {OrderCommand::Apply, "apply", {"申请服务", "Apply"}},
    {OrderCommand::Accept, "accept", {"受理", "Accept"}},
    {OrderCommand::Decline, "decline", {"拒绝", "Decline"}},
    {OrderCommand::SubmitContract, "submit_contract", {"提交合同", "Submit the contract"}},
    {OrderCommand::ReturnContract, "return_contract", {"退回修改", "Return for changes"}},
    {OrderCommand::ConfirmContract, "confirm_contract", {"确认合同", "Confirm the contract"}},
    {OrderCommand::Cancel, "cancel", {"撤销订单", "Cancel the order"}},
    {OrderCommand::Withdraw, "withdraw", {"撤回受理", "Withdraw"}},
    {OrderCommand::SubmitStage, "submit_stage", {"提交成果", "Submit the result"}},
    {OrderCommand::AcceptStage, "accept_stage", {"验收通过", "Accept the stage"}},
    {OrderCommand::ReturnStage, "return_stage", {"退回", "Return the stage"}},
    {OrderCommand::PayOffline, "pay_offline", {"已付现", "Paid in cash"}},
    {OrderCommand::ConfirmReceipt, "confirm_receipt", {"确认收款", "Confirm receipt"}},
    {OrderCommand::ReportMissing, "report_missing", {"未收到款项", "Not received"}},
    {OrderCommand::Rate, "rate", {"提交评价", "Rate"}},
    {OrderCommand::AppendRating, "append_rating", {"追加评价", "Add to the rating"}},
    {OrderCommand::ReplyRating, "reply_rating", {"回复评价", "Reply to the rating"}},
    {OrderCommand::ProposeTermination, "propose_termination", {"协商解除", "Propose to terminate"}},
    {OrderCommand::AcceptTermination, "accept_termination", {"同意解除", "Agree to terminate"}},
    {OrderCommand::RejectTermination, "reject_termination", {"不同意解除", "Refuse to terminate"}},
    {OrderCommand::RetractTermination,
     "retract_termination",
     {"收回解除提议", "Take the proposal back"}},
    {OrderCommand::Appeal, "appeal", {"申诉", "Appeal"}},
    {OrderCommand::RetractAppeal, "retract_appeal", {"撤回申诉", "Take the appeal back"}},
    {OrderCommand::SettleAppeal, "settle_appeal", {"调解继续", "Settle and go on"}},
    {OrderCommand::RuleCompleted, "rule_completed", {"关闭订单", "Rule: completed"}},
    {OrderCommand::RuleTerminated, "rule_terminated", {"取消订单", "Rule: terminated"}},
    {OrderCommand::ForceClose, "force_close", {"平台关闭", "Close by the platform"}},
    {OrderCommand::Expire, "expire", {"超时关闭", "Closed after the time limit"}},
    {OrderCommand::CompleteUnrated,
     "complete_unrated",
     {"超时完成（不计评分）", "Completed without a rating"}},
    {OrderCommand::Remind, "remind", {"催办", "Remind"}},
};
constexpr std::span<const EnumRow<OrderCommand>> enum_rows(Tag<OrderCommand>) {
    return order_command_rows;
}

enum class StageState : std::uint8_t { NotStarted, InProgress, Submitted, Accepted, Cancelled };
inline constexpr EnumRow<StageState> stage_state_rows[] = {
    {StageState::NotStarted, "not_started", {"未开始", "Not started"}},
    {StageState::InProgress, "in_progress", {"进行中", "In progress"}},
    {StageState::Submitted, "submitted", {"待验收", "To be accepted"}},
    {StageState::Accepted, "accepted", {"已验收", "Accepted"}},
    {StageState::Cancelled, "cancelled", {"已取消", "Cancelled"}},
};
constexpr std::span<const EnumRow<StageState>> enum_rows(Tag<StageState>) {
    return stage_state_rows;
}

enum class AppealKind : std::uint8_t { EnterpriseFault, InstitutionFault, Other };
inline constexpr EnumRow<AppealKind> appeal_kind_rows[] = {
    {AppealKind::EnterpriseFault, "enterprise_fault", {"买家违约", "Fault of the enterprise"}},
    {AppealKind::InstitutionFault, "institution_fault", {"卖家违约", "Fault of the institution"}},
    {AppealKind::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<AppealKind>> enum_rows(Tag<AppealKind>) {
    return appeal_kind_rows;
}

// What somebody is reminded of that they have not done in time.
enum class ReminderKind : std::uint8_t { Answer, Contract, Confirmation, Acceptance, Receipt };
inline constexpr EnumRow<ReminderKind> reminder_kind_rows[] = {
    {ReminderKind::Answer, "answer", {"受理申请", "Answer the application"}},
    {ReminderKind::Contract, "contract", {"提交合同", "Submit the contract"}},
    {ReminderKind::Confirmation, "confirmation", {"确认合同", "Confirm the contract"}},
    {ReminderKind::Acceptance, "acceptance", {"验收成果", "Accept the result"}},
    {ReminderKind::Receipt, "receipt", {"确认收款", "Confirm the receipt"}},
};
constexpr std::span<const EnumRow<ReminderKind>> enum_rows(Tag<ReminderKind>) {
    return reminder_kind_rows;
}

// Where an order came from.
enum class OrderSource : std::uint8_t { Service, Demand, Consultation };
inline constexpr EnumRow<OrderSource> order_source_rows[] = {
    {OrderSource::Service, "service", {"服务", "Service"}},
    {OrderSource::Demand, "demand", {"需求", "Demand"}},
    {OrderSource::Consultation, "consultation", {"咨询", "Consultation"}},
};
constexpr std::span<const EnumRow<OrderSource>> enum_rows(Tag<OrderSource>) {
    return order_source_rows;
}

}  // namespace emc
