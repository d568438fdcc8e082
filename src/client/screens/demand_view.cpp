// What can be done with a demand now, and the responses to choose from.
#include <algorithm>
#include <vector>

#include "client/case_log_view.h"
#include "client/failure.h"
#include "client/screens/demand.h"
#include "client/screens/demand_show.h"
#include "client/screens/order_show.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"

namespace emc {
namespace {

using Message = DemandScreen::Message;

std::size_t responses_in_row(const ui::Ui& ui, std::size_t count) {
    return count > 2 && !ui.is_medium() ? 3 : 2;
}

bool has_button(DemandCommand command) {
    return command == DemandCommand::Revoke || command == DemandCommand::Close ||
           command == DemandCommand::Delete;
}

std::optional<Message> draw_buttons(ui::Ui& ui, const DemandScreen& screen) {
    std::optional<Message> message;
    const Demand& demand = *screen.demand;
    ui.line([&] {
        const bool is_renewal = demand.state == DemandState::Expired;
        const bool is_first = demand.state == DemandState::Draft ||
                              demand.state == DemandState::Returned || is_renewal;
        const auto kind = is_first ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Normal;
        if (is_editable(demand.state)) {
            ui.link_button(is_renewal ? "续期" : "修改", demand_edit_href(demand.demand_id),
                           {.kind = kind});
        }
        if (!demand.order_id.empty()) {
            ui.link_button("查看订单 " + demand.order_number, order_href(demand.order_id),
                           {.kind = ui::ButtonLook::Kind::Primary});
        }
        if (is_shown(demand)) ui.link_button("在需求大厅查看", hall_href(demand.demand_id));
        for (const DemandCommand command : open_commands(demand, CaseActor::Enterprise)) {
            if (!has_button(command)) continue;
            const ui::ButtonLook look{.kind = ui::ButtonLook::Kind::Quiet,
                                      .enabled = !screen.step.sent.is_pending()};
            if (ui.button(word_of(command), look)) message = DemandScreen::Take{command};
        }
    });
    return message;
}

std::string_view opinion_of(const Demand& demand) {
    if (demand.state == DemandState::Delisted) return demand.log.back().remark;
    const bool is_decided = !demand.editions.empty() && demand.editions.back().outcome;
    return is_decided ? std::string_view(demand.editions.back().opinion) : std::string_view();
}

bool draw_response(ui::Ui& ui, const DemandScreen& screen, const DemandResponse& response) {
    bool is_chosen = false;
    ui.card([&] {
        ui.line([&] {
            ui.text(response.institution.name, ui::TextStyle::Strong);
            if (response.state != ResponseState::Open) draw_response_state(ui, response.state);
        });
        ui.text(response.price_fen ? money_text(*response.price_fen) : "面议", ui::TextStyle::Large,
                ui::Tone::Primary);
        ui.line([&] {
            draw_rating(ui, response.standing.rating_hundredths, response.standing.rating_count);
        });
        ui.text(response.words);
        draw_files(ui, "附件", response.files);
        ui.text(minute_text(response.at), ui::TextStyle::SmallMuted);
        const auto open = open_commands(*screen.demand, CaseActor::Enterprise);
        const bool may_choose = response.state == ResponseState::Open &&
                                std::ranges::contains(open, DemandCommand::Choose);
        if (!may_choose) return;
        const std::string name = "选定 " + response.institution.name;
        is_chosen = ui.button("选定", {.kind = ui::ButtonLook::Kind::Primary,
                                       .enabled = !screen.step.sent.is_pending(),
                                       .name = name});
    });
    return is_chosen;
}

// Places in `responses` of what is still worth reading; the chosen one first, then open ones.
std::vector<std::size_t> shown_responses(const Demand& demand) {
    std::vector<std::size_t> places;
    for (const ResponseState state :
         {ResponseState::Chosen, ResponseState::Open, ResponseState::Declined}) {
        for (std::size_t i = 0; i < demand.responses.size(); ++i) {
            if (demand.responses[i].state == state) places.push_back(i);
        }
    }
    return places;
}

}  // namespace

std::optional<Message> draw_demand_next(ui::Ui& ui, const DemandScreen& screen) {
    std::optional<Message> message;
    ui.card("下一步", [&] {
        ui.text(next_sentence(*screen.demand));
        draw_overdue(ui, screen.demand->review_due_on, screen.now);
        const std::string_view opinion = opinion_of(*screen.demand);
        if (!opinion.empty()) {
            ui.notice("审核意见：" + std::string(opinion), ui::Tone::Warning);
        }
        if (screen.demand->close_reason) {
            draw_fact(ui, "关闭原因", enum_row(*screen.demand->close_reason).label.zh);
        }
        if (screen.step.failure && !screen.step.is_open) {
            draw_send_failure(ui, *screen.step.failure);
        }
        ui.space();
        message = draw_buttons(ui, screen);
    });
    return message;
}

std::optional<Message> draw_responses(ui::Ui& ui, const DemandScreen& screen) {
    std::optional<Message> message;
    const std::vector<std::size_t> places = shown_responses(*screen.demand);
    if (places.empty()) return message;
    ui.heading("响应", 2);
    const std::size_t in_row = responses_in_row(ui, places.size());
    for (std::size_t first = 0; first < places.size(); first += in_row) {
        std::vector<ui::Draw> cells;
        for (std::size_t i = first; i < first + in_row; ++i) {
            cells.emplace_back([&ui, &screen, &places, &message, i] {
                if (i >= places.size()) return;
                const DemandResponse& response = screen.demand->responses[places[i]];
                ui.push_key(response.response_id);
                if (draw_response(ui, screen, response)) message = DemandScreen::Choose{places[i]};
                ui.pop_key();
            });
        }
        ui.columns({1, 1, 1}, std::span<const ui::Draw>(cells));
    }
    return message;
}

}  // namespace emc
