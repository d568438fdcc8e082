// How orders are shown wherever they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "client/env.h"
#include "domain/order_workflow.h"
#include "ui/ui.h"

namespace emc {

std::string order_href(std::string_view order_id);
std::string money_text(std::int64_t fen);                 // "¥1,680.32"
std::string money_text(std::optional<std::int64_t> fen);  // "—" for what is not agreed yet.
ui::Tone tone_of(OrderState state);
void draw_order_state(ui::Ui& ui, OrderState state);
void draw_stage_state(ui::Ui& ui, StageState state);
std::string_view word_of(OrderCommand command);  // As on its button.

CaseActor actor_of(const SessionView* session);
std::string_view orders_title(CaseActor actor);  // Of the list, for this side.
// What happens now and what comes after it, for this side of the order.
std::string next_sentence(const Order& order, CaseActor actor);

}  // namespace emc
