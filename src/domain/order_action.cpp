#include "domain/order_action.h"

#include <algorithm>
#include <initializer_list>

#include "domain/rules/width.h"

namespace emc {
namespace {

using Command = OrderCommand;
using Input = OrderInput;

struct Need {
    Command command;
    Input input;
};
constexpr Need all_needs[] = {
    {Command::Accept, Input::Price},
    {Command::Decline, Input::Reason},
    {Command::SubmitContract, Input::Contract},
    {Command::ReturnContract, Input::Reason},
    {Command::ConfirmContract, Input::Fingerprint},
    {Command::Cancel, Input::Reason},
    {Command::Withdraw, Input::Reason},
    {Command::SubmitStage, Input::Stage},
    {Command::SubmitStage, Input::Text},
    {Command::AcceptStage, Input::Stage},
    {Command::ReturnStage, Input::Stage},
    {Command::ReturnStage, Input::Reason},
    {Command::PayOffline, Input::Payment},
    {Command::ReportMissing, Input::Reason},
    {Command::Rate, Input::Rating},
    {Command::AppendRating, Input::Text},
    {Command::ReplyRating, Input::Text},
    {Command::ProposeTermination, Input::Reason},
    {Command::RejectTermination, Input::Reason},
    {Command::Appeal, Input::Reason},
    {Command::Appeal, Input::AppealKind},
    {Command::SettleAppeal, Input::Reason},
    {Command::RuleCompleted, Input::Reason},
    {Command::RuleTerminated, Input::Reason},
    {Command::ForceClose, Input::Reason},
};

std::string prose(std::string_view text) { return std::string(trimmed(text)); }

constexpr std::int64_t rating_chars_max = 500;

// Which field of the action an input is, and whether it is there.
struct Given {
    Input input;
    std::string_view key;
    bool is_there;
};

}  // namespace

bool needs(OrderCommand command, OrderInput input) {
    return std::ranges::any_of(all_needs, [&](const Need& need) {
        return need.command == command && need.input == input;
    });
}

Text reason_label(OrderCommand command) {
    switch (command) {
        case Command::Cancel:
            return {"撤销原因", "Why cancelled"};
        case Command::Decline:
            return {"拒绝原因", "Why declined"};
        case Command::Withdraw:
            return {"撤回原因", "Why withdrawn"};
        case Command::ReturnContract:
            return {"修改意见", "What to change"};
        case Command::ReturnStage:
            return {"退回原因", "Why returned"};
        case Command::ReportMissing:
            return {"情况说明", "What happened"};
        case Command::ProposeTermination:
        case Command::RejectTermination:
            return {"解除原因", "Reason"};
        case Command::Appeal:
            return {"申诉说明", "Reason of the appeal"};
        case Command::SettleAppeal:
        case Command::RuleCompleted:
        case Command::RuleTerminated:
        case Command::ForceClose:
            return {"处理意见", "Ruling"};
        case Command::Apply:
        case Command::Accept:
        case Command::SubmitContract:
        case Command::ConfirmContract:
        case Command::SubmitStage:
        case Command::AcceptStage:
        case Command::PayOffline:
        case Command::ConfirmReceipt:
        case Command::Rate:
        case Command::AppendRating:
        case Command::ReplyRating:
        case Command::AcceptTermination:
        case Command::RetractTermination:
        case Command::RetractAppeal:
        case Command::Expire:
        case Command::CompleteUnrated:
        case Command::Remind:
            return {"说明", "Words"};
    }
    return {"说明", "Words"};
}

OrderAction normalized(OrderAction action) {
    action.reason = prose(action.reason);
    action.text = prose(action.text);
    if (action.contract) action.contract = normalized(*std::move(action.contract));
    if (action.payment) {
        action.payment->paid_on = prose(fold_width(action.payment->paid_on));
        action.payment->remark = prose(action.payment->remark);
    }
    if (action.rating) {
        action.rating->words = prose(action.rating->words);
        for (StageRating& stage : action.rating->stages) stage.words = prose(stage.words);
    }
    return action;
}

Problems check(const OrderAction& action) {
    Problems problems = check_fields(action);
    const std::initializer_list<Given> all_given = {
        {Input::Reason, "reason", !action.reason.empty()},
        {Input::Text, "text", !action.text.empty()},
        {Input::Price, "price_fen", action.price_fen.has_value()},
        {Input::Contract, "contract", action.contract.has_value()},
        {Input::Fingerprint, "contract_sha256", !action.contract_sha256.empty()},
        {Input::Stage, "stage", action.stage.has_value()},
        {Input::Payment, "payment", action.payment.has_value()},
        {Input::Rating, "rating", action.rating.has_value()},
        {Input::AppealKind, "appeal_kind", action.appeal_kind.has_value()},
    };
    for (const Given& given : all_given) {
        if (given.is_there || !needs(action.command, given.input)) continue;
        problems.push_back({std::string(given.key), Rule::Required});
    }
    const bool is_of_rating =
        action.command == Command::AppendRating || action.command == Command::ReplyRating;
    const auto chars = static_cast<std::int64_t>(count_code_points(action.text));
    if (is_of_rating && chars > rating_chars_max) {
        problems.push_back({"text", Rule::TooLong, rating_chars_max, chars});
    }
    const auto files = static_cast<std::int64_t>(action.files.size());
    if (action.files.size() > files_max) {
        problems.push_back({"files", Rule::TooLarge, files_max, files});
    }
    return problems;
}

}  // namespace emc
