// The app with a person at it: every screen, the guard, sign-in and out, banners, unsaved work.
#include <doctest/doctest.h>

#include <set>

#include "api/services.h"
#include "client/screens.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Mode;
using test::Visitor;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};

bool is_control(Role role) {
    const std::set<Role> controls{Role::Link,     Role::Button, Role::TextBox, Role::SearchBox,
                                  Role::ComboBox, Role::Radio,  Role::CheckBox};
    return controls.contains(role);
}

// What is true of every screen.
void check_page(const Visitor& visitor) {
    std::size_t first_headings = 0;
    for (const ui::UiNode* node : visitor.person.all(Role::Heading))
        first_headings += node->level == 1;
    CHECK(first_headings == 1);
    CHECK(visitor.person.all(Role::Banner).size() == 1);
    CHECK(visitor.person.all(Role::Main).size() == 1);
    CHECK(visitor.person.all(Role::ContentInfo).size() == 1);
    std::set<ui::NodeId> ids;
    for (const ui::UiNode& node : const_cast<Visitor&>(visitor).person.ui().nodes()) {
        CAPTURE(node.name);
        CAPTURE(node.key);
        CHECK(ids.insert(node.id).second);
        if (is_control(node.role)) CHECK(!node.name.empty());
        CHECK(!node.is_invalid);
        // A link to a screen that does not exist is a dead link; a file is the platform's.
        if (!node.href.empty() && !node.href.starts_with("/api/"))
            CHECK(find_screen(parse_route(node.href)) != nullptr);
    }
}

void register_by_hand(Visitor& visitor) {
    const Registration good = test::good_registration();
    visitor.type("用户名", good.user_name);
    visitor.type("密码", good.password);
    visitor.type("确认密码", good.confirm_password);
    visitor.type("企业名称", good.name);
    visitor.type("统一社会信用代码", good.uscc);
    visitor.choose("所在市州", "长沙市");
    visitor.choose("所在区县", "岳麓区");
    visitor.choose("所属行业", "软件和信息技术服务业");
    visitor.type("联系人", good.contact);
    visitor.type("手机", good.mobile);
    visitor.type("邮箱", good.email);
    visitor.person.check("同意《用户协议》和《隐私政策》");
    visitor.settle();
}

}  // namespace

TEST_CASE("every screen opens without a problem, for everyone who may") {
    for (const Mode mode : modes) {
        for (const ScreenRow& row : screen_rows()) {
            SessionView window = test::enterprise_session();
            window.kind = AccountKind::Window;
            for (SessionView session : {SessionView{}, test::enterprise_session(), window}) {
                const SessionView* signed_in = session.account_id.empty() ? nullptr : &session;
                if (admit(row, signed_in) != Admission::Open) continue;
                CAPTURE(row.pattern);
                Visitor visitor("#" + std::string(row.pattern), mode);
                visitor.tell_session(session);
                visitor.tell_profile(test::good_profile());
                visitor.tell_nothing_else();
                check_page(visitor);
                CHECK(visitor.app.title() ==
                      std::string(title_of(row, signed_in).zh) + " · 企业管理中心");
                CHECK(!visitor.app.is_busy());
                CHECK(!visitor.app.has_unsaved());
                CHECK(!visitor.app.wants_frame());
            }
        }
    }
}

TEST_CASE("the words of the contract are there") {
    Visitor home("#/");
    home.tell_signed_out();
    CHECK(home.heading() == "湖南省中小企业公共服务平台");
    for (const char* name : {"免费注册", "请登录"}) home.person.see(Role::Link, name);
    home.person.see(Role::SearchBox, "找服务");
    home.person.see(Role::Button, "搜索");

    Visitor login("#/login");
    login.tell_signed_out();
    for (const char* name : {"用户名", "密码"}) login.person.see(Role::TextBox, name);
    CHECK(login.person.see("用户名").key == "login/user_name");
    CHECK(login.person.see("密码").key == "login/password");
    CHECK(login.person.see(Role::ComboBox, "账号类型").key == "login/kind");
    login.person.see(Role::Button, "登录");

    Visitor registration("#/register");
    registration.tell_signed_out();
    for (const char* name : {"企业注册", "服务机构注册"})
        registration.person.see(Role::Radio, name);
    for (const char* name :
         {"用户名", "密码", "确认密码", "企业名称", "统一社会信用代码", "联系人", "手机", "邮箱"}) {
        registration.person.see(Role::TextBox, name);
    }
    for (const char* name : {"所在市州", "所在区县", "所属行业"})
        registration.person.see(Role::ComboBox, name);
    registration.person.see(Role::CheckBox, "同意《用户协议》和《隐私政策》");
    registration.person.see(Role::Button, "注册");
    registration.click("服务机构注册");
    registration.person.see(Role::TextBox, "机构名称");
    CHECK(registration.person.find(Role::TextBox, "企业名称") == nullptr);

    Visitor desk("#/desk");
    desk.tell_session(test::enterprise_session());
    desk.tell_profile(test::good_profile());
    CHECK(desk.heading() == "企业管理中心");
    desk.person.see(Role::Navigation, "企业管理中心");
    for (const char* name : {"工作台", "企业资料", "密码修改", "湖南省中小企业公共服务平台"}) {
        desk.person.see(Role::Link, name);
    }
    desk.person.see(Role::Button, "退出");

    Visitor password("#/password");
    password.tell_session(test::enterprise_session());
    for (const char* name : {"原密码", "新密码", "确认新密码"})
        password.person.see(Role::TextBox, name);
    password.person.see(Role::Button, "确认");
}

TEST_CASE("every field of the profile is there by its label") {
    Profile profile = test::good_profile();
    profile.same_address = false;
    profile.business_address = "岳麓区另一条路1号";
    profile.has_financing_need = true;
    Visitor visitor("#/profile");
    visitor.tell_session(test::enterprise_session());
    visitor.tell_profile(profile);
    for_each_field<Profile>([&](const auto& row) {
        if (row.key == "uscc_confirmed") return;
        CAPTURE(row.key);
        CHECK(visitor.person.find(row.label.zh) != nullptr);
    });
    for (const char* name : {"所在市州", "所在区县", "所属行业", "行业小类"})
        visitor.person.see(Role::ComboBox, name);
    visitor.person.see(Role::Button, "修改并提交");
    CHECK(visitor.person.sees_words("中型"));
    visitor.type("从业人员数", "9");
    CHECK(visitor.person.sees_words("微型"));
}

TEST_CASE("registration by hand, in both modes, opens the desk") {
    for (const Mode mode : modes) {
        Visitor visitor("#/register", mode);
        visitor.tell_signed_out();
        register_by_hand(visitor);
        visitor.click("注册");
        CAPTURE(visitor.person.names());
        REQUIRE(visitor.world.transport.is_asked("/api/v1/accounts"));
        CHECK(visitor.app.is_busy());
        CHECK(decode_text<Registration>(visitor.world.transport.sent.back().body) ==
              test::good_registration());
        visitor.world.transport.answer_with("/api/v1/accounts", test::enterprise_session());
        visitor.settle();
        visitor.tell_profile(test::good_profile());
        CHECK(visitor.heading() == "企业管理中心");
        CHECK(visitor.world.history.href() == "#/desk");
        CHECK(visitor.world.device.values.empty());
    }
}

TEST_CASE("mistakes are told beside their fields, and nothing typed is lost") {
    for (const Mode mode : modes) {
        Visitor visitor("#/register", mode);
        visitor.tell_signed_out();
        register_by_hand(visitor);
        visitor.type("统一社会信用代码", "91430100PDY00501");
        visitor.type("手机", "12345678901");
        visitor.type("确认密码", "anders");
        visitor.click("注册");
        CHECK(!visitor.world.transport.is_asked("/api/v1/accounts"));
        CHECK(visitor.person.error_of("统一社会信用代码").contains("18"));
        CHECK(!visitor.person.error_of("手机").empty());
        CHECK(!visitor.person.error_of("确认密码").empty());
        CHECK(visitor.person.error_of("用户名").empty());
        CHECK(visitor.person.sees_words("有 3 处需要修改"));
        CHECK(visitor.person.value_of("统一社会信用代码") == "91430100PDY00501");
        CHECK(visitor.person.value_of("企业名称") == "湖南星辰科技有限公司");
        visitor.type("手机", "13800138000");
        CHECK(visitor.person.error_of("手机").empty());
        CHECK(visitor.person.sees_words("有 2 处需要修改"));
    }
}

TEST_CASE("a field is checked when the focus leaves it, not while it is typed") {
    Visitor visitor("#/register");
    visitor.tell_signed_out();
    visitor.type("手机", "123");
    CHECK(visitor.person.error_of("手机").empty());
    visitor.person.focus("邮箱");
    visitor.settle();
    CHECK(!visitor.person.error_of("手机").empty());
    visitor.person.focus("联系人");
    visitor.settle();
    CHECK(visitor.person.error_of("邮箱").empty());
}

TEST_CASE("a code whose check character alone is wrong can be confirmed") {
    Visitor visitor("#/register");
    visitor.tell_signed_out();
    register_by_hand(visitor);
    constexpr std::string_view confirm = "我已核对营业执照，代码无误";
    CHECK(visitor.person.find(confirm) == nullptr);
    visitor.type("统一社会信用代码", "91430100PDY00001X1");
    visitor.person.see(Role::CheckBox, confirm);
    visitor.click("注册");
    CHECK(!visitor.person.error_of("统一社会信用代码").empty());
    CHECK(!visitor.world.transport.is_asked("/api/v1/accounts"));
    visitor.person.check(confirm);
    visitor.settle();
    CHECK(visitor.person.error_of("统一社会信用代码").empty());
    visitor.click("注册");
    CHECK(visitor.world.transport.is_asked("/api/v1/accounts"));
}

TEST_CASE("a screen that needs a sign-in asks for it and comes back") {
    Visitor visitor("#/profile");
    CHECK(visitor.heading() == "企业资料");  // Until the platform has answered nobody is sent away.
    visitor.tell_signed_out();
    CHECK(visitor.heading() == "用户登录");
    CHECK(visitor.world.history.href() == "#/login?next=%23%2Fprofile");
    visitor.type("用户名", "xiaoman2026");
    visitor.type("密码", "Xiang-jiang2026");
    visitor.person.press(test::Key::Enter);
    visitor.settle();
    visitor.world.transport.answer_with("/api/v1/session", test::enterprise_session());
    visitor.settle();
    CHECK(visitor.heading() == "企业资料");
    CHECK(visitor.world.history.href() == "#/profile");
}

TEST_CASE("who is signed in does not see the sign-in; a window has no profile") {
    Visitor visitor("#/login");
    visitor.tell_session(test::enterprise_session());
    CHECK(visitor.world.history.href() == "#/desk");

    SessionView window = test::enterprise_session();
    window.kind = AccountKind::Window;
    Visitor at_window("#/profile");
    at_window.tell_session(window);
    CHECK(at_window.heading() == "不能访问此页");
    at_window.open("#/desk");
    CHECK(at_window.heading() == "窗口工作台");
    CHECK(at_window.person.find(Role::Link, "企业资料") == nullptr);

    SessionView institution = test::enterprise_session();
    institution.kind = AccountKind::Institution;
    Visitor at_institution("#/profile");
    at_institution.tell_session(institution);
    at_institution.tell_profile(test::good_profile());
    CHECK(at_institution.heading() == "机构资料");
    at_institution.person.see(Role::TextBox, "机构名称");
    CHECK(at_institution.app.title() == "机构资料 · 企业管理中心");

    SessionView reset = test::enterprise_session();
    reset.must_change_password = true;
    Visitor at_reset("#/profile");
    at_reset.tell_session(reset);
    CHECK(at_reset.heading() == "密码修改");
}

TEST_CASE("an unknown address says so and leads home") {
    Visitor visitor("#/nowhere");
    CHECK(visitor.heading() == "没有找到页面");
    check_page(visitor);
}

TEST_CASE("leaving with unsaved changes asks; staying keeps them, leaving keeps the draft") {
    for (const Mode mode : modes) {
        Visitor visitor("#/profile", mode);
        visitor.tell_session(test::enterprise_session());
        visitor.tell_profile(test::good_profile());
        visitor.type("企业简介", "我们做工业软件");
        CHECK(visitor.app.has_unsaved());
        visitor.click("工作台");
        visitor.person.see(Role::Dialog, "离开此页？");
        visitor.click("留在此页");
        CHECK(visitor.heading() == "企业资料");
        CHECK(visitor.person.value_of("企业简介") == "我们做工业软件");
        visitor.open("#/desk");  // Back or a typed address.
        CHECK(visitor.world.history.href() == "#/profile");
        visitor.click("离开");
        CHECK(visitor.heading() == "企业管理中心");
        CHECK(visitor.world.history.href() == "#/desk");
        visitor.open("#/profile");
        visitor.tell_profile(test::good_profile());
        visitor.tell_profile(test::good_profile());
        CHECK(visitor.person.sees_words("已恢复您上次未提交的内容"));
        CHECK(visitor.person.value_of("企业简介") == "我们做工业软件");
        visitor.click("放弃");
        CHECK(visitor.person.value_of("企业简介").empty());
        CHECK(visitor.world.device.values.empty());
    }
}

TEST_CASE("an expired session asks for a sign-in and gives the draft back") {
    Visitor visitor("#/profile");
    visitor.tell_session(test::enterprise_session());
    visitor.tell_profile(test::good_profile());
    visitor.type("企业简介", "会话过期也不丢");
    visitor.click("修改并提交");
    visitor.world.transport.refuse("/api/v1/profile",
                                   {.kind = ErrorKind::SignedOut, .code = "session.expired"});
    visitor.settle();
    CHECK(visitor.heading() == "用户登录");
    CHECK(visitor.person.sees_words("登录已过期，请重新登录"));
    visitor.type("用户名", "xiaoman2026");
    visitor.type("密码", "Xiang-jiang2026");
    visitor.click("登录");
    visitor.world.transport.answer_with("/api/v1/session", test::enterprise_session());
    visitor.settle();
    visitor.tell_profile(test::good_profile());
    CHECK(visitor.heading() == "企业资料");
    CHECK(visitor.person.value_of("企业简介") == "会话过期也不丢");
}

TEST_CASE("a silent platform: a banner, 重试, and what was typed stays") {
    Visitor visitor("#/profile");
    visitor.world.transport.answer("/api/v1/session", {.fate = ApiReply::Fate::Offline});
    visitor.settle();
    CHECK(visitor.heading() == "企业资料");
    CHECK(visitor.person.sees_words("暂时连接不上服务器"));
    visitor.click("重试");
    visitor.tell_session(test::enterprise_session());
    visitor.world.transport.refuse("/api/v1/profile", {.kind = ErrorKind::Broken});
    visitor.settle();
    visitor.click("重试");
    visitor.tell_profile(test::good_profile());
    visitor.type("企业简介", "还在");
    visitor.app.set_online(false);
    visitor.settle();
    CHECK(visitor.person.sees_words("网络已断开"));
    visitor.app.set_online(true);
    visitor.settle();
    CHECK(!visitor.person.sees_words("网络已断开"));
    CHECK(visitor.person.value_of("企业简介") == "还在");
}

TEST_CASE("a new version offers to reload") {
    Visitor visitor("#/");
    visitor.app.announce_new_version();
    visitor.settle();
    CHECK(!visitor.app.take_reload_wish());
    visitor.click("刷新");
    CHECK(visitor.app.take_reload_wish());
    CHECK(!visitor.app.take_reload_wish());
}

TEST_CASE("退出 leads home; a failed one says so") {
    Visitor visitor("#/desk");
    visitor.tell_session(test::enterprise_session());
    visitor.tell_profile(test::good_profile());
    visitor.click("退出");
    visitor.world.transport.answer("/api/v1/session", {.fate = ApiReply::Fate::TimedOut});
    visitor.settle();
    CHECK(visitor.person.sees_words("退出没有成功，请重试"));
    visitor.click("退出");
    visitor.world.transport.answer("/api/v1/session",
                                   {.fate = ApiReply::Fate::Answered, .status = 204});
    visitor.settle();
    CHECK(visitor.world.history.href() == "#/");
    visitor.person.see(Role::Link, "请登录");
}

TEST_CASE("找服务 from the home page and from the banner") {
    Visitor visitor("#/");
    visitor.tell_signed_out();
    visitor.type("找服务", "培训");
    visitor.click("搜索");
    CHECK(visitor.heading() == "找服务");
    CHECK(visitor.world.history.href() == "#/services?q=%E5%9F%B9%E8%AE%AD");
    CHECK(visitor.person.value_of("找服务") == "培训");
    visitor.type("找服务", "量子引力");
    visitor.click("搜索");
    visitor.world.transport.answer_with("/api/v1/services?q=%E5%9F%B9", ServicePage{});
    visitor.world.transport.answer_with("/api/v1/services?q=%E9%87%8F", ServicePage{});
    visitor.settle();
    CHECK(visitor.person.sees_words("没有找到与“量子引力”有关的服务"));
    visitor.open("#/terms");
    visitor.type("找服务", "贷款");
    visitor.click("搜索");
    CHECK(visitor.world.history.href() == "#/services?q=%E8%B4%B7%E6%AC%BE");
}

}  // namespace emc
