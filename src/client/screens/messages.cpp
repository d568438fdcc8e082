#include "client/screens/messages.h"

#include <algorithm>

#include "client/time_words.h"

namespace emc {
namespace {

using Message = MessagesScreen::Message;

void ask(MessagesScreen& screen, Env& env, bool anew) {
    screen.list.starts_anew = anew;
    MessageQuery query;
    query.cursor = screen.list.cursor();
    screen.list.page.renew(call<ListMessages>(env.transport, query));
}

void mark(MessagesScreen& screen, Env& env, const MessagesReadInput& what) {
    if (screen.marked.is_pending()) return;
    const std::string& key = screen.marking.key_for(what, env.random);
    screen.marked = call<MarkMessagesRead>(env.transport, what, {.idempotency_key = key});
}

void take_messages(MessagesScreen& screen) {
    if (!take_page(screen.list)) return;
    std::ranges::stable_partition(screen.list.items,
                                  [](const MessageView& item) { return !item.is_read; });
    screen.unread = screen.list.last()->unread_count;
}

void take_marked(MessagesScreen& screen, Env& env) {
    if (!screen.marked.poll()) return;
    screen.marking.note_answer(screen.marked.error());
    if (screen.marked.error() == nullptr) {
        env.commands.push_back(UnreadCounted{screen.marked.value()->unread_count});
    }
    // A message leads on even if it could not be marked.
    if (!screen.leads_to.empty()) {
        env.commands.push_back(Navigate{std::exchange(screen.leads_to, {})});
        return;
    }
    ask(screen, env, true);
}

void on(MessagesScreen& screen, MessagesScreen::Retry, Env& env) { ask(screen, env, true); }
void on(MessagesScreen& screen, MessagesScreen::More, Env& env) {
    if (!screen.list.page.is_pending()) ask(screen, env, false);
}
void on(MessagesScreen& screen, MessagesScreen::ReadAll, Env& env) {
    mark(screen, env, {.message_ids = {}, .is_all = true});
}
void on(MessagesScreen& screen, MessagesScreen::Open wish, Env& env) {
    const MessageView& item = screen.list.items[wish.index];
    if (item.is_read) {
        if (!item.route.empty()) env.commands.push_back(Navigate{item.route});
        return;
    }
    screen.leads_to = item.route;
    mark(screen, env, {.message_ids = {item.message_id}});
}

bool draw_item(ui::Ui& ui, const MessageView& item) {
    bool is_opened = false;
    ui.line([&] {
        ui.tag(enum_row(item.kind).label.zh, ui::Tone::Primary);
        if (!item.is_read) ui.tag("未读", ui::Tone::Accent);
        ui.text(item.title, item.is_read ? ui::TextStyle::Body : ui::TextStyle::Strong);
        ui.spacer();
        ui.text(minute_text(item.at), ui::TextStyle::SmallMuted);
    });
    ui.text(item.text, ui::TextStyle::Muted);
    ui.line([&] {
        const std::string_view label = item.route.empty() ? "标为已读" : "查看";
        if (item.route.empty() && item.is_read) return;
        const std::string name = std::string(label) + " " + item.title;
        is_opened = ui.button(label, {.kind = ui::ButtonLook::Kind::Quiet, .name = name});
    });
    return is_opened;
}

std::optional<Message> draw_items(ui::Ui& ui, const std::vector<MessageView>& items) {
    std::optional<Message> message;
    ui.list("消息", [&] {
        for (std::size_t i = 0; i < items.size(); ++i) {
            ui.list_item(items[i].message_id, [&] {
                if (draw_item(ui, items[i])) message = MessagesScreen::Open{i};
            });
        }
    });
    return message;
}

std::optional<Message> draw_list(ui::Ui& ui, const MessagesScreen& screen) {
    std::optional<Message> message;
    const ListWish wish = draw_paged(
        ui, screen.list, [&] { ui.empty_state("还没有消息", "订单有了进展，会在这里告诉您。"); },
        [&] { message = draw_items(ui, screen.list.items); });
    if (wish == ListWish::Retry) return MessagesScreen::Retry{};
    if (wish == ListWish::More) return MessagesScreen::More{};
    return message;
}

}  // namespace

MessagesScreen open_messages(const Route&, Env& env) {
    MessagesScreen screen;
    screen.news_seen = env.news_serial;
    ask(screen, env, true);
    return screen;
}

void retry(MessagesScreen& screen, Env& env) {
    if (!screen.list.is_loaded) ask(screen, env, true);
}

void poll(MessagesScreen& screen, Env& env) {
    take_messages(screen);
    take_marked(screen, env);
    if (screen.news_seen == env.news_serial) return;
    screen.news_seen = env.news_serial;
    ask(screen, env, true);
}

void update(MessagesScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

std::optional<Message> draw(MessagesScreen& screen, ui::Ui& ui) {
    std::optional<Message> message;
    ui.heading("我的消息");
    ui.line([&] {
        ui.text(screen.unread == 0 ? "没有未读消息" : std::to_string(screen.unread) + " 条未读消息",
                ui::TextStyle::Muted);
        ui.spacer();
        if (ui.button("全部已读",
                      {.enabled = screen.unread > 0, .is_busy = screen.marked.is_pending()})) {
            message = MessagesScreen::ReadAll{};
        }
    });
    ui.card([&] {
        if (auto wish = draw_list(ui, screen)) message = wish;
    });
    return message;
}

bool is_busy(const MessagesScreen& screen) {
    const bool is_loading = screen.list.page.is_pending() && !screen.list.is_loaded;
    return is_loading || screen.marked.is_pending();
}

}  // namespace emc
