// Every kind of control, used by pointer and keys and through the mirror: the same comes out.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/screens/person.h"

using emc::test::Key;
using emc::test::Mode;
using emc::test::Person;
using namespace emc::ui;

namespace {

Options enterprise_kinds() {
    static const Options options = std::make_shared<const std::vector<Option>>(
        std::vector<Option>{{"a", "企业", ""}, {"b", "服务机构", ""}, {"c", "窗口", ""}});
    return options;
}

struct Sheet {
    std::string user_name, password, remarks, kind, side = "a";
    bool agreed = false;
    std::string error;
    bool shows_extra = false;
    bool is_busy = false;
    int pressed = 0, submitted = 0, followed = 0;

    void draw(Ui& ui) {
        ui.banner([&] {
            ui.brand_mark();
            ui.text("企业管理中心", TextStyle::Large);
            ui.spacer();
            if (ui.link("帮助", "#/help")) ++followed;
        });
        ui.main([&] {
            ui.heading("用户登录");
            if (shows_extra) {
                ui.text("多出来的一段");
                ui.button("多出来的按钮");
            }
            ui.form("login", "登录", [&] {
                ui.text_field(
                    "user_name", user_name,
                    {.label = "用户名", .help = "字母开头", .error = error, .required = true});
                ui.text_field(
                    "password", password,
                    {.label = "密码",
                     .input = {.type = InputType::Password, .autocomplete = "current-password"}});
                ui.choice("kind", kind, enterprise_kinds(), {.label = "账号类型"});
                ui.radios("side", side, enterprise_kinds(), {.label = "身份"});
                ui.text_field("remarks", remarks, {.label = "备注", .input = {.rows = 3}});
                ui.checkbox("agreed", "同意《用户协议》和《隐私政策》", agreed);
                if (ui.button(
                        "登录",
                        {.kind = ButtonLook::Kind::Primary, .is_busy = is_busy, .is_submit = true}))
                    ++submitted;
            });
            if (ui.button("取消")) ++pressed;
        });
    }
};

}  // namespace

TEST_CASE("a control does the same for pointer and mirror") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        CAPTURE(static_cast<int>(mode));
        Sheet sheet;
        Person person([&](Ui& ui) { sheet.draw(ui); }, mode);
        person.click("取消");
        CHECK(sheet.pressed == 1);
        person.type("用户名", "星辰2026");
        CHECK(sheet.user_name == "星辰2026");
        person.type("用户名", "xingchen");
        CHECK(sheet.user_name == "xingchen");
        person.type("密码", "p1 湘江");
        CHECK(sheet.password == "p1 湘江");
        CHECK(person.value_of("密码") == "p1 湘江");
        person.choose("账号类型", "窗口");
        CHECK(sheet.kind == "c");
        person.click(Role::Radio, "服务机构");
        CHECK(sheet.side == "b");
        CHECK(person.see(Role::Radio, "服务机构").is_checked);
        CHECK_FALSE(person.see(Role::Radio, "企业").is_checked);
        person.check("同意《用户协议》和《隐私政策》");
        CHECK(sheet.agreed);
        person.click("帮助");
        CHECK(sheet.followed == 1);
        CHECK(person.ui().take_followed_href() == "#/help");
        CHECK_FALSE(person.ui().take_followed_href());
        CHECK(sheet.submitted == 0);
        CHECK(sheet.pressed == 1);
    }
}

TEST_CASE("enter in a field presses the form's submit button with what was typed") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        Sheet sheet;
        Person person([&](Ui& ui) { sheet.draw(ui); }, mode);
        person.type("用户名", "abc");
        person.press(Key::Enter);
        CHECK(sheet.submitted == 1);
        CHECK(sheet.user_name == "abc");
        person.type("备注", "一");
        person.press(Key::Enter);
        CHECK(sheet.submitted == 1);  // A new line, not a submission.
        sheet.is_busy = true;
        person.frame();
        person.focus("用户名");
        person.press(Key::Enter);
        CHECK(sheet.submitted == 1);
        CHECK_FALSE(person.see(Role::Button, "登录").enabled);
        CHECK(person.see(Role::Button, "登录").is_busy);
    }
}

TEST_CASE("pointer in the browser only shows, it does not press") {
    Sheet sheet;
    Person person([&](Ui& ui) { sheet.draw(ui); }, Mode::Pointer);
    person.input.uses_mirror = true;
    person.click("取消");
    CHECK(sheet.pressed == 0);
    CHECK(person.ui().pointer_over_control());
}

TEST_CASE("tab goes through the controls in the order of the nodes and round again") {
    Sheet sheet;
    Person person([&](Ui& ui) { sheet.draw(ui); }, Mode::Pointer);
    const std::vector<std::string> order = {"帮助",     "用户名", "密码",
                                            "账号类型", "企业",   "服务机构",
                                            "窗口",     "备注",   "同意《用户协议》和《隐私政策》",
                                            "登录",     "取消",   "帮助"};
    for (const std::string& name : order) {
        person.press(Key::Tab);
        const UiNode* focused = person.node(person.ui().focused());
        REQUIRE(focused);
        CHECK(focused->name == name);
    }
    person.press(Key::ShiftTab);
    CHECK(person.node(person.ui().focused())->name == "取消");
    person.press(Key::Space);
    CHECK(sheet.pressed == 1);
    person.press(Key::Enter);
    CHECK(sheet.pressed == 2);
}

TEST_CASE("ids stay when neighbours come and go, and are unique") {
    Sheet sheet;
    Person person([&](Ui& ui) { sheet.draw(ui); });
    std::set<NodeId> before;
    for (const UiNode& node : person.ui().nodes()) {
        CHECK(node.id != 0);
        CHECK(before.insert(node.id).second);
    }
    sheet.shows_extra = true;
    sheet.error = "请输入用户名";
    person.frame();
    std::set<NodeId> after;
    for (const UiNode& node : person.ui().nodes()) CHECK(after.insert(node.id).second);
    for (const NodeId id : before) {
        CHECK((after.contains(id) || id == 0));
    }
}

TEST_CASE("parents are noted before their children") {
    Sheet sheet;
    Person person([&](Ui& ui) { sheet.draw(ui); });
    std::set<NodeId> seen = {0};
    for (const UiNode& node : person.ui().nodes()) {
        CAPTURE(node.name);
        CHECK(seen.contains(node.parent));
        seen.insert(node.id);
    }
}

TEST_CASE("a field's label, help and error are tied to it") {
    Sheet sheet;
    Person person([&](Ui& ui) { sheet.draw(ui); });
    CHECK(person.help_of("用户名") == "字母开头");
    CHECK(person.error_of("用户名").empty());
    sheet.error = "请输入用户名";
    person.frame();
    CHECK(person.error_of("用户名") == "请输入用户名");
    CHECK_FALSE(person.find("字母开头"));
    const UiNode& field = person.see(Role::TextBox, "用户名");
    CHECK(field.required);
    CHECK(field.key == "login/user_name");
    const UiNode& label = person.see(Role::Label, "用户名");
    CHECK(label.labels == field.id);
    CHECK(label.rect.y < field.rect.y);
}

TEST_CASE("two presses at once are two frames; text before a press arrives with it") {
    Sheet sheet;
    Person person([&](Ui& ui) { sheet.draw(ui); });
    const NodeId cancel = person.see("取消").id;
    const NodeId submit = person.see("登录").id;
    const NodeId field = person.see(Role::TextBox, "用户名").id;
    person.ui().push_event({.node = field, .kind = UiEvent::Kind::Input, .value = "abc"});
    person.ui().push_event({.node = submit});
    person.ui().push_event({.node = cancel});
    person.frame();
    CHECK(sheet.user_name == "abc");
    CHECK(sheet.submitted == 1);
    CHECK(sheet.pressed == 0);
    CHECK(person.ui().animates_until_s() > 0);
    person.frame();
    CHECK(sheet.pressed == 1);
    CHECK(person.ui().animates_until_s() == 0);
}

TEST_CASE("the field whose focus is asked for gets it once") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        std::string value;
        bool takes = false;
        Person person(
            [&](Ui& ui) {
                ui.main([&] {
                    ui.space(200);
                    ui.form("f", "f", [&] {
                        ui.text_field("far", value, {.label = "远处", .take_focus = takes});
                    });
                });
            },
            mode);
        takes = true;
        person.frame();
        takes = false;
        person.frame();
        CHECK(person.ui().focused() == person.see(Role::TextBox, "远处").id);
        person.frame();
        CHECK_FALSE(person.see(Role::TextBox, "远处").wants_focus);
        if (mode == Mode::Pointer) CHECK(person.input.scroll_y > 0);
    }
}
