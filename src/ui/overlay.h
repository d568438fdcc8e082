// What lies over the page and is drawn last.
#pragma once

#include "ui/ui.h"

namespace emc::ui {

void draw_toasts(Ui::Frame& frame);
// The list of an open ComboBox, where no <select> of a browser does it.
void draw_choice_list(Ui::Frame& frame);

}  // namespace emc::ui
