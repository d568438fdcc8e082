// 我的消息: what happened that concerns the account, unread first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "api/messages.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/paged.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct MessagesScreen {
    struct Retry {};
    struct More {};
    struct ReadAll {};
    struct Open {
        std::size_t index = 0;
    };
    using Message = std::variant<Retry, More, ReadAll, Open>;

    Paged<MessagePage> list;
    std::int64_t unread = 0;
    Remote<UnreadCount> marked;
    Attempt<MessagesReadInput> marking;
    std::string leads_to;  // Where the message that is being opened leads.
    std::uint64_t news_seen = 0;
};

MessagesScreen open_messages(const Route& route, Env& env);
void poll(MessagesScreen& screen, Env& env);
void update(MessagesScreen& screen, const MessagesScreen::Message& message, Env& env);
std::optional<MessagesScreen::Message> draw(MessagesScreen& screen, ui::Ui& ui);
void retry(MessagesScreen& screen, Env& env);
bool is_busy(const MessagesScreen& screen);

}  // namespace emc
