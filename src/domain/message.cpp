#include "domain/message.h"

#include <string_view>

#include "domain/message_text.h"
#include "domain/order_terms.h"

namespace emc {
namespace {

using Command = OrderCommand;
using Actor = CaseActor;

// One row a reader. {number}, {service}, {enterprise}, {institution}, {actor} and {remark} are
// filled in. A row whose reader took the step is passed over.
struct OrderMessageRow {
    Command command;
    Actor reader;
    std::string_view title;
    std::string_view text;
};
constexpr OrderMessageRow order_rows[] = {
    {Command::Apply, Actor::Institution, "新的服务申请",
     "{enterprise}申请了“{service}”，订单{number}，请在3个工作日内受理。"},
    {Command::Accept, Actor::Enterprise, "订单已受理",
     "{institution}受理了订单{number}（{service}），{remark}，合同提交后请您确认。"},
    {Command::Decline, Actor::Enterprise, "订单未被受理",
     "{institution}没有受理订单{number}（{service}）：{remark}。您可以申请其他服务。"},
    {Command::SubmitContract, Actor::Enterprise, "合同待确认",
     "{institution}提交了订单{number}的{remark}，请核对后确认或退回修改。"},
    {Command::ReturnContract, Actor::Institution, "合同被退回修改",
     "{enterprise}退回了订单{number}的合同：{remark}。请修改后重新提交。"},
    {Command::ConfirmContract, Actor::Institution, "合同已生效",
     "{enterprise}确认了订单{number}的合同，请按合同开始第1阶段。"},
    {Command::Cancel, Actor::Institution, "订单已撤销",
     "{enterprise}撤销了订单{number}：{remark}。"},
    {Command::Withdraw, Actor::Enterprise, "机构撤回了受理",
     "{institution}撤回了对订单{number}的受理：{remark}。"},
    {Command::SubmitStage, Actor::Enterprise, "成果待验收",
     "{institution}提交了订单{number}的成果（{remark}），请验收。"},
    {Command::AcceptStage, Actor::Institution, "阶段验收通过",
     "{enterprise}验收通过了订单{number}的{remark}。"},
    {Command::ReturnStage, Actor::Institution, "成果被退回",
     "{enterprise}退回了订单{number}的成果（{remark}），请修改后重新提交。"},
    {Command::PayOffline, Actor::Institution, "企业已付款",
     "{enterprise}登记了订单{number}的线下{remark}，请在7个工作日内确认收款。"},
    {Command::ConfirmReceipt, Actor::Enterprise, "机构已确认收款",
     "{institution}确认收到了订单{number}的款项。"},
    {Command::ReportMissing, Actor::Enterprise, "机构未收到款项",
     "{institution}表示没有收到订单{number}的款项：{remark}。"},
    {Command::ReportMissing, Actor::Window, "未收到款项",
     "{institution}表示没有收到订单{number}的款项：{remark}。请核实。"},
    {Command::Rate, Actor::Institution, "收到评价",
     "{enterprise}评价了订单{number}（{service}）。"},
    {Command::AppendRating, Actor::Institution, "收到追加评价",
     "{enterprise}追加了对订单{number}的评价：{remark}"},
    {Command::ReplyRating, Actor::Enterprise, "机构回复了评价",
     "{institution}回复了您对订单{number}的评价：{remark}"},
    {Command::ProposeTermination, Actor::Enterprise, "对方提议解除合同",
     "{institution}提议解除订单{number}的合同：{remark}。请答复。"},
    {Command::ProposeTermination, Actor::Institution, "对方提议解除合同",
     "{enterprise}提议解除订单{number}的合同：{remark}。请答复。"},
    {Command::AcceptTermination, Actor::Enterprise, "合同已解除",
     "{institution}同意解除订单{number}的合同。"},
    {Command::AcceptTermination, Actor::Institution, "合同已解除",
     "{enterprise}同意解除订单{number}的合同。"},
    {Command::RejectTermination, Actor::Enterprise, "对方不同意解除",
     "{institution}不同意解除订单{number}的合同：{remark}。"},
    {Command::RejectTermination, Actor::Institution, "对方不同意解除",
     "{enterprise}不同意解除订单{number}的合同：{remark}。"},
    {Command::RetractTermination, Actor::Enterprise, "解除提议已收回",
     "{institution}收回了解除订单{number}的提议。"},
    {Command::RetractTermination, Actor::Institution, "解除提议已收回",
     "{enterprise}收回了解除订单{number}的提议。"},
    {Command::Appeal, Actor::Enterprise, "订单被申诉",
     "{institution}对订单{number}提出了申诉：{remark}。处理完成前订单暂停。"},
    {Command::Appeal, Actor::Institution, "订单被申诉",
     "{enterprise}对订单{number}提出了申诉：{remark}。处理完成前订单暂停。"},
    {Command::Appeal, Actor::Window, "新的申诉",
     "{actor}对订单{number}提出了申诉：{remark}。请调解。"},
    {Command::RetractAppeal, Actor::Enterprise, "申诉已撤回",
     "{institution}撤回了对订单{number}的申诉，订单继续。"},
    {Command::RetractAppeal, Actor::Institution, "申诉已撤回",
     "{enterprise}撤回了对订单{number}的申诉，订单继续。"},
    {Command::RetractAppeal, Actor::Window, "申诉已撤回", "{actor}撤回了对订单{number}的申诉。"},
    {Command::SettleAppeal, Actor::Enterprise, "申诉已调解", "订单{number}继续：{remark}。"},
    {Command::SettleAppeal, Actor::Institution, "申诉已调解", "订单{number}继续：{remark}。"},
    {Command::RuleCompleted, Actor::Enterprise, "申诉已处理", "订单{number}已关闭：{remark}。"},
    {Command::RuleCompleted, Actor::Institution, "申诉已处理", "订单{number}已关闭：{remark}。"},
    {Command::RuleTerminated, Actor::Enterprise, "申诉已处理", "订单{number}已取消：{remark}。"},
    {Command::RuleTerminated, Actor::Institution, "申诉已处理", "订单{number}已取消：{remark}。"},
    {Command::ForceClose, Actor::Enterprise, "订单已被平台关闭", "订单{number}已关闭：{remark}。"},
    {Command::ForceClose, Actor::Institution, "订单已被平台关闭", "订单{number}已关闭：{remark}。"},
    {Command::Expire, Actor::Enterprise, "订单超时关闭",
     "{institution}没有按时受理订单{number}（{service}），订单已关闭。您可以申请其他服务。"},
    {Command::Expire, Actor::Institution, "订单超时关闭", "订单{number}没有按时受理，已关闭。"},
    {Command::CompleteUnrated, Actor::Enterprise, "订单已完成",
     "订单{number}超过评价期限，已完成，不计评分。"},
    {Command::CompleteUnrated, Actor::Institution, "订单已完成",
     "订单{number}超过评价期限，已完成，不计评分。"},
};

struct ReminderRow {
    ReminderKind about;
    std::string_view title;
    std::string_view text;
};
constexpr ReminderRow reminder_rows[] = {
    {ReminderKind::Answer, "催办：请受理订单",
     "订单{number}（{service}）还没有受理，请尽快答复{enterprise}；7个工作日未受理将自动关闭。"},
    {ReminderKind::Contract, "催办：请提交合同",
     "订单{number}（{service}）受理后还没有提交合同，请尽快提交。"},
    {ReminderKind::Confirmation, "催办：请确认合同",
     "{institution}提交的订单{number}的合同还在等您确认，请核对后确认或退回修改。"},
    {ReminderKind::Acceptance, "催办：请验收成果",
     "{institution}提交的订单{number}的成果已等待14天，请验收通过或退回。"},
    {ReminderKind::Receipt, "催办：请确认收款",
     "{enterprise}登记的订单{number}的付款还没有确认，请确认收款或说明未收到。"},
};

struct ServiceMessageRow {
    ServiceCommand command;
    std::string_view title;
    std::string_view text;
};
constexpr ServiceMessageRow service_rows[] = {
    {ServiceCommand::Approve, "服务审核通过", "“{service}”已上架。"},
    {ServiceCommand::Return, "服务审核未通过",
     "“{service}”没有通过审核：{remark}。请修改后重新提交。"},
    {ServiceCommand::Delist, "服务已被平台下架", "“{service}”已下架：{remark}。"},
};

std::string_view party_of(const Order& order, Actor reader) {
    switch (reader) {
        case Actor::Enterprise:
            return order.enterprise.party_id;
        case Actor::Institution:
            return order.institution.party_id;
        case Actor::Window:
            return order.window_id;
        case Actor::System:
            return {};
    }
    return {};
}

std::string filled(std::string_view words, const Order& order) {
    const OrderLogEntry& last = order.log.back();
    const bool is_enterprise = last.actor == Actor::Enterprise;
    const Mark marks[] = {{"number", order.number},
                          {"service", order.service.content.name},
                          {"enterprise", order.enterprise.name},
                          {"institution", order.institution.name},
                          {"actor", is_enterprise ? order.enterprise.name : order.institution.name},
                          {"remark", last.remark}};
    return filled(words, marks);
}

}  // namespace

std::vector<OutgoingMessage> messages_of(const Order& order) {
    std::vector<OutgoingMessage> messages;
    if (order.log.empty()) return messages;
    const OrderLogEntry& last = order.log.back();
    const auto add = [&](Actor reader, std::string_view title, std::string_view text) {
        messages.push_back({.kind = MessageKind::Order,
                            .party_id = std::string(party_of(order, reader)),
                            .title = std::string(title),
                            .text = filled(text, order),
                            .route = "#/orders/" + order.order_id});
    };
    for (const OrderMessageRow& row : order_rows) {
        const bool is_told = row.command == last.command && row.reader != last.actor;
        if (is_told) add(row.reader, row.title, row.text);
    }
    const bool is_reminder = last.command == Command::Remind && !order.reminders.empty();
    for (const ReminderRow& row : reminder_rows) {
        const bool is_told = is_reminder && row.about == order.reminders.back().about;
        if (is_told) add(reader_of(row.about), row.title, row.text);
    }
    return messages;
}

std::vector<OutgoingMessage> messages_of(const ServiceItem& item, ServiceCommand command) {
    std::vector<OutgoingMessage> messages;
    for (const ServiceMessageRow& row : service_rows) {
        if (row.command != command) continue;
        const bool is_listed = command == ServiceCommand::Approve;
        const Mark marks[] = {{"service", item.content.name}, {"remark", item.review_opinion}};
        messages.push_back(
            {.kind = MessageKind::Service,
             .party_id = item.institution_id,
             .title = std::string(row.title),
             .text = filled(row.text, marks),
             .route = (is_listed ? "#/services/" : "#/own-services/") + item.service_id});
    }
    return messages;
}

}  // namespace emc
