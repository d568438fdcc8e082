// 工作台: where the enterprise stands and what to do next. Only what the platform really knows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/messages.h"
#include "api/orders.h"
#include "api/profile.h"
#include "api/reviews.h"
#include "client/env.h"
#include "client/route.h"
#include "client/work_moment.h"
#include "ui/ui.h"

namespace emc {

struct DeskScreen {
    struct Retry {};
    struct OpenProfile {};
    using Message = std::variant<Retry, OpenProfile>;

    SessionView session;
    Remote<ProfileView> profile;         // Not asked for a window, which has none.
    Remote<OrderCounts> counts;          // The same for orders.
    Remote<ReviewCounts> review_counts;  // Only of a window, as the next two.
    Remote<ReviewPage> urgent;
    Remote<MessagePage> messages;
    WorkMoment now;
    std::uint64_t news_seen = 0;
};

DeskScreen open_desk(const Route& route, Env& env);
void poll(DeskScreen& screen, Env& env);
void update(DeskScreen& screen, const DeskScreen::Message& message, Env& env);
std::optional<DeskScreen::Message> draw(DeskScreen& screen, ui::Ui& ui);
void retry(DeskScreen& screen, Env& env);

// What the profile makes worth doing, most urgent first; in full sentences.
std::vector<std::string> reminders_of(const ProfileView& view, InstantMs now);

// Counts by state, what waits with its next step, orders by month. desk_orders.cpp
void ask_for_orders(DeskScreen& screen, Env& env);
void draw_desk_orders(ui::Ui& ui, const DeskScreen& screen);

// 最近消息, of every kind of account. desk_window.cpp
void ask_for_messages(DeskScreen& screen, Env& env);
void draw_desk_messages(ui::Ui& ui, const DeskScreen& screen);
// Counts by queue, the most urgent items, recent messages. desk_window.cpp
void ask_for_reviews(DeskScreen& screen, Env& env);
void poll_reviews(DeskScreen& screen);
bool draw_desk_reviews(ui::Ui& ui, const DeskScreen& screen);  // True: 重试.

}  // namespace emc
