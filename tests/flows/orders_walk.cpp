// Chapter 4 of the operation manual against the real platform: an enterprise and an institution at
// two browsers, from the search to both ratings.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/flows/people.h"

namespace emc {
namespace {

using test::enterprise;
using test::institution;
using test::Mode;
using test::Neighbours;
using test::register_by_hand;
using test::Visit;
using ui::Role;

void publish_by_hand(Visit& visit) {
    visit.click("服务管理");
    visit.click("新建服务");
    visit.type("服务名称", "专利检索与申请代理");
    visit.choose("服务类别", "知识产权");
    visit.check("上门服务");
    visit.check("小型企业");
    visit.check("全省");
    visit.choose("收费方式", "固定价");
    visit.type("价格", "16800.01");
    visit.choose("计价单位", "元/次");
    visit.type("服务流程描述", "查新检索后撰写并提交专利申请");
    visit.type("第1阶段名称", "查新检索");
    visit.type("第1阶段占比（%）", "33");
    visit.click("添加阶段");
    visit.type("第2阶段名称", "撰写申请");
    visit.type("第2阶段占比（%）", "67");
    visit.type("第2阶段工期（工作日）", "10");
    visit.type("联系人", "王立夏");
    visit.type("联系电话", "13800138001");
    visit.click("发布");
    CAPTURE(visit.person.names());
    REQUIRE(visit.person.sees_words("发布成功"));
    visit.person.see(Role::Text, "已上架");
}

void apply_by_hand(Visit& visit) {
    visit.type("找服务", "检索");
    visit.click("搜索");
    CAPTURE(visit.person.names());
    REQUIRE(visit.heading() == "找服务");
    visit.click("专利检索与申请代理");
    visit.click("申请服务");
    CHECK(visit.person.value_of("联系人") == "张小满");
    visit.type("需求说明", "需要申请三项发明专利");
    visit.click("提交申请");
    CAPTURE(visit.person.names());
    REQUIRE(visit.heading() == "我的订单");
    CHECK(visit.person.sees_words("申请已提交，订单编号 DD2026112400"));
}

// The only order there is, from the list.
void open_order_by_hand(Visit& visit) {
    visit.open("#/orders");
    const auto buttons = visit.person.all(Role::Button);
    const auto found = std::ranges::find_if(
        buttons, [](const ui::UiNode* node) { return node->name.starts_with("查看合同 "); });
    CAPTURE(visit.person.names());
    REQUIRE(found != buttons.end());
    visit.click(std::string((*found)->name));
    REQUIRE(visit.heading() == "合同详情");
}

void settle_in(Neighbours& street) {
    street.at(institution, "#/register", [](Visit& visit) {
        register_by_hand(visit, institution);
        publish_by_hand(visit);
    });
    street.at(enterprise, "#/register", [](Visit& visit) {
        register_by_hand(visit, enterprise);
        visit.open("#/");
        apply_by_hand(visit);
    });
}

void sign_contract(Neighbours& street) {
    street.at(institution, "#/desk", [](Visit& visit) {
        visit.click("我的消息");
        CHECK(visit.person.sees_words("未读"));
        open_order_by_hand(visit);
        visit.click("受理");
        visit.click("确认受理");
        visit.click("提交合同");
        CAPTURE(visit.person.names());
        REQUIRE(visit.heading() == "拟定合同");
        CHECK(visit.person.value_of("第1阶段金额") == "5544");
        CHECK(visit.person.value_of("第2阶段金额") == "11256.01");
        visit.click("提交合同");
        REQUIRE(visit.heading() == "合同详情");
        CHECK(visit.person.sees_words("待企业确认"));
    });
    street.at(enterprise, "#/orders", [](Visit& visit) {
        open_order_by_hand(visit);
        CHECK(visit.person.sees_words("人民币壹万陆仟捌佰元零壹分"));
        visit.click("确认合同");
        visit.check("我已核对合同全部内容，同意签订");
        visit.click("确认签订");
        CAPTURE(visit.person.names());
        REQUIRE(visit.person.sees_words("已核对，内容与确认时一致"));
        CHECK(visit.person.find(Role::Button, "撤销订单") == nullptr);
    });
}

void finish_stage(Neighbours& street) {
    street.at(institution, "#/orders", [](Visit& visit) {
        open_order_by_hand(visit);
        visit.click("提交成果");
        visit.type("成果说明", "检索报告一份");
        visit.click("确认提交成果");
    });
    street.at(enterprise, "#/orders", [](Visit& visit) {
        open_order_by_hand(visit);
        visit.click("验收通过");
        CHECK(visit.person.sees_words("验收通过成功"));
    });
}

}  // namespace

TEST_CASE("from the search to both ratings, by two people at two browsers") {
    for (const Mode mode : {Mode::Mirror, Mode::Pointer}) {
        Neighbours street(mode);
        settle_in(street);
        sign_contract(street);
        finish_stage(street);
        finish_stage(street);
        street.at(enterprise, "#/orders", [](Visit& visit) {
            open_order_by_hand(visit);
            visit.person.see(Role::Radio, "线下");
            visit.click("已付现");
            visit.check("我已核对金额和收款方，款项已经付出");
            visit.click("确认付款");
            CAPTURE(visit.person.names());
            REQUIRE(visit.person.sees_words("待评价"));
            visit.person.slide("总体评分", 4);
            visit.person.slide("第2阶段评分", 3);
            visit.type("总体评价", "检索很细，沟通及时");
            visit.click("提交评价");
            REQUIRE(visit.person.sees_words("已完成"));
            visit.click("追加评价");
            visit.type("追评内容", "三项专利都受理了");
            visit.click("确认追加评价");
            CHECK(visit.person.sees_words("三项专利都受理了"));
        });
        street.at(institution, "#/orders", [](Visit& visit) {
            open_order_by_hand(visit);
            visit.click("确认收款");
            CHECK(visit.person.sees_words("机构已确认收款"));
            visit.click("回复评价");
            visit.type("回复内容", "感谢您的认可");
            visit.click("确认回复评价");
        });
        street.at(enterprise, "#/services?q=%E4%B8%93%E5%88%A9", [](Visit& visit) {
            CHECK(visit.person.sees_words("4.00 分 · 1 条评价"));
            visit.click("专利检索与申请代理");
            CHECK(visit.person.sees_words("检索很细，沟通及时"));
            CHECK(visit.person.sees_words("机构回复：感谢您的认可"));
        });
    }
}

TEST_CASE("a result goes up as a file, resumes after a break, and comes down byte for byte") {
    Neighbours street(Mode::Mirror);
    settle_in(street);
    sign_contract(street);
    std::string bytes = "检索报告\n";
    while (bytes.size() < 300'000) bytes += std::to_string(bytes.size()) + " 专利检索\n";
    street.at(institution, "#/orders", [&](Visit& visit) {
        open_order_by_hand(visit);
        visit.click("提交成果");
        visit.type("成果说明", "检索报告一份");
        visit.transport.is_offline = true;
        visit.person.pick("成果文件", street.town.files.add("检索报告.txt", bytes));
        visit.settle();
        CAPTURE(visit.person.names());
        CHECK(!visit.person.see(Role::Button, "确认提交成果").enabled);
        visit.transport.is_offline = false;
        visit.click("重试 检索报告.txt");
        visit.person.see(Role::Text, "已上传");
        visit.click("确认提交成果");
        CHECK(visit.person.sees_words("提交成果成功"));
    });
    std::string href;
    street.at(enterprise, "#/orders", [&](Visit& visit) {
        open_order_by_hand(visit);
        CAPTURE(visit.person.names());
        for (const ui::UiNode* link : visit.person.all(Role::Link)) {
            if (link->name.starts_with("检索报告.txt")) href = link->href;
        }
        REQUIRE(href.starts_with("/api/v1/files/"));
        const server::HttpReply reply =
            visit.transport.browser.send({.method = Method::Get, .path = href});
        CHECK(reply.status == 200);
        CHECK(reply.body == bytes);
        CHECK(server::header_of(reply, "Content-Disposition").starts_with("attachment"));
        visit.click("退出");
        CHECK(visit.transport.browser.send({.method = Method::Get, .path = href}).status == 404);
    });
}

TEST_CASE("an order is cancelled with a reason; the other side is told and can do nothing more") {
    Neighbours street(Mode::Mirror);
    settle_in(street);
    street.at(enterprise, "#/orders", [](Visit& visit) {
        open_order_by_hand(visit);
        visit.click("撤销订单");
        visit.type("撤销原因", "暂时不需要了");
        visit.click("确认撤销");
        CHECK(visit.person.sees_words("已撤销"));
    });
    street.at(institution, "#/orders", [](Visit& visit) {
        open_order_by_hand(visit);
        CHECK(visit.person.sees_words("暂时不需要了"));
        CHECK(visit.person.find(Role::Button, "受理") == nullptr);
    });
}

TEST_CASE("who is not signed in comes back to the application, filled in as left") {
    Neighbours street(Mode::Mirror);
    settle_in(street);
    street.at(enterprise, "#/services?q=%E4%B8%93%E5%88%A9", [](Visit& visit) {
        visit.click("退出");
        visit.open("#/services?q=%E4%B8%93%E5%88%A9");
        visit.click("专利检索与申请代理");
        visit.click("申请服务");
        visit.type("联系人", "李谷雨");
        visit.type("联系电话", "13800138000");
        visit.type("需求说明", "需要再申请一项专利");
        visit.click("提交申请");
        REQUIRE(visit.heading() == "用户登录");
        visit.type("用户名", enterprise.user_name);
        visit.type("密码", test::own_password);
        visit.click("登录");
        CAPTURE(visit.person.names());
        visit.person.see(Role::Dialog, "申请服务");
        CHECK(visit.person.value_of("需求说明") == "需要再申请一项专利");
        CHECK(visit.person.value_of("联系人") == "李谷雨");
        visit.click("提交申请");
        CHECK(visit.heading() == "我的订单");
    });
}

}  // namespace emc
