#include "client/screens/own_services.h"

#include <array>

#include "client/screens/service_words.h"
#include "client/time_words.h"

namespace emc {
namespace {

using Message = OwnServicesScreen::Message;

void ask(OwnServicesScreen& screen, Env& env) {
    OwnServiceQuery query = screen.query;
    query.cursor = screen.list.cursor();
    screen.list.page.renew(call<ListOwnServices>(env.transport, query));
}

std::optional<Message> draw_row(ui::Ui& ui, const ServiceSummary& item, InstantMs now) {
    std::optional<Message> message;
    ui.cell([&] { ui.link(item.name, own_service_href(item.service_id)); });
    ui.cell([&] { ui.text(category_text(item.category)); });
    ui.cell([&] { ui.text(item.price_text); });
    ui.cell([&] { ui.text(std::to_string(item.order_count)); });
    ui.cell([&] { draw_service_state(ui, item.state); });
    ui.cell([&] { ui.text(row_time_text(item.updated_at, now), ui::TextStyle::Muted); });
    ui.cell([&] {
        const std::string name = "修改 " + item.name;
        if (ui.button("修改", {.icon = ui::Icon::Edit, .name = name}))
            message = OwnServicesScreen::Edit{item.service_id};
    });
    return message;
}

std::optional<Message> draw_table(ui::Ui& ui, const OwnServicesScreen& screen) {
    const std::vector<ServiceSummary>& items = screen.list.items;
    std::optional<Message> message;
    const std::array columns{
        ui::Column{"服务名称", 3, ui::Align::Start, 140},
        ui::Column{"服务类别", 1, ui::Align::Start, 110},
        ui::Column{"价格", 0.3F, ui::Align::Start, 128},
        ui::Column{"申请数", 0, ui::Align::End, 76},
        ui::Column{"状态", 0.2F, ui::Align::Start, 112},
        ui::Column{"更新时间", 0, ui::Align::Start, 108},
        ui::Column{"操作", 0, ui::Align::Start, 110, true},
    };
    ui.table({.name = "服务管理", .columns = columns, .row_count = static_cast<int>(items.size())},
             [&](int row) {
                 if (auto wish = draw_row(ui, items[static_cast<std::size_t>(row)], screen.now))
                     message = std::move(wish);
             });
    return message;
}

std::optional<Message> draw_list(ui::Ui& ui, const OwnServicesScreen& screen) {
    std::optional<Message> message;
    const auto draw_empty = [&] {
        ui.empty_state("还没有服务", "新建服务并发布后，企业就能在“找服务”里找到并申请。");
    };
    const ListWish wish =
        draw_paged(ui, screen.list, draw_empty, [&] { message = draw_table(ui, screen); });
    if (wish == ListWish::Retry) return OwnServicesScreen::Retry{};
    if (wish == ListWish::More) return OwnServicesScreen::More{};
    return message;
}

}  // namespace

std::string own_service_href(std::string_view service_id) {
    const std::string_view last = service_id.empty() ? std::string_view("new") : service_id;
    return href_of(Route{{"own-services", std::string(last)}, {}});
}

void draw_service_state(ui::Ui& ui, ServiceState state) {
    const ui::Tone tone = is_on_shelf(state)                ? ui::Tone::Success
                          : state == ServiceState::InReview ? ui::Tone::Primary
                          : state == ServiceState::Returned || state == ServiceState::Delisted
                              ? ui::Tone::Danger
                              : ui::Tone::Neutral;
    const ui::Icon icon = tone == ui::Tone::Success   ? ui::Icon::Check
                          : tone == ui::Tone::Primary ? ui::Icon::Clock
                          : tone == ui::Tone::Danger  ? ui::Icon::Warning
                                                      : ui::Icon::None;
    ui.tag(enum_row(state).label.zh, tone, icon);
}

OwnServicesScreen open_own_services(const Route&, Env& env) {
    OwnServicesScreen screen;
    screen.now = env.clock.now();
    ask(screen, env);
    return screen;
}

void retry(OwnServicesScreen& screen, Env& env) {
    if (!screen.list.is_loaded) ask(screen, env);
}

void poll(OwnServicesScreen& screen, Env& env) {
    screen.now = env.clock.now();
    take_page(screen.list);
}

void update(OwnServicesScreen& screen, const Message& message, Env& env) {
    if (const auto* edit = std::get_if<OwnServicesScreen::Edit>(&message)) {
        env.commands.push_back(Navigate{own_service_href(edit->service_id)});
    } else if (!screen.list.page.is_pending()) {
        ask(screen, env);
    }
}

std::optional<Message> draw(OwnServicesScreen& screen, ui::Ui& ui) {
    std::optional<Message> message;
    ui.heading("服务管理");
    ui.line([&] {
        ui.text("发布的服务会出现在“找服务”里，企业可以申请。", ui::TextStyle::Muted);
        ui.spacer();
        if (ui.button("新建服务", {.kind = ui::ButtonLook::Kind::Primary}))
            message = OwnServicesScreen::Edit{};
    });
    ui.card([&] {
        if (auto wish = draw_list(ui, screen)) message = std::move(wish);
    });
    return message;
}

bool is_busy(const OwnServicesScreen& screen) { return screen.list.page.is_pending(); }

}  // namespace emc
