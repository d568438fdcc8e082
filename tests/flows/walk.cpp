// Chapters 2 and 3 of the operation manual against the real platform, and what goes wrong on the
// way.
#include <doctest/doctest.h>

#include "support/flows/people.h"

namespace emc {
namespace {

using test::enterprise;
using test::Mode;
using test::send_registration;
using test::Town;
using test::Visit;
using ui::Role;

constexpr std::string_view password = test::own_password;
constexpr std::string_view next_password = "橘子洲头-Zhiyuan77";

void sign_in(Visit& visit, std::string_view with) {
    test::sign_in_by_hand(visit, enterprise, with);
}

void fill_profile(Visit& visit) {
    visit.choose("行业小类", "应用软件开发");
    visit.type("从业人员数", "120");
    visit.type("上年营业收入", "1,999.99");
    visit.type("资产总额", "860");
    visit.type("统计年度", "2025");
    visit.type("成立日期", "2018年3月15日");
    visit.type("详细地址", "岳麓区麓谷大道658号");
    visit.type("法定代表人", "张小满");
    visit.type("邮箱", "lianxi@example.cn");
    visit.type("主营产品或业务", "工业设备状态监测软件");
}

// Registered and signed in, with a cookie for the next visit.
void settle_in(Town& town) {
    Visit visit(town, "#/register");
    send_registration(visit, enterprise);
    REQUIRE(visit.heading() == "企业管理中心");
}

}  // namespace

TEST_CASE("register, sign out, sign in, profile, password, sign in with the new one") {
    for (const Mode mode : {Mode::Mirror, Mode::Pointer}) {
        Town town;
        Visit visit(town, "#/", mode);
        visit.click("免费注册");
        send_registration(visit, enterprise);
        CAPTURE(visit.person.names());
        REQUIRE(visit.heading() == "企业管理中心");
        CHECK(visit.history.href() == "#/desk");
        CHECK(visit.person.sees_words("岳麓区"));

        visit.click("退出");
        visit.click("请登录");
        sign_in(visit, "falsch-falsch-1");
        CHECK(visit.heading() == "用户登录");
        CHECK(visit.person.sees_words("用户名或密码不正确"));
        CHECK(visit.person.value_of("用户名") == enterprise.user_name);
        sign_in(visit, password);
        REQUIRE(visit.heading() == "企业管理中心");

        visit.click("企业资料");
        fill_profile(visit);
        CHECK(visit.person.sees_words("中型"));
        visit.click("修改并提交");
        CHECK(visit.person.sees_words("企业资料已提交"));
        CHECK(!visit.app.has_unsaved());
        CHECK(visit.person.value_of("成立日期") == "2018-03-15");
        visit.click("查看历次修改");
        CHECK(visit.person.sees_words("从业人员数"));
        visit.click("工作台");
        CHECK(visit.person.sees_words("中型"));

        visit.click("密码修改");
        visit.type("原密码", password);
        visit.type("新密码", next_password);
        visit.type("确认新密码", next_password);
        visit.click("确认");
        CHECK(visit.heading() == "用户登录");
        CHECK(visit.person.sees_words("密码已修改，请用新密码重新登录"));
        sign_in(visit, password);
        CHECK(visit.heading() == "用户登录");
        sign_in(visit, next_password);
        CHECK(visit.heading() == "企业管理中心");
        CHECK(town.core.number("SELECT count(*) FROM account") == 1);
    }
}

TEST_CASE("a user name that is taken is told beside its field, in the same words as ever") {
    Town town;
    settle_in(town);
    town.cookie.clear();
    Visit visit(town, "#/register");
    send_registration(visit, enterprise);
    CHECK(visit.heading() == "用户注册");
    CHECK(!visit.person.error_of("用户名").empty());
    CHECK(visit.person.value_of("企业名称") == "湖南星辰科技有限公司");
}

TEST_CASE("the reloaded page is still signed in and brings the draft back") {
    Town town;
    settle_in(town);
    {
        Visit visit(town, "#/profile");
        visit.type("企业简介", "重载之后还在");
        visit.type("上年营业收入", "两千");
    }
    Visit visit(town, "#/profile");
    CHECK(visit.heading() == "企业资料");
    CHECK(visit.person.sees_words("已恢复您上次未提交的内容"));
    CHECK(visit.person.value_of("企业简介") == "重载之后还在");
    CHECK(visit.person.value_of("上年营业收入") == "两千");
    CHECK(!town.device.holds(password));
}

TEST_CASE("an expired session asks for a sign-in and gives the draft back") {
    Town town;
    settle_in(town);
    Visit visit(town, "#/profile");
    fill_profile(visit);
    visit.type("企业简介", "会话过期也不丢");
    town.core.clock.pass_s(3600);
    visit.click("修改并提交");
    CHECK(visit.heading() == "用户登录");
    CHECK(visit.person.sees_words("登录已过期，请重新登录"));
    sign_in(visit, password);
    CHECK(visit.heading() == "企业资料");
    CHECK(visit.person.value_of("企业简介") == "会话过期也不丢");
    visit.click("修改并提交");
    CHECK(visit.person.sees_words("企业资料已提交"));
    CHECK(town.device.values.empty());
}

TEST_CASE("offline, slow or broken: nothing typed is lost and the next try works") {
    Town town;
    settle_in(town);
    Visit visit(town, "#/profile");
    fill_profile(visit);
    visit.transport.is_offline = true;
    visit.click("修改并提交");
    CHECK(visit.person.sees_words("暂时连接不上服务器"));
    CHECK(visit.person.value_of("从业人员数") == "120");
    visit.transport.is_offline = false;
    visit.transport.broken_status = 500;
    visit.click("修改并提交");
    CHECK(visit.person.value_of("主营产品或业务") == "工业设备状态监测软件");
    CHECK(visit.app.has_unsaved());
    visit.transport.broken_status = 0;

    visit.transport.pumps_late = 20;
    visit.person.click("修改并提交");
    visit.person.frame();
    CHECK(visit.app.is_busy());
    CHECK(visit.person.see(Role::Button, "修改并提交").is_busy);
    visit.settle();
    CHECK(!visit.app.is_busy());
    CHECK(visit.person.sees_words("企业资料已提交"));
    CHECK(!visit.person.sees_words("暂时连接不上服务器"));
}

TEST_CASE("a start without a platform: 重试 continues where the person wanted to go") {
    Town town;
    settle_in(town);
    Visit visit(town, "#/desk");
    CHECK(visit.heading() == "企业管理中心");
    visit.transport.is_offline = true;
    visit.open("#/profile");
    CHECK(visit.person.sees_words("暂时连接不上服务器"));
    visit.transport.is_offline = false;
    visit.click("重试");
    CHECK(visit.person.value_of("企业名称") == "湖南星辰科技有限公司");
    CHECK(!visit.person.sees_words("暂时连接不上服务器"));
}

TEST_CASE("two visits save: the later one is told and keeps what it changed") {
    Town town;
    settle_in(town);
    Visit first(town, "#/profile");
    Visit second(town, "#/profile");
    fill_profile(first);
    fill_profile(second);
    first.type("企业简介", "第一个窗口");
    first.click("修改并提交");
    second.type("从业人员数", "90");
    second.click("修改并提交");
    second.person.see(Role::Dialog, "资料刚刚被修改过");
    second.click("保留我的修改");
    CHECK(second.person.value_of("从业人员数") == "90");
    CHECK(second.person.value_of("企业简介") == "第一个窗口");
    second.click("修改并提交");
    CHECK(second.person.sees_words("企业资料已提交"));
}

TEST_CASE("服务机构 registers and has its own words") {
    Town town;
    Visit visit(town, "#/register");
    send_registration(visit, test::institution);
    CHECK(visit.heading() == "机构工作台");
    visit.click("机构资料");
    CHECK(visit.person.value_of("机构名称") == "湘江知识产权服务中心");
}

}  // namespace emc
