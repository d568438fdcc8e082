// 首页: what the platform is for, and the way in.
#pragma once

#include <optional>
#include <string>

#include "api/demands.h"
#include "api/services.h"
#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct HomeScreen {
    struct Search {};
    using Message = Search;

    std::string words;
    bool is_signed_in = false;
    Remote<HallPage> demands;    // Nothing is shown of it until it is there.
    Remote<ServicePage> newest;  // The same.
};

HomeScreen open_home(const Route& route, Env& env);
void poll(HomeScreen& screen, Env& env);
void update(HomeScreen& screen, const HomeScreen::Message& message, Env& env);
std::optional<HomeScreen::Message> draw(HomeScreen& screen, ui::Ui& ui);

// "#/services?q=..." for what a person typed.
std::string services_href(std::string_view words);
// The field 找服务 with its button, as on 首页 and 找服务. True when the person asks to search.
bool draw_service_search(ui::Ui& ui, std::string& words);

}  // namespace emc
