// 立刻咨询: the dialog on the page of a service.
#pragma once

#include <optional>
#include <string>

#include "api/consultations.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/uploads.h"
#include "ui/ui.h"

namespace emc {

struct ServiceQuestion {
    bool is_open = false;
    std::string service_id;
    std::string draft_key;
    Form<ConsultationRequest> form;
    Uploads attachments;
    Remote<Consultation> sent;
    Attempt<ConsultationRequest> attempt;
    std::optional<Error> failure;
};

// Brings what was typed at an earlier visit.
void open_question(ServiceQuestion& question, Env& env, const std::string& service_id);
// Opens the dialog where the sign-in has led back to, with what was typed before it.
void resume_question(ServiceQuestion& question, Env& env);
// Who was signed out when the dialog was open is signed in now.
void take_sign_in(ServiceQuestion& question, Env& env);
void show_question(ServiceQuestion& question);
void poll(ServiceQuestion& question, Env& env);
// Signed out, the sign-in comes first and then this dialog again.
void ask_question(ServiceQuestion& question, Env& env);

enum class QuestionWish : std::uint8_t { None, Close, Ask };
QuestionWish draw_question(ui::Ui& ui, ServiceQuestion& question, bool is_signed_in);

bool is_dirty(const ServiceQuestion& question);

}  // namespace emc
