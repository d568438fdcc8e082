#include "client/screens/orders.h"

#include <algorithm>
#include <array>

#include "client/failure.h"
#include "client/screens/order_show.h"
#include "client/time_words.h"

namespace emc {
namespace {

using Message = OrdersScreen::Message;

constexpr std::string_view waiting_word = "waiting";

void ask(OrdersScreen& screen, Env& env) {
    OrderQuery query = screen.query;
    query.cursor = screen.list.cursor();
    screen.list.page.renew(call<ListOrders>(env.transport, query));
}

void ask_anew(OrdersScreen& screen, Env& env) {
    screen.list.starts_anew = true;
    ask(screen, env);
    screen.counts.renew(call<CountOrders>(env.transport, {}));
}

std::string orders_href(std::string_view state, std::string_view words) {
    Route route{{"orders"}, {}};
    if (!state.empty()) route.query.emplace_back("state", state);
    if (!words.empty()) route.query.emplace_back("q", words);
    return href_of(route);
}

std::string state_word(const OrderQuery& query) {
    if (query.is_waiting) return std::string(waiting_word);
    return query.state ? std::string(enum_row(*query.state).word) : std::string();
}

std::int64_t count_of(const OrdersScreen& screen, OrderState state) {
    if (screen.counts.value() == nullptr) return 0;
    for (const OrderStateCount& row : screen.counts.value()->states) {
        if (row.state == state) return row.count;
    }
    return 0;
}

// Perhaps somebody was first; what is sent again is of the list as it is then.
bool is_refused(const OrderStep& step) {
    return !step.sent.is_pending() && step.failure && step.failure->kind != ErrorKind::Unavailable;
}

void renew_step(OrdersScreen& screen) {
    OrderAction& action = screen.step.form.draft;
    const auto row = std::ranges::find(screen.list.items, action.order_id, &OrderSummary::order_id);
    const bool is_writing = screen.step.is_open && !screen.step.sent.is_pending();
    if (!is_writing || row == screen.list.items.end()) return;
    action.expected_version = screen.step.form.original.expected_version = row->version;
}

void on(OrdersScreen& screen, OrdersScreen::Retry, Env& env) { retry(screen, env); }
void on(OrdersScreen& screen, OrdersScreen::More, Env& env) {
    if (screen.list.page.is_pending()) return;
    screen.list.starts_anew = false;
    ask(screen, env);
}
void on(OrdersScreen& screen, OrdersScreen::Search, Env& env) {
    env.commands.push_back(Navigate{orders_href(state_word(screen.query), screen.words)});
}
void on(OrdersScreen&, const OrdersScreen::View& view, Env& env) {
    env.commands.push_back(Navigate{order_href(view.order_id)});
}
void on(OrdersScreen& screen, const OrdersScreen::Cancel& wish, Env&) {
    // The answer would be taken for that of this row's dialog.
    if (screen.step.sent.is_pending()) return;
    const OrderSummary& row = screen.list.items[wish.row];
    OrderAction action;
    action.order_id = row.order_id;
    action.expected_version = row.version;
    action.command = OrderCommand::Cancel;
    open_step(screen.step, std::move(action), row.number);
}
void on(OrdersScreen& screen, OrdersScreen::Close, Env&) { screen.step.is_open = false; }
void on(OrdersScreen& screen, OrdersScreen::Send, Env& env) { submit_step(screen.step, env); }

void draw_tab(ui::Ui& ui, const OrdersScreen& screen, std::string_view word,
              const std::string& label) {
    const bool is_current = state_word(screen.query) == word;
    const auto kind = is_current ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Quiet;
    ui.link_button(label, orders_href(word, screen.query.q), {.kind = kind});
}

void draw_tabs(ui::Ui& ui, const OrdersScreen& screen) {
    ui.push_key("tabs");
    ui.line([&] {
        draw_tab(ui, screen, "", "全部");
        draw_tab(ui, screen, waiting_word, "待我处理");
        for (const EnumRow<OrderState>& row : order_state_rows) {
            const std::int64_t count = count_of(screen, row.value);
            std::string label(row.label.zh);
            if (count > 0) label += " " + std::to_string(count);
            draw_tab(ui, screen, row.word, label);
        }
    });
    ui.pop_key();
}

bool draw_search(ui::Ui& ui, OrdersScreen& screen) {
    bool is_pressed = false;
    ui.form("search", "搜索订单", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "搜索订单"};
            look.input.placeholder = "订单编号、服务项目或对方名称";
            ui.search_field("words", screen.words, look);
            is_pressed = ui.button("查询", {.is_submit = true});
        });
    });
    return is_pressed;
}

std::string_view empty_help_of(CaseActor actor) {
    if (actor == CaseActor::Window) return "辖区内企业的订单会出现在这里，供查看和调解。";
    return actor == CaseActor::Enterprise ? "在“找服务”里选好服务，点“申请服务”即可下单。"
                                          : "企业申请本机构的服务后，订单会出现在这里。";
}

// The summary knows no guards; before the contract is in force an enterprise may always cancel.
bool is_cancellable(const OrdersScreen& screen, const OrderSummary& row) {
    if (screen.actor != CaseActor::Enterprise) return false;
    return row.state == OrderState::Applied || row.state == OrderState::Accepted ||
           row.state == OrderState::ContractOffered;
}

std::optional<Message> draw_row(ui::Ui& ui, const OrdersScreen& screen, std::size_t index) {
    std::optional<Message> message;
    const OrderSummary& row = screen.list.items[index];
    const bool is_enterprise = screen.actor == CaseActor::Enterprise;
    ui.cell([&] { ui.text(row.number); });
    ui.cell([&] { ui.text(row.service_name); });
    ui.cell([&] { ui.text(is_enterprise ? row.institution_name : row.enterprise_name); });
    ui.cell([&] { ui.text(money_text(row.price_fen), {}, ui::Tone::Neutral, ui::Align::End); });
    ui.cell([&] { draw_order_state(ui, row.state); });
    ui.cell([&] { ui.text(row_time_text(row.updated_at, screen.now), ui::TextStyle::Muted); });
    ui.cell([&] {
        ui.line([&] {
            const std::string view_name = "查看合同 " + row.number;
            if (ui.button("查看合同", {.icon = ui::Icon::Search, .name = view_name}))
                message = OrdersScreen::View{row.order_id};
            if (!is_cancellable(screen, row)) return;
            const std::string cancel_name = "撤销订单 " + row.number;
            if (ui.button("撤销", {.kind = ui::ButtonLook::Kind::Quiet,
                                   .icon = ui::Icon::Close,
                                   .enabled = !screen.step.sent.is_pending(),
                                   .name = cancel_name}))
                message = OrdersScreen::Cancel{index};
        });
    });
    return message;
}

std::optional<Message> draw_table(ui::Ui& ui, const OrdersScreen& screen) {
    std::optional<Message> message;
    const bool is_enterprise = screen.actor == CaseActor::Enterprise;
    // A number is read out on the telephone, so it is never cut off.
    const std::array columns{
        ui::Column{"订单编号", 0, ui::Align::Start, 168},
        ui::Column{"服务项目", 2, ui::Align::Start, 120},
        ui::Column{is_enterprise ? "服务机构" : "企业", 2, ui::Align::Start, 112},
        ui::Column{"金额", 0.5F, ui::Align::End, 104},
        ui::Column{"状态", 0.1F, ui::Align::Start, 124},
        ui::Column{"更新时间", 0, ui::Align::Start, 104},
        ui::Column{"操作", 0.1F, ui::Align::Start, 224, true},
    };
    ui.table({.name = orders_title(screen.actor),
              .columns = columns,
              .row_count = static_cast<int>(screen.list.items.size())},
             [&](int row) {
                 if (auto wish = draw_row(ui, screen, static_cast<std::size_t>(row)))
                     message = std::move(wish);
             });
    return message;
}

void draw_empty(ui::Ui& ui, CaseActor actor) {
    ui.empty_state("没有符合条件的订单", empty_help_of(actor));
    if (actor == CaseActor::Enterprise) ui.link_button("去找服务", "#/services");
}

std::optional<Message> draw_list(ui::Ui& ui, const OrdersScreen& screen) {
    std::optional<Message> message;
    const ListWish wish = draw_paged(
        ui, screen.list, [&] { draw_empty(ui, screen.actor); },
        [&] { message = draw_table(ui, screen); });
    if (wish == ListWish::Retry) return OrdersScreen::Retry{};
    if (wish == ListWish::More) return OrdersScreen::More{};
    return message;
}

}  // namespace

OrdersScreen open_orders(const Route& route, Env& env) {
    OrdersScreen screen;
    screen.actor = actor_of(env.session);
    screen.now = env.clock.now();
    screen.query.q = screen.words = route.query_value("q");
    const std::string_view state = route.query_value("state");
    screen.query.is_waiting = state == waiting_word;
    screen.query.state = enum_from_word<OrderState>(state);
    screen.news_seen = env.news_serial;
    ask_anew(screen, env);
    return screen;
}

void retry(OrdersScreen& screen, Env& env) {
    if (!screen.list.is_loaded) ask_anew(screen, env);
}

void poll(OrdersScreen& screen, Env& env) {
    screen.now = env.clock.now();
    screen.counts.poll();
    const bool has_news = screen.news_seen != env.news_serial && !screen.step.is_open;
    screen.news_seen = has_news ? env.news_serial : screen.news_seen;
    const bool was_pending = screen.step.sent.is_pending();
    const bool is_done = take_step(screen.step, env) != nullptr;
    if (is_done || has_news || (was_pending && is_refused(screen.step))) ask_anew(screen, env);
    if (take_page(screen.list)) renew_step(screen);
}

void update(OrdersScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(OrdersScreen& screen, ui::Ui& ui) {
    ui.heading(orders_title(screen.actor));
    draw_tabs(ui, screen);
    if (screen.step.failure && !screen.step.is_open) draw_send_failure(ui, *screen.step.failure);
    std::optional<Message> message;
    ui.card([&] {
        const bool searches = draw_search(ui, screen);
        message = draw_list(ui, screen);
        if (searches) message = OrdersScreen::Search{};
    });
    const StepWish wish = draw_step(ui, screen.step);
    if (wish == StepWish::Close) return OrdersScreen::Close{};
    if (wish == StepWish::Send) return OrdersScreen::Send{};
    return message;
}

bool is_dirty(const OrdersScreen& screen) {
    return screen.step.is_open && is_changed(screen.step.form);
}

bool is_busy(const OrdersScreen& screen) {
    return screen.list.page.is_pending() || screen.step.sent.is_pending();
}

bool needs_frame(const OrdersScreen& screen) {
    return screen.step.is_open && screen.step.form.is_stale;
}

}  // namespace emc
