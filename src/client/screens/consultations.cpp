#include "client/screens/consultations.h"

#include <array>

#include "client/failure.h"
#include "client/screens/consultation_show.h"
#include "client/screens/order_show.h"
#include "client/time_words.h"

namespace emc {
namespace {

using Message = ConsultationsScreen::Message;

bool is_enterprise(const ConsultationsScreen& screen) {
    return screen.actor == CaseActor::Enterprise;
}

void ask(ConsultationsScreen& screen, Env& env, bool anew) {
    screen.list.starts_anew = anew;
    ConsultationQuery query = screen.query;
    query.cursor = screen.list.cursor();
    screen.list.page.renew(call<ListConsultations>(env.transport, query));
}

std::string list_href(std::string_view state, std::string_view words) {
    Route route{{"consultations"}, {}};
    if (!state.empty()) route.query.emplace_back("state", state);
    if (!words.empty()) route.query.emplace_back("q", words);
    return href_of(route);
}

std::string_view state_word(const ConsultationQuery& query) {
    return query.state ? enum_row(*query.state).word : std::string_view();
}

void on(ConsultationsScreen& screen, ConsultationsScreen::Retry, Env& env) { retry(screen, env); }
void on(ConsultationsScreen& screen, ConsultationsScreen::More, Env& env) {
    if (!screen.list.page.is_pending()) ask(screen, env, false);
}
void on(ConsultationsScreen& screen, ConsultationsScreen::Search, Env& env) {
    env.commands.push_back(Navigate{list_href(state_word(screen.query), screen.words)});
}
void on(ConsultationsScreen&, const ConsultationsScreen::View& view, Env& env) {
    env.commands.push_back(Navigate{consultation_href(view.consultation_id)});
}

void draw_tabs(ui::Ui& ui, const ConsultationsScreen& screen) {
    const auto tab = [&](std::string_view word, std::string_view label) {
        const bool is_current = state_word(screen.query) == word;
        const auto kind = is_current ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Quiet;
        ui.link_button(label, list_href(word, screen.query.q), {.kind = kind});
    };
    ui.push_key("tabs");
    ui.line([&] {
        tab("", "全部");
        for (const EnumRow<ConsultationState>& row : consultation_state_rows) {
            tab(row.word, row.label.zh);
        }
    });
    ui.pop_key();
}

bool draw_search(ui::Ui& ui, ConsultationsScreen& screen) {
    bool is_pressed = false;
    ui.form("search", "搜索咨询", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "搜索咨询"};
            look.input.placeholder = "咨询编号、服务项目或对方名称";
            ui.search_field("words", screen.words, look);
            is_pressed = ui.button("查询", {.is_submit = true});
        });
    });
    return is_pressed;
}

void draw_state_cell(ui::Ui& ui, const ConsultationsScreen& screen,
                     const ConsultationSummary& row) {
    ui.line([&] {
        draw_consultation_state(ui, row.state);
        const bool is_unread = is_enterprise(screen) && row.waits_for == screen.actor;
        if (is_unread) ui.tag("未读", ui::Tone::Accent);
    });
}

void draw_time_cell(ui::Ui& ui, const ConsultationsScreen& screen, const ConsultationSummary& row) {
    const bool is_queued = !is_enterprise(screen) && row.waits_for == screen.actor;
    if (is_queued) return draw_waiting_time(ui, row.asked_at, screen.now);
    ui.text(row_time_text(row.updated_at, screen.now.at), ui::TextStyle::Muted);
}

bool draw_row(ui::Ui& ui, const ConsultationsScreen& screen, const ConsultationSummary& row) {
    bool is_opened = false;
    ui.cell([&] { ui.text(row.number); });
    ui.cell([&] { ui.text(row.service_name); });
    ui.cell([&] { ui.text(is_enterprise(screen) ? row.institution_name : row.enterprise_name); });
    ui.cell([&] { draw_state_cell(ui, screen, row); });
    ui.cell([&] { draw_time_cell(ui, screen, row); });
    ui.cell([&] {
        const std::string name = "查看 " + row.number;
        is_opened = ui.button("查看", {.icon = ui::Icon::Search, .name = name});
    });
    return is_opened;
}

std::optional<Message> draw_table(ui::Ui& ui, const ConsultationsScreen& screen) {
    std::optional<Message> message;
    // A number is read out on the telephone, so it is never cut off. How long a question has
    // waited takes more room than a time.
    const float time_px = is_enterprise(screen) ? 108 : 172;
    const std::array columns{
        ui::Column{"咨询编号", 0, ui::Align::Start, 166},
        ui::Column{"服务项目", 3, ui::Align::Start, 120},
        ui::Column{is_enterprise(screen) ? "机构" : "企业", 2, ui::Align::Start, 112},
        ui::Column{"状态", 0.2F, ui::Align::Start, 146},
        ui::Column{"时间", 0, ui::Align::Start, time_px},
        ui::Column{"操作", 0, ui::Align::Start, 108, true},
    };
    ui.table({.name = is_enterprise(screen) ? "我的咨询" : "咨询回复",
              .columns = columns,
              .row_count = static_cast<int>(screen.list.items.size())},
             [&](int index) {
                 const ConsultationSummary& row =
                     screen.list.items[static_cast<std::size_t>(index)];
                 if (draw_row(ui, screen, row))
                     message = ConsultationsScreen::View{row.consultation_id};
             });
    return message;
}

void draw_empty(ui::Ui& ui, bool is_enterprise) {
    ui.empty_state("没有符合条件的咨询", is_enterprise
                                             ? "在“找服务”里打开服务，点“立刻咨询”即可向机构提问。"
                                             : "企业咨询本机构的服务后，问题会出现在这里。");
    if (is_enterprise) ui.link_button("去找服务", "#/services");
}

std::optional<Message> draw_found(ui::Ui& ui, const ConsultationsScreen& screen) {
    std::optional<Message> message;
    const ListWish wish = draw_paged(
        ui, screen.list, [&] { draw_empty(ui, is_enterprise(screen)); },
        [&] { message = draw_table(ui, screen); });
    if (wish == ListWish::Retry) return ConsultationsScreen::Retry{};
    if (wish == ListWish::More) return ConsultationsScreen::More{};
    return message;
}

}  // namespace

ConsultationsScreen open_consultations(const Route& route, Env& env) {
    ConsultationsScreen screen;
    screen.actor = actor_of(env.session);
    screen.now = moment_of(env);
    screen.query.q = screen.words = route.query_value("q");
    screen.query.state = enum_from_word<ConsultationState>(route.query_value("state"));
    screen.news_seen = env.news_serial;
    ask(screen, env, true);
    return screen;
}

void retry(ConsultationsScreen& screen, Env& env) {
    if (!screen.list.is_loaded) ask(screen, env, true);
}

void poll(ConsultationsScreen& screen, Env& env) {
    screen.now = moment_of(env);
    if (screen.news_seen != env.news_serial) {
        screen.news_seen = env.news_serial;
        ask(screen, env, true);
    }
    take_page(screen.list);
}

void update(ConsultationsScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(ConsultationsScreen& screen, ui::Ui& ui) {
    ui.heading(is_enterprise(screen) ? "我的咨询" : "咨询回复");
    draw_tabs(ui, screen);
    std::optional<Message> message;
    ui.card([&] {
        const bool searches = draw_search(ui, screen);
        message = draw_found(ui, screen);
        if (searches) message = ConsultationsScreen::Search{};
    });
    return message;
}

bool is_busy(const ConsultationsScreen& screen) { return screen.list.page.is_pending(); }

}  // namespace emc
