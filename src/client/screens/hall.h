// 需求大厅: what enterprises look for. What is searched stands in the address: #/hall?q=认证.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/demands.h"
#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct HallScreen {
    struct Search {};
    struct More {};
    struct Retry {};
    using Message = std::variant<Search, More, Retry>;

    HallQuery query;  // As in the address.
    HallQuery draft;  // As in the fields.
    bool is_institution = false;
    Remote<HallPage> page;
    std::vector<HallItem> items;
    std::int64_t total = 0;
    std::string next_cursor;
    bool is_loaded = false;
};

HallScreen open_hall(const Route& route, Env& env);
void poll(HallScreen& screen, Env& env);
void update(HallScreen& screen, const HallScreen::Message& message, Env& env);
std::optional<HallScreen::Message> draw(HallScreen& screen, ui::Ui& ui);
void retry(HallScreen& screen, Env& env);
bool is_busy(const HallScreen& screen);

// The route of a search and the search of a route; what the route says wrongly is passed over.
std::string hall_search_href(const HallQuery& query);
HallQuery hall_query_of(const Route& route);

}  // namespace emc
