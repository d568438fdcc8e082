// 咨询详情: the thread, and for each side what it may do next. A window only reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "api/consultations.h"
#include "api/shops.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "client/uploads.h"
#include "client/work_moment.h"
#include "ui/ui.h"

namespace emc {

struct ConsultationScreen {
    struct Retry {};
    struct Send {};  // 回复 or 追问: what is in the box.
    struct Rate {};
    struct Open {  // The dialog that asks before the consultation ends.
        ConsultationCommand command = ConsultationCommand::Revoke;
    };
    struct Close {};
    struct Confirm {};
    using Message = std::variant<Retry, Send, Rate, Open, Close, Confirm>;

    std::string consultation_id;
    CaseActor actor = CaseActor::Enterprise;
    WorkMoment now;
    Remote<Consultation> loaded;
    Remote<PartyMarks> marks;  // Of the enterprise, for the others.
    std::optional<Consultation> consultation;
    std::uint64_t news_seen = 0;

    // The box below the thread; kept on the device until it is sent.
    Form<ConsultationAction> words;
    std::string draft_key;
    Uploads attachments;
    Form<ConsultationRatingDraft> rating;
    std::optional<ConsultationCommand> asks;  // Whose dialog is open.
    Form<ConsultationAction> reason;

    Remote<Consultation> sent;
    ConsultationAction sent_words;  // What was in the box then.
    ConsultationCommand sending = ConsultationCommand::View;
    Attempt<ConsultationAction> attempt;
    std::optional<Error> failure;
    Remote<Consultation> viewed;  // Tells the platform that the answer has been shown.
    std::int64_t version_told = 0;
};

ConsultationScreen open_consultation_detail(const Route& route, Env& env);
void poll(ConsultationScreen& screen, Env& env);
void update(ConsultationScreen& screen, const ConsultationScreen::Message& message, Env& env);
std::optional<ConsultationScreen::Message> draw(ConsultationScreen& screen, ui::Ui& ui);
void retry(ConsultationScreen& screen, Env& env);
void leave(ConsultationScreen& screen, Env& env);
bool is_dirty(const ConsultationScreen& screen);
bool is_busy(const ConsultationScreen& screen);
bool needs_frame(const ConsultationScreen& screen);

// What can be done now, with the sentence that says what comes after it. consultation_next_view.cpp
std::optional<ConsultationScreen::Message> draw_consultation_next(ui::Ui& ui,
                                                                  ConsultationScreen& screen);
std::optional<ConsultationScreen::Message> draw_consultation_dialog(ui::Ui& ui,
                                                                    ConsultationScreen& screen);

}  // namespace emc
