// A micro-mall as anybody sees it: #/shop/:id.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/shops.h"
#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct ShopPageScreen {
    struct Retry {};
    using Message = std::variant<Retry>;

    std::string shop_id;
    Remote<ShopView> loaded;
};

ShopPageScreen open_shop_page(const Route& route, Env& env);
void poll(ShopPageScreen& screen, Env& env);
void update(ShopPageScreen& screen, const ShopPageScreen::Message& message, Env& env);
std::optional<ShopPageScreen::Message> draw(ShopPageScreen& screen, ui::Ui& ui);
void retry(ShopPageScreen& screen, Env& env);
bool is_busy(const ShopPageScreen& screen);

// 微商城: shops that a search has found, below the services. Nothing for none.
void draw_found_shops(ui::Ui& ui, const ShopPage& page);

}  // namespace emc
