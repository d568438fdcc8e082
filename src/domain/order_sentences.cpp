#include "domain/order_sentences.h"

#include <algorithm>
#include <iterator>

namespace emc {
namespace {

struct Row {
    std::string_view code;
    Text text;
};
constexpr Row rows[] = {
    {"order.stale",
     {"订单刚刚有了新进展，请查看最新状态后再操作",
      "The order has moved on; please look at it again first"}},
    {"order.not_yours",
     {"这一步由另一方办理，您不能代办", "This step is the other side's to take"}},
    {"order.wrong_state", {"订单当前状态不能进行此操作", "The order is not in a state for this"}},
    {"order.finished", {"订单已结束，只能查看", "The order is over and can only be read"}},
    {"order.appealing",
     {"订单正在申诉，处理完成前不能进行其他操作",
      "An appeal is open; nothing else can be done until it is settled"}},
    {"order.not_cancellable",
     {"合同已生效，不能直接撤销；可协商解除或申诉",
      "The contract is in force; propose to terminate it, or appeal"}},
    {"order.contract_frozen",
     {"合同已确认生效，不能再修改", "The contract is in force and cannot be changed"}},
    {"order.contract_changed",
     {"您确认的不是最新的合同，请核对最新版本后再确认",
      "This is not the latest contract; please read it before you confirm"}},
    {"order.nothing_to_amend",
     {"服务已全部验收，合同不能再变更；请选择调解继续或其他处理方式",
      "Everything is accepted, so the contract cannot be changed any more"}},
    {"order.accepted_stage_changed",
     {"已验收的阶段不能改动，请保持原样", "Stages that were accepted stay as they are"}},
    {"order.stage_not_current",
     {"只能办理正在进行的阶段，请刷新后查看", "Only the current stage can be worked on"}},
    {"order.stage_not_in_progress",
     {"本阶段成果已提交，请等待企业验收",
      "The result is submitted; the enterprise accepts or returns it"}},
    {"order.stage_not_submitted",
     {"机构还没有提交本阶段成果", "The institution has not submitted a result yet"}},
    {"order.nothing_due", {"现在没有应付的款项", "Nothing is due now"}},
    {"order.receipt_settled", {"没有待确认的收款", "There is no payment left to confirm"}},
    {"order.not_paid", {"付款后才能评价", "Rate after payment"}},
    {"order.already_rated",
     {"已经评价过了，可以追加一次评价", "It is rated; you may add to it once"}},
    {"order.not_rated", {"还没有评价", "It is not rated yet"}},
    {"order.already_appended", {"已经追加过评价了", "It was added to already"}},
    {"order.already_replied", {"已经回复过评价了", "It was replied to already"}},
    {"order.termination_open",
     {"已有解除提议，请先处理", "A proposal to terminate is open; please answer it first"}},
    {"order.no_termination", {"没有待您处理的解除提议", "There is no proposal for you to answer"}},
    {"order.no_appeal", {"没有您提出的申诉", "There is no appeal of yours"}},
    {"order.not_due", {"期限还没有到", "The time limit is not over"}},
    {"order.own_service", {"不能申请本单位发布的服务", "You cannot order your own service"}},
    {"order.service_off_shelf",
     {"该服务已下架，不能申请；请看看其他服务",
      "This service is off the shelf; please look for another one"}},
    {"order.not_enterprise", {"只有企业账号可以申请服务", "Only enterprises order services"}},
    {"order.not_verified",
     {"通过企业认证后才能申请服务，请先提交企业认证",
      "Only verified enterprises may order; please submit for verification first"}},
    {"service.not_institution",
     {"只有服务机构可以管理服务", "Only institutions manage services of their own"}},
    {"upload.in_use",
     {"文件已在办件或服务中使用，不能删除", "The file is in use and cannot be removed"}},
    {"service.stale",
     {"服务刚刚有了变化，请查看最新内容后再操作",
      "The service has changed; please look again first"}},
    {"service.not_yours",
     {"这一步由另一方办理，您不能代办", "This step is the other side's to take"}},
    {"service.wrong_state",
     {"服务当前状态不能进行此操作", "The service is not in a state for this"}},
    {"service.no_change", {"没有待提交的修改", "There is no change to submit"}},
    {"service.in_review",
     {"服务正在审核，请等待结果或先撤回", "It is in review; wait, or take it back first"}},
    {"service.deleted", {"服务已删除", "The service is deleted"}},
};

}  // namespace

std::optional<Text> order_sentence(std::string_view code) {
    const auto* row = std::ranges::find(rows, code, &Row::code);
    if (row == std::end(rows)) return std::nullopt;
    return row->text;
}

}  // namespace emc
