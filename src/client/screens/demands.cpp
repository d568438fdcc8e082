#include "client/screens/demands.h"

#include <algorithm>
#include <array>

#include "client/failure.h"
#include "client/screens/demand_show.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"

namespace emc {
namespace {

using Message = DemandsScreen::Message;

constexpr std::string_view new_href = "#/demands/new";

void ask(DemandsScreen& screen, Env& env) {
    DemandQuery query = screen.query;
    query.cursor = screen.list.cursor();
    screen.list.page.renew(call<ListDemands>(env.transport, query));
}

void ask_anew(DemandsScreen& screen, Env& env) {
    screen.list.starts_anew = true;
    ask(screen, env);
}

std::string demands_href(std::string_view state, std::string_view words) {
    Route route{{"demands"}, {}};
    if (!state.empty()) route.query.emplace_back("state", state);
    if (!words.empty()) route.query.emplace_back("q", words);
    return href_of(route);
}

std::string state_word(const DemandQuery& query) {
    return query.state ? std::string(enum_row(*query.state).word) : std::string();
}

// Perhaps somebody was first; what is sent again is of the list as it is then.
bool is_refused(const DemandStep& step) {
    return !step.sent.is_pending() && step.failure && step.failure->kind != ErrorKind::Unavailable;
}

void renew_step(DemandsScreen& screen) {
    DemandAction& action = screen.step.form.draft;
    const auto row =
        std::ranges::find(screen.list.items, action.demand_id, &DemandSummary::demand_id);
    const bool is_writing = screen.step.is_open && !screen.step.sent.is_pending();
    if (!is_writing || row == screen.list.items.end()) return;
    action.expected_version = screen.step.form.original.expected_version = row->version;
}

void on(DemandsScreen& screen, DemandsScreen::Retry, Env& env) { retry(screen, env); }
void on(DemandsScreen& screen, DemandsScreen::More, Env& env) {
    if (screen.list.page.is_pending()) return;
    screen.list.starts_anew = false;
    ask(screen, env);
}
void on(DemandsScreen& screen, DemandsScreen::Search, Env& env) {
    env.commands.push_back(Navigate{demands_href(state_word(screen.query), screen.words)});
}
void on(DemandsScreen&, const DemandsScreen::Edit& wish, Env& env) {
    env.commands.push_back(Navigate{demand_edit_href(wish.demand_id)});
}
void on(DemandsScreen& screen, const DemandsScreen::CloseDemand& wish, Env&) {
    // The answer would be taken for that of this row's dialog.
    if (screen.step.sent.is_pending()) return;
    const DemandSummary& row = screen.list.items[wish.row];
    open_step(screen.step, action_on(row.demand_id, row.version, DemandCommand::Close),
              row.number + " " + row.title);
}
void on(DemandsScreen& screen, DemandsScreen::Close, Env&) { close_step(screen.step); }
void on(DemandsScreen& screen, DemandsScreen::Send, Env& env) { submit_step(screen.step, env); }

void draw_tab(ui::Ui& ui, const DemandsScreen& screen, std::string_view word,
              std::string_view label) {
    const bool is_current = state_word(screen.query) == word;
    const auto kind = is_current ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Quiet;
    ui.link_button(label, demands_href(word, screen.query.q), {.kind = kind});
}

void draw_tabs(ui::Ui& ui, const DemandsScreen& screen) {
    ui.push_key("tabs");
    ui.line([&] {
        draw_tab(ui, screen, "", "全部");
        for (const EnumRow<DemandState>& row : demand_state_rows) {
            if (row.value == DemandState::Deleted) continue;
            draw_tab(ui, screen, row.word, row.label.zh);
        }
    });
    ui.pop_key();
}

bool draw_search(ui::Ui& ui, DemandsScreen& screen) {
    bool is_pressed = false;
    ui.form("search", "搜索需求", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "搜索需求"};
            look.input.placeholder = "需求编号、标题或描述";
            ui.search_field("words", screen.words, look);
            is_pressed = ui.button("查询", {.is_submit = true});
        });
    });
    return is_pressed;
}

bool is_closable(DemandState state) {
    return state == DemandState::Published || state == DemandState::ChangeReview ||
           state == DemandState::Expired || state == DemandState::Delisted;
}

void draw_state_cell(ui::Ui& ui, const DemandSummary& row) {
    draw_demand_state(ui, row.state);
    // A column of the table has no room for more; the demand's own page says it.
    if (!ui.is_narrow()) return;
    if (!row.review_due_on.empty()) {
        ui.text(due_text(row.review_due_on, row.is_due_provisional) + " 前答复",
                ui::TextStyle::SmallMuted);
    } else if (row.response_count > 0) {
        ui.text(std::to_string(row.response_count) + " 家响应", ui::TextStyle::SmallMuted);
    }
}

std::optional<Message> draw_row(ui::Ui& ui, const DemandsScreen& screen, std::size_t index) {
    std::optional<Message> message;
    const DemandSummary& row = screen.list.items[index];
    ui.cell([&] { ui.text(row.number); });
    ui.cell([&] {
        ui.link(row.title.empty() ? "（未填写标题）" : row.title, demand_href(row.demand_id));
    });
    ui.cell([&] { ui.text(category_text(row.category)); });
    ui.cell([&] { draw_state_cell(ui, row); });
    ui.cell([&] { ui.text(row.ends_on); });
    ui.cell([&] { ui.text(row_time_text(row.updated_at, screen.now), ui::TextStyle::Muted); });
    ui.cell([&] {
        ui.line([&] {
            const std::string edit_name = "修改 " + row.number;
            if (is_editable(row.state) && ui.button("修改", {.name = edit_name}))
                message = DemandsScreen::Edit{row.demand_id};
            const std::string close_name = "关闭 " + row.number;
            const ui::ButtonLook quiet{.kind = ui::ButtonLook::Kind::Quiet,
                                       .enabled = !screen.step.sent.is_pending(),
                                       .name = close_name};
            if (is_closable(row.state) && ui.button("关闭", quiet))
                message = DemandsScreen::CloseDemand{index};
        });
    });
    return message;
}

std::optional<Message> draw_table(ui::Ui& ui, const DemandsScreen& screen) {
    std::optional<Message> message;
    const std::array columns{
        ui::Column{"需求编号", 0, ui::Align::Start, 166},
        ui::Column{"标题", 3, ui::Align::Start, 150},
        ui::Column{"类别", 1, ui::Align::Start, 112},
        ui::Column{"状态", 0.2F, ui::Align::Start, 118},
        ui::Column{"截止日期", 0, ui::Align::Start, 102},
        ui::Column{"更新时间", 0, ui::Align::Start, 108},
        ui::Column{"操作", 0, ui::Align::Start, 154, true},
    };
    const auto is_bare = [&](int row) {
        const DemandState state = screen.list.items[static_cast<std::size_t>(row)].state;
        return !is_editable(state) && !is_closable(state);
    };
    ui.table({.name = "我的需求",
              .columns = columns,
              .row_count = static_cast<int>(screen.list.items.size()),
              .is_bare = is_bare},
             [&](int row) {
                 if (auto wish = draw_row(ui, screen, static_cast<std::size_t>(row)))
                     message = std::move(wish);
             });
    return message;
}

void draw_empty(ui::Ui& ui) {
    ui.empty_state("没有符合条件的需求",
                   "找不到现成的服务？发布需求，审核通过后由服务机构来响应。");
    ui.link_button("发布需求", new_href);
}

std::optional<Message> draw_found(ui::Ui& ui, const DemandsScreen& screen) {
    std::optional<Message> message;
    const ListWish wish = draw_paged(
        ui, screen.list, [&] { draw_empty(ui); }, [&] { message = draw_table(ui, screen); });
    if (wish == ListWish::Retry) return DemandsScreen::Retry{};
    if (wish == ListWish::More) return DemandsScreen::More{};
    return message;
}

}  // namespace

DemandsScreen open_demands(const Route& route, Env& env) {
    DemandsScreen screen;
    screen.query.q = screen.words = route.query_value("q");
    screen.query.state = enum_from_word<DemandState>(route.query_value("state"));
    screen.now = env.clock.now();
    screen.news_seen = env.news_serial;
    ask_anew(screen, env);
    return screen;
}

void retry(DemandsScreen& screen, Env& env) {
    if (!screen.list.is_loaded) ask_anew(screen, env);
}

void poll(DemandsScreen& screen, Env& env) {
    screen.now = env.clock.now();
    const bool has_news = screen.news_seen != env.news_serial && !screen.step.is_open;
    screen.news_seen = has_news ? env.news_serial : screen.news_seen;
    const bool was_pending = screen.step.sent.is_pending();
    const bool is_done = take_step(screen.step, env) != nullptr;
    if (is_done || has_news || (was_pending && is_refused(screen.step))) ask_anew(screen, env);
    if (take_page(screen.list)) renew_step(screen);
}

void update(DemandsScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(DemandsScreen& screen, ui::Ui& ui) {
    ui.heading("我的需求");
    ui.line([&] {
        ui.text("审核通过后由服务机构响应，比较后选定一家即生成订单。", ui::TextStyle::Muted);
        ui.spacer();
        ui.link_button("发布需求", new_href, {.kind = ui::ButtonLook::Kind::Primary});
    });
    draw_tabs(ui, screen);
    if (screen.step.failure && !screen.step.is_open) draw_send_failure(ui, *screen.step.failure);
    std::optional<Message> message;
    ui.card([&] {
        const bool searches = draw_search(ui, screen);
        message = draw_found(ui, screen);
        if (searches) message = DemandsScreen::Search{};
    });
    const DemandWish wish = draw_step(ui, screen.step);
    if (wish == DemandWish::Close) return DemandsScreen::Close{};
    if (wish == DemandWish::Send) return DemandsScreen::Send{};
    return message;
}

bool is_busy(const DemandsScreen& screen) {
    return screen.list.page.is_pending() || screen.step.sent.is_pending();
}

bool needs_frame(const DemandsScreen& screen) { return needs_frame(screen.step); }

}  // namespace emc
