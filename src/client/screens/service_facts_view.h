// What there is to read of a service, for the public and for the window that reviews it.
#pragma once

#include <string>

#include "domain/service_item.h"
#include "ui/ui.h"

namespace emc {

void draw_service_facts(ui::Ui& ui, const std::string& number, const ServiceDraft& content);

}  // namespace emc
