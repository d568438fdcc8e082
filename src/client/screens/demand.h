// 需求详情: an enterprise's own demand, what the window said to it, and the responses side by side.
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

struct DemandScreen {
    struct Retry {};
    struct Take {
        DemandCommand command = DemandCommand::Revoke;
    };
    struct Choose {
        std::size_t response = 0;
    };
    struct Close {};
    struct Send {};
    using Message = std::variant<Retry, Take, Choose, Close, Send>;

    std::string demand_id;
    Remote<Demand> loaded;
    std::optional<Demand> demand;
    DemandStep step;
    std::uint64_t news_seen = 0;
    InstantMs now = 0;
};

DemandScreen open_demand_detail(const Route& route, Env& env);
void poll(DemandScreen& screen, Env& env);
void update(DemandScreen& screen, const DemandScreen::Message& message, Env& env);
std::optional<DemandScreen::Message> draw(DemandScreen& screen, ui::Ui& ui);
void retry(DemandScreen& screen, Env& env);
bool is_busy(const DemandScreen& screen);
bool needs_frame(const DemandScreen& screen);

// demand_view.cpp
std::optional<DemandScreen::Message> draw_demand_next(ui::Ui& ui, const DemandScreen& screen);
std::optional<DemandScreen::Message> draw_responses(ui::Ui& ui, const DemandScreen& screen);

}  // namespace emc
