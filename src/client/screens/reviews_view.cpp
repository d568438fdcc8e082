#include <array>

#include "client/failure.h"
#include "client/screens/review_words.h"
#include "client/screens/reviews.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"
#include "domain/display.h"

namespace emc {
namespace {

using Message = ReviewsScreen::Message;

constexpr float wide_from = 1024;

void draw_tab(ui::Ui& ui, const ReviewsScreen& screen, std::optional<ReviewKind> kind,
              bool is_decided, std::string_view label) {
    const bool is_shown =
        screen.query.is_decided == is_decided && (is_decided || screen.query.kind == kind);
    const auto look = is_shown ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Normal;
    const auto narrowed = is_decided ? screen.query.kind : kind;
    ui.link_button(label, reviews_href(narrowed, is_decided, screen.words), {.kind = look});
}

std::int64_t open_count(const ReviewsScreen& screen, std::optional<ReviewKind> kind) {
    if (screen.counts.value() == nullptr) return 0;
    std::int64_t count = 0;
    for (const ReviewKindCount& row : screen.counts.value()->kinds) {
        if (!kind || row.kind == *kind) count += row.open;
    }
    return count;
}

std::string counted(std::string_view label, std::int64_t count) {
    return std::string(label) + (count > 0 ? " " + std::to_string(count) : std::string());
}

void draw_tabs(ui::Ui& ui, const ReviewsScreen& screen) {
    ui.push_key("tabs");
    ui.line([&] {
        draw_tab(ui, screen, std::nullopt, false, counted("全部", open_count(screen, {})));
        for (const EnumRow<ReviewKind>& row : review_kind_rows) {
            const std::string label = counted(row.label.zh, open_count(screen, row.value));
            draw_tab(ui, screen, row.value, false, label);
        }
        draw_tab(ui, screen, std::nullopt, true, "已办结");
    });
    ui.pop_key();
}

bool draw_search(ui::Ui& ui, ReviewsScreen& screen) {
    bool is_pressed = false;
    ui.form("search", "搜索办件", [&] {
        ui.line([&] {
            ui::FieldLook look{.label = "搜索办件"};
            look.input.placeholder = "编号、标题或申请方";
            ui.search_field("words", screen.words, look);
            is_pressed = ui.button("查询", {.is_submit = true});
        });
    });
    return is_pressed;
}

bool draw_row(ui::Ui& ui, const ReviewsScreen& screen, const Review& row) {
    bool is_opened = false;
    ui.line([&] {
        draw_due(ui, row, screen.now);
        ui.spacer();
        const std::string_view label = row.decided_at == 0 ? "办理" : "查看";
        const std::string name = std::string(label) + " " + name_of(row);
        is_opened = ui.button(label, {.kind = ui::ButtonLook::Kind::Quiet, .name = name});
    });
    ui.text(row.title, ui::TextStyle::Strong);
    const std::string kind(screen.query.kind ? "" : enum_row(row.kind).label.zh);
    ui.text((kind.empty() ? "" : kind + " · ") + row.party_name, ui::TextStyle::SmallMuted);
    return is_opened;
}

void draw_empty(ui::Ui& ui, const ReviewsScreen& screen) {
    if (!screen.query.q.empty()) return ui.empty_state("没有符合条件的办件", "换个词再试试。");
    if (screen.query.is_decided)
        return ui.empty_state("还没有办结的办件", "办结后可以在这里查看。");
    ui.empty_state("没有待办的办件", "企业和机构提交后，会出现在这里，超期的排在最前。");
}

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
std::optional<Message> draw_rows(ui::Ui& ui, const ReviewsScreen& screen) {
    std::optional<Message> message;
    if (!screen.is_loaded) {
        const Error* error = screen.page.error();
        if (error == nullptr || screen.page.is_pending()) {
            ui.skeleton(8);
        } else if (draw_load_failure(ui, *error)) {
            message = ReviewsScreen::Retry{};
        }
        return message;
    }
    if (screen.items.empty()) {
        draw_empty(ui, screen);
        return message;
    }
    ui.list("办件", [&] {
        for (const Review& row : screen.items) {
            const auto inside = [&] {
                if (draw_row(ui, screen, row)) message = ReviewsScreen::Open{row.review_id};
            };
            if (row.review_id == screen.open_id) {
                ui.current_item(row.review_id, inside);
            } else {
                ui.list_item(row.review_id, inside);
            }
        }
    });
    const Error* error = screen.page.error();
    if (error != nullptr && !screen.page.is_pending()) draw_send_failure(ui, *error);
    if (screen.next_cursor.empty()) return message;
    if (ui.button("加载更多", {.is_busy = screen.page.is_pending()}))
        message = ReviewsScreen::More{};
    return message;
}

std::optional<Message> draw_queue(ui::Ui& ui, ReviewsScreen& screen) {
    std::optional<Message> message;
    ui.card([&] {
        const bool searches = draw_search(ui, screen);
        message = draw_rows(ui, screen);
        if (searches) message = ReviewsScreen::Search{};
    });
    return message;
}

void draw_review_facts(ui::Ui& ui, const ReviewsScreen& screen, const Review& review) {
    ui.line([&] {
        ui.tag(enum_row(review.kind).label.zh, ui::Tone::Primary);
        ui.tag(enum_row(review.task).label.zh, ui::Tone::Neutral);
        draw_due(ui, review, screen.now);
    });
    draw_fact(ui, "编号", review.number);
    draw_fact(ui, "申请方", review.party_name);
    draw_fact(ui, "所在区县", display_text(review.region, Editor::County));
    draw_fact(ui, "收到时间", minute_text(review.received_at));
    draw_fact(ui, "办理期限", review.due_on + (review.is_provisional ? "（暂定）" : ""));
    if (review.decided_at == 0) return;
    draw_fact(ui, "办理情况", decided_words(review));
    draw_fact(ui, "审核意见", review.opinion);
}

void draw_keys(ui::Ui& ui, const std::vector<ReviewStep>& steps) {
    ui.line([&] {
        ui.text("快捷键：J / K 或 ↓ / ↑ 换下一件、上一件，Enter 打开", ui::TextStyle::SmallMuted);
        for (const ReviewStep& step : steps) {
            if (step.key == "a") ui.text("A " + std::string(step.label), ui::TextStyle::SmallMuted);
            if (step.key == "r") ui.text("R " + std::string(step.label), ui::TextStyle::SmallMuted);
        }
    });
}

std::optional<Message> draw_steps(ui::Ui& ui, const ReviewsScreen& screen) {
    std::optional<Message> message;
    if (!screen.subject) return message;
    const std::vector<ReviewStep> steps = screen.subject->steps();
    if (steps.empty()) return message;
    ui.line([&] {
        for (const ReviewStep& step : steps) {
            const ui::ButtonLook look{.kind = step.kind,
                                      .enabled = !screen.subject->is_sending(),
                                      .is_busy = screen.subject->is_sending()};
            const bool is_chosen = ui.button(step.label, look);
            const bool is_called = !step.key.empty() && ui.shortcut(step.key);
            if ((is_chosen || is_called) && !screen.subject->is_sending())
                message = ReviewsScreen::Begin{std::string(step.word)};
        }
    });
    if (!ui.is_narrow()) draw_keys(ui, steps);
    return message;
}

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
std::optional<Message> draw_item(ui::Ui& ui, ReviewsScreen& screen) {
    std::optional<Message> message;
    if (screen.open_id.empty()) {
        ui.card([&] { ui.empty_state("没有打开的办件", "从左边的列表中选一件办理。"); });
        return message;
    }
    if (!screen.review) {
        const Error* error = screen.loaded.error();
        if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(10); });
        } else if (draw_load_failure(ui, *error)) {
            message = ReviewsScreen::Retry{};
        }
        return message;
    }
    ui.card(screen.review->title, [&] {
        if (!screen.note.empty()) ui.notice(screen.note, ui::Tone::Warning);
        draw_review_facts(ui, screen, *screen.review);
        const Error* failure = screen.subject ? screen.subject->failure() : nullptr;
        if (failure != nullptr) draw_send_failure(ui, *failure);
        ui.space(2);
        if (auto wish = draw_steps(ui, screen)) message = std::move(wish);
    });
    if (!screen.subject) return message;
    const Error* error = screen.subject->load_error();
    if (screen.subject->is_loaded()) {
        screen.subject->draw_facts(ui);
    } else if (error == nullptr) {
        ui.card([&] { ui.skeleton(8); });
    } else if (error->kind == ErrorKind::NotFound) {
        ui.card([&] { ui.text("申请方已撤回，内容不再显示。", ui::TextStyle::Muted); });
    } else if (draw_load_failure(ui, *error)) {
        message = ReviewsScreen::Retry{};
    }
    return message;
}

std::optional<Message> read_shortcuts(ui::Ui& ui, const ReviewsScreen& screen) {
    std::optional<Message> message;
    const bool next_by_letter = ui.shortcut("j");
    const bool next_by_arrow = ui.shortcut("arrowdown");
    const bool back_by_letter = ui.shortcut("k");
    const bool back_by_arrow = ui.shortcut("arrowup");
    if (next_by_letter || next_by_arrow) message = ReviewsScreen::Move{1};
    if (back_by_letter || back_by_arrow) message = ReviewsScreen::Move{-1};
    if (ui.shortcut("enter") && !screen.open_id.empty() && !screen.is_alone)
        message = ReviewsScreen::Open{screen.open_id};
    return message;
}

void draw_head(ui::Ui& ui, const ReviewsScreen& screen) {
    if (screen.is_alone) {
        const std::array<std::pair<std::string, std::string>, 2> path{
            {{"窗口工作台", "#/reviews"},
             {screen.review ? name_of(*screen.review) : std::string("办件"), ""}}};
        ui.breadcrumb(path);
    }
    ui.heading("窗口工作台");
}

}  // namespace

std::optional<Message> draw(ReviewsScreen& screen, ui::Ui& ui) {
    screen.is_wide = ui.width() >= wide_from;
    std::optional<Message> message = read_shortcuts(ui, screen);
    const auto take = [&](std::optional<Message> wish) {
        if (wish) message = std::move(wish);
    };
    draw_head(ui, screen);
    if (screen.is_wide) {
        draw_tabs(ui, screen);
        ui.columns({2, 3},
                   {[&] { take(draw_queue(ui, screen)); }, [&] { take(draw_item(ui, screen)); }});
    } else if (screen.is_alone) {
        take(draw_item(ui, screen));
    } else {
        draw_tabs(ui, screen);
        take(draw_queue(ui, screen));
    }
    if (!screen.subject) return message;
    const ReviewWish wish = screen.subject->draw_dialog(ui);
    if (wish == ReviewWish::Close) return ReviewsScreen::Close{};
    if (wish == ReviewWish::Send) return ReviewsScreen::Send{};
    return message;
}

}  // namespace emc
