#include "domain/shop_sentences.h"

#include <algorithm>
#include <iterator>

namespace emc {
namespace {

struct Row {
    std::string_view code;
    Text text;
};
constexpr Row rows[] = {
    {"case.stale",
     {"办件刚刚有了新进展，请查看最新状态后再操作",
      "It has moved on; please look at it again first"}},
    {"shop.not_yours", {"这一步由另一方办理，您不能代办", "This step is the other side's to take"}},
    {"shop.not_enterprise", {"只有企业账号可以申请微商城", "Only enterprises apply for a shop"}},
    {"shop.already_applied",
     {"您已经申请过微商城，每家企业只能有一个；请查看申请进度",
      "You have applied already; an enterprise has one shop"}},
    {"shop.not_in_review", {"申请已经审核过，不在审核中", "It is not in review any more"}},
    {"shop.nothing_to_tell", {"现在没有需要电话告知的结果", "There is no result to tell"}},
    {"shop.pages_closed",
     {"审核通过并电话告知后才能完善资料", "The pages are written after the approval was told"}},
    {"shop.pages_unfinished",
     {"店铺资料还不完整，请企业补齐后再开通",
      "The pages are not finished; the enterprise completes them first"}},
    {"shop.suspended", {"微商城已停用", "The shop is suspended"}},
    {"shop.suspended_by_other",
     {"微商城由另一方停用，请联系对方恢复",
      "The other side suspended the shop and has to resume it"}},
    {"shop.wrong_state", {"微商城当前状态不能进行此操作", "The shop is not in a state for this"}},
    {"verification.not_yours",
     {"这一步由另一方办理，您不能代办", "This step is the other side's to take"}},
    {"verification.not_enterprise",
     {"只有企业账号可以申请企业认证", "Only enterprises are verified"}},
    {"verification.in_review",
     {"认证正在审核，请等待结果或先撤回", "It is in review; wait, or take it back first"}},
    {"verification.already_verified",
     {"企业已通过认证，不用再次提交", "The enterprise is verified already"}},
    {"verification.uscc_taken",
     {"这个统一社会信用代码已由另一家企业使用，请退回核对",
      "Another enterprise has this unified social credit code; return it to be checked"}},
    {"verification.not_in_review", {"认证已经审核过，不在审核中", "It is not in review any more"}},
};

}  // namespace

std::optional<Text> shop_sentence(std::string_view code) {
    const auto* row = std::ranges::find(rows, code, &Row::code);
    if (row == std::end(rows)) return std::nullopt;
    return row->text;
}

}  // namespace emc
