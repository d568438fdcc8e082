// One demand in 需求大厅, which institutions respond to.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/demands.h"
#include "client/env.h"
#include "client/route.h"
#include "client/screens/demand_step.h"
#include "ui/ui.h"

namespace emc {

struct HallDemandScreen {
    struct Retry {};
    struct Respond {};
    struct Withdraw {};
    struct Close {};
    struct Send {};
    using Message = std::variant<Retry, Respond, Withdraw, Close, Send>;

    std::string demand_id;
    std::optional<AccountKind> kind;  // Of who reads it; nothing: a guest.
    Remote<HallDemand> loaded;
    DemandStep step;
    std::uint64_t news_seen = 0;
};

HallDemandScreen open_hall_demand(const Route& route, Env& env);
void poll(HallDemandScreen& screen, Env& env);
void update(HallDemandScreen& screen, const HallDemandScreen::Message& message, Env& env);
std::optional<HallDemandScreen::Message> draw(HallDemandScreen& screen, ui::Ui& ui);
void retry(HallDemandScreen& screen, Env& env);
void leave(HallDemandScreen& screen, Env& env);
bool is_dirty(const HallDemandScreen& screen);
bool is_busy(const HallDemandScreen& screen);
bool needs_frame(const HallDemandScreen& screen);

}  // namespace emc
