// What there is to read of a micro-mall: the enterprise's own screen and the window's desk draw the
// same.
#pragma once

#include <string>
#include <string_view>

#include "domain/shop_workflow.h"
#include "ui/ui.h"

namespace emc {

void draw_shop_state(ui::Ui& ui, ShopState state);
// The application, the calls, the guide and, once they are begun, the pages.
void draw_shop_facts(ui::Ui& ui, const Shop& shop);
void draw_shop_progress(ui::Ui& ui, const Shop& shop);

// What the shop shows to everybody, of a shop of that name: all of it, or a part.
void draw_shop_pages(ui::Ui& ui, const ShopPages& pages, std::string_view name);
void draw_shop_banner(ui::Ui& ui, const std::optional<FileRef>& banner, std::string_view name);
// In rows, or side by side where there is room for it.
void draw_shop_products(ui::Ui& ui, const std::vector<ShopProduct>& products, bool as_tiles);
void draw_shop_contact(ui::Ui& ui, const ShopPages& pages);

std::string shop_href(std::string_view shop_id);  // Of its public page.

}  // namespace emc
