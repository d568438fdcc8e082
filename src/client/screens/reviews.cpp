#include "client/screens/reviews.h"

#include <algorithm>

#include "client/screens/review_words.h"

namespace emc {
namespace {

using Message = ReviewsScreen::Message;

constexpr std::string_view decided_word = "decided";
constexpr std::int64_t rows_at_once = 10;  // What stands beside the item without scrolling.

void ask(ReviewsScreen& screen, Env& env) {
    ReviewQuery query = screen.query;
    query.limit = rows_at_once;
    if (!screen.starts_anew) {
        query.cursor = screen.next_cursor;
    } else {
        // As many as were there, so that nothing jumps.
        constexpr std::int64_t rows_max = 100;
        const auto shown = static_cast<std::int64_t>(screen.items.size());
        query.limit = std::clamp(shown, rows_at_once, rows_max);
    }
    screen.page.renew(call<ListReviews>(env.transport, query));
}

void ask_anew(ReviewsScreen& screen, Env& env) {
    screen.starts_anew = true;
    ask(screen, env);
    screen.counts.renew(call<CountReviews>(env.transport, {}));
}

void open_item(ReviewsScreen& screen, const std::string& review_id, Env& env) {
    screen.open_id = review_id;
    screen.review.reset();
    screen.subject.reset();
    screen.note.clear();
    screen.was_overrun = false;
    screen.loaded = call<ReadReview>(env.transport, {review_id});
}

// Its content, once it is known what it is.
void take_review(ReviewsScreen& screen, Env& env) {
    if (!screen.loaded.poll() || screen.loaded.error() != nullptr) return;
    const Review& review = *screen.loaded.value();
    const bool is_first = !screen.review;
    screen.review = review;
    if (std::exchange(screen.was_overrun, false)) {
        screen.note = review.decided_at != 0 ? decided_words(review)
                                             : "内容刚刚有变化，已重新载入，请核对后再办理。";
        env.commands.push_back(Notify{screen.note, NoticeTone::Failure});
    }
    if (is_first) screen.subject = make_review_case(review.kind);
    if (screen.subject && (is_first || !screen.subject->is_writing()))
        screen.subject->ask(review.case_id, env);
}

// The one behind it in the queue, or the one before it at the end; empty if there is no other.
std::string next_of(const ReviewsScreen& screen) {
    const auto at = std::ranges::find(screen.items, screen.open_id, &Review::review_id);
    if (at == screen.items.end()) {
        return screen.items.empty() ? std::string() : screen.items.front().review_id;
    }
    if (std::next(at) != screen.items.end()) return std::next(at)->review_id;
    return at != screen.items.begin() ? std::prev(at)->review_id : std::string();
}

void close_item(ReviewsScreen& screen) {
    screen.open_id.clear();
    screen.review.reset();
    screen.subject.reset();
    screen.loaded = {};
}

// What is done leaves the queue, and the next one opens by itself.
void take_done(ReviewsScreen& screen, Env& env) {
    const std::string_view words = screen.subject->taken_words();
    if (!words.empty() && screen.review)
        env.commands.push_back(Notify{std::string(words) + "：" + screen.review->title});
    const std::string next = next_of(screen);
    std::erase_if(screen.items, [&](const Review& row) { return row.review_id == screen.open_id; });
    if (screen.is_alone && !screen.is_wide) {
        const std::string href = next.empty() ? std::string("#/reviews") : review_href(next);
        env.commands.push_back(Navigate{href, true});
        return;
    }
    if (next.empty()) {
        close_item(screen);
    } else {
        open_item(screen, next, env);
    }
    ask_anew(screen, env);
}

void take_step_news(ReviewsScreen& screen, Env& env) {
    if (!screen.subject) return;
    switch (screen.subject->poll(env)) {
        case ReviewNews::None:
        case ReviewNews::Loaded:
            return;
        case ReviewNews::Taken:
            return take_done(screen, env);
        case ReviewNews::Overrun:
            screen.was_overrun = true;
            screen.loaded.renew(call<ReadReview>(env.transport, {screen.open_id}));
            ask_anew(screen, env);
            return;
    }
}

void take_page(ReviewsScreen& screen) {
    if (!screen.page.poll() || screen.page.error() != nullptr) return;
    const ReviewPage& page = *screen.page.value();
    if (screen.starts_anew) screen.items.clear();
    screen.items.insert(screen.items.end(), page.items.begin(), page.items.end());
    screen.next_cursor = page.next_cursor;
    screen.total = page.total;
    if (!std::exchange(screen.is_loaded, true)) screen.opens_first = screen.open_id.empty();
}

bool is_only_marked(const ReviewsScreen& screen) {
    return screen.is_wide && !screen.open_id.empty() && !screen.review &&
           !screen.loaded.is_pending() && screen.loaded.error() == nullptr;
}

bool may_open_first(const ReviewsScreen& screen) {
    return screen.opens_first && screen.is_wide && !screen.items.empty();
}

// The most urgent one is there to be worked on. The page may come before the first drawing tells
// whether there is room for it. What was only marked in one column opens beside it in two.
void open_first(ReviewsScreen& screen, Env& env) {
    if (is_only_marked(screen)) open_item(screen, screen.open_id, env);
    if (!may_open_first(screen)) return;
    screen.opens_first = false;
    if (screen.open_id.empty()) open_item(screen, screen.items.front().review_id, env);
}

// To open another item would drop the answer, and the browser might not even send the decision.
bool is_deciding(const ReviewsScreen& screen) {
    return screen.subject && screen.subject->is_sending();
}

void on(ReviewsScreen& screen, ReviewsScreen::Retry, Env& env) {
    if (!screen.open_id.empty() && !screen.review) open_item(screen, screen.open_id, env);
    if (screen.subject && screen.review && !screen.subject->is_loaded())
        screen.subject->ask(screen.review->case_id, env);
    if (!screen.is_loaded) ask_anew(screen, env);
}
void on(ReviewsScreen& screen, ReviewsScreen::More, Env& env) {
    if (screen.page.is_pending()) return;
    screen.starts_anew = false;
    ask(screen, env);
}
void on(ReviewsScreen& screen, ReviewsScreen::Search, Env& env) {
    const std::string href = reviews_href(screen.query.kind, screen.query.is_decided, screen.words);
    env.commands.push_back(Navigate{href});
}
void on(ReviewsScreen& screen, const ReviewsScreen::Open& wish, Env& env) {
    if (is_deciding(screen)) return;
    if (!screen.is_wide) {
        env.commands.push_back(Navigate{review_href(wish.review_id)});
    } else if (screen.open_id != wish.review_id || !screen.review) {
        open_item(screen, wish.review_id, env);
    }
}
void on(ReviewsScreen& screen, ReviewsScreen::Move wish, Env& env) {
    if (is_deciding(screen) || screen.items.empty()) return;
    const auto at = std::ranges::find(screen.items, screen.open_id, &Review::review_id);
    const auto last = std::ssize(screen.items) - 1;
    const std::ptrdiff_t from = at == screen.items.end() ? -1 : at - screen.items.begin();
    const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(from + wish.by, 0, last);
    if (to == from) return;
    const std::string& review_id = screen.items[static_cast<std::size_t>(to)].review_id;
    // Where there is one column only the mark moves, and Enter opens.
    if (screen.is_wide) {
        open_item(screen, review_id, env);
    } else if (!screen.is_alone) {
        screen.open_id = review_id;
    } else {
        env.commands.push_back(Navigate{review_href(review_id), true});
    }
}
void on(ReviewsScreen& screen, const ReviewsScreen::Begin& wish, Env& env) {
    if (!screen.subject) return;
    screen.note.clear();
    screen.subject->begin(wish.word, env);
}
void on(ReviewsScreen& screen, ReviewsScreen::Close, Env&) {
    if (screen.subject) screen.subject->close();
}
void on(ReviewsScreen& screen, ReviewsScreen::Send, Env& env) {
    if (screen.subject) screen.subject->send(env);
}

}  // namespace

std::string reviews_href(std::optional<ReviewKind> kind, bool is_decided, std::string_view words) {
    Route route{{"reviews"}, {}};
    if (kind) route.query.emplace_back("kind", enum_row(*kind).word);
    if (is_decided) route.query.emplace_back("state", decided_word);
    if (!words.empty()) route.query.emplace_back("q", words);
    return href_of(route);
}

ReviewsScreen open_reviews(const Route& route, Env& env) {
    ReviewsScreen screen;
    screen.query.kind = enum_from_word<ReviewKind>(route.query_value("kind"));
    screen.query.is_decided = route.query_value("state") == decided_word;
    screen.query.q = screen.words = route.query_value("q");
    screen.now = moment_of(env);
    screen.news_seen = env.news_serial;
    ask_anew(screen, env);
    return screen;
}

ReviewsScreen open_review_page(const Route& route, Env& env) {
    ReviewsScreen screen;
    screen.is_alone = true;
    screen.now = moment_of(env);
    screen.news_seen = env.news_serial;
    open_item(screen, route.segments.back(), env);
    ask_anew(screen, env);
    return screen;
}

void retry(ReviewsScreen& screen, Env& env) { on(screen, ReviewsScreen::Retry{}, env); }

void poll(ReviewsScreen& screen, Env& env) {
    screen.now = moment_of(env);
    screen.counts.poll();
    take_page(screen);
    open_first(screen, env);
    take_review(screen, env);
    take_step_news(screen, env);
    if (screen.news_seen == env.news_serial) return;
    screen.news_seen = env.news_serial;
    ask_anew(screen, env);
}

void update(ReviewsScreen& screen, const Message& message, Env& env) {
    std::visit([&](const auto& alternative) { on(screen, alternative, env); }, message);
}

bool is_busy(const ReviewsScreen& screen) {
    const bool is_loading = screen.page.is_pending() && !screen.is_loaded;
    const bool is_opening = screen.loaded.is_pending() && !screen.review;
    return is_loading || is_opening || (screen.subject && screen.subject->is_sending());
}

bool is_dirty(const ReviewsScreen& screen) { return screen.subject && screen.subject->is_dirty(); }

bool needs_frame(const ReviewsScreen& screen) {
    return may_open_first(screen) || is_only_marked(screen) ||
           (screen.subject && screen.subject->needs_frame());
}

}  // namespace emc
