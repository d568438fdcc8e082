#include "client/screens/services.h"

#include "client/choices.h"
#include "client/screens/home.h"
#include "client/screens/service_words.h"
#include "client/screens/shop_page.h"
#include "client/uploads.h"
#include "domain/rules/width.h"
#include "domain/segmenter.h"

namespace emc {
namespace {

using Message = ServicesScreen::Message;

void ask(ServicesScreen& screen, Env& env) {
    ServiceQuery query = screen.query;
    query.cursor = screen.list.cursor();
    screen.list.page.renew(call<SearchServices>(env.transport, query));
}

bool draw_filters(ui::Ui& ui, ServiceQuery& draft) {
    bool is_changed = false;
    std::string sort(enum_row(draft.sort).word);
    ui.columns({1, 1, 1},
               {[&] {
                    is_changed |= ui.choice("category", draft.category, category_filter_options(),
                                            {.label = "服务类别"});
                },
                [&] {
                    is_changed |= ui.choice("region", draft.region, region_filter_options(),
                                            {.label = "所在地区"});
                },
                [&] {
                    is_changed |=
                        ui.choice("sort", sort, enum_options<ServiceSort, EmptyOption::No>(),
                                  {.label = "排序"});
                }});
    draft.sort = enum_from_word<ServiceSort>(sort).value_or(ServiceSort::Relevance);
    return is_changed;
}

std::vector<ui::MarkedRange> marks_of(std::string_view words, std::string_view query) {
    std::vector<ui::MarkedRange> marks;
    for (const TextRange& range : highlight(words, query))
        marks.push_back({range.begin, range.end});
    return marks;
}

void draw_marked(ui::Ui& ui, std::string_view words, std::string_view query, ui::TextStyle style) {
    ui.marked_text(words, marks_of(words, query), style);
}

void draw_words(ui::Ui& ui, const ServiceSummary& item, std::string_view query) {
    ui.line([&] {
        ui.marked_link(item.name, service_href(item.service_id), marks_of(item.name, query),
                       ui::TextStyle::Strong);
        ui.spacer();
        ui.text(item.price_text, ui::TextStyle::Strong, ui::Tone::Primary);
    });
    draw_marked(ui, item.institution_name + " · " + item.regions_text, query,
                ui::TextStyle::SmallMuted);
    draw_marked(ui, item.excerpt, query, ui::TextStyle::Body);
    ui.line([&] {
        draw_rating(ui, item.rating_hundredths, item.rating_count);
        ui.text("申请 " + std::to_string(item.order_count) + " 次", ui::TextStyle::SmallMuted);
        const std::string category = category_text(item.category);
        if (!category.empty()) ui.tag(category, ui::Tone::Neutral);
    });
}

void draw_item(ui::Ui& ui, const ServiceSummary& item, std::string_view query) {
    const float width_px = ui.is_narrow() ? 64 : 112;
    ui.illustrated(picture_words(item.picture, item.name), file_address(item.picture),
                   service_look(item.category, width_px, ui.is_narrow() ? 1.0F : 4.0F / 3),
                   [&] { draw_words(ui, item, query); });
}

void draw_items(ui::Ui& ui, const ServicesScreen& screen) {
    ui.list("服务列表", [&] {
        for (const ServiceSummary& item : screen.list.items) {
            ui.list_item(item.service_id, [&] { draw_item(ui, item, screen.query.q); });
        }
    });
}

void draw_empty(ui::Ui& ui, const ServiceQuery& query) {
    const std::string about =
        query.q.empty() ? "没有找到符合条件的服务" : "没有找到与“" + query.q + "”有关的服务";
    ui.empty_state(about, "换一个说法再试，例如“培训”“贷款”“专利”，或放宽筛选条件。");
}

std::optional<Message> draw_found(ui::Ui& ui, const ServicesScreen& screen) {
    if (!screen.list.items.empty()) {
        ui.text("共 " + std::to_string(screen.list.last()->total) + " 项服务",
                ui::TextStyle::SmallMuted);
    }
    ListWish wish = ListWish::None;
    ui.card([&] {
        wish = draw_paged(
            ui, screen.list, [&] { draw_empty(ui, screen.query); },
            [&] { draw_items(ui, screen); });
    });
    if (wish == ListWish::Retry) return ServicesScreen::Retry{};
    if (wish == ListWish::More) return ServicesScreen::More{};
    return std::nullopt;
}

}  // namespace

std::string services_href(const ServiceQuery& query) {
    Route route{{"services"}, {}};
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) route.query.emplace_back(name, value);
    };
    add("q", trimmed(query.q));
    add("category", query.category);
    add("region", query.region);
    if (query.sort != ServiceSort::Relevance) add("sort", enum_row(query.sort).word);
    return href_of(route);
}

ServiceQuery service_query_of(const Route& route) {
    ServiceQuery query;
    query.q = route.query_value("q");
    query.category = route.query_value("category");
    query.region = route.query_value("region");
    query.sort =
        enum_from_word<ServiceSort>(route.query_value("sort")).value_or(ServiceSort::Relevance);
    if (check_service_category(query.category)) query.category.clear();
    if (check_service_region(query.region)) query.region.clear();
    return query;
}

ServicesScreen open_services(const Route& route, Env& env) {
    ServicesScreen screen;
    screen.query = screen.draft = service_query_of(route);
    ask(screen, env);
    if (!screen.query.q.empty()) {
        screen.shops = call<SearchShops>(env.transport, {.q = screen.query.q});
    }
    return screen;
}

void retry(ServicesScreen& screen, Env& env) {
    if (!screen.list.is_loaded) ask(screen, env);
}

void poll(ServicesScreen& screen, Env&) {
    screen.shops.poll();
    take_page(screen.list);
}

void update(ServicesScreen& screen, const Message& message, Env& env) {
    if (std::holds_alternative<ServicesScreen::Search>(message)) {
        env.commands.push_back(Navigate{services_href(screen.draft)});
    } else if (!screen.list.page.is_pending()) {
        ask(screen, env);
    }
}

std::optional<Message> draw(ServicesScreen& screen, ui::Ui& ui) {
    ui.heading("找服务");
    bool searches = false;
    ui.narrow(640, [&] { searches = draw_service_search(ui, screen.draft.q); });
    searches |= draw_filters(ui, screen.draft);
    std::optional<Message> message = draw_found(ui, screen);
    if (const ShopPage* shops = screen.shops.value()) draw_found_shops(ui, *shops);
    if (searches) return ServicesScreen::Search{};
    return message;
}

bool is_busy(const ServicesScreen& screen) { return screen.list.page.is_pending(); }

}  // namespace emc
