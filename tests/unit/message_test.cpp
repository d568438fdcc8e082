#include "domain/message.h"

#include <doctest/doctest.h>

#include "domain/messages.h"
#include "unit/order_samples.h"

using namespace emc;

TEST_CASE("no step of an order is silent, and nobody is told what they did") {
    Order order = *open_order(samples::opening(), samples::request(),
                              samples::context(CaseActor::Enterprise));
    order.reminders.push_back({ReminderKind::Answer, samples::start});
    for (const OrderTransition& row : order_transitions()) {
        order.log.back().command = row.command;
        order.log.back().actor = row.actor;
        order.log.back().remark = "{number}";
        const std::vector<OutgoingMessage> messages = messages_of(order);
        INFO("command ", enum_row(row.command).word);
        REQUIRE_FALSE(messages.empty());
        for (const OutgoingMessage& message : messages) {
            CHECK_FALSE(message.title.empty());
            CHECK_FALSE(message.party_id.empty());
            CHECK(message.route == "#/orders/order-1");
            CHECK(may_see(order, {.actor = CaseActor::Enterprise, .party_id = message.party_id}) ==
                  (message.party_id == "enterprise-1"));
            CHECK(message.party_id != samples::context(row.actor).party_id);
            // Every mark is filled in; the one left was written by a person.
            std::string text = message.text;
            const std::size_t written = text.find("{number}");
            if (written != std::string::npos) text.erase(written, 8);
            CHECK(text.find('{') == std::string::npos);
        }
    }
}

TEST_CASE("an application reaches the institution with the number and the service") {
    const Order order = *open_order(samples::opening(), samples::request(),
                                    samples::context(CaseActor::Enterprise));
    const std::vector<OutgoingMessage> messages = messages_of(order);
    REQUIRE(messages.size() == 1);
    CHECK(messages.front().party_id == "institution-1");
    CHECK(messages.front().text ==
          "湖南示例制造有限公司申请了“小微企业融资方案设计”，订单DD202611240000176，"
          "请在3个工作日内受理。");
}

TEST_CASE("the institution hears of the window's decision on its service") {
    ServiceItem item;
    item.institution_id = "institution-1";
    item.content = samples::service_draft();
    item.review_opinion = "请写明价格";
    CHECK(messages_of(item, ServiceCommand::Submit).empty());
    const std::vector<OutgoingMessage> messages = messages_of(item, ServiceCommand::Return);
    REQUIRE(messages.size() == 1);
    CHECK(messages.front().text ==
          "“小微企业融资方案设计”没有通过审核：请写明价格。请修改后重新提交。");
}

TEST_CASE("refusals of orders are said in their own words") {
    const Error error{.kind = ErrorKind::Conflict, .code = "order.not_cancellable"};
    CHECK(sentence(error, Language::Zh) == "合同已生效，不能直接撤销；可协商解除或申诉");
}
