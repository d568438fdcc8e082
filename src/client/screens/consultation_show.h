// How consultations are shown wherever they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "client/form.h"
#include "client/uploads.h"
#include "client/work_moment.h"
#include "domain/consultation_workflow.h"
#include "ui/ui.h"

namespace emc {

std::string consultation_href(std::string_view consultation_id);
void draw_consultation_state(ui::Ui& ui, ConsultationState state);
// "已等待 3 个工作日", louder the longer it is.
void draw_waiting_time(ui::Ui& ui, InstantMs asked_at, const WorkMoment& now);
// 附件 of a question or an answer.
void draw_consultation_files(ui::Ui& ui, Uploads& uploads, const FormBase& form);
// What happens now and what comes after it, for this side.
std::string next_sentence(const Consultation& consultation, CaseActor actor);

}  // namespace emc
