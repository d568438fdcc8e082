// 找服务: the directory of service categories, filtered by what the person looks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/env.h"
#include "client/route.h"
#include "domain/service_categories.h"
#include "ui/ui.h"

namespace emc {

struct ServicesScreen {
    struct Search {};
    using Message = Search;

    // A class and those of its sub-categories that fit; all of them when the class itself fits.
    struct Found {
        ServiceCategory category;
        std::vector<ServiceCategory> subcategories;
    };

    std::string words;
    std::string query;  // What `found` was looked up for.
    std::vector<Found> found;
};

ServicesScreen open_services(const Route& route, Env& env);
inline void poll(ServicesScreen&, Env&) {}
void update(ServicesScreen& screen, const ServicesScreen::Message& message, Env& env);
std::optional<ServicesScreen::Message> draw(ServicesScreen& screen, ui::Ui& ui);

// Every word of the query must be in the name; of an empty query everything.
std::vector<ServicesScreen::Found> find_categories(std::string_view query);

}  // namespace emc
