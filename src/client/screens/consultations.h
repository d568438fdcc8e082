// 我的咨询 of an enterprise, 咨询回复 of an institution: the same list from both sides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/consultations.h"
#include "client/env.h"
#include "client/paged.h"
#include "client/route.h"
#include "client/work_moment.h"
#include "ui/ui.h"

namespace emc {

struct ConsultationsScreen {
    struct Retry {};
    struct More {};
    struct Search {};
    struct View {
        std::string consultation_id;
    };
    using Message = std::variant<Retry, More, Search, View>;

    CaseActor actor = CaseActor::Enterprise;
    WorkMoment now;
    ConsultationQuery query;
    std::string words;
    Paged<ConsultationPage> list;
    std::uint64_t news_seen = 0;
};

ConsultationsScreen open_consultations(const Route& route, Env& env);
void poll(ConsultationsScreen& screen, Env& env);
void update(ConsultationsScreen& screen, const ConsultationsScreen::Message& message, Env& env);
std::optional<ConsultationsScreen::Message> draw(ConsultationsScreen& screen, ui::Ui& ui);
void retry(ConsultationsScreen& screen, Env& env);
bool is_busy(const ConsultationsScreen& screen);

}  // namespace emc
