// 合同详情, 我的订单 and 拟定合同 by hand. The platform behind them is the workflow itself: every
// step that a screen sends is applied to the order.
#include <doctest/doctest.h>

#include "api/orders.h"
#include "support/order_side.h"

namespace emc {
namespace {

using test::fresh_order;
using test::Mode;
using test::session_of;
using test::Side;
using test::Visitor;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};

void accept_by_hand(Side& institution) {
    institution.click("受理");
    CHECK(institution.visitor.person.value_of("报价") == "16800.01");
    institution.click("确认受理");
}

void write_contract_by_hand(Side& institution) {
    institution.click("提交合同");
    REQUIRE(institution.visitor.heading() == "拟定合同");
    CHECK(institution.visitor.person.value_of("第1阶段金额") == "5544");
    CHECK(institution.visitor.person.value_of("第2阶段金额") == "11256.01");
    institution.click("提交合同");
}

void finish_stage_by_hand(Side& institution, Side& enterprise) {
    institution.look_again();
    institution.click("提交成果");
    institution.visitor.type("成果说明", "检索报告一份");
    institution.click("确认提交成果");
    enterprise.look_again();
    enterprise.click("验收通过");
}

}  // namespace

TEST_CASE("both sides walk from application to both ratings by hand") {
    for (const Mode mode : modes) {
        Order order = fresh_order();
        Side institution(CaseActor::Institution, order, mode);
        Side enterprise(CaseActor::Enterprise, order, mode);
        CHECK(enterprise.visitor.heading() == "合同详情");
        accept_by_hand(institution);
        REQUIRE(order.state == OrderState::Accepted);
        write_contract_by_hand(institution);
        REQUIRE(order.state == OrderState::ContractOffered);

        enterprise.look_again();
        CHECK(enterprise.visitor.person.sees_words("壹万陆仟捌佰元零壹分"));
        enterprise.click("退回修改");
        enterprise.visitor.type("修改意见", "请写明违约责任");
        enterprise.click("确认退回修改");
        REQUIRE(order.state == OrderState::Accepted);
        institution.look_again();
        CHECK(institution.visitor.person.sees_words("请写明违约责任"));
        institution.click("提交合同");
        institution.visitor.type("违约责任", "违约方承担合同金额百分之五的违约金");
        institution.click("提交合同");

        enterprise.look_again();
        CHECK(enterprise.visitor.person.sees_words("违约责任：（空） → 违约方"));
        enterprise.click("确认合同");
        CHECK(!enterprise.visitor.person.see(Role::Button, "确认签订").enabled);
        enterprise.visitor.person.check("我已核对合同全部内容，同意签订");
        enterprise.click("确认签订");
        REQUIRE(order.state == OrderState::Running);
        CHECK(enterprise.visitor.person.sees_words(order.contracts.back().sha256));
        CHECK(enterprise.visitor.person.sees_words("已核对"));

        enterprise.click("打印合同");
        enterprise.visitor.person.see(Role::Heading, "知识产权代理服务合同");
        CHECK(enterprise.visitor.person.all(Role::Table).empty());  // All of it is in the words.
        enterprise.click("打印");
        CHECK(enterprise.visitor.app.take_print_wish());

        finish_stage_by_hand(institution, enterprise);
        finish_stage_by_hand(institution, enterprise);
        REQUIRE(order.state == OrderState::AwaitingPayment);
        enterprise.visitor.person.see(Role::Radio, "线下");
        enterprise.click("已付现");
        enterprise.visitor.person.see(Role::Dialog, "确认付款");
        CHECK(enterprise.visitor.person.sees_words("¥16,800.01"));
        CHECK(!enterprise.visitor.person.see(Role::Button, "确认付款").enabled);
        enterprise.visitor.person.check("我已核对金额和收款方，款项已经付出");
        enterprise.click("确认付款");
        REQUIRE(order.state == OrderState::AwaitingRating);
        institution.look_again();
        institution.click("确认收款");
        CHECK(order.payments.back().receipt == ReceiptState::Confirmed);

        enterprise.look_again();
        enterprise.visitor.person.slide("总体评分", 4);
        enterprise.visitor.person.slide("第2阶段评分", 3);
        enterprise.visitor.type("总体评价", "检索很细，沟通及时");
        // What is typed outlasts a reload.
        enterprise.visitor.open("#/desk");
        enterprise.visitor.click("离开");
        enterprise.look_again();
        CHECK(enterprise.visitor.person.value_of("总体评价") == "检索很细，沟通及时");
        enterprise.click("提交评价");
        CHECK_FALSE(enterprise.visitor.world.device.holds("检索很细"));
        REQUIRE(order.state == OrderState::Completed);
        CHECK(order.rating->content.score == 4);
        CHECK(order.rating->content.stages[0].score == 5);
        CHECK(order.rating->content.stages[1].score == 3);
        institution.look_again();
        institution.click("回复评价");
        institution.visitor.type("回复内容", "感谢您的认可");
        institution.click("确认回复评价");
        CHECK(order.rating->reply == "感谢您的认可");
    }
}

TEST_CASE("who comes too late is told so and sees the order as it is now") {
    Order order = fresh_order();
    Side institution(CaseActor::Institution, order, Mode::Mirror);
    Side enterprise(CaseActor::Enterprise, order, Mode::Mirror);
    enterprise.click("撤销订单");
    enterprise.visitor.type("撤销原因", "暂时不需要了");
    enterprise.click("确认撤销");
    REQUIRE(order.state == OrderState::Cancelled);
    CHECK(enterprise.visitor.person.find(Role::Button, "撤销订单") == nullptr);
    institution.click("受理");
    institution.click("确认受理");
    CHECK(institution.visitor.person.sees_words("订单刚刚有了新进展"));
    institution.click("返回");
    CHECK(institution.visitor.person.sees_words("企业已撤销订单"));
}

TEST_CASE("a step that came too late keeps its words and can be sent again") {
    Order order = fresh_order();
    Side enterprise(CaseActor::Enterprise, order, Mode::Mirror);
    enterprise.click("撤销订单");
    enterprise.visitor.type("撤销原因", "暂时不需要了");
    ++order.version;  // The platform has reminded in the meantime.
    enterprise.click("确认撤销");
    CHECK(enterprise.visitor.person.sees_words("订单刚刚有了新进展"));
    CHECK(enterprise.visitor.person.value_of("撤销原因") == "暂时不需要了");
    enterprise.click("确认撤销");
    CHECK(order.state == OrderState::Cancelled);
}

TEST_CASE("a contract that has changed under the dialog has to be read again") {
    Order order = fresh_order();
    Side institution(CaseActor::Institution, order, Mode::Mirror);
    accept_by_hand(institution);
    write_contract_by_hand(institution);
    Side enterprise(CaseActor::Enterprise, order, Mode::Mirror);
    enterprise.click("确认合同");
    enterprise.visitor.person.check("我已核对合同全部内容，同意签订");
    ++order.version;
    order.contracts.back().content.title += "（第二版）";
    enterprise.click("确认签订");
    REQUIRE(order.state == OrderState::ContractOffered);
    CHECK(!enterprise.visitor.person.see(Role::Button, "确认签订").enabled);
    enterprise.visitor.person.check("我已核对合同全部内容，同意签订");
    enterprise.click("确认签订");
    CHECK(order.state == OrderState::Running);
}

TEST_CASE("a late answer belongs to its own row, and a retry to the list as it is by then") {
    OrderSummary first = summary_of(fresh_order());
    OrderSummary second = first;
    second.order_id = "o2";
    second.number = "DD202611240000184";
    Visitor visitor("#/orders");
    test::ScriptedTransport& transport = visitor.world.transport;
    const auto tell_list = [&] {
        transport.answer_with("/api/v1/orders", OrderPage{{first, second}, {}, 2});
        visitor.settle();
    };
    const auto refuse = [&] {
        transport.refuse("/api/v1/orders/o1/actions",
                         {.kind = ErrorKind::Stale, .code = "order.stale"});
        visitor.settle();
        ++first.version;
        tell_list();
    };
    visitor.tell_session(session_of(CaseActor::Enterprise));
    tell_list();
    visitor.click("撤销订单 DD202611240000176");
    visitor.type("撤销原因", "暂时不需要了");
    visitor.click("确认撤销");
    visitor.click("返回");
    CHECK(!visitor.person.see(Role::Button, "撤销订单 DD202611240000184").enabled);
    refuse();
    CHECK(visitor.person.sees_words("订单刚刚有了新进展"));

    visitor.click("撤销订单 DD202611240000176");
    visitor.type("撤销原因", "暂时不需要了");
    visitor.click("确认撤销");
    refuse();
    CHECK(visitor.person.value_of("撤销原因") == "暂时不需要了");
    visitor.click("确认撤销");
    REQUIRE(transport.is_asked("/api/v1/orders/o1/actions"));
    const auto action = decode_text<OrderAction>(transport.sent.back().body);
    REQUIRE(action.has_value());
    CHECK(action->expected_version == first.version);
}

TEST_CASE("我的订单: the table, its names, and 撤销订单 with a reason") {
    for (const Mode mode : modes) {
        const Order order = fresh_order();
        Visitor visitor("#/orders", mode);
        visitor.tell_session(session_of(CaseActor::Enterprise));
        visitor.world.transport.answer_with("/api/v1/orders",
                                            OrderPage{{summary_of(order)}, {}, 1});
        visitor.world.transport.answer_with("/api/v1/order-counts",
                                            OrderCounts{{{OrderState::Applied, 1}}, {}, 0});
        visitor.settle();
        CHECK(visitor.heading() == "我的订单");
        visitor.person.see(Role::Table, "我的订单");
        visitor.person.see(Role::Link, "待受理 1");
        visitor.person.see(Role::Button, "查看合同 DD202611240000176");
        visitor.click("撤销订单 DD202611240000176");
        visitor.person.see(Role::Dialog, "撤销订单");
        visitor.click("确认撤销");
        CHECK(!visitor.person.error_of("撤销原因").empty());
        visitor.type("撤销原因", "暂时不需要了");
        visitor.click("确认撤销");
        REQUIRE(visitor.world.transport.is_asked("/api/v1/orders/o1/actions"));
        const auto action = decode_text<OrderAction>(visitor.world.transport.sent.back().body);
        REQUIRE(action.has_value());
        CHECK(action->command == OrderCommand::Cancel);
        CHECK(action->reason == "暂时不需要了");
        CHECK(action->expected_version == order.version);
    }
}

TEST_CASE("the desk: counts, what waits with its next step, orders by month") {
    Order order = fresh_order();
    order.state = OrderState::AwaitingPayment;
    OrderSummary row = summary_of(order);
    Visitor visitor("#/desk");
    visitor.tell_session(session_of(CaseActor::Enterprise));
    visitor.tell_profile(test::good_profile());
    const OrderCounts counts{{{OrderState::AwaitingPayment, 1}, {OrderState::Completed, 7}},
                             {{"2026-10", 3}, {"2026-11", 5}},
                             1,
                             {row}};
    visitor.world.transport.answer_with("/api/v1/order-counts", counts);
    visitor.settle();
    visitor.person.see(Role::Text, "7");
    visitor.person.see(Role::Image, "近半年订单：10月 3，11月 5");
    const ui::UiNode& link = visitor.person.see(Role::Link, "去付款 DD202611240000176");
    CHECK(link.href == "#/orders/o1");
}

}  // namespace emc
