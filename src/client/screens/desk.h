// 工作台: where the enterprise stands and what to do next. Only what the platform really knows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/profile.h"
#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct DeskScreen {
    struct Retry {};
    struct OpenProfile {};
    using Message = std::variant<Retry, OpenProfile>;

    SessionView session;
    Remote<ProfileView> profile;  // Not asked for a window, which has none.
    InstantMs now = 0;
};

DeskScreen open_desk(const Route& route, Env& env);
void poll(DeskScreen& screen, Env& env);
void update(DeskScreen& screen, const DeskScreen::Message& message, Env& env);
std::optional<DeskScreen::Message> draw(DeskScreen& screen, ui::Ui& ui);
void retry(DeskScreen& screen, Env& env);

// What the profile makes worth doing, most urgent first; in full sentences.
std::vector<std::string> reminders_of(const ProfileView& view, InstantMs now);

}  // namespace emc
