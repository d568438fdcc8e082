// The closed lists of micro-malls.
#pragma once

#include <cstdint>
#include <span>

#include "domain/enumeration.h"

namespace emc {

enum class ShopKind : std::uint8_t { Display, Mall };
inline constexpr EnumRow<ShopKind> shop_kind_rows[] = {
    {ShopKind::Display, "display", {"企业展示", "Showcase"}},
    {ShopKind::Mall, "mall", {"产品商城", "Product mall"}},
};
constexpr std::span<const EnumRow<ShopKind>> enum_rows(Tag<ShopKind>) { return shop_kind_rows; }

enum class ShopTrade : std::uint8_t {
    Machinery,
    Electronics,
    Food,
    Farming,
    Textiles,
    Building,
    Chemicals,
    Health,
    Culture,
    Software,
    Business,
    Other,
};
inline constexpr EnumRow<ShopTrade> shop_trade_rows[] = {
    {ShopTrade::Machinery, "machinery", {"机械设备", "Machinery"}},
    {ShopTrade::Electronics, "electronics", {"电子电器", "Electronics"}},
    {ShopTrade::Food, "food", {"食品饮料", "Food and drink"}},
    {ShopTrade::Farming, "farming", {"农林产品", "Farm and forest products"}},
    {ShopTrade::Textiles, "textiles", {"纺织服装", "Textiles"}},
    {ShopTrade::Building, "building", {"建材家居", "Building and home"}},
    {ShopTrade::Chemicals, "chemicals", {"化工材料", "Chemicals and materials"}},
    {ShopTrade::Health, "health", {"医药健康", "Medicine and health"}},
    {ShopTrade::Culture, "culture", {"文化用品", "Culture"}},
    {ShopTrade::Software, "software", {"软件信息", "Software"}},
    {ShopTrade::Business, "business", {"商务服务", "Business services"}},
    {ShopTrade::Other, "other", {"其他", "Other"}},
};
constexpr std::span<const EnumRow<ShopTrade>> enum_rows(Tag<ShopTrade>) { return shop_trade_rows; }

enum class ShopState : std::uint8_t {
    Draft,
    InReview,
    ApprovedUntold,
    Guiding,
    Open,
    ReturnedUntold,
    Returned,
    Suspended,
};
inline constexpr EnumRow<ShopState> shop_state_rows[] = {
    {ShopState::Draft, "draft", {"草稿", "Draft"}},
    {ShopState::InReview, "in_review", {"待审核", "To be reviewed"}},
    {ShopState::ApprovedUntold,
     "approved_untold",
     {"审核通过·待电话告知", "Approved, to be told by telephone"}},
    {ShopState::Guiding, "guiding", {"指导中", "Being guided"}},
    {ShopState::Open, "open", {"已开通", "Open"}},
    {ShopState::ReturnedUntold,
     "returned_untold",
     {"未通过·待告知", "Returned, to be told by telephone"}},
    {ShopState::Returned, "returned", {"未通过", "Returned"}},
    {ShopState::Suspended, "suspended", {"已停用", "Suspended"}},
};
constexpr std::span<const EnumRow<ShopState>> enum_rows(Tag<ShopState>) { return shop_state_rows; }

enum class ShopCommand : std::uint8_t {
    Submit,
    Revoke,
    Approve,
    Return,
    RecordCall,
    AssignGuide,
    EditPages,
    Open,
    Suspend,
    Resume,
};
inline constexpr EnumRow<ShopCommand> shop_command_rows[] = {
    {ShopCommand::Submit, "submit", {"申请微商城", "Apply"}},
    {ShopCommand::Revoke, "revoke", {"撤回申请", "Take back"}},
    {ShopCommand::Approve, "approve", {"通过", "Approve"}},
    {ShopCommand::Return, "return", {"退回", "Return"}},
    {ShopCommand::RecordCall, "record_call", {"登记电话", "Record the call"}},
    {ShopCommand::AssignGuide, "assign_guide", {"更换指导专员", "Name another guide"}},
    {ShopCommand::EditPages, "edit_pages", {"保存资料", "Save the pages"}},
    {ShopCommand::Open, "open", {"开通", "Open the shop"}},
    {ShopCommand::Suspend, "suspend", {"停用", "Suspend"}},
    {ShopCommand::Resume, "resume", {"恢复", "Resume"}},
};
constexpr std::span<const EnumRow<ShopCommand>> enum_rows(Tag<ShopCommand>) {
    return shop_command_rows;
}

enum class CallOutcome : std::uint8_t { Told, NoAnswer, WrongNumber, CallLater };
inline constexpr EnumRow<CallOutcome> call_outcome_rows[] = {
    {CallOutcome::Told, "told", {"已告知", "Told"}},
    {CallOutcome::NoAnswer, "no_answer", {"无人接听", "No answer"}},
    {CallOutcome::WrongNumber, "wrong_number", {"号码有误", "Wrong number"}},
    {CallOutcome::CallLater, "call_later", {"约定再拨", "To be called again"}},
};
constexpr std::span<const EnumRow<CallOutcome>> enum_rows(Tag<CallOutcome>) {
    return call_outcome_rows;
}

}  // namespace emc
