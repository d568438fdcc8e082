// The closed lists of demands: states and commands (domain.md §5.5).
#pragma once

#include <cstdint>
#include <span>

#include "domain/case.h"

namespace emc {

enum class DemandState : std::uint8_t {
    Draft,
    InReview,
    Returned,
    Published,
    ChangeReview,  // Published as it was, while the window looks at the change.
    Closed,
    Expired,
    Delisted,
    Deleted,
};
inline constexpr EnumRow<DemandState> demand_state_rows[] = {
    {DemandState::Draft, "draft", {"草稿", "Draft"}},
    {DemandState::InReview, "in_review", {"待审核", "In review"}},
    {DemandState::Returned, "returned", {"未通过", "Returned"}},
    {DemandState::Published, "published", {"已发布", "Published"}},
    {DemandState::ChangeReview, "change_review", {"变更待审", "Change in review"}},
    {DemandState::Closed, "closed", {"已关闭", "Closed"}},
    {DemandState::Expired, "expired", {"已过期", "Expired"}},
    {DemandState::Delisted, "delisted", {"已下架", "Delisted"}},
    {DemandState::Deleted, "deleted", {"已删除", "Deleted"}},
};
constexpr std::span<const EnumRow<DemandState>> enum_rows(Tag<DemandState>) {
    return demand_state_rows;
}

enum class DemandCommand : std::uint8_t {
    Save,
    Submit,
    Revoke,
    Approve,
    Return,
    Close,
    Expire,
    Renew,
    Delist,
    Delete,
    Respond,
    WithdrawResponse,
    Choose,
};
inline constexpr EnumRow<DemandCommand> demand_command_rows[] = {
    {DemandCommand::Save, "save", {"保存草稿", "Save the draft"}},
    {DemandCommand::Submit, "submit", {"确认发布", "Submit"}},
    {DemandCommand::Revoke, "revoke", {"撤回", "Take back"}},
    {DemandCommand::Approve, "approve", {"通过", "Approve"}},
    {DemandCommand::Return, "return", {"退回", "Return"}},
    {DemandCommand::Close, "close", {"关闭", "Close"}},
    {DemandCommand::Expire, "expire", {"到期", "Expire"}},
    {DemandCommand::Renew, "renew", {"续期", "Renew"}},
    {DemandCommand::Delist, "delist", {"下架", "Delist"}},
    {DemandCommand::Delete, "delete", {"删除", "Delete"}},
    {DemandCommand::Respond, "respond", {"响应需求", "Respond"}},
    {DemandCommand::WithdrawResponse, "withdraw_response", {"撤回响应", "Take the response back"}},
    {DemandCommand::Choose, "choose", {"选定", "Choose"}},
};
constexpr std::span<const EnumRow<DemandCommand>> enum_rows(Tag<DemandCommand>) {
    return demand_command_rows;
}

// Why an enterprise closes its demand.
enum class DemandCloseReason : std::uint8_t { Matched, NotNeeded };
inline constexpr EnumRow<DemandCloseReason> demand_close_reason_rows[] = {
    {DemandCloseReason::Matched, "matched", {"已对接", "Matched"}},
    {DemandCloseReason::NotNeeded, "not_needed", {"不再需要", "No longer needed"}},
};
constexpr std::span<const EnumRow<DemandCloseReason>> enum_rows(Tag<DemandCloseReason>) {
    return demand_close_reason_rows;
}

enum class ResponseState : std::uint8_t { Open, Withdrawn, Chosen, Declined };
inline constexpr EnumRow<ResponseState> response_state_rows[] = {
    {ResponseState::Open, "open", {"已响应", "Open"}},
    {ResponseState::Withdrawn, "withdrawn", {"已撤回", "Withdrawn"}},
    {ResponseState::Chosen, "chosen", {"已选定", "Chosen"}},
    {ResponseState::Declined, "declined", {"未选中", "Not chosen"}},
};
constexpr std::span<const EnumRow<ResponseState>> enum_rows(Tag<ResponseState>) {
    return response_state_rows;
}

}  // namespace emc
