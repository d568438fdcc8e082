// What there is to read of a consultation, for both sides and the window.
#pragma once

#include "domain/consultation.h"
#include "ui/ui.h"

namespace emc {

// The thread as a conversation, and what it is about.
void draw_consultation_thread(ui::Ui& ui, const Consultation& consultation);
void draw_consultation_facts(ui::Ui& ui, const Consultation& consultation);
void draw_consultation_progress(ui::Ui& ui, const Consultation& consultation);

}  // namespace emc
