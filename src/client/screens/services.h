// 找服务: the catalogue. What is looked for stands in the address: #/services?q=融资&sort=price.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/services.h"
#include "api/shops.h"
#include "client/env.h"
#include "client/paged.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct ServicesScreen {
    struct Search {};
    struct More {};
    struct Retry {};
    using Message = std::variant<Search, More, Retry>;

    ServiceQuery query;  // As in the address.
    ServiceQuery draft;  // As in the fields.
    Paged<ServicePage> list;
    Remote<ShopPage> shops;  // Only of a search for words.
};

ServicesScreen open_services(const Route& route, Env& env);
void poll(ServicesScreen& screen, Env& env);
void update(ServicesScreen& screen, const ServicesScreen::Message& message, Env& env);
std::optional<ServicesScreen::Message> draw(ServicesScreen& screen, ui::Ui& ui);
void retry(ServicesScreen& screen, Env& env);
bool is_busy(const ServicesScreen& screen);

// The route of a search and the search of a route; what the route says wrongly is passed over.
std::string services_href(const ServiceQuery& query);
ServiceQuery service_query_of(const Route& route);

}  // namespace emc
