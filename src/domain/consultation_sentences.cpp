#include "domain/consultation_sentences.h"

#include <algorithm>
#include <iterator>

namespace emc {
namespace {

struct Row {
    std::string_view code;
    Text text;
};
constexpr Row rows[] = {
    {"consultation.stale",
     {"咨询刚刚有了新进展，请查看最新内容后再操作",
      "The consultation has moved on; please look at it again first"}},
    {"consultation.not_yours",
     {"这一步由另一方办理，您不能代办", "This step is the other side's to take"}},
    {"consultation.wrong_state",
     {"咨询当前状态不能进行此操作", "The consultation is not in a state for this"}},
    {"consultation.finished",
     {"咨询已结束，只能查看；如有新问题，请重新咨询", "The consultation is over; please ask anew"}},
    {"consultation.not_answered",
     {"机构还没有回复，请等待回复后再操作", "It is not answered yet; please wait for the answer"}},
    {"consultation.already_answered",
     {"这个问题已经回复过了", "This question is answered already"}},
    {"consultation.already_rated",
     {"这次回复已经评价过了，可以继续追问", "This answer is rated; you may ask again"}},
    {"consultation.too_many_rounds",
     {"一次咨询最多10轮问答，请重新咨询",
      "A consultation has ten rounds at most; please start a new one"}},
    {"consultation.not_due", {"期限还没有到", "The time limit is not over"}},
    {"consultation.own_service",
     {"不能咨询本单位发布的服务", "You cannot ask about your own service"}},
    {"consultation.service_off_shelf",
     {"该服务已下架，不能咨询；请看看其他服务",
      "This service is off the shelf; please look for another one"}},
    {"consultation.not_enterprise",
     {"只有企业账号可以咨询服务", "Only enterprises ask about services"}},
    {"case.stale",
     {"内容刚刚有了变化，请查看最新状态后再操作",
      "This has changed in the meantime; please look at it again first"}},
};

}  // namespace

std::optional<Text> consultation_sentence(std::string_view code) {
    const auto* row = std::ranges::find(rows, code, &Row::code);
    if (row == std::end(rows)) return std::nullopt;
    return row->text;
}

}  // namespace emc
