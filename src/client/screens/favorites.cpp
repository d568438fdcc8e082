#include "client/screens/favorites.h"

#include "client/screens/service_words.h"
#include "client/uploads.h"

namespace emc {
namespace {

using Message = FavoritesScreen::Message;

void ask(FavoritesScreen& screen, Env& env) {
    FavoriteQuery query;
    query.cursor = screen.list.cursor();
    screen.list.page.renew(call<ListFavorites>(env.transport, query));
}

void take_dropped(FavoritesScreen& screen, Env& env) {
    if (!screen.dropped.poll()) return;
    screen.dropping.note_answer(screen.dropped.error());
    if (screen.dropped.error() != nullptr) {
        env.commands.push_back(Notify{"取消收藏没有成功，请重试", NoticeTone::Failure});
        return;
    }
    std::erase_if(screen.list.items,
                  [&](const ServiceSummary& item) { return item.service_id == screen.dropped_id; });
    env.commands.push_back(Notify{"已取消收藏"});
    // What is further down moves up.
    if (!screen.list.items.empty() || screen.list.next_cursor.empty()) return;
    screen.list.starts_anew = true;
    ask(screen, env);
}

void on(FavoritesScreen& screen, FavoritesScreen::Retry, Env& env) { retry(screen, env); }
void on(FavoritesScreen& screen, FavoritesScreen::More, Env& env) {
    if (!screen.list.page.is_pending()) ask(screen, env);
}
void on(FavoritesScreen& screen, const FavoritesScreen::Drop& wish, Env& env) {
    if (screen.dropped.is_pending()) return;
    const FavoriteInput input{.service_id = wish.service_id, .is_favorite = false};
    screen.dropped_id = wish.service_id;
    const std::string& key = screen.dropping.key_for(input, env.random);
    screen.dropped = call<SetFavorite>(env.transport, input, {.idempotency_key = key});
}

void draw_listed(ui::Ui& ui, const ServiceSummary& item) {
    ui.line([&] {
        ui.link(item.name, service_href(item.service_id), ui::TextStyle::Strong);
        ui.spacer();
        ui.text(item.price_text, ui::TextStyle::Strong, ui::Tone::Primary);
    });
    ui.text(item.institution_name + " · " + item.regions_text, ui::TextStyle::SmallMuted);
    ui.text(item.excerpt);
}

// What has left the shelf cannot be opened, only dropped.
void draw_unlisted(ui::Ui& ui, const ServiceSummary& item) {
    ui.line([&] {
        ui.text(item.name, ui::TextStyle::Strong);
        ui.tag("已下架", ui::Tone::Warning);
    });
    ui.text(item.institution_name, ui::TextStyle::SmallMuted);
}

bool draw_words(ui::Ui& ui, const ServiceSummary& item, bool is_busy) {
    const bool is_listed = is_on_shelf(item.state);
    if (is_listed) {
        draw_listed(ui, item);
    } else {
        draw_unlisted(ui, item);
    }
    bool is_dropped = false;
    ui.line([&] {
        if (is_listed) {
            draw_rating(ui, item.rating_hundredths, item.rating_count);
            ui.text("申请 " + std::to_string(item.order_count) + " 次", ui::TextStyle::SmallMuted);
            const std::string category = category_text(item.category);
            if (!category.empty()) ui.tag(category, ui::Tone::Neutral);
        }
        ui.spacer();
        const std::string name = "取消收藏 " + item.name;
        const ui::ButtonLook look{
            .kind = ui::ButtonLook::Kind::Quiet, .enabled = !is_busy, .name = name};
        is_dropped = ui.button("取消收藏", look);
    });
    return is_dropped;
}

// Nor is its picture anybody's any more.
bool draw_item(ui::Ui& ui, const ServiceSummary& item, bool is_busy) {
    const std::string picture = is_on_shelf(item.state) ? item.picture : std::string();
    bool is_dropped = false;
    ui.illustrated(picture_words(picture, item.name), file_address(picture),
                   service_look(item.category, 64, 1),
                   [&] { is_dropped = draw_words(ui, item, is_busy); });
    return is_dropped;
}

std::optional<Message> draw_items(ui::Ui& ui, const FavoritesScreen& screen) {
    std::optional<Message> message;
    ui.list("我的收藏", [&] {
        for (const ServiceSummary& item : screen.list.items) {
            ui.list_item(item.service_id, [&] {
                const bool is_dropped = draw_item(ui, item, screen.dropped.is_pending());
                if (is_dropped) message = FavoritesScreen::Drop{item.service_id};
            });
        }
    });
    return message;
}

void draw_empty(ui::Ui& ui) {
    ui.empty_state("还没有收藏", "在服务详情里点“收藏”，以后可以在这里找到它。");
    ui.link_button("去找服务", "#/services");
}

}  // namespace

FavoritesScreen open_favorites(const Route&, Env& env) {
    FavoritesScreen screen;
    ask(screen, env);
    return screen;
}

void retry(FavoritesScreen& screen, Env& env) {
    if (!screen.list.is_loaded) ask(screen, env);
}

void poll(FavoritesScreen& screen, Env& env) {
    take_page(screen.list);
    take_dropped(screen, env);
}

void update(FavoritesScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(FavoritesScreen& screen, ui::Ui& ui) {
    std::optional<Message> message;
    ListWish wish = ListWish::None;
    ui.heading("我的收藏");
    ui.text("收藏的服务，最近收藏的在前面。", ui::TextStyle::Muted);
    ui.card([&] {
        wish = draw_paged(
            ui, screen.list, [&] { draw_empty(ui); }, [&] { message = draw_items(ui, screen); });
    });
    if (wish == ListWish::Retry) return FavoritesScreen::Retry{};
    if (wish == ListWish::More) return FavoritesScreen::More{};
    return message;
}

bool is_busy(const FavoritesScreen& screen) {
    return screen.list.page.is_pending() || screen.dropped.is_pending();
}

}  // namespace emc
