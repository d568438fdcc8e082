// 我的消息: what happened that concerns the caller.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/message.h"

namespace emc {

struct MessageQuery {
    bool is_unread = false;  // Only those.
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const MessageQuery&) const = default;
};
constexpr auto fields(Tag<MessageQuery>) {
    using Q = MessageQuery;
    return std::tuple{
        field("is_unread", &Q::is_unread, {"只看未读", "Unread only"}, {}, Editor::Toggle),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const MessageQuery& query) { return check_fields(query); }

struct MessagePage {
    std::vector<MessageView> items;  // Newest first.
    std::string next_cursor;
    std::int64_t unread_count = 0;
    bool operator==(const MessagePage&) const = default;
};
constexpr auto fields(Tag<MessagePage>) {
    using P = MessagePage;
    return std::tuple{
        field("items", &P::items, {"消息", "Messages"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("unread_count", &P::unread_count, {"未读数", "Unread"}, {.min = 0}),
    };
}

struct ListMessages {
    using Input = MessageQuery;
    using Output = MessagePage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/messages";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listMessages";
    static constexpr std::string_view tag = "messages";
    static constexpr Text summary = {"我的消息", "The caller's messages"};
    static constexpr int success_status = 200;
};

struct MessagesReadInput {
    std::vector<std::string> message_ids;
    bool is_all = false;  // 全部已读; the ids are then not asked for.
    bool operator==(const MessagesReadInput&) const = default;
};
constexpr auto fields(Tag<MessagesReadInput>) {
    using I = MessagesReadInput;
    return std::tuple{
        field("message_ids", &I::message_ids, {"消息编号", "Message ids"}, {.chars_max = 64}),
        field("is_all", &I::is_all, {"全部已读", "All of them"}, {}, Editor::Toggle),
    };
}
inline Problems check(const MessagesReadInput& input) { return check_fields(input); }

struct UnreadCount {
    std::int64_t unread_count = 0;
    bool operator==(const UnreadCount&) const = default;
};
constexpr auto fields(Tag<UnreadCount>) {
    return std::tuple{
        field("unread_count", &UnreadCount::unread_count, {"未读数", "Unread"}, {.min = 0}),
    };
}

struct MarkMessagesRead {
    using Input = MessagesReadInput;
    using Output = UnreadCount;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/messages/read";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "markMessagesRead";
    static constexpr std::string_view tag = "messages";
    static constexpr Text summary = {"标为已读", "Mark as read"};
    static constexpr int success_status = 200;
};

// Where the caller's page stopped listening, and how long it is ready to wait for more. The page of
// an account that is no longer the one signed in is told so (401), and nothing of the other's.
struct MessageNewsInput {
    std::string account_id;  // Whom the page shows; empty: whoever is signed in.
    std::string after;       // As `position` of the last answer; empty: from now on.
    std::int64_t wait_s = 25;
    bool operator==(const MessageNewsInput&) const = default;
};
constexpr auto fields(Tag<MessageNewsInput>) {
    using I = MessageNewsInput;
    return std::tuple{
        field("account_id", &I::account_id, {"账号编号", "Account number"}, {.chars_max = 64}),
        field("after", &I::after, {"上次位置", "Position"}, {.chars_max = 400}),
        field("wait_s", &I::wait_s, {"等待秒数", "Seconds to wait"}, {.min = 0, .max = 30},
              Editor::Integer),
    };
}
inline Problems check(const MessageNewsInput& input) { return check_fields(input); }

struct MessageNews {
    std::vector<MessageView> items;  // Oldest first; empty when the time was up.
    std::string position;
    std::int64_t unread_count = 0;
    bool operator==(const MessageNews&) const = default;
};
constexpr auto fields(Tag<MessageNews>) {
    using N = MessageNews;
    return std::tuple{
        field("items", &N::items, {"消息", "Messages"}),
        field("position", &N::position, {"位置", "Position"}),
        field("unread_count", &N::unread_count, {"未读数", "Unread"}, {.min = 0}),
    };
}

// Answers as soon as there is something, at the latest after `wait_s`.
struct AwaitMessages {
    using Input = MessageNewsInput;
    using Output = MessageNews;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/messages/news";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "awaitMessages";
    static constexpr std::string_view tag = "messages";
    static constexpr Text summary = {"等待新消息", "Wait for new messages"};
    static constexpr bool is_background = true;
    static constexpr int success_status = 200;
};

}  // namespace emc
