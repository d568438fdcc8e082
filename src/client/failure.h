// How a screen tells that something could not be loaded or sent.
#pragma once

#include "base/result.h"
#include "ui/ui.h"

namespace emc {

// In place of what could not be loaded. True when the person presses 重试.
bool draw_load_failure(ui::Ui& ui, const Error& error);
// Above a form whose request failed as a whole; what was typed is still there. Nothing for an
// expired session: the app tells about it.
void draw_send_failure(ui::Ui& ui, const Error& error);

}  // namespace emc
