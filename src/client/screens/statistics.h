// 统计 of a window: what it received and decided, by month and kind, with files to take along.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/review_statistics.h"
#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct StatisticsScreen {
    struct Retry {};
    struct Ask {};
    using Message = std::variant<Retry, Ask>;

    ReviewMonths months;
    std::string kind;  // Its word; empty: all of them.
    ui::Options month_options;
    ui::Options kind_options;
    Problems problems;
    Remote<ReviewStatistics> statistics;
    ReviewMonths asked;   // As the last request said.
    ReviewMonths loaded;  // What the figures are of.
};

StatisticsScreen open_statistics(const Route& route, Env& env);
void poll(StatisticsScreen& screen, Env& env);
void update(StatisticsScreen& screen, const StatisticsScreen::Message& message, Env& env);
std::optional<StatisticsScreen::Message> draw(StatisticsScreen& screen, ui::Ui& ui);
void retry(StatisticsScreen& screen, Env& env);
bool is_busy(const StatisticsScreen& screen);

}  // namespace emc
