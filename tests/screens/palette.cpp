// Ctrl+K, 惠企政策 and 划型自测, with a scripted platform.
#include <doctest/doctest.h>

#include "api/policies.h"
#include "api/services.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Visitor;
using ui::Role;

void press(Visitor& visitor, std::string_view keys) {
    visitor.person.ui().push_event({.kind = ui::UiEvent::Kind::Key, .value = std::string(keys)});
    visitor.settle();
}

PolicyPage policies() {
    Policy policy{.policy_id = "p1",
                  .title = "小微企业贷款贴息",
                  .issuer = "示例单位",
                  .summary = "按利息的30%贴息。",
                  .materials = "营业执照",
                  .conditions = {{.ask = PolicyAsk::Employees, .min = 20},
                                 {.ask = PolicyAsk::Employees, .max = 10},
                                 {.ask = PolicyAsk::Patents, .min = 3}}};
    return {.items = {policy}, .total = 1};
}

}  // namespace

TEST_CASE("Ctrl+K leads to a screen by its name, Enter takes the first") {
    Visitor visitor("#/");
    visitor.tell_signed_out();
    visitor.tell_nothing_else();
    CHECK(visitor.person.find(Role::Dialog, "快速前往") == nullptr);
    press(visitor, "ctrl+k");
    REQUIRE(visitor.person.find(Role::Dialog, "快速前往") != nullptr);
    visitor.type("页面、订单或服务", "划型");
    CHECK(visitor.person.find(Role::Link, "企业划型自测") != nullptr);
    // What needs a sign-in is not offered to somebody who is signed out.
    CHECK(visitor.person.find(Role::Link, "我的订单") == nullptr);
    visitor.click("前往");
    CHECK(visitor.heading() == "企业划型自测");
    CHECK(visitor.person.find(Role::Dialog, "快速前往") == nullptr);
}

TEST_CASE("Ctrl+K finds services once the words have stood still") {
    Visitor visitor("#/size");
    visitor.tell_signed_out();
    visitor.tell_nothing_else();
    press(visitor, "ctrl+k");
    visitor.type("页面、订单或服务", "专利");
    visitor.world.clock.at += 1000;
    for (int i = 0; i < 30; ++i) visitor.person.frame();
    ServicePage page;
    page.items.push_back({.service_id = "s1", .name = "专利代理服务", .institution_name = "机构"});
    visitor.world.transport.answer_with("/api/v1/services", page);
    visitor.settle();
    CHECK(visitor.person.find(Role::Link, "专利代理服务") != nullptr);
}

TEST_CASE("the size of an enterprise is told while its figures are typed") {
    Visitor visitor("#/size");
    visitor.tell_signed_out();
    CHECK(visitor.heading() == "企业划型自测");
    CHECK(visitor.person.find(Role::Text, "待划分") != nullptr);
}

TEST_CASE("policies show their conditions, and with a profile which of them are met") {
    Visitor visitor("#/policies");
    SUBCASE("signed out") {
        visitor.tell_signed_out();
        visitor.world.transport.answer_with("/api/v1/policies", policies());
        visitor.settle();
        visitor.click("查看条件 小微企业贷款贴息");
        CHECK(visitor.person.find(Role::Text, "从业人员数：不少于20人") != nullptr);
        CHECK(visitor.person.find(Role::Text, "满足") == nullptr);
    }
    SUBCASE("an enterprise") {
        visitor.tell_session({.account_id = "a", .user_name = "qiye", .name = "企业"});
        visitor.world.transport.answer_with("/api/v1/policies", policies());
        visitor.settle();
        visitor.tell_profile(test::good_profile());
        CHECK(visitor.person.find(Role::Text, "有条件不满足") != nullptr);
        visitor.click("查看条件 小微企业贷款贴息");
        CHECK(visitor.person.find(Role::Text, "满足") != nullptr);
        CHECK(visitor.person.find(Role::Text, "不满足") != nullptr);
        CHECK(visitor.person.find(Role::Text, "未填写") != nullptr);
    }
}

}  // namespace emc
