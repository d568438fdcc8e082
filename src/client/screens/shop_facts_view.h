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

// What the shop shows to everybody.
void draw_shop_pages(ui::Ui& ui, const ShopPages& pages);

std::string shop_href(std::string_view shop_id);  // Of its public page.

}  // namespace emc
