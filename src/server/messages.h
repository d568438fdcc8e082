// 我的消息.
#pragma once

#include <span>

#include "api/messages.h"
#include "server/call.h"

namespace emc::server {

// In the transaction of what they tell about. Messages to nobody are passed over.
Result<void> send_messages(Transaction& transaction, Context& context, InstantMs now,
                           std::span<const OutgoingMessage> messages);

// From where to listen for what is sent from now on, and how much is unread.
struct NewsPlace {
    std::string position;
    std::int64_t unread = 0;
};
Result<NewsPlace> news_place(Snapshot& snapshot, const SecretKey& secret,
                             const std::string& tenant_id);

Result<MessagePage> list_messages(CallOf<ListMessages>& call, const MessageQuery& query);
Result<UnreadCount> mark_messages_read(CallOf<MarkMessagesRead>& call,
                                       const MessagesReadInput& input);
// When there is nothing yet and the edge is ready to ask again, the reply says when.
Result<MessageNews> await_messages(CallOf<AwaitMessages>& call, const MessageNewsInput& input);

}  // namespace emc::server
