// 我的需求: the enterprise's demands, by state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/demands.h"
#include "client/env.h"
#include "client/paged.h"
#include "client/route.h"
#include "client/screens/demand_step.h"
#include "ui/ui.h"

namespace emc {

struct DemandsScreen {
    struct Retry {};
    struct More {};
    struct Search {};
    struct Edit {
        std::string demand_id;
    };
    struct CloseDemand {
        std::size_t row = 0;
    };
    struct Close {};
    struct Send {};
    using Message = std::variant<Retry, More, Search, Edit, CloseDemand, Close, Send>;

    DemandQuery query;
    std::string words;
    Paged<DemandPage> list;
    DemandStep step;
    std::uint64_t news_seen = 0;
    InstantMs now = 0;
};

DemandsScreen open_demands(const Route& route, Env& env);
void poll(DemandsScreen& screen, Env& env);
void update(DemandsScreen& screen, const DemandsScreen::Message& message, Env& env);
std::optional<DemandsScreen::Message> draw(DemandsScreen& screen, ui::Ui& ui);
void retry(DemandsScreen& screen, Env& env);
bool is_busy(const DemandsScreen& screen);
bool needs_frame(const DemandsScreen& screen);

}  // namespace emc
