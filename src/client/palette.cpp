#include "client/palette.h"

#include <algorithm>
#include <utility>

#include "client/failure.h"
#include "client/route.h"
#include "client/screens.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::int64_t found_max = 5;
constexpr std::size_t pages_max = 8;
constexpr std::int64_t typing_pause_ms = 250;

bool is_found(std::string_view text, std::string_view words) {
    return words.empty() || text.find(words) != std::string_view::npos;
}

}  // namespace

void Palette::open() {
    is_open_ = true;
    wants_focus_ = true;
    words_.clear();
    asked_.clear();
    orders_ = {};
    services_ = {};
}

void Palette::ask(Env& env) {
    asked_ = trimmed(words_);
    orders_ = {};
    services_ = {};
    if (asked_.empty()) return;
    services_ = call<SearchServices>(env.transport, {.q = asked_, .limit = found_max});
    if (env.session == nullptr) return;
    orders_ = call<ListOrders>(env.transport, {.q = asked_, .limit = found_max});
}

void Palette::poll(Env& env, ui::Ui& ui) {
    if (!is_open_) return;
    orders_.poll();
    services_.poll();
    if (trimmed(words_) == asked_) return;
    const std::int64_t stood_ms = ui.now_ms() - changed_ms_;
    if (stood_ms >= typing_pause_ms) return ask(env);
    constexpr float ms_in_s = 1000;
    ui.wake(static_cast<float>(typing_pause_ms - stood_ms) / ms_in_s);
}

// The pages that words find; those of the center first, which people go to most.
std::vector<Palette::Entry> Palette::pages(const SessionView* session, std::string_view words) {
    std::vector<Entry> found;
    for (const bool is_center : {true, false}) {
        for (const ScreenRow& row : screen_rows()) {
            const bool has_places = row.pattern.find(':') != std::string_view::npos;
            if (has_places || admit(row, session) != Admission::Open) continue;
            const std::string_view title = title_of(row, session).zh;
            if ((row.place == Place::Center) != is_center || !is_found(title, words)) continue;
            found.push_back({std::string(title), "页面", "#" + std::string(row.pattern)});
        }
    }
    found.resize(std::min(found.size(), pages_max));
    return found;
}

std::vector<Palette::Entry> Palette::entries(const SessionView* session) const {
    const std::string words(trimmed(words_));
    std::vector<Entry> found = pages(session, words);
    if (words != asked_) return found;
    if (const OrderPage* page = orders_.value()) {
        for (const OrderSummary& order : page->items) {
            found.push_back({order.number + " " + order.service_name,
                             std::string(enum_row(order.state).label.zh),
                             href_of(Route{{"orders", order.order_id}, {}})});
        }
    }
    if (const ServicePage* page = services_.value()) {
        for (const ServiceSummary& service : page->items) {
            found.push_back({service.name, service.institution_name,
                             href_of(Route{{"services", service.service_id}, {}})});
        }
    }
    return found;
}

void Palette::draw_entry(ui::Ui& ui, const Entry& entry) {
    ui.line([&] {
        if (ui.link(entry.label, entry.href)) is_open_ = false;
        ui.spacer();
        ui.text(entry.note, ui::TextStyle::SmallMuted);
    });
}

// The first is marked: Enter leads there.
void Palette::draw_entries(ui::Ui& ui, const std::vector<Entry>& found) {
    for (const Entry& entry : found) {
        const auto inside = [&] { draw_entry(ui, entry); };
        const bool is_first = &entry == &found.front();
        is_first ? ui.current_item(entry.href, inside) : ui.list_item(entry.href, inside);
    }
}

bool Palette::draw_field(ui::Ui& ui) {
    ui::FieldLook look{.label = "页面、订单或服务"};
    look.input.placeholder = "输入名称或编号，回车前往第一项";
    look.take_focus = std::exchange(wants_focus_, false);
    if (ui.text_field("words", words_, look)) {
        changed_ms_ = ui.now_ms();
        ui.wake(0.001F);  // To count the pause from here: what is pasted comes all at once.
    }
    return ui.button("前往", {.kind = ui::ButtonLook::Kind::Primary, .is_submit = true});
}

std::optional<std::string> Palette::draw(ui::Ui& ui, const SessionView* session) {
    std::optional<std::string> target;
    if (!is_open_) return target;
    const bool stays = ui.dialog("快速前往", [&] {
        bool goes = false;
        ui.form("palette", "快速前往", [&] { goes = draw_field(ui); });
        const std::vector<Entry> found = entries(session);
        if (goes && !found.empty()) target = found.front().href;
        ui.list("结果", [&] { draw_entries(ui, found); });
        const bool is_asking = orders_.is_pending() || services_.is_pending();
        for (const Error* error : {orders_.error(), services_.error()}) {
            if (error == nullptr) continue;
            draw_send_failure(ui, *error);
            return;
        }
        if (found.empty() && !is_asking) ui.text("没有找到，换一个词再试。", ui::TextStyle::Muted);
    });
    if (!stays || target) is_open_ = false;
    return target;
}

}  // namespace emc
