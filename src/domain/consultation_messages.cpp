#include "domain/consultation_messages.h"

#include <string_view>

#include "domain/message_text.h"

namespace emc {
namespace {

using Command = ConsultationCommand;
using Actor = CaseActor;

// One row a reader. {number}, {service}, {enterprise}, {institution} and {remark} are filled in.
struct MessageRow {
    Command command;
    Actor reader;
    std::string_view title;
    std::string_view text;
};
constexpr MessageRow message_rows[] = {
    {Command::Ask, Actor::Institution, "新的咨询",
     "{enterprise}咨询了“{service}”（{number}），请在2个工作日内回复。"},
    {Command::Reply, Actor::Enterprise, "咨询已回复",
     "{institution}回复了您对“{service}”的咨询（{number}），请查看。"},
    {Command::FollowUp, Actor::Institution, "收到追问",
     "{enterprise}在咨询{number}（{service}）中继续提问，请在2个工作日内回复。"},
    {Command::Rate, Actor::Institution, "咨询收到评价",
     "{enterprise}评价了您对咨询{number}的回复：{remark}。"},
    {Command::Revoke, Actor::Institution, "咨询已撤回", "{enterprise}撤回了咨询{number}。"},
    {Command::Decline, Actor::Enterprise, "咨询未被受理",
     "{institution}没有受理您对“{service}”的咨询（{number}）：{remark}。您可以咨询其他服务。"},
    {Command::Remind, Actor::Institution, "咨询等待回复",
     "{enterprise}的咨询{number}（{service}）已等待2个工作日，请尽快回复。"},
    {Command::Escalate, Actor::Window, "咨询超期未回复",
     "{institution}已超过5个工作日没有回复{enterprise}的咨询{number}（{service}），请关注。"},
    {Command::Close, Actor::Enterprise, "咨询已关闭",
     "咨询{number}（{service}）查看后30天没有新的问题，已关闭。如有新问题，请重新咨询。"},
};

std::string filled(std::string_view words, const Consultation& consultation) {
    const Mark marks[] = {{"number", consultation.number},
                          {"enterprise", consultation.enterprise.name},
                          {"institution", consultation.institution.name},
                          {"service", consultation.service_name},
                          {"remark", consultation.log.back().remark}};
    return filled(words, marks);
}

std::string party_of(const Consultation& consultation, Actor reader, const std::string& window_id) {
    switch (reader) {
        case Actor::Enterprise:
            return consultation.enterprise.party_id;
        case Actor::Institution:
            return consultation.institution.party_id;
        case Actor::Window:
            return window_id;
        case Actor::System:
            return {};
    }
    return {};
}

}  // namespace

std::vector<OutgoingMessage> messages_of(const Consultation& consultation,
                                         const std::string& window_id) {
    std::vector<OutgoingMessage> messages;
    if (consultation.log.empty()) return messages;
    const CaseLogEntry& last = consultation.log.back();
    for (const MessageRow& row : message_rows) {
        if (enum_row(row.command).word != last.command || row.reader == last.actor) continue;
        messages.push_back({.kind = MessageKind::Consultation,
                            .party_id = party_of(consultation, row.reader, window_id),
                            .title = std::string(row.title),
                            .text = filled(row.text, consultation),
                            .route = "#/consultations/" + consultation.consultation_id});
    }
    return messages;
}

}  // namespace emc
