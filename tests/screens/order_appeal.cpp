// Files of an order, what the platform says of them, and 申诉 seen from all three sides.
#include <doctest/doctest.h>

#include "client/time_words.h"
#include "support/order_side.h"
#include "unit/order_samples.h"

namespace emc {
namespace {

using test::context_of;
using test::fresh_order;
using test::Mode;
using test::Side;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};

void act(Order& order, CaseActor actor, OrderCommand command) {
    const Result<Order> next = apply(order, samples::action_for(order, command), context_of(actor));
    REQUIRE(next.has_value());
    order = *next;
}

Order running_order() {
    Order order = fresh_order();
    act(order, CaseActor::Institution, OrderCommand::Accept);
    act(order, CaseActor::Institution, OrderCommand::SubmitContract);
    act(order, CaseActor::Enterprise, OrderCommand::ConfirmContract);
    return order;
}

Order unpaid_order() {
    Order order = running_order();
    while (order.state == OrderState::Running) {
        act(order, CaseActor::Institution, OrderCommand::SubmitStage);
        act(order, CaseActor::Enterprise, OrderCommand::AcceptStage);
    }
    REQUIRE(order.state == OrderState::AwaitingPayment);
    return order;
}

Error refusal(std::string field) {
    return {.kind = ErrorKind::Invalid, .problems = {{std::move(field), Rule::Unknown}}};
}

constexpr std::string_view file_gone = "平台上已没有这个文件，请移除后重新上传";

}  // namespace

TEST_CASE(
    "an appeal: kind, words and evidence for all, the window settles it, all read the ruling") {
    for (const Mode mode : modes) {
        Order order = running_order();
        Side enterprise(CaseActor::Enterprise, order, mode);
        enterprise.click("申诉");
        enterprise.visitor.choose("申诉类型", "卖家违约");
        enterprise.visitor.type("申诉说明", "超过约定日期没有提交成果");
        enterprise.pick("证据", "往来邮件.pdf");
        enterprise.click("确认申诉");
        REQUIRE(order.state == OrderState::Appealing);

        Side institution(CaseActor::Institution, order, mode);
        Side window(CaseActor::Window, order, mode);
        for (const Side* side : {&enterprise, &institution, &window}) {
            const test::Person& person = side->visitor.person;
            CHECK(person.sees_words("卖家违约"));
            CHECK(person.sees_words("超过约定日期没有提交成果"));
            CHECK(person.sees_words("企业 · " + minute_text(test::FixedClock().at)));
            CHECK(person.see(Role::Link, "往来邮件.pdf（15 B）").href == "/api/v1/files/f1");
            CHECK(person.sees_words("处理中"));
        }
        CHECK(institution.visitor.person.find(Role::Button, "调解继续") == nullptr);
        CHECK(window.visitor.person.find(Role::Link, "订单受理") == nullptr);
        for (const std::string_view name : {"关闭订单", "取消订单", "平台关闭"})
            window.visitor.person.see(Role::Button, name);

        window.click("调解继续");
        window.visitor.person.see(Role::Dialog, "调解继续");
        window.click("确认调解继续");
        CHECK(!window.visitor.person.error_of("处理意见").empty());
        CHECK(order.state == OrderState::Appealing);
        window.visitor.type("处理意见", "双方同意延期五个工作日");
        window.click("确认调解继续");
        REQUIRE(order.state == OrderState::Running);
        enterprise.look_again();
        for (const Side* side : {&enterprise, &window}) {
            CHECK(side->visitor.person.sees_words("双方同意延期五个工作日"));
            CHECK(side->visitor.person.sees_words("已处理"));
            side->visitor.person.see(Role::Link, "往来邮件.pdf（15 B）");
        }
    }
}

TEST_CASE("a settlement by another contract: the accepted stage stays, the rest is written anew") {
    for (const Mode mode : modes) {
        Order order = running_order();
        act(order, CaseActor::Institution, OrderCommand::SubmitStage);
        act(order, CaseActor::Enterprise, OrderCommand::AcceptStage);
        act(order, CaseActor::Enterprise, OrderCommand::Appeal);
        REQUIRE(order.state == OrderState::Appealing);
        Side enterprise(CaseActor::Enterprise, order, mode);
        CHECK(enterprise.visitor.person.find(Role::Button, "改约") == nullptr);

        Side window(CaseActor::Window, order, mode);
        window.click("改约");
        REQUIRE(window.visitor.heading() == "改约");
        const test::Person& person = window.visitor.person;
        CHECK(person.find(Role::TextBox, "第1阶段金额") == nullptr);  // Accepted.
        CHECK(person.sees_words("¥3,000.00"));
        CHECK(person.value_of("第2阶段金额") == "3000");
        CHECK(person.value_of("第3阶段金额") == "4000.01");

        window.visitor.type("合同金额", "8000.01");
        CHECK(person.sees_words("多出 ¥2,000.00"));
        window.click("删除第3阶段");
        CHECK(!person.see(Role::Button, "删除第2阶段").enabled);
        window.click("添加阶段");
        window.visitor.type("第3阶段名称", "补充检索");
        window.click("按合同金额重新分配");
        CHECK(person.value_of("第2阶段金额") == "2500");
        CHECK(person.value_of("第3阶段金额") == "2500.01");
        window.click("确认改约");
        CHECK(!person.error_of("处理意见").empty());
        REQUIRE(order.state == OrderState::Appealing);

        // What is typed outlasts a reload.
        window.visitor.type("处理意见", "双方同意减少申请件数，另加一次补充检索");
        window.visitor.open("#/desk");
        window.visitor.click("离开");
        window.look_again();
        window.click("改约");
        CHECK(person.value_of("处理意见") == "双方同意减少申请件数，另加一次补充检索");
        CHECK(person.value_of("第3阶段名称") == "补充检索");

        window.refusal = Error{.kind = ErrorKind::Invalid,
                               .problems = {{"contract/title", Rule::TooLong, 100, 120},
                                            {"reason", Rule::TooLong, 500, 600}}};
        window.click("确认改约");
        CHECK(!person.error_of("合同名称").empty());
        CHECK(!person.error_of("处理意见").empty());
        window.visitor.type("合同名称", "知识产权代理服务合同（改约）");
        window.visitor.type("处理意见", "双方同意减少申请件数，另加补充检索");
        window.click("确认改约");
        REQUIRE(order.state == OrderState::Running);
        CHECK(window.visitor.heading() == "合同详情");
        CHECK(order.contracts.back().agreement == "双方同意减少申请件数，另加补充检索");
        CHECK(order.stages.size() == 3);
        CHECK(order.stages[0].state == StageState::Accepted);
        enterprise.look_again();
        CHECK(enterprise.visitor.person.sees_words("双方同意减少申请件数，另加补充检索"));
        CHECK(enterprise.visitor.person.sees_words("¥8,000.01"));
    }
}

TEST_CASE("a voucher that is refused is marked in the dialog, and the rest of it stays") {
    for (const Mode mode : modes) {
        Order order = unpaid_order();
        Side enterprise(CaseActor::Enterprise, order, mode);
        enterprise.click("已付现");
        enterprise.visitor.type("备注", "尾号8818");
        enterprise.pick("付款凭证", "回单.pdf");
        enterprise.visitor.person.check("我已核对金额和收款方，款项已经付出");
        enterprise.refusal = refusal("payment/vouchers/0");
        enterprise.click("确认付款");
        enterprise.visitor.person.see(Role::Dialog, "确认付款");
        CHECK(enterprise.visitor.person.sees_words(file_gone));
        CHECK(enterprise.visitor.person.value_of("备注") == "尾号8818");
        CHECK(!enterprise.visitor.person.see(Role::Button, "确认付款").enabled);

        enterprise.click("移除 回单.pdf");
        enterprise.refusal = Error{.kind = ErrorKind::Invalid,
                                   .problems = {{"payment/paid_on", Rule::DateFuture},
                                                {"payment/vouchers", Rule::Required}}};
        enterprise.click("确认付款");
        CHECK(enterprise.visitor.person.error_of("付款日期") == "付款日期不能晚于今天");
        CHECK(!enterprise.visitor.person.error_of("付款凭证").empty());
        CHECK(enterprise.visitor.person.sees_words("有 2 处需要修改"));
        enterprise.pick("付款凭证", "新回单.pdf");
        CHECK(enterprise.visitor.person.error_of("付款凭证").empty());
        enterprise.visitor.type("付款日期", "2026-11-23");
        enterprise.click("确认付款");
        REQUIRE(order.state == OrderState::AwaitingRating);
        CHECK(order.payments.back().content.vouchers.front().name == "新回单.pdf");
    }
}

TEST_CASE("who pays an order that has moved on keeps the dialog, with what it is by now") {
    Order order = unpaid_order();
    Side enterprise(CaseActor::Enterprise, order, Mode::Mirror);
    enterprise.click("已付现");
    enterprise.pick("付款凭证", "回单.pdf");
    enterprise.visitor.person.check("我已核对金额和收款方，款项已经付出");
    ++order.version;
    enterprise.click("确认付款");
    CHECK(enterprise.visitor.person.sees_words("订单刚刚有了新进展"));
    enterprise.visitor.person.see(Role::Dialog, "确认付款");
    enterprise.click("确认付款");
    REQUIRE(order.state == OrderState::AwaitingRating);
    CHECK(order.payments.back().content.vouchers.size() == 1);
}

TEST_CASE("a rating that is refused says so beside its field") {
    Order order = unpaid_order();
    act(order, CaseActor::Enterprise, OrderCommand::PayOffline);
    Side enterprise(CaseActor::Enterprise, order, Mode::Mirror);
    enterprise.visitor.type("总体评价", "检索很细，沟通及时");
    enterprise.refusal = {.kind = ErrorKind::Invalid,
                          .problems = {{"rating/words", Rule::TooLong, 500, 501}}};
    enterprise.click("提交评价");
    CHECK(!enterprise.visitor.person.error_of("总体评价").empty());
    CHECK(enterprise.visitor.person.value_of("总体评价") == "检索很细，沟通及时");
}

TEST_CASE("attachments of a contract: in the editor, in its draft, in the order and on paper") {
    for (const Mode mode : modes) {
        Order order = fresh_order();
        act(order, CaseActor::Institution, OrderCommand::Accept);
        Side institution(CaseActor::Institution, order, mode);
        institution.click("提交合同");
        institution.pick("附件", "技术方案.pdf");
        // It is there again after a reload.
        institution.visitor.click("我的消息");
        institution.visitor.click("离开");
        institution.tell();
        institution.visitor.open("#/orders/o1/contract");
        institution.tell();
        CHECK(institution.visitor.person.sees_words("已恢复您上次未提交的内容"));
        CHECK(institution.visitor.person.sees_words("技术方案.pdf"));

        institution.refusal = refusal("contract/files/0");
        institution.click("提交合同");
        CHECK(institution.visitor.person.sees_words(file_gone));
        CHECK(!institution.visitor.person.see(Role::Button, "提交合同").enabled);
        institution.click("移除 技术方案.pdf");
        institution.pick("附件", "方案第二版.pdf");
        institution.refusal = {.kind = ErrorKind::Invalid,
                               .problems = {{"contract/title", Rule::TooLong, 100, 101}}};
        institution.click("提交合同");
        CHECK(!institution.visitor.person.error_of("合同名称").empty());
        institution.visitor.type("合同名称", "知识产权代理合同");
        institution.click("提交合同");
        REQUIRE(order.state == OrderState::ContractOffered);
        REQUIRE(order.contracts.back().content.files.size() == 1);

        Side enterprise(CaseActor::Enterprise, order, mode);
        enterprise.visitor.person.see(Role::Link, "方案第二版.pdf（15 B）");
        CHECK(enterprise.visitor.person.sees_words("方案第二版.pdf 的指纹（SHA-256）：aaaa"));
        enterprise.click("打印合同");
        CHECK(enterprise.visitor.person.sees_words("附件1：方案第二版.pdf（15 B）"));
        CHECK(enterprise.visitor.person.sees_words("指纹（SHA-256）：aaaa"));
    }
}

TEST_CASE("a contract of an order that has moved on can be sent again") {
    Order order = fresh_order();
    act(order, CaseActor::Institution, OrderCommand::Accept);
    Side institution(CaseActor::Institution, order, Mode::Mirror);
    institution.click("提交合同");
    institution.visitor.type("合同名称", "知识产权代理合同");
    ++order.version;
    institution.click("提交合同");
    CHECK(institution.visitor.person.sees_words("订单刚刚有了新进展"));
    CHECK(institution.visitor.person.value_of("合同名称") == "知识产权代理合同");
    institution.click("提交合同");
    REQUIRE(order.state == OrderState::ContractOffered);
    CHECK(order.contracts.back().content.title == "知识产权代理合同");
}

}  // namespace emc
