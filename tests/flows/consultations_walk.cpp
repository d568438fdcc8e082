// Chapter 5 of the operation manual against the real platform: an enterprise asks before it has
// signed in, reads the answer, rates it and orders by it.
#include <doctest/doctest.h>

#include <algorithm>

#include "api/consultations.h"
#include "support/flows/street.h"
#include "support/server/market.h"

namespace emc {
namespace {

using test::Caller;
using test::Mode;
using test::must;
using test::Town;
using test::Visit;
using ui::Role;

void enter(Caller& caller, AccountKind kind, std::string user_name, int number) {
    Registration registration =
        test::good_registration(std::move(user_name), test::made_up_uscc(number));
    registration.kind = kind;
    registration.email = "lianxi@example.cn";
    REQUIRE(caller.call<RegisterAccount>(registration).status == 201);
}

void sign_in_by_hand(Visit& visit) {
    REQUIRE(visit.heading() == "用户登录");
    visit.type("用户名", "qiye_jia");
    visit.type("密码", test::good_password);
    visit.click("登录");
}

void open_thread_by_hand(Visit& visit) {
    visit.open("#/consultations");
    const auto buttons = visit.person.all(Role::Button);
    const auto found = std::ranges::find_if(
        buttons, [](const ui::UiNode* node) { return node->name.starts_with("查看 ZX"); });
    CAPTURE(visit.person.names());
    REQUIRE(found != buttons.end());
    visit.click(std::string((*found)->name));
    REQUIRE(visit.heading() == "咨询详情");
}

}  // namespace

TEST_CASE("from the question to the order that comes of it") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        Town town;
        Caller institution(town.core);
        enter(institution, AccountKind::Institution, "jigou_yi", 1);
        Caller enterprise(town.core);
        enter(enterprise, AccountKind::Enterprise, "qiye_jia", 2);
        const auto service =
            must<ServiceItem>(institution.call<CreateService>(samples::service_draft()));
        must<ServiceItem>(institution.call<ActOnService>(
            {.service_id = service.service_id, .expected_version = service.version}));
        {
            Visit visit(town, "#/services/" + service.service_id, mode);
            visit.click("立刻咨询");
            visit.type("咨询内容", "请问需要准备哪些材料？");
            visit.click("提交");
            sign_in_by_hand(visit);
            CHECK(visit.person.value_of("咨询内容") == "请问需要准备哪些材料？");
            visit.click("提交");
            CHECK(visit.person.sees_words("提交成功，请等待回复"));
            CHECK(visit.heading() == "我的咨询");
            CHECK(visit.person.sees_words("待回复"));
        }
        const auto asked =
            must<ConsultationPage>(institution.call<ListConsultations>()).items.at(0);
        const auto answered = must<Consultation>(
            institution.call<ActOnConsultation>({.consultation_id = asked.consultation_id,
                                                 .command = ConsultationCommand::Reply,
                                                 .expected_version = asked.version,
                                                 .text = "营业执照和近两年的报表。"}));
        CHECK(answered.state == ConsultationState::Answered);

        Visit visit(town, "#/desk", mode);
        CHECK(visit.person.sees_words("1 条咨询有新回复"));
        open_thread_by_hand(visit);
        CHECK(visit.person.sees_words("营业执照和近两年的报表。"));
        const auto state = [&] {
            return must<Consultation>(institution.call<ReadConsultation>({asked.consultation_id}))
                .state;
        };
        CHECK(state() == ConsultationState::Viewed);
        visit.type("评论", "很清楚");
        visit.person.click(Role::Button, "评论");
        visit.settle();
        CHECK(state() == ConsultationState::Rated);
        visit.click("按此咨询申请服务");
        visit.type("需求说明", "按咨询内容办理融资方案");
        visit.click("提交申请");
        CHECK(visit.heading() == "我的订单");
        const auto order = must<OrderPage>(institution.call<ListOrders>()).items.at(0);
        visit.open("#/orders/" + order.order_id);
        visit.click("查看咨询");
        CHECK(visit.heading() == "咨询详情");
    }
}

}  // namespace emc
