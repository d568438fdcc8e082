// The phone's menu button, which stands in the banner and belongs to the navigation.
#pragma once

#include "ui/ui.h"

namespace emc::ui {

void draw_menu_button(Ui& ui);

}  // namespace emc::ui
