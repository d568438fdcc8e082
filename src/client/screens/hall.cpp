#include "client/screens/hall.h"

#include "client/choices.h"
#include "client/failure.h"
#include "client/screens/demand_show.h"
#include "client/screens/service_words.h"
#include "domain/display.h"
#include "domain/rules/width.h"
#include "domain/segmenter.h"

namespace emc {
namespace {

using Message = HallScreen::Message;

void ask(HallScreen& screen, Env& env) {
    HallQuery query = screen.query;
    query.cursor = screen.next_cursor;
    screen.page.renew(call<ListHall>(env.transport, query));
}

void note_session(HallScreen& screen, const Env& env) {
    screen.is_institution = env.session != nullptr && env.session->kind == AccountKind::Institution;
}

bool draw_search(ui::Ui& ui, HallQuery& draft) {
    bool searches = false;
    ui.form("search", "找需求", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "找需求"};
            look.input.placeholder = "认证、融资、检测…";
            ui.search_field("words", draft.q, look);
            searches = ui.button("搜索", {.kind = ui::ButtonLook::Kind::Primary,
                                          .icon = ui::Icon::Search,
                                          .is_submit = true});
        });
    });
    ui.columns({1, 1}, {[&] {
                            searches |= ui.choice("category", draft.category,
                                                  category_filter_options(), {.label = "服务类别"});
                        },
                        [&] {
                            searches |= ui.choice("region", draft.region, region_filter_options(),
                                                  {.label = "所在地区"});
                        }});
    return searches;
}

void draw_tabs(ui::Ui& ui, const HallScreen& screen) {
    const auto tab = [&](bool is_mine, std::string_view label) {
        HallQuery query = screen.query;
        query.is_mine = is_mine;
        const bool is_current = screen.query.is_mine == is_mine;
        const auto kind = is_current ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Quiet;
        ui.link_button(label, hall_search_href(query), {.kind = kind});
    };
    ui.push_key("tabs");
    ui.line([&] {
        tab(false, "全部需求");
        tab(true, "我响应的");
    });
    ui.pop_key();
}

void draw_marked(ui::Ui& ui, std::string_view words, std::string_view query) {
    std::vector<ui::MarkedRange> marks;
    for (const TextRange& range : highlight(words, query))
        marks.push_back({range.begin, range.end});
    ui.marked_text(words, marks, ui::TextStyle::Body);
}

void draw_item(ui::Ui& ui, const HallItem& item, std::string_view query) {
    ui.line([&] {
        ui.link(item.title, hall_href(item.demand_id), ui::TextStyle::Strong);
        ui.spacer();
        ui.text(item.budget_text, ui::TextStyle::Strong, ui::Tone::Primary);
    });
    ui.line([&] {
        ui.text(item.enterprise_name + " · " + display_text(item.enterprise_region, Editor::County),
                ui::TextStyle::SmallMuted);
        draw_verified(ui, item.is_verified);
    });
    draw_marked(ui, item.excerpt, query);
    ui.line([&] {
        ui.text("截止 " + item.ends_on + " · " + std::to_string(item.response_count) + " 家响应",
                ui::TextStyle::SmallMuted);
        if (item.own_response) draw_response_state(ui, *item.own_response);
        const bool is_over = item.own_response && item.state != DemandState::Published &&
                             item.state != DemandState::ChangeReview;
        if (is_over) draw_demand_state(ui, item.state);
        const std::string category = category_text(item.category);
        if (!category.empty()) ui.tag(category, ui::Tone::Neutral);
    });
}

void draw_items(ui::Ui& ui, const HallScreen& screen) {
    ui.list("需求列表", [&] {
        for (const HallItem& item : screen.items) {
            ui.list_item(item.demand_id, [&] { draw_item(ui, item, screen.query.q); });
        }
    });
}

std::optional<Message> draw_found(ui::Ui& ui, const HallScreen& screen) {
    std::optional<Message> message;
    if (!screen.is_loaded) {
        const Error* error = screen.page.error();
        if (error == nullptr || screen.page.is_pending()) {
            ui.card([&] { ui.skeleton(8); });
        } else if (draw_load_failure(ui, *error)) {
            message = HallScreen::Retry{};
        }
        return message;
    }
    if (screen.items.empty() && screen.query.is_mine) {
        ui.card([&] {
            ui.empty_state("没有响应过符合条件的需求", "在“全部需求”里找到合适的需求后响应。");
        });
        return message;
    }
    if (screen.items.empty()) {
        ui.card(
            [&] { ui.empty_state("没有找到符合条件的需求", "换一个说法再试，或放宽筛选条件。"); });
        return message;
    }
    ui.text("共 " + std::to_string(screen.total) + " 项需求", ui::TextStyle::SmallMuted);
    ui.card([&] { draw_items(ui, screen); });
    if (screen.next_cursor.empty()) return message;
    if (const Error* error = screen.page.error()) draw_send_failure(ui, *error);
    if (ui.button("加载更多", {.is_busy = screen.page.is_pending()})) message = HallScreen::More{};
    return message;
}

}  // namespace

std::string hall_search_href(const HallQuery& query) {
    Route route{{"hall"}, {}};
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) route.query.emplace_back(name, value);
    };
    add("q", trimmed(query.q));
    add("category", query.category);
    add("region", query.region);
    add("mine", query.is_mine ? "1" : "");
    return href_of(route);
}

HallQuery hall_query_of(const Route& route) {
    HallQuery query;
    query.q = route.query_value("q");
    query.category = route.query_value("category");
    query.region = route.query_value("region");
    query.is_mine = route.query_value("mine") == "1";
    if (check_service_category(query.category)) query.category.clear();
    if (check_service_region(query.region)) query.region.clear();
    return query;
}

HallScreen open_hall(const Route& route, Env& env) {
    HallScreen screen;
    screen.query = screen.draft = hall_query_of(route);
    note_session(screen, env);
    ask(screen, env);
    return screen;
}

void retry(HallScreen& screen, Env& env) {
    if (!screen.is_loaded) ask(screen, env);
}

void poll(HallScreen& screen, Env& env) {
    note_session(screen, env);
    if (!screen.page.poll() || screen.page.error() != nullptr) return;
    HallPage& page = *screen.page.value();
    for (HallItem& item : page.items) screen.items.push_back(std::move(item));
    screen.next_cursor = page.next_cursor;
    screen.total = page.total;
    screen.is_loaded = true;
}

void update(HallScreen& screen, const Message& message, Env& env) {
    if (std::holds_alternative<HallScreen::Search>(message)) {
        env.commands.push_back(Navigate{hall_search_href(screen.draft)});
    } else if (!screen.page.is_pending()) {
        ask(screen, env);
    }
}

std::optional<Message> draw(HallScreen& screen, ui::Ui& ui) {
    ui.heading("需求大厅");
    ui.text("企业发布、窗口审核过的服务需求。服务机构登录后可以响应。", ui::TextStyle::Muted);
    if (screen.is_institution) draw_tabs(ui, screen);
    const bool searches = draw_search(ui, screen.draft);
    std::optional<Message> message = draw_found(ui, screen);
    if (searches) return HallScreen::Search{};
    return message;
}

bool is_busy(const HallScreen& screen) { return screen.page.is_pending(); }

}  // namespace emc
