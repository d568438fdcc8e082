#include "domain/demand_sentences.h"

#include <algorithm>
#include <iterator>

namespace emc {
namespace {

struct Row {
    std::string_view code;
    Text text;
};
constexpr Row rows[] = {
    {"demand.not_yours",
     {"这一步由另一方办理，您不能代办", "This step is the other side's to take"}},
    {"demand.wrong_state", {"需求当前状态不能进行此操作", "The demand is not in a state for this"}},
    {"demand.finished", {"需求已关闭，只能查看", "The demand is closed and can only be read"}},
    {"demand.in_review",
     {"需求正在审核，请等待结果，或先撤回再修改",
      "It is in review; wait for the answer, or take it back first"}},
    {"demand.not_in_review",
     {"需求不在待审核状态，可能已撤回或已处理",
      "It is not in review; it was taken back or decided already"}},
    {"demand.not_open", {"该需求已不接受响应", "This demand takes no responses any more"}},
    {"demand.not_past", {"截止日期还没有到", "The last day is not over"}},
    {"demand.was_published",
     {"公开过的需求要留档，不能删除", "What was once published is kept and cannot be deleted"}},
    {"demand.no_change",
     {"内容与已发布的相同，无需提交", "This is what is published already; nothing to submit"}},
    {"demand.already_responded",
     {"您已响应过，如需修改请先撤回响应", "You have responded already; take it back to change it"}},
    {"demand.no_own_response", {"没有可撤回的响应", "There is no response to take back"}},
    {"demand.own_demand", {"不能响应本单位发布的需求", "You cannot respond to your own demand"}},
    {"demand.no_response",
     {"没有可选定的响应，请刷新后查看", "There is no response to choose; please reload"}},
    {"demand.response_gone",
     {"该响应已撤回，请选择其他响应", "This response was taken back; please choose another"}},
    {"demand.not_enterprise", {"只有企业账号可以发布需求", "Only enterprises publish demands"}},
    {"demand.not_verified",
     {"通过企业认证后才能发布需求，请先到企业资料提交认证",
      "Only verified enterprises may publish; please have your profile verified first"}},
};

}  // namespace

std::optional<Text> demand_sentence(std::string_view code) {
    const auto* row = std::ranges::find(rows, code, &Row::code);
    if (row == std::end(rows)) return std::nullopt;
    return row->text;
}

}  // namespace emc
