#include "client/screens/statistics.h"

#include <algorithm>
#include <array>
#include <vector>

#include "api/path.h"
#include "client/choices.h"
#include "client/failure.h"
#include "domain/messages.h"

namespace emc {
namespace {

using Message = StatisticsScreen::Message;

constexpr std::int64_t months_usual = 12;
constexpr std::size_t bars_max = 12;

std::int64_t this_month(InstantMs now) {
    return parse_month(to_string(civil_date_of(now)).substr(0, 7)).value_or(0);
}

// The latest first, as far back as one look may go.
ui::Options month_options(InstantMs now) {
    auto options = std::make_shared<std::vector<ui::Option>>();
    const std::int64_t latest = this_month(now);
    for (std::int64_t back = 0; back < statistics_months_max; ++back) {
        const std::string month = month_text(latest - back);
        options->push_back({.value = month, .label = month, .group = {}});
    }
    return options;
}

ui::Options kind_options() {
    auto options = std::make_shared<std::vector<ui::Option>>();
    options->push_back({.value = {}, .label = "全部", .group = {}});
    for (const EnumRow<ReviewKind>& row : review_kind_rows) {
        options->push_back(
            {.value = std::string(row.word), .label = std::string(row.label.zh), .group = {}});
    }
    return options;
}

void ask(StatisticsScreen& screen, Env& env) {
    screen.problems = check(screen.months);
    if (!screen.problems.empty()) return;
    screen.asked = screen.months;
    screen.statistics.renew(call<ReadReviewStatistics>(env.transport, screen.months));
}

std::string problem_of(const StatisticsScreen& screen, std::string_view key) {
    for (const Problem& problem : screen.problems) {
        if (problem.field == key) return sentence_of<ReviewMonths>(problem, Language::Zh);
    }
    return {};
}

bool draw_choices(ui::Ui& ui, StatisticsScreen& screen) {
    bool changes = false;
    ui.card([&] {
        ui.columns(
            {1, 1, 1},
            {[&] {
                 const std::string error = problem_of(screen, "from");
                 changes |= ui.choice("from", screen.months.from, screen.month_options,
                                      {.label = "起始月份", .error = error});
             },
             [&] {
                 const std::string error = problem_of(screen, "until");
                 changes |= ui.choice("until", screen.months.until, screen.month_options,
                                      {.label = "截止月份", .error = error});
             },
             [&] { ui.choice("kind", screen.kind, screen.kind_options, {.label = "类型"}); }});
    });
    return changes;
}

std::string file_href(const StatisticsScreen& screen, std::string file_type) {
    const StatisticsFile file{std::move(file_type), screen.months.from, screen.months.until};
    constexpr std::string_view path = DownloadReviewStatistics::path;
    return path_text(path, file) + encode_query(without_places(path, file));
}

std::vector<ReviewMonthCount> shown_rows(const StatisticsScreen& screen) {
    std::vector<ReviewMonthCount> rows = screen.statistics.value()->rows;
    const auto kind = enum_from_word<ReviewKind>(screen.kind);
    if (kind) std::erase_if(rows, [&](const ReviewMonthCount& row) { return row.kind != *kind; });
    return rows;
}

ReviewMonthCount sum_of(const std::vector<ReviewMonthCount>& rows) {
    ReviewMonthCount sum;
    for (const ReviewMonthCount& row : rows) {
        sum.received += row.received;
        sum.decided += row.decided;
        sum.in_time += row.in_time;
        sum.approved += row.approved;
        sum.returned += row.returned;
    }
    return sum;
}

std::string share_text(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return "—";
    constexpr std::int64_t tenths = 1000;
    const std::int64_t share = (part * tenths + whole / 2) / whole;
    return std::to_string(share / 10) + "." + std::to_string(share % 10) + "%";
}

void draw_sums(ui::Ui& ui, const ReviewMonthCount& sum) {
    ui.columns({1, 1, 1, 1},
               {[&] { ui.stat("收到", std::to_string(sum.received), "件"); },
                [&] { ui.stat("办结", std::to_string(sum.decided), "件"); },
                [&] {
                    ui.stat("按期办结率", share_text(sum.in_time, sum.decided),
                            "按期 " + std::to_string(sum.in_time) + " 件");
                },
                [&] {
                    ui.stat("通过 / 退回",
                            std::to_string(sum.approved) + " / " + std::to_string(sum.returned),
                            "调解不计入");
                }});
}

void draw_chart(ui::Ui& ui, const StatisticsScreen& screen,
                const std::vector<ReviewMonthCount>& rows, std::string_view title,
                std::int64_t ReviewMonthCount::* figure) {
    const std::int64_t from = parse_month(screen.statistics.value()->months.from).value_or(0);
    const std::int64_t until = parse_month(screen.statistics.value()->months.until).value_or(0);
    std::vector<ui::Bar> bars;
    for (std::int64_t month = std::max(from, until + 1 - static_cast<std::int64_t>(bars_max));
         month <= until; ++month) {
        const std::string text = month_text(month);
        std::int64_t count = 0;
        for (const ReviewMonthCount& row : rows) {
            if (row.month == text) count += row.*figure;
        }
        bars.push_back({std::to_string(month % 12 + 1) + "月", count});
    }
    ui.card(title, [&] { ui.bars(title, bars); });
}

void draw_cells(ui::Ui& ui, std::string_view month, std::string_view kind,
                const ReviewMonthCount& row) {
    ui.cell([&] { ui.text(month); });
    ui.cell([&] { ui.text(kind); });
    for (const std::int64_t figure :
         {row.received, row.decided, row.in_time, row.approved, row.returned}) {
        ui.cell([&] { ui.text(std::to_string(figure), {}, ui::Tone::Neutral, ui::Align::End); });
    }
    ui.cell([&] {
        ui.text(share_text(row.in_time, row.decided), {}, ui::Tone::Neutral, ui::Align::End);
    });
}

void draw_table(ui::Ui& ui, const std::vector<ReviewMonthCount>& rows) {
    using enum ui::Align;
    const std::array columns{
        ui::Column{"月份", 1, Start, 84},   ui::Column{"类型", 1.5F, Start, 112},
        ui::Column{"收到", 1, End, 60},     ui::Column{"办结", 1, End, 60},
        ui::Column{"按期办结", 1, End, 80}, ui::Column{"通过", 1, End, 60},
        ui::Column{"退回", 1, End, 60},     ui::Column{"按期率", 1, End, 80},
    };
    const auto count = static_cast<int>(rows.size());
    ui.table({.name = "办件统计", .columns = columns, .row_count = count + 1}, [&](int index) {
        if (index == count) return draw_cells(ui, "合计", "", sum_of(rows));
        const ReviewMonthCount& row = rows[static_cast<std::size_t>(index)];
        draw_cells(ui, row.month, enum_row(row.kind).label.zh, row);
    });
}

void draw_statistics(ui::Ui& ui, const StatisticsScreen& screen) {
    const std::vector<ReviewMonthCount> rows = shown_rows(screen);
    draw_sums(ui, sum_of(rows));
    ui.columns({1, 1},
               {[&] { draw_chart(ui, screen, rows, "各月收到", &ReviewMonthCount::received); },
                [&] { draw_chart(ui, screen, rows, "各月办结", &ReviewMonthCount::decided); }});
    ui.card("明细", [&] {
        if (rows.empty()) return ui.empty_state("这段时间没有办件", "换一段时间或类型再看看。");
        draw_table(ui, rows);
    });
}

}  // namespace

StatisticsScreen open_statistics(const Route& route, Env& env) {
    StatisticsScreen screen;
    const std::int64_t latest = this_month(env.clock.now());
    screen.months = {month_text(latest - months_usual + 1), month_text(latest)};
    if (parse_month(route.query_value("from"))) screen.months.from = route.query_value("from");
    if (parse_month(route.query_value("until"))) screen.months.until = route.query_value("until");
    screen.month_options = month_options(env.clock.now());
    screen.kind_options = kind_options();
    ask(screen, env);
    return screen;
}

void retry(StatisticsScreen& screen, Env& env) { ask(screen, env); }

void poll(StatisticsScreen& screen, Env&) {
    if (screen.statistics.poll() && screen.statistics.error() == nullptr)
        screen.loaded = screen.asked;
}

void update(StatisticsScreen& screen, const Message&, Env& env) { ask(screen, env); }

std::optional<Message> draw(StatisticsScreen& screen, ui::Ui& ui) {
    std::optional<Message> message;
    ui.heading("统计");
    ui.line([&] {
        ui.text("按收到和办结的月份统计，撤回的不计入办结。", ui::TextStyle::Muted);
        ui.spacer();
        ui.link_button("导出 CSV", file_href(screen, "csv"));
        ui.link_button("导出 XLSX", file_href(screen, "xlsx"));
    });
    if (draw_choices(ui, screen)) message = StatisticsScreen::Ask{};
    if (!screen.problems.empty()) return message;
    if (screen.statistics.value() != nullptr && screen.loaded == screen.months) {
        draw_statistics(ui, screen);
        return message;
    }
    const Error* error = screen.statistics.error();
    if (error == nullptr || screen.statistics.is_pending()) {
        ui.card([&] { ui.skeleton(8); });
    } else if (draw_load_failure(ui, *error)) {
        message = StatisticsScreen::Retry{};
    }
    return message;
}

bool is_busy(const StatisticsScreen& screen) { return screen.statistics.is_pending(); }

}  // namespace emc
