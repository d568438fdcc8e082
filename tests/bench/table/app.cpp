// Stands in for the client: the same host and design system under one table of 100,000 rows, to
// measure what scrolling it costs. Built only by the target emc-bench-table.
#include "client/app.h"

#include <array>
#include <string>

namespace emc {

struct App::State {};

App::App(AppParts) : state_(std::make_unique<State>()) {}
App::~App() = default;

void App::open(std::string_view) {}

void App::frame(ui::Ui& ui) {
    constexpr std::array<ui::Column, 6> columns{{{"订单编号", 1.4F},
                                                 {"服务项目", 1.4F},
                                                 {"服务机构", 1.6F},
                                                 {"金额", 1, ui::Align::End},
                                                 {"状态", 1},
                                                 {"更新时间", 1}}};
    ui.banner([&] { ui.brand_mark(); });
    ui.main([&] {
        ui.heading("我的订单");
        const ui::TableLook look{.name = "我的订单", .columns = columns, .row_count = 100'000};
        ui.table(look, [&](int row) {
            const std::string number = std::to_string(row);
            ui.cell([&] { ui.text("DD2026112400" + number); });
            ui.cell([&] { ui.text("知识产权代理服务"); });
            ui.cell([&] { ui.text("湘江知识产权服务中心"); });
            ui.cell(
                [&] { ui.text("¥" + std::to_string(row * 37) + ".00", ui::TextStyle::Strong); });
            ui.cell([&] { ui.tag("履行中", ui::Tone::Primary); });
            ui.cell([&] { ui.text("11-20 16:40", ui::TextStyle::Muted); });
        });
    });
}

std::string App::title() const { return "table"; }
bool App::is_busy() const { return false; }
bool App::has_unsaved() const { return false; }
bool App::wants_frame() const { return false; }
void App::set_online(bool) {}
void App::announce_new_version() {}
Language App::language() const { return Language::Zh; }
bool App::take_english_wish() { return false; }
void App::give_english(std::string_view) {}
bool App::take_print_wish() { return false; }
bool App::take_reload_wish() { return false; }

}  // namespace emc
