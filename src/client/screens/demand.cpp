#include "client/screens/demand.h"

#include <algorithm>
#include <array>

#include "client/failure.h"
#include "client/screens/demand_facts_view.h"
#include "client/screens/demand_show.h"

namespace emc {
namespace {

using Message = DemandScreen::Message;

void ask(DemandScreen& screen, Env& env) {
    screen.loaded.renew(call<ReadDemand>(env.transport, {screen.demand_id}));
}

void on(DemandScreen& screen, DemandScreen::Retry, Env& env) { ask(screen, env); }

void on(DemandScreen& screen, const DemandScreen::Take& wish, Env& env) {
    if (!screen.demand) return;
    const Demand& demand = *screen.demand;
    DemandAction action = action_on(demand.demand_id, demand.version, wish.command);
    if (wish.command == DemandCommand::Revoke) return send_step(screen.step, env, action);
    open_step(screen.step, std::move(action), demand.number + " " + demand.content.title);
}

void on(DemandScreen& screen, const DemandScreen::Choose& wish, Env&) {
    if (!screen.demand) return;
    const Demand& demand = *screen.demand;
    const DemandResponse& response = demand.responses[wish.response];
    DemandAction action = action_on(demand.demand_id, demand.version, DemandCommand::Choose);
    action.response_id = response.response_id;
    open_step(screen.step, std::move(action), response.institution.name);
}

void on(DemandScreen& screen, DemandScreen::Close, Env&) { close_step(screen.step); }
void on(DemandScreen& screen, DemandScreen::Send, Env& env) { submit_step(screen.step, env); }

void draw_head(ui::Ui& ui, const DemandScreen& screen) {
    const std::array<std::pair<std::string, std::string>, 3> path{
        {{"企业管理中心", "#/desk"},
         {"我的需求", "#/demands"},
         {screen.demand ? screen.demand->number : "需求详情", ""}}};
    ui.breadcrumb(path);
    ui.heading("需求详情");
    if (!screen.demand) return;
    ui.line([&] {
        const std::string& title = screen.demand->content.title;
        ui.text(title.empty() ? "（未填写标题）" : title, ui::TextStyle::Large);
        draw_demand_state(ui, screen.demand->state);
    });
}

}  // namespace

DemandScreen open_demand_detail(const Route& route, Env& env) {
    DemandScreen screen;
    screen.demand_id = route.segments.back();
    screen.news_seen = env.news_serial;
    ask(screen, env);
    return screen;
}

void retry(DemandScreen& screen, Env& env) {
    if (!screen.demand) ask(screen, env);
}

void poll(DemandScreen& screen, Env& env) {
    screen.now = env.clock.now();
    if (screen.loaded.poll() && screen.loaded.error() == nullptr) {
        screen.demand = *screen.loaded.value();
    }
    const bool was_pending = screen.step.sent.is_pending();
    if (const Demand* demand = take_step(screen.step, env)) {
        screen.demand = *demand;
        const bool is_gone = demand->state == DemandState::Deleted;
        if (is_gone) env.commands.push_back(Navigate{"#/demands", true});
    } else if (was_pending && !screen.step.sent.is_pending() && screen.step.failure &&
               screen.step.failure->kind != ErrorKind::Unavailable) {
        ask(screen, env);  // Perhaps the other side was first.
    }
    // The other side may have moved; while the person decides, what they see stays.
    if (screen.news_seen != env.news_serial && !screen.step.is_open) {
        screen.news_seen = env.news_serial;
        ask(screen, env);
    }
}

void update(DemandScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(DemandScreen& screen, ui::Ui& ui) {
    draw_head(ui, screen);
    std::optional<Message> message;
    if (!screen.demand) {
        const Error* error = screen.loaded.error();
        if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(8); });
        } else if (draw_load_failure(ui, *error)) {
            message = DemandScreen::Retry{};
        }
        return message;
    }
    message = draw_demand_next(ui, screen);
    if (auto wish = draw_responses(ui, screen)) message = wish;
    ui.columns({2, 1}, {[&] {
                            draw_demand_facts(ui, *screen.demand);
                            draw_demand_editions(ui, *screen.demand);
                        },
                        [&] { draw_demand_progress(ui, *screen.demand); }});
    const DemandWish wish = draw_step(ui, screen.step);
    if (wish == DemandWish::Close) return DemandScreen::Close{};
    if (wish == DemandWish::Send) return DemandScreen::Send{};
    return message;
}

bool is_busy(const DemandScreen& screen) {
    return (screen.loaded.is_pending() && !screen.demand) || screen.step.sent.is_pending();
}

bool needs_frame(const DemandScreen& screen) { return needs_frame(screen.step); }

}  // namespace emc
