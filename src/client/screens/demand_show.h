// How demands are shown wherever they are.
#pragma once

#include <string>
#include <string_view>

#include "client/env.h"
#include "domain/demand_workflow.h"
#include "ui/ui.h"

namespace emc {

std::string demand_href(std::string_view demand_id);
std::string demand_edit_href(std::string_view demand_id);
std::string hall_href(std::string_view demand_id);
ui::Tone tone_of(DemandState state);
void draw_demand_state(ui::Ui& ui, DemandState state);
void draw_response_state(ui::Ui& ui, ResponseState state);
std::string_view word_of(DemandCommand command);  // As on its button.
// "2026-11-27", "2027-01-05（暂定）"; empty for no day.
std::string due_text(std::string_view due_on, bool is_provisional);
// What happens now and what comes after it, for the enterprise.
std::string next_sentence(const Demand& demand);
// Whether 修改 is of use in this state.
bool is_editable(DemandState state);
// What the enterprise or the public reads of it.
void draw_demand_content(ui::Ui& ui, const DemandDraft& content, bool has_contact);
// The contact fields, with what the profile knows filled in where they are empty.
void fill_contact(DemandDraft& draft, const Profile& profile);
void draw_verified(ui::Ui& ui, bool is_verified);

}  // namespace emc
