// The line box given by the host through backend.h.
#pragma once

#include "ui/backend.h"

namespace emc::ui {

FontMetrics font_metrics();

}  // namespace emc::ui
