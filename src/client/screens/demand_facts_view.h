// What there is to read of a demand: its content, its editions and what differs between them, how
// it went. For the enterprise's own page and for the window's desk.
#pragma once

#include "domain/demand.h"
#include "ui/ui.h"

namespace emc {

void draw_demand_facts(ui::Ui& ui, const Demand& demand);
void draw_demand_editions(ui::Ui& ui, const Demand& demand);
void draw_demand_progress(ui::Ui& ui, const Demand& demand);

}  // namespace emc
