// 窗口工作台: how much waits in each queue, what is most urgent, and what has been told.
#include "client/failure.h"
#include "client/screens/desk.h"
#include "client/screens/review_words.h"
#include "client/screens/reviews.h"
#include "client/time_words.h"

namespace emc {
namespace {

constexpr std::int64_t urgent_max = 6;
constexpr std::int64_t messages_max = 5;

std::string note_of(const ReviewKindCount& count) {
    if (count.overdue > 0) return "超期 " + std::to_string(count.overdue) + " 件";
    if (count.due_today > 0) return "今日到期 " + std::to_string(count.due_today) + " 件";
    return "没有超期";
}

void draw_kind(ui::Ui& ui, const ReviewKindCount& count) {
    const std::string label(enum_row(count.kind).label.zh);
    ui.stat(label, std::to_string(count.open), note_of(count));
}

void draw_counts(ui::Ui& ui, const ReviewCounts& counts) {
    std::vector<ui::Draw> cells;
    cells.reserve(counts.kinds.size());
    for (const ReviewKindCount& count : counts.kinds)
        cells.emplace_back([&] { draw_kind(ui, count); });
    ui.columns({1, 1, 1, 1, 1}, cells);
}

void draw_urgent_item(ui::Ui& ui, const Review& review, const WorkMoment& now) {
    ui.line([&] {
        draw_due(ui, review, now);
        ui.text(review.title, ui::TextStyle::Strong);
        ui.spacer();
        ui.link_button("办理", review_href(review.review_id), {.name = "办理 " + name_of(review)});
    });
    ui.text(std::string(enum_row(review.kind).label.zh) + " · " + review.party_name,
            ui::TextStyle::SmallMuted);
}

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
void draw_urgent(ui::Ui& ui, const DeskScreen& screen) {
    ui.card("最紧急的办件", [&] {
        const ReviewPage* page = screen.urgent.value();
        if (page == nullptr) {
            if (screen.urgent.is_pending()) return ui.skeleton(5);
            return ui.text("暂时没有载入办件，请稍后刷新。", ui::TextStyle::Muted);
        }
        if (page->items.empty()) return ui.text("没有待办的办件", ui::TextStyle::Muted);
        ui.list("最紧急的办件", [&] {
            for (const Review& review : page->items) {
                ui.list_item(review.review_id, [&] { draw_urgent_item(ui, review, screen.now); });
            }
        });
        if (page->total > urgent_max) ui.link("查看全部", "#/reviews");
    });
}

}  // namespace

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
void draw_desk_messages(ui::Ui& ui, const DeskScreen& screen) {
    ui.card("最近消息", [&] {
        const MessagePage* page = screen.messages.value();
        if (page == nullptr) {
            const Error* error = screen.messages.error();
            if (error == nullptr || screen.messages.is_pending()) return ui.skeleton(4);
            return draw_send_failure(ui, *error);
        }
        if (page->items.empty()) return ui.text("还没有消息", ui::TextStyle::Muted);
        ui.list("最近消息", [&] {
            for (const MessageView& message : page->items) {
                ui.list_item(message.message_id, [&] {
                    const auto style =
                        message.is_read ? ui::TextStyle::Body : ui::TextStyle::Strong;
                    ui.text(message.title, style);
                    ui.text(minute_text(message.at), ui::TextStyle::SmallMuted);
                });
            }
        });
        ui.link("全部消息", "#/messages");
    });
}

void ask_for_messages(DeskScreen& screen, Env& env) {
    MessageQuery recent;
    recent.limit = messages_max;
    screen.messages.renew(call<ListMessages>(env.transport, recent));
}

void ask_for_reviews(DeskScreen& screen, Env& env) {
    screen.review_counts.renew(call<CountReviews>(env.transport, {}));
    ReviewQuery query;
    query.limit = urgent_max;
    screen.urgent.renew(call<ListReviews>(env.transport, query));
    ask_for_messages(screen, env);
}

void poll_reviews(DeskScreen& screen) {
    screen.review_counts.poll();
    screen.urgent.poll();
    screen.messages.poll();
}

bool draw_desk_reviews(ui::Ui& ui, const DeskScreen& screen) {
    const ReviewCounts* counts = screen.review_counts.value();
    const Error* error = screen.review_counts.error();
    if (counts == nullptr && error != nullptr && !screen.review_counts.is_pending())
        return draw_load_failure(ui, *error);
    if (counts == nullptr) {
        ui.card([&] { ui.skeleton(3); });
    } else {
        draw_counts(ui, *counts);
    }
    ui.columns({2, 1}, {[&] { draw_urgent(ui, screen); }, [&] { draw_desk_messages(ui, screen); }});
    return false;
}

}  // namespace emc
