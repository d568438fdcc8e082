// 站内消息: who is told what when something happens. The platform writes them in the transaction of
// the step, so that no step is silent and no message is without its step.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "domain/order.h"
#include "domain/service_item_workflow.h"

namespace emc {

enum class MessageKind : std::uint8_t {
    Order,
    Service,
    System,
    Consultation,
    Demand,
    Shop,
    Verification,
    Review,
};
inline constexpr EnumRow<MessageKind> message_kind_rows[] = {
    {MessageKind::Order, "order", {"交易", "Order"}},
    {MessageKind::Service, "service", {"服务", "Service"}},
    {MessageKind::System, "system", {"系统", "System"}},
    {MessageKind::Consultation, "consultation", {"咨询", "Consultation"}},
    {MessageKind::Demand, "demand", {"需求", "Demand"}},
    {MessageKind::Shop, "shop", {"微商城", "Micro-mall"}},
    {MessageKind::Verification, "verification", {"认证", "Verification"}},
    {MessageKind::Review, "review", {"审核", "Review"}},
};
constexpr std::span<const EnumRow<MessageKind>> enum_rows(Tag<MessageKind>) {
    return message_kind_rows;
}

// A message on its way to everybody who acts for a party.
struct OutgoingMessage {
    MessageKind kind = MessageKind::Order;
    std::string party_id;
    std::string title;
    std::string text;
    std::string route;  // Where it leads: "#/orders/..."
    bool operator==(const OutgoingMessage&) const = default;
};

// What the last step of the order has to tell: never to the side that took it.
std::vector<OutgoingMessage> messages_of(const Order& order);
// What the window's decision on a service has to tell; nothing for the institution's own steps.
std::vector<OutgoingMessage> messages_of(const ServiceItem& item, ServiceCommand command);

// A message as its reader sees it.
struct MessageView {
    std::string message_id;
    MessageKind kind = MessageKind::System;
    std::string title;
    std::string text;
    std::string route;
    bool is_read = false;
    InstantMs at = 0;
    bool operator==(const MessageView&) const = default;
};
constexpr auto fields(Tag<MessageView>) {
    using M = MessageView;
    return std::tuple{
        field("message_id", &M::message_id, {"消息编号", "Message id"}),
        field("kind", &M::kind, {"类别", "Kind"}),
        field("title", &M::title, {"标题", "Title"}),
        field("text", &M::text, {"内容", "Text"}),
        field("route", &M::route, {"链接", "Link"}),
        field("is_read", &M::is_read, {"已读", "Read"}),
        field("at", &M::at, {"时间", "At"}, {.min = 0}),
    };
}
inline Problems check(const MessageView& message) { return check_fields(message); }

}  // namespace emc
