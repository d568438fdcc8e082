#include "server/messages.h"

#include <limits>

#include "server/cursor.h"
#include "server/numbers.h"

namespace emc::server {
namespace {

// Half of what a person may be kept waiting.
constexpr std::int64_t look_again_ms = 1000;
constexpr std::int64_t news_max = 50;
constexpr std::size_t ids_max = 200;

struct MessageRow {
    MessageView view;
    std::int64_t seq = 0;
};

MessageRow message_row(const Row& row) {
    MessageRow message;
    message.view.message_id = row.text(0);
    message.view.kind = MessageKind::System;
    for (const EnumRow<MessageKind>& kind : message_kind_rows) {
        if (kind.word == row.text(1)) message.view.kind = kind.value;
    }
    message.view.title = row.text(2);
    message.view.text = row.text(3);
    message.view.route = row.text(4);
    message.view.at = row.integer(5);
    message.view.is_read = !row.is_null(6);
    message.seq = row.integer(7);
    return message;
}

Result<std::int64_t> count_unread(Snapshot& snapshot, const std::string& tenant_id) {
    const auto count = snapshot.one(
        "SELECT COUNT(*) FROM message WHERE tenant_id=?1 AND read_at IS NULL",
        [](const Row& row) { return row.integer(0); }, tenant_id);
    if (!count) return std::unexpected(count.error());
    return count->value_or(0);
}

Result<std::int64_t> last_seq(Snapshot& snapshot, const std::string& tenant_id) {
    const auto last = snapshot.one(
        "SELECT COALESCE(MAX(seq),0) FROM message WHERE tenant_id=?1",
        [](const Row& row) { return row.integer(0); }, tenant_id);
    if (!last) return std::unexpected(last.error());
    return last->value_or(0);
}

std::string scope_of_news(const std::string& tenant_id) { return "news:" + tenant_id; }

Result<void> mark(Transaction& transaction, const Call& call, const std::string& message_id) {
    const Result<std::int64_t> marked = transaction.run(
        "UPDATE message SET read_at=?3 WHERE tenant_id=?1 AND message_id=?2 AND read_at IS NULL",
        call.actor->tenant_id, message_id, call.now);
    if (!marked) return std::unexpected(marked.error());
    return {};
}

Result<void> mark_all(Transaction& transaction, const Call& call) {
    const Result<std::int64_t> marked =
        transaction.run("UPDATE message SET read_at=?2 WHERE tenant_id=?1 AND read_at IS NULL",
                        call.actor->tenant_id, call.now);
    if (!marked) return std::unexpected(marked.error());
    return {};
}

// What has come behind `after`, oldest first; the position moves with it.
Result<MessageNews> news_behind(Snapshot& snapshot, const Call& call, std::string_view scope,
                                std::int64_t after) {
    const std::string& tenant_id = call.actor->tenant_id;
    const auto rows = snapshot.all(
        "SELECT message_id,kind,title,words,route,at,read_at,seq FROM message"
        " WHERE tenant_id=?1 AND seq>?2 ORDER BY seq LIMIT ?3",
        &message_row, tenant_id, after, news_max);
    if (!rows) return std::unexpected(rows.error());
    const auto unread = count_unread(snapshot, tenant_id);
    if (!unread) return std::unexpected(unread.error());
    MessageNews news{.unread_count = *unread};
    for (const MessageRow& row : *rows) {
        news.items.push_back(row.view);
        after = row.seq;
    }
    news.position = make_cursor(call.context.secret, scope, after);
    return news;
}

}  // namespace

Result<void> send_messages(Transaction& transaction, Context& context, InstantMs now,
                           std::span<const OutgoingMessage> messages) {
    for (const OutgoingMessage& message : messages) {
        if (message.party_id.empty()) continue;
        const auto seq = next_in_sequence(transaction, "message");
        if (!seq) return std::unexpected(seq.error());
        const Result<std::int64_t> sent = transaction.run(
            "INSERT INTO message(tenant_id,seq,message_id,kind,title,words,route,at)"
            " VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
            message.party_id, *seq, new_uuid(now, context.random), enum_row(message.kind).word,
            message.title, message.text, message.route, now);
        if (!sent) return std::unexpected(sent.error());
    }
    return {};
}

Result<NewsPlace> news_place(Snapshot& snapshot, const SecretKey& secret,
                             const std::string& tenant_id) {
    const auto unread = count_unread(snapshot, tenant_id);
    if (!unread) return std::unexpected(unread.error());
    const auto last = last_seq(snapshot, tenant_id);
    if (!last) return std::unexpected(last.error());
    return NewsPlace{make_cursor(secret, scope_of_news(tenant_id), *last), *unread};
}

Result<MessagePage> list_messages(CallOf<ListMessages>& call, const MessageQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const std::string& tenant_id = call.actor->tenant_id;
    const std::string scope = (query.is_unread ? "unread:" : "messages:") + tenant_id;
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (!query.cursor.empty()) {
        const auto position = read_cursor(call.context.secret, scope, query.cursor);
        if (!position) return invalid({{"cursor", Rule::Format}});
        before = *position;
    }
    return call.context.database.read([&](Snapshot& snapshot) -> Result<MessagePage> {
        const auto rows = snapshot.all(
            "SELECT message_id,kind,title,words,route,at,read_at,seq FROM message"
            " WHERE tenant_id=?1 AND seq<?2 AND (?3=0 OR read_at IS NULL)"
            " ORDER BY seq DESC LIMIT ?4",
            &message_row, tenant_id, before, query.is_unread, query.limit + 1);
        if (!rows) return std::unexpected(rows.error());
        const auto unread = count_unread(snapshot, tenant_id);
        if (!unread) return std::unexpected(unread.error());
        MessagePage page{.unread_count = *unread};
        const auto limit = static_cast<std::size_t>(query.limit);
        for (const MessageRow& row : *rows) {
            if (page.items.size() == limit) break;
            page.items.push_back(row.view);
        }
        if (rows->size() > limit) {
            page.next_cursor = make_cursor(call.context.secret, scope, (*rows)[limit - 1].seq);
        }
        return page;
    });
}

Result<UnreadCount> mark_messages_read(CallOf<MarkMessagesRead>& call,
                                       const MessagesReadInput& input) {
    Problems problems = check(input);
    const auto count = static_cast<std::int64_t>(input.message_ids.size());
    if (input.message_ids.size() > ids_max) {
        problems.push_back({"message_ids", Rule::TooLarge, ids_max, count});
    }
    if (!problems.empty()) return invalid(std::move(problems));
    return call.commit([&](Transaction& transaction) -> Result<UnreadCount> {
        if (input.is_all) {
            if (const auto done = mark_all(transaction, call); !done)
                return std::unexpected(done.error());
        }
        // An id of somebody else's message marks nothing and tells nothing.
        for (const std::string& message_id : input.message_ids) {
            if (const auto done = mark(transaction, call, message_id); !done)
                return std::unexpected(done.error());
        }
        const auto unread = count_unread(transaction, call.actor->tenant_id);
        if (!unread) return std::unexpected(unread.error());
        return UnreadCount{*unread};
    });
}

Result<MessageNews> await_messages(CallOf<AwaitMessages>& call, const MessageNewsInput& input) {
    if (Problems problems = check(input); !problems.empty()) return invalid(std::move(problems));
    if (!input.account_id.empty() && input.account_id != call.actor->account_id) {
        return fail(ErrorKind::SignedOut, "session.expired");
    }
    const std::string scope = scope_of_news(call.actor->tenant_id);
    std::optional<std::int64_t> after;
    if (!input.after.empty()) {
        after = read_cursor(call.context.secret, scope, input.after);
        if (!after) return invalid({{"after", Rule::Format}});
    }
    Result<MessageNews> news =
        call.context.database.read([&](Snapshot& snapshot) -> Result<MessageNews> {
            if (after) return news_behind(snapshot, call, scope, *after);
            const auto now_at = last_seq(snapshot, call.actor->tenant_id);
            if (!now_at) return std::unexpected(now_at.error());
            return news_behind(snapshot, call, scope, *now_at);
        });
    // Without a position there is nothing to wait behind: the answer tells it.
    const bool is_patient = after && call.request.waited_ms < input.wait_s * 1000;
    if (news && news->items.empty() && is_patient) call.ask_again_ms = look_again_ms;
    return news;
}

}  // namespace emc::server
