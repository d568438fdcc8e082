// 我的消息, the badge, and what a message makes other screens do.
#include <doctest/doctest.h>

#include <algorithm>

#include "api/messages.h"
#include "api/orders.h"
#include "client/news.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Visitor;
using ui::Role;

constexpr std::string_view news_path = "/api/v1/messages/news";

MessageView message(std::string_view id, std::string_view title) {
    return {.message_id = std::string(id),
            .kind = MessageKind::Order,
            .title = std::string(title),
            .text = "订单 DD202611240000176",
            .route = "#/orders/o1"};
}

void tell_news(Visitor& visitor, const MessageNews& news) {
    visitor.world.transport.answer_with(news_path, news);
    visitor.settle();
}

// The list's path begins that of the news, which may have been asked for earlier.
void tell_page(Visitor& visitor, const MessagePage& page) {
    auto& waiting = visitor.world.transport.waiting;
    const auto found = std::ranges::find_if(
        waiting, [](const auto& row) { return row.request.path == "/api/v1/messages"; });
    REQUIRE(found != waiting.end());
    std::rotate(waiting.begin(), found, found + 1);
    visitor.world.transport.answer_with("/api/v1/messages", page);
    visitor.settle();
}

}  // namespace

TEST_CASE("news: the count is in the bar and the title, and goes when all is read") {
    Visitor visitor("#/messages");
    visitor.tell_session(test::enterprise_session());
    CHECK(visitor.app.title() == "我的消息 · 企业管理中心");
    tell_news(visitor, {.items = {}, .position = "p1", .unread_count = 1});
    CHECK(visitor.app.title() == "(1) 我的消息 · 企业管理中心");
    REQUIRE(visitor.world.transport.is_asked(news_path));
    CHECK(visitor.world.transport.sent.back().path.contains("after=p1"));
    tell_page(visitor, MessagePage{{message("m1", "机构已受理")}, {}, 1});
    visitor.person.see(Role::Button, "查看 机构已受理");

    tell_news(visitor, {{message("m2", "合同待确认")}, "p2", 2});
    CHECK(visitor.person.sees_words("合同待确认"));
    tell_page(visitor,
              MessagePage{{message("m2", "合同待确认"), message("m1", "机构已受理")}, {}, 2});
    visitor.click("全部已读");
    visitor.world.transport.answer_with("/api/v1/messages/read", UnreadCount{0});
    visitor.settle();
    CHECK(visitor.app.title() == "我的消息 · 企业管理中心");
}

TEST_CASE("news: the session says from where to listen, so that nothing is asked twice") {
    Visitor visitor("#/desk");
    SessionView session = test::enterprise_session();
    session.news_position = "p7";
    session.unread_count = 3;
    visitor.tell_session(session);
    CHECK(visitor.app.title() == "(3) 工作台 · 企业管理中心");
    REQUIRE(visitor.world.transport.is_asked(news_path));
    const auto& sent = visitor.world.transport.sent;
    const auto asked = std::ranges::find_if(
        sent, [](const ApiRequest& request) { return request.path.starts_with(news_path); });
    REQUIRE(asked != sent.end());
    CHECK(asked->path.contains("after=p7"));
    // A position that the platform no longer knows is given up, and not taken up again.
    visitor.world.transport.refuse(news_path, {.kind = ErrorKind::Invalid});
    visitor.settle();
    visitor.world.clock.at += 60'000;
    visitor.settle();
    REQUIRE(visitor.world.transport.is_asked(news_path));
    CHECK_FALSE(sent.back().path.contains("after="));
}

TEST_CASE("a message leads to its order and is read by then") {
    Visitor visitor("#/messages");
    visitor.tell_session(test::enterprise_session());
    tell_page(visitor, MessagePage{{message("m1", "机构已受理")}, {}, 1});
    visitor.click("查看 机构已受理");
    const auto input = decode_text<MessagesReadInput>(visitor.world.transport.sent.back().body);
    REQUIRE(input.has_value());
    CHECK(input->message_ids == std::vector<std::string>{"m1"});
    visitor.world.transport.answer_with("/api/v1/messages/read", UnreadCount{0});
    visitor.settle();
    CHECK(visitor.world.history.href() == "#/orders/o1");
}

TEST_CASE("listening backs off while nothing answers and never asks twice at once") {
    test::ScriptedTransport transport;
    News news;
    InstantMs now = 1'000'000;
    std::int64_t last_gap = 0;
    for (int failures = 0; failures < 8; ++failures) {
        news.listen(transport, "a1", now);
        REQUIRE(transport.waiting.size() == 1);
        CHECK(!news.resumes_at().has_value());
        transport.answer("/", {.fate = ApiReply::Fate::Offline});
        transport.pump();
        news.listen(transport, "a1", now);
        CHECK(transport.waiting.empty());
        const std::int64_t gap = *news.resumes_at() - now;
        CHECK(gap >= last_gap);
        CHECK(gap <= 60'000);
        last_gap = gap;
        now = *news.resumes_at();
    }
    // A platform that answers at once with nothing is not asked without a pause.
    news.listen(transport, "a1", now);
    for (int i = 0; i < 2; ++i) {
        transport.answer_with("/", MessageNews{.items = {}, .position = "p"});
        transport.pump();
        news.listen(transport, "a1", now);
    }
    CHECK(transport.waiting.empty());
    CHECK(*news.resumes_at() > now);
}

}  // namespace emc
