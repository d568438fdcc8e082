// 服务管理: an institution's own services in every state.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/services_own.h"
#include "client/env.h"
#include "client/paged.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct OwnServicesScreen {
    struct Retry {};
    struct More {};
    struct Edit {
        std::string service_id;  // Empty: a new one.
    };
    using Message = std::variant<Retry, More, Edit>;

    OwnServiceQuery query;
    Paged<ServicePage> list;
    InstantMs now = 0;
};

OwnServicesScreen open_own_services(const Route& route, Env& env);
void poll(OwnServicesScreen& screen, Env& env);
void update(OwnServicesScreen& screen, const OwnServicesScreen::Message& message, Env& env);
std::optional<OwnServicesScreen::Message> draw(OwnServicesScreen& screen, ui::Ui& ui);
void retry(OwnServicesScreen& screen, Env& env);
bool is_busy(const OwnServicesScreen& screen);

std::string own_service_href(std::string_view service_id);  // Empty: that of a new one.
void draw_service_state(ui::Ui& ui, ServiceState state);

}  // namespace emc
