#include "client/screens/shop_page.h"

#include <array>

#include "client/failure.h"
#include "client/screens/service_words.h"
#include "client/screens/services.h"
#include "client/screens/shop_facts_view.h"
#include "client/screens/verification_facts_view.h"
#include "client/uploads.h"
#include "domain/display.h"

namespace emc {
namespace {

using Message = ShopPageScreen::Message;

void draw_suspended(ui::Ui& ui) {
    ui.card([&] {
        ui.empty_state("微商城暂停营业", "店铺内容暂不显示，请稍后再来，或看看其他服务和店铺。");
        ui.link_button("找服务", "#/services");
    });
}

void draw_owner(ui::Ui& ui, const ShopView& view) {
    ui.card("店铺信息", [&] {
        draw_fact(ui, "店铺类型", enum_row(view.kind).label.zh);
        if (view.trade) draw_fact(ui, "主营类目", enum_row(*view.trade).label.zh);
        draw_fact(ui, "微信号", view.wechat);
        draw_fact(ui, "公众号", view.official_account);
        if (view.service_count == 0) return;
        ui.link("查看该单位提供的 " + std::to_string(view.service_count) + " 项服务",
                services_href({.q = view.enterprise_name}));
    });
}

std::string logo_words(bool has_logo, const std::string& name) {
    return has_logo ? "店铺LOGO：" + name : std::string();
}

// Whose shop it is, under its sign.
void draw_sign(ui::Ui& ui, const ShopView& view) {
    draw_shop_banner(ui, view.pages.banner, view.name);
    ui.space();
    ui.illustrated(
        logo_words(view.logo.has_value(), view.name), file_address(view.logo),
        {.width_px = 72, .shows_whole = true, .icon = ui::Icon::Shop, .tone = ui::Tone::Primary},
        [&] {
            ui.heading(view.name);
            ui.line([&] {
                ui.text(view.enterprise_name, ui::TextStyle::Strong);
                ui.text(display_text(view.region, Editor::County), ui::TextStyle::Muted);
                if (view.is_verified) draw_verification_mark(ui, VerificationState::Verified);
            });
        });
}

void draw_gallery(ui::Ui& ui, const std::vector<FileRef>& pictures) {
    if (pictures.empty()) return;
    ui.card("更多图片", [&] {
        ui.line([&] {
            for (std::size_t i = 0; i < pictures.size(); ++i) {
                const std::string number = std::to_string(i + 1);
                ui.image("更多图片 " + number, file_address(pictures[i].file_id),
                         {.aspect = 4.0F / 3, .width_px = 160});
            }
        });
    });
}

void draw_shown(ui::Ui& ui, const ShopView& view) {
    if (!view.pages.introduction.empty()) {
        ui.card("店铺介绍", [&] { ui.text(view.pages.introduction); });
    }
    draw_shop_products(ui, view.pages.products, !ui.is_narrow());
    draw_gallery(ui, view.pictures);
}

void draw_side(ui::Ui& ui, const ShopView& view) {
    draw_shop_contact(ui, view.pages);
    draw_owner(ui, view);
}

}  // namespace

ShopPageScreen open_shop_page(const Route& route, Env& env) {
    ShopPageScreen screen;
    screen.shop_id = route.segments.back();
    retry(screen, env);
    return screen;
}

void retry(ShopPageScreen& screen, Env& env) {
    if (screen.loaded.value() != nullptr) return;
    screen.loaded.renew(call<ReadShopView>(env.transport, {screen.shop_id}));
}

void poll(ShopPageScreen& screen, Env&) { screen.loaded.poll(); }

void update(ShopPageScreen& screen, const Message&, Env& env) { retry(screen, env); }

std::optional<Message> draw(ShopPageScreen& screen, ui::Ui& ui) {
    const ShopView* view = screen.loaded.value();
    const std::string title = view == nullptr ? "微商城" : view->name;
    const std::array<std::pair<std::string, std::string>, 2> path{{{"首页", "#/"}, {title, ""}}};
    ui.breadcrumb(path);
    if (view == nullptr || view->is_suspended) ui.heading(title);
    if (view == nullptr) {
        const Error* error = screen.loaded.error();
        if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(8); });
        } else if (draw_load_failure(ui, *error)) {
            return ShopPageScreen::Retry{};
        }
        return std::nullopt;
    }
    if (view->is_suspended) {
        draw_suspended(ui);
        return std::nullopt;
    }
    draw_sign(ui, *view);
    ui.columns({2, 1}, {[&] { draw_shown(ui, *view); }, [&] { draw_side(ui, *view); }});
    return std::nullopt;
}

bool is_busy(const ShopPageScreen& screen) { return screen.loaded.is_pending(); }

void draw_found_shops(ui::Ui& ui, const ShopPage& page) {
    if (page.items.empty()) return;
    const auto draw_words = [&](const ShopSummary& shop) {
        ui.link(shop.name, shop_href(shop.shop_id), ui::TextStyle::Strong);
        ui.text(shop.enterprise_name + " · " + display_text(shop.region, Editor::County),
                ui::TextStyle::SmallMuted);
        ui.text(shop.excerpt);
    };
    const auto draw_one = [&](const ShopSummary& shop) {
        ui.illustrated(logo_words(!shop.logo.empty(), shop.name), file_address(shop.logo),
                       {.width_px = 64,
                        .shows_whole = true,
                        .icon = ui::Icon::Shop,
                        .tone = ui::Tone::Primary},
                       [&] { draw_words(shop); });
    };
    const auto draw_all = [&] {
        for (const ShopSummary& shop : page.items) {
            ui.list_item(shop.shop_id, [&] { draw_one(shop); });
        }
    };
    ui.card("微商城", [&] { ui.list("微商城", draw_all); });
}

}  // namespace emc
