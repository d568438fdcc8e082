// The page around the controls: navigation in its shapes, tables, dialogs, toasts, and quiet.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <utility>

#include "support/screens/person.h"

using emc::test::Key;
using emc::test::Mode;
using emc::test::Person;
using namespace emc::ui;

namespace {

void draw_shell(Ui& ui, const Draw& inside) {
    ui.banner([&] {
        ui.brand_mark();
        ui.text("湖南省中小企业公共服务平台", TextStyle::Large);
        ui.spacer();
        ui.button("退出");
    });
    ui.navigation("企业管理中心", [&] {
        ui.nav_link("工作台", "#/desk", Icon::Desk, true, true);
        ui.nav_group("基本信息");
        ui.nav_link("企业资料", "#/profile", Icon::Profile, false, true);
        ui.nav_link("密码修改", "#/password", Icon::Password, false);
    });
    ui.main(inside);
}

const Column columns[] = {{.title = "订单编号"}, {.title = "金额", .align = Align::End}};

}  // namespace

TEST_CASE("navigation is a bar, a rail, or a drawer with a bottom bar") {
    Person person([](Ui& ui) { draw_shell(ui, [&] { ui.heading("工作台"); }); });
    const auto nav_w = [&] { return person.see(Role::Navigation, "企业管理中心").rect.w; };
    CHECK(nav_w() == 216);
    CHECK(person.see(Role::Link, "工作台").is_current);
    CHECK(person.see(Role::Heading, "工作台").rect.x >= 216);
    person.input.width = 900;
    person.frame(2);
    CHECK(nav_w() < 100);
    CHECK(person.see(Role::Link, "密码修改").href == "#/password");
    person.input.width = 390;
    person.frame(2);
    CHECK(person.see(Role::Navigation, "企业管理中心").rect.y > 700);
    CHECK_FALSE(person.find(Role::Link, "密码修改"));
    person.click("菜单");
    CHECK(person.see("菜单").is_expanded);
    CHECK(person.see(Role::Link, "密码修改").layer == Layer::Overlay);
    person.press(Key::Escape);
    CHECK_FALSE(person.find(Role::Link, "密码修改"));
    person.click("菜单");
    person.click(Role::Link, "密码修改");
    CHECK(person.ui().take_followed_href() == "#/password");
    CHECK_FALSE(person.find(Role::Link, "密码修改"));
}

TEST_CASE("a bar that is too narrow shortens its words, not its buttons") {
    Person person([](Ui& ui) { draw_shell(ui, [] {}); });
    for (const float width : {1280.0F, 390.0F, 320.0F}) {
        person.input.width = width;
        person.frame(3);
        person.settle();
        const Rect out = person.see("退出").rect;
        CHECK(out.x + out.w <= width);
        const Rect title = person.see("湖南省中小企业公共服务平台").rect;
        CHECK(title.x + title.w <= out.x);
    }
}

TEST_CASE("of a hundred thousand rows only those in sight are asked for and noted") {
    int asked = 0;
    const auto draw = [&](Ui& ui) {
        draw_shell(ui, [&] {
            ui.table({.name = "我的订单", .columns = columns, .row_count = 100000}, [&](int row) {
                ++asked;
                ui.cell([&] { ui.text("DD" + std::to_string(row)); });
                ui.cell([&] { ui.button("查看 DD" + std::to_string(row)); });
            });
        });
    };
    Person person(draw);
    CHECK(person.see(Role::Table, "我的订单").row_count == 100000);
    CHECK(person.ui().page_height() > 4'800'000);
    for (const float scroll : {0.0F, 48.0F * 5000, 48.0F * 99990}) {
        person.input.scroll_y = scroll;
        asked = 0;
        person.frame();
        CHECK(asked > 5);
        CHECK(asked < 20);
        const Rect header = person.see(Role::ColumnHeader, "订单编号").rect;
        CHECK(header.y >= scroll + 56);  // Sticks under the bar.
        CHECK(header.y <= scroll + 200);
        for (const UiNode* row : person.all(Role::Row)) {
            if (row->row_index == 0) continue;
            CHECK(row->rect.y < scroll + 800);
            CHECK(row->rect.y + 48 > scroll);
        }
    }
    person.input.width = 390;
    person.frame(2);
    CHECK(person.all(Role::Row).size() < 20);
}

TEST_CASE("a dialog traps the keyboard, closes by Escape and gives the focus back") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        CAPTURE(static_cast<int>(mode));
        bool is_open = false;
        int left = 0;
        int under = 0;
        Person person(
            [&](Ui& ui) {
                draw_shell(ui, [&] {
                    if (ui.button("离开")) is_open = true;
                    if (ui.button("页面上的")) ++under;
                });
                if (is_open) {
                    is_open = ui.dialog("要离开吗？", [&] {
                        ui.text("还有未保存的修改。");
                        ui.line([&] {
                            if (ui.button("留下")) is_open = false;
                            if (ui.button("放弃修改")) ++left;
                        });
                    });
                }
            },
            mode);
        const NodeId opener = person.see("离开").id;
        person.focus("离开");
        person.press(Key::Enter);
        REQUIRE(person.find(Role::Dialog, "要离开吗？"));
        CHECK(person.node(person.ui().focused())->name == "留下");
        for (int i = 0; i < 7; ++i) {
            person.press(Key::Tab);
            CHECK(person.node(person.ui().focused())->layer == Layer::Overlay);
        }
        person.click("放弃修改");
        CHECK(left == 1);
        person.press(Key::Escape);
        CHECK_FALSE(person.find(Role::Dialog, "要离开吗？"));
        person.frame(2);
        CHECK(person.ui().focused() == opener);
        if (mode == Mode::Pointer) {
            is_open = true;
            person.frame(3);
            const Rect below = person.see("页面上的").rect;
            person.click("页面上的");
            CHECK(under == 0);
            CHECK(below.w > 0);
            person.click("关闭");
            CHECK_FALSE(is_open);
        }
    }
}

TEST_CASE("a toast leaves by itself, and the host is told when") {
    bool asks = false;
    Person person([&](Ui& ui) {
        draw_shell(ui, [&] { ui.heading("企业资料"); });
        if (std::exchange(asks, false)) {
            ui.toast("保存成功", Tone::Success);
            ui.toast("保存失败", Tone::Danger);
        }
    });
    asks = true;
    person.frame();
    person.wait_ms(300);
    CHECK(person.find(Role::Status, "保存成功"));
    CHECK(person.find(Role::Alert, "保存失败"));
    CHECK(person.ui().animates_until_s() == doctest::Approx(3.7).epsilon(0.02));
    person.wait_ms(3800);
    person.frame();
    CHECK_FALSE(person.find("保存成功"));
    CHECK(person.find("保存失败"));
    person.wait_ms(4200);
    person.frame();
    CHECK_FALSE(person.find("保存失败"));
    CHECK(person.ui().animates_until_s() == 0);
}

TEST_CASE("nothing asks for a frame while nothing happens") {
    std::string value;
    bool is_waiting = false;
    Person person([&](Ui& ui) {
        draw_shell(ui, [&] {
            ui.heading("企业资料");
            ui.columns(
                {1, 1, 1, 1},
                {[&] { ui.stat("订单", "4", "1 个待验收"); }, [&] { ui.stat("待付款", "2", ""); },
                 [&] { ui.stat("咨询", "2", ""); }, [&] { ui.stat("需求", "3", ""); }});
            ui.form("p", "资料", [&] {
                ui.text_field("a", value, {.label = "名称"});
                ui.submit_bar(
                    [&] { ui.button("保存", {.is_busy = is_waiting, .is_submit = true}); });
            });
            ui.content_info([&] { ui.text("页脚"); });
        });
    });
    person.frame(3);
    CHECK(person.ui().animates_until_s() == 0);
    const std::vector<UiNode> still = person.ui().nodes();
    person.frame();
    CHECK(person.ui().nodes() == still);
    is_waiting = true;
    person.frame();
    CHECK(person.ui().animates_until_s() > 0);
    person.input.reduces_motion = true;
    person.frame();
    CHECK(person.ui().animates_until_s() == 0);
}

TEST_CASE("the grey lines of waiting come after 150 ms and wake the host for it") {
    Person person([](Ui& ui) { ui.main([&] { ui.skeleton(3); }); });
    CHECK(person.ui().animates_until_s() > 0.05);
    CHECK(person.ui().animates_until_s() < 0.151);
    person.wait_ms(200);
    CHECK(person.ui().animates_until_s() == 0);
}

TEST_CASE("the submit bar stays in the window until its place is reached") {
    Person person([](Ui& ui) {
        draw_shell(ui, [&] {
            for (int i = 0; i < 60; ++i) ui.text("第" + std::to_string(i) + "段");
            ui.submit_bar([&] { ui.button("修改并提交"); });
        });
    });
    const Rect held = person.see("修改并提交").rect;  // In the window, whatever the page does.
    CHECK(held.y + held.h <= 800);
    CHECK(held.y >= 600);
    for (const float scroll : {300.0F, 900.0F}) {
        person.input.scroll_y = scroll;
        person.frame();
        CHECK(person.see("修改并提交").layer == Layer::Fixed);
        CHECK(person.see("修改并提交").rect == held);
    }
    person.input.scroll_y = person.ui().page_height() - 800;
    person.frame();
    CHECK(person.see("修改并提交").layer == Layer::Page);
    CHECK(person.see("修改并提交").rect.y > person.see("第59段").rect.y);
}

TEST_CASE("main spans what the navigation leaves, footer and announcement are where they belong") {
    bool is_down = false;
    int retried = 0;
    Person person([&](Ui& ui) {
        ui.banner([] {});
        if (is_down && ui.announcement("服务暂时不可用", Tone::Danger, "重试")) ++retried;
        ui.main([&] {
            ui.heading("首页");
            ui.content_info([&] { ui.text("主办单位"); });
        });
    });
    const float before = person.see(Role::Heading, "首页").rect.y;
    CHECK(person.see("主办单位").rect.y > 700);
    CHECK(person.node(person.see("主办单位").parent)->parent == 0);
    is_down = true;
    person.frame();
    CHECK(person.see(Role::Heading, "首页").rect.y > before);
    CHECK(person.find(Role::Alert, "服务暂时不可用"));
    person.click("重试");
    CHECK(retried == 1);
    CHECK(person.all(Role::Main).size() == 1);
}

TEST_CASE(
    "a dialog higher than the window brings into sight what gets the focus, and the wheel moves "
    "it") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        CAPTURE(static_cast<int>(mode));
        std::string words[12];
        const auto draw = [&](Ui& ui) {
            draw_shell(ui, [] {});
            ui.dialog("登记", [&] {
                for (std::string& word : words) {
                    const std::string key = "第" + std::to_string(&word - words + 1) + "项";
                    ui.text_field(key, word, {.label = key});
                }
                ui.button("保存");
            });
        };
        Person person(draw, mode);
        person.input.height = 480;
        person.settle();
        const auto is_in_sight = [&](std::string_view name) {
            const Rect rect = person.see(name).rect;
            return rect.y >= 0 && rect.y + rect.h <= person.input.height;
        };
        CHECK(is_in_sight("第1项"));
        CHECK_FALSE(is_in_sight("保存"));
        person.focus("保存");
        person.settle();
        CHECK(is_in_sight("保存"));
        CHECK_FALSE(is_in_sight("第1项"));
        person.focus("第1项");
        person.settle();
        CHECK(is_in_sight("第1项"));
        for (int notch = 0; notch < 20; ++notch) {
            person.wheel(-1);
        }
        CHECK(is_in_sight("保存"));  // And no further than to its end.
        CHECK(person.see("保存").rect.y > person.input.height / 2);
    }
}

TEST_CASE("on a phone the card of a row without buttons is lower, and the next one follows it") {
    constexpr int rows = 40;
    const auto is_bare = [](int row) { return row % 2 == 1; };
    const std::array<Column, 2> own{Column{"编号"}, Column{"操作", 1, Align::Start, 80, true}};
    const auto draw = [&](Ui& ui) {
        draw_shell(ui, [&] {
            ui.table({.name = "列表", .columns = own, .row_count = rows, .is_bare = is_bare},
                     [&](int row) {
                         ui.cell([&] { ui.text("N" + std::to_string(row)); });
                         ui.cell([&] {
                             if (!is_bare(row)) ui.button("查看 N" + std::to_string(row));
                         });
                     });
        });
    };
    Person person(draw);
    person.input.width = 390;
    for (const float scroll : {0.0F, 700.0F, 2600.0F}) {
        person.input.scroll_y = scroll;
        person.frame(3);
        const UiNode* before = nullptr;
        int seen = 0;
        for (const UiNode* row : person.all(Role::Row)) {
            if (row->row_index == 0) continue;
            ++seen;
            const bool is_low = is_bare(row->row_index - 1);
            CHECK(row->rect.h == (is_low ? 44.0F : 88.0F));
            if (before) CHECK(row->rect.y == doctest::Approx(before->rect.y + before->rect.h + 12));
            before = row;
        }
        CHECK(seen > 4);
        CHECK(seen < rows);
    }
}
