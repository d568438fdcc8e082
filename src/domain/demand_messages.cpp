#include "domain/demand_messages.h"

#include <optional>
#include <string_view>

#include "domain/demand_words.h"
#include "domain/message_text.h"

namespace emc {
namespace {

using Command = DemandCommand;

// Who reads it: the enterprise, or those institutions whose response is now in this state.
struct MessageRow {
    Command command;
    std::optional<ResponseState> reader;  // Nothing: the enterprise.
    std::string_view title;
    std::string_view text;
};
// {title}, {number}, {enterprise}, {order} and {remark} are filled in.
constexpr MessageRow rows[] = {
    {Command::Approve, std::nullopt, "需求审核通过", "“{title}”（{number}）已在需求大厅发布。"},
    {Command::Return, std::nullopt, "需求审核未通过",
     "“{title}”（{number}）被退回：{remark}。请修改后重新提交。"},
    {Command::Delist, std::nullopt, "需求已被下架", "“{title}”（{number}）已下架：{remark}。"},
    {Command::Expire, std::nullopt, "需求已过期",
     "“{title}”（{number}）已过截止日期。可以从已有响应中选定，或续期后重新发布。"},
    {Command::Respond, std::nullopt, "需求收到新的响应",
     "{remark}响应了“{title}”（{number}），请比较后选定。"},
    {Command::WithdrawResponse, std::nullopt, "响应已撤回",
     "{remark}撤回了对“{title}”（{number}）的响应。"},
    {Command::Choose, ResponseState::Chosen, "您的响应已被选定",
     "{enterprise}选定了您对“{title}”的响应，订单{order}已生成，请拟定合同。"},
    {Command::Choose, ResponseState::Declined, "需求已选定其他机构",
     "{enterprise}的“{title}”（{number}）已选定其他机构，感谢您的响应。"},
    {Command::Close, ResponseState::Declined, "需求已关闭",
     "{enterprise}关闭了“{title}”（{number}）：{remark}。感谢您的响应。"},
    {Command::Delist, ResponseState::Declined, "需求已下架",
     "您响应的“{title}”（{number}）已被下架。"},
    {Command::Expire, ResponseState::Open, "需求已过截止日期",
     "您响应的“{title}”（{number}）已过截止日期，请等待企业选定。"},
};

struct WindowRow {
    Command command;
    std::string_view title;
    std::string_view text;
};
constexpr std::string_view to_review = "{enterprise}提交了“{title}”（{number}），请在{due}前审核。";
constexpr WindowRow window_rows[] = {
    {Command::Submit, "新的需求", to_review},
    {Command::Renew, "需求续期", to_review},
    {Command::Revoke, "需求已撤回", "{enterprise}撤回了“{title}”（{number}），不用再审核。"},
};

std::string filled(std::string_view words, const Demand& demand, std::string_view title) {
    const Mark marks[] = {{"title", title},
                          {"number", demand.number},
                          {"enterprise", demand.enterprise.name},
                          {"order", demand.order_number},
                          {"due", demand.review_due_on},
                          {"remark", demand.log.back().remark}};
    return filled(words, marks);
}

OutgoingMessage message_of(const MessageRow& row, const Demand& demand) {
    const DemandEdition* edition = published_edition(demand);
    const bool is_of_public = row.reader && edition != nullptr;
    const std::string& title = is_of_public ? edition->content.title : demand.content.title;
    return {.kind = MessageKind::Demand,
            .title = std::string(row.title),
            .text = filled(row.text, demand, title)};
}

void tell_window(std::vector<OutgoingMessage>& messages, const Demand& demand,
                 const std::string& window_id) {
    const auto command = enum_from_word<Command>(demand.log.back().command);
    for (const WindowRow& row : window_rows) {
        if (command != row.command || window_id.empty()) continue;
        messages.push_back({.kind = MessageKind::Demand,
                            .party_id = window_id,
                            .title = std::string(row.title),
                            .text = filled(row.text, demand, demand.content.title),
                            .route = "#/reviews?kind=demand"});
    }
}

}  // namespace

std::vector<OutgoingMessage> messages_of(const Demand& demand, const std::string& window_id) {
    std::vector<OutgoingMessage> messages;
    if (demand.log.empty()) return messages;
    tell_window(messages, demand, window_id);
    const auto command = enum_from_word<Command>(demand.log.back().command);
    for (const MessageRow& row : rows) {
        if (command != row.command) continue;
        OutgoingMessage message = message_of(row, demand);
        if (!row.reader) {
            message.party_id = demand.enterprise.party_id;
            message.route = "#/demands/" + demand.demand_id;
            messages.push_back(std::move(message));
            continue;
        }
        const bool leads_to_order = row.reader == ResponseState::Chosen;
        message.route =
            leads_to_order ? "#/orders/" + demand.order_id : "#/hall/" + demand.demand_id;
        for (const DemandResponse& response : demand.responses) {
            const bool is_of_step =
                response.version == demand.version || response.state == ResponseState::Open;
            if (response.state != *row.reader || !is_of_step) continue;
            message.party_id = response.institution.party_id;
            messages.push_back(message);
        }
    }
    return messages;
}

}  // namespace emc
