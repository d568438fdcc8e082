// 找服务, the detail of a service and 申请服务, with a scripted platform.
#include <doctest/doctest.h>

#include "api/orders.h"
#include "api/services.h"
#include "client/screens/service.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Mode;
using test::Visitor;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};

ServiceSummary summary(std::string_view id, std::string_view name, std::string picture = {}) {
    return {.service_id = std::string(id),
            .name = std::string(name),
            .institution_name = "湘江知识产权服务中心",
            .category = "140300",
            .regions_text = "全省",
            .excerpt = "专利检索、申请与代理",
            .price_text = "面议",
            .picture = std::move(picture),
            .order_count = 3,
            .rating_count = 2,
            .rating_hundredths = 450};
}

ServiceView service() {
    ServiceView view;
    view.service_id = "s1";
    view.number = "FW202611240000012";
    view.institution_id = "i1";
    view.institution_name = "湘江知识产权服务中心";
    view.institution_region = "430104";
    view.content.name = "知识产权代理服务";
    view.content.charging = Charging::Negotiable;
    view.content.description = "专利检索、申请与代理";
    view.content.stages = {{"检索", 40, 5, "检索报告"}, {"申请", 60, 10, "受理通知"}};
    view.ratings.add(5);
    view.ratings.add(4);
    return view;
}

void tell_service(Visitor& visitor) {
    visitor.world.transport.answer_with("/api/v1/services/s1/ratings", PublicRatingPage{});
    visitor.world.transport.answer_with("/api/v1/services/s1", service());
    visitor.settle();
}

void fill(Visitor& visitor) {
    visitor.type("联系人", "李谷雨");
    visitor.type("联系电话", "13800138000");
    visitor.type("邮箱", "lianxi@example.cn");
    visitor.type("需求说明", "需要申请三项发明专利");
}

}  // namespace

TEST_CASE("the list: filters go into the address, more is added below") {
    for (const Mode mode : modes) {
        Visitor visitor("#/services?q=%E4%B8%93%E5%88%A9", mode);
        visitor.tell_signed_out();
        CHECK(visitor.person.value_of("找服务") == "专利");
        visitor.world.transport.answer_with(
            "/api/v1/services", ServicePage{{summary("s1", "知识产权代理服务", "p1")}, "next", 2});
        visitor.settle();
        CHECK(visitor.person.sees_words("共 2 项服务"));
        CHECK(visitor.person.sees_words("面议"));
        CHECK(visitor.person.see(Role::Link, "知识产权代理服务").href == "#/services/s1");
        visitor.click("加载更多");
        CHECK(visitor.world.transport.sent.back().path.contains("cursor=next"));
        visitor.world.transport.answer_with("/api/v1/services",
                                            ServicePage{{summary("s2", "专利导航服务")}, {}, 2});
        visitor.settle();
        visitor.person.see(Role::Link, "知识产权代理服务");
        visitor.person.see(Role::Link, "专利导航服务");
        // The first has a picture of its own; of the other's category there is nothing to say.
        CHECK(visitor.person.see(Role::Image, "图片：知识产权代理服务").href == "/api/v1/files/p1");
        CHECK(visitor.person.find(Role::Image, "图片：专利导航服务") == nullptr);
        CHECK(visitor.person.find(Role::Button, "加载更多") == nullptr);
        visitor.choose("排序", "价格");
        CHECK(visitor.world.history.href() == "#/services?q=%E4%B8%93%E5%88%A9&sort=price");
        visitor.choose("所在地区", "长沙市");
        CHECK(visitor.world.history.href().contains("region=430100"));
    }
}

TEST_CASE("the detail; an enterprise applies and comes to its orders") {
    for (const Mode mode : modes) {
        Visitor visitor("#/services/s1", mode);
        visitor.tell_session(test::enterprise_session());
        tell_service(visitor);
        CHECK(visitor.heading() == "知识产权代理服务");
        CHECK(visitor.person.sees_words("4.50 分 · 2 条评价"));
        visitor.tell_profile(test::good_profile());
        visitor.click("申请服务");
        visitor.person.see(Role::Dialog, "申请服务");
        CHECK(visitor.person.value_of("联系人") == "李谷雨");
        visitor.click("提交申请");
        CHECK(!visitor.person.error_of("需求说明").empty());
        fill(visitor);
        visitor.click("提交申请");
        REQUIRE(visitor.world.transport.is_asked("/api/v1/orders"));
        Order order;
        order.number = "DD202611240000176";
        visitor.world.transport.answer_with("/api/v1/orders", order);
        visitor.settle();
        CHECK(visitor.person.sees_words("DD202611240000176"));
        CHECK(visitor.world.history.href() == "#/orders");
    }
}

TEST_CASE("who is not signed in comes back to the dialog as it was left") {
    Visitor visitor("#/services/s1");
    visitor.tell_signed_out();
    tell_service(visitor);
    visitor.click("申请服务");
    fill(visitor);
    visitor.click("提交申请");
    CHECK(visitor.heading() == "用户登录");
    visitor.type("用户名", "xiaoman2026");
    visitor.type("密码", "Xiang-jiang2026");
    visitor.click("登录");
    visitor.world.transport.answer_with("/api/v1/session", test::enterprise_session());
    visitor.settle();
    tell_service(visitor);
    visitor.person.see(Role::Dialog, "申请服务");
    CHECK(visitor.person.value_of("需求说明") == "需要申请三项发明专利");
    CHECK(visitor.person.value_of("联系人") == "李谷雨");
    CHECK(!visitor.world.device.holds("\"draft/apply-s1/\""));
    visitor.click("提交申请");
    CHECK(visitor.world.transport.is_asked("/api/v1/orders"));
    visitor.world.transport.refuse(
        "/api/v1/orders", {.kind = ErrorKind::Conflict, .code = "order.service_off_shelf"});
    visitor.settle();
    CHECK(visitor.person.sees_words("该服务已下架"));
}

TEST_CASE("a reload keeps what was typed, though the session comes after the page") {
    constexpr std::string_view addresses[] = {"#/services/s1", "#/services/s1?apply=1",
                                              "#/services/s1?consult=1"};
    for (const std::string_view address : addresses) {
        CAPTURE(address);
        test::World world;
        world.session = test::enterprise_session();
        {
            Env env = world.env();
            ServiceScreen screen = open_service(parse_route("#/services/s1"), env);
            screen.form.draft.needs = "需要申请三项发明专利";
            screen.form.note_change("needs");
            screen.question.form.draft.content = "申请专利要准备什么？";
            screen.question.form.note_change("content");
            const std::vector<FileRef> files{{"f1", "技术方案.pdf", 15, ""}};
            screen.attachments = uploads_of(files);
            screen.question.attachments = uploads_of(files);
            poll(screen, env);
        }
        world.session.reset();
        Env guest = world.env();
        ServiceScreen screen = open_service(parse_route(address), guest);
        poll(screen, guest);
        CHECK(screen.form.draft.needs.empty());
        world.session = test::enterprise_session();
        Env env = world.env();
        poll(screen, env);
        poll(screen, env);
        CHECK(screen.form.draft.needs == "需要申请三项发明专利");
        CHECK(screen.attachments.items.size() == 1);
        CHECK(screen.question.form.draft.content == "申请专利要准备什么？");
        CHECK(screen.question.attachments.items.size() == 1);
        CHECK(world.device.holds("需要申请三项发明专利"));
        CHECK(world.device.holds("申请专利要准备什么？"));
    }
}

TEST_CASE("who gives up what was typed and leaves at once is not asked whether to leave") {
    Visitor visitor("#/services/s1");
    visitor.tell_session({.account_id = "a", .user_name = "qiye", .name = "企业"});
    tell_service(visitor);
    visitor.click("申请服务");
    visitor.type("需求说明", "需要申请三项发明专利");
    const ui::UiNode* cancel = visitor.person.find(Role::Button, "取消");
    REQUIRE(cancel != nullptr);
    visitor.person.ui().push_event({.node = cancel->id, .kind = ui::UiEvent::Kind::Click});
    visitor.open("#/services");
    CHECK(visitor.person.find(Role::Dialog, "离开此页？") == nullptr);
    CHECK(visitor.heading() == "找服务");
}

}  // namespace emc
