#include "domain/shop_messages.h"

#include <span>
#include <string_view>

#include "domain/message_text.h"

namespace emc {
namespace {

using Actor = CaseActor;

// One row a reader of a step, by the words of the log; an empty `to` is any state. {enterprise},
// {name}, {number}, {due}, {guide}, {opinion} and {remark} are filled in.
struct MessageRow {
    std::string_view command;
    std::string_view to;
    Actor reader;
    std::string_view title;
    std::string_view text;
};

constexpr MessageRow shop_rows[] = {
    {"submit", "", Actor::Window, "新的微商城申请",
     "{enterprise}申请开通微商城“{name}”（{number}），请在{due}前审核。"},
    {"revoke", "", Actor::Window, "微商城申请已撤回", "{enterprise}撤回了微商城申请{number}。"},
    {"approve", "", Actor::Enterprise, "微商城审核通过",
     "微商城“{name}”（{number}）审核通过，窗口将在{due}前电话告知并安排指导专员。"},
    {"return", "", Actor::Enterprise, "微商城审核未通过",
     "微商城“{name}”（{number}）未通过审核：{remark}。窗口将电话告知，之后可修改重新申请。"},
    {"record_call", "guiding", Actor::Enterprise, "请完善微商城资料",
     "窗口已电话告知审核结果，指导专员{guide}将协助您完善“{name}”的店铺资料。"},
    {"record_call", "returned", Actor::Enterprise, "可以重新申请微商城",
     "窗口已电话告知审核结果（{opinion}），请修改后重新申请。"},
    {"record_call", "approved_untold", Actor::Enterprise, "窗口来电未接通",
     "窗口就微商城“{name}”的审核结果致电，未能告知（{remark}），请保持电话畅通。"},
    {"record_call", "returned_untold", Actor::Enterprise, "窗口来电未接通",
     "窗口就微商城“{name}”的审核结果致电，未能告知（{remark}），请保持电话畅通。"},
    {"assign_guide", "", Actor::Enterprise, "指导专员已更换", "微商城的指导专员现为{guide}。"},
    {"open", "", Actor::Enterprise, "微商城已开通",
     "微商城“{name}”已开通，可在平台搜索到；您可以随时修改店铺资料。"},
    {"suspend", "", Actor::Enterprise, "微商城已停用", "微商城“{name}”已停用：{remark}。"},
    {"suspend", "", Actor::Window, "微商城已暂停", "{enterprise}暂停了微商城“{name}”。"},
    {"resume", "", Actor::Enterprise, "微商城已恢复", "微商城“{name}”已恢复开通。"},
    {"resume", "", Actor::Window, "微商城已恢复", "{enterprise}恢复了微商城“{name}”。"},
};

constexpr MessageRow verification_rows[] = {
    {"submit", "", Actor::Window, "新的企业认证", "{enterprise}提交了企业认证，请在{due}前审核。"},
    {"revoke", "", Actor::Window, "企业认证已撤回", "{enterprise}撤回了企业认证。"},
    {"approve", "", Actor::Enterprise, "企业认证通过", "贵单位已通过企业认证。"},
    {"return", "", Actor::Enterprise, "企业认证未通过",
     "企业认证未通过：{remark}。请修改后重新提交。"},
    {"recheck", "recheck", Actor::Enterprise, "企业认证待复核",
     "您修改了{remark}，企业认证由窗口在{due}前复核；如营业执照已换发，请重新提交认证。"},
    {"recheck", "", Actor::Window, "企业认证待复核",
     "{enterprise}修改了{remark}，请在{due}前复核。"},
};

struct Sources {
    std::span<const MessageRow> rows;
    const CaseLogEntry& last;
    MessageKind kind;
    std::span<const Mark> marks;
    const std::string& enterprise_id;
    const std::string& window_id;
    std::string_view route;
    std::string_view window_route;
};

std::vector<OutgoingMessage> made_from(const Sources& sources) {
    std::vector<OutgoingMessage> messages;
    for (const MessageRow& row : sources.rows) {
        const bool is_meant = row.command == sources.last.command &&
                              row.reader != sources.last.actor &&
                              (row.to.empty() || row.to == sources.last.to);
        if (!is_meant) continue;
        const bool is_own = row.reader == Actor::Enterprise;
        messages.push_back({.kind = sources.kind,
                            .party_id = is_own ? sources.enterprise_id : sources.window_id,
                            .title = std::string(row.title),
                            .text = filled(row.text, sources.marks),
                            .route = std::string(is_own ? sources.route : sources.window_route)});
    }
    return messages;
}

}  // namespace

std::vector<OutgoingMessage> messages_of(const Shop& shop, const std::string& window_id) {
    if (shop.log.empty()) return {};
    const std::string guide = shop.guide ? shop.guide->name + "（" + shop.guide->phone + "）" : "";
    const Mark marks[] = {{"number", shop.number},
                          {"due", shop.review_due_on},
                          {"guide", guide},
                          {"enterprise", shop.enterprise.name},
                          {"name", shop.application.name},
                          {"opinion", shop.opinion},
                          {"remark", shop.log.back().remark}};
    return made_from({shop_rows, shop.log.back(), MessageKind::Shop, marks,
                      shop.enterprise.party_id, window_id, "#/shop", "#/reviews?kind=shop"});
}

std::vector<OutgoingMessage> messages_of(const Verification& verification,
                                         const std::string& window_id) {
    if (verification.log.empty()) return {};
    const Mark marks[] = {{"due", verification.review_due_on},
                          {"enterprise", verification.enterprise.name},
                          {"remark", verification.log.back().remark}};
    return made_from({verification_rows, verification.log.back(), MessageKind::Verification, marks,
                      verification.enterprise.party_id, window_id, "#/verification",
                      "#/reviews?kind=verification"});
}

}  // namespace emc
