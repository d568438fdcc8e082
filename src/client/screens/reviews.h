// 窗口工作台's queues: the list at the left and the item at the right, one below the other where
// the window is narrow. The whole of it can be worked through without a pointer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/reviews.h"
#include "client/env.h"
#include "client/route.h"
#include "client/screens/review_case.h"
#include "client/work_moment.h"
#include "ui/ui.h"

namespace emc {

struct ReviewsScreen {
    struct Retry {};
    struct More {};
    struct Search {};
    struct Open {
        std::string review_id;
    };
    struct Move {
        int by = 1;
    };
    struct Begin {
        std::string word;
    };
    struct Close {};
    struct Send {};
    using Message = std::variant<Retry, More, Search, Open, Move, Begin, Close, Send>;

    // The queue.
    ReviewQuery query;
    std::string words;
    Remote<ReviewPage> page;
    std::vector<Review> items;
    std::string next_cursor;
    std::int64_t total = 0;
    bool is_loaded = false;
    bool opens_first = false;  // The first item opens once it is known that there is room for it.
    bool starts_anew = true;   // The next page replaces what is there.
    Remote<ReviewCounts> counts;

    // The item that is looked at.
    std::string open_id;    // Empty: none.
    bool is_alone = false;  // The address names it: a narrow window shows nothing else.
    bool is_wide = false;   // As drawn last.
    Remote<Review> loaded;
    std::optional<Review> review;
    std::unique_ptr<ReviewCase> subject;  // Null until it is known, and for kinds without a screen.
    std::string note;                     // Why it is not as it was.
    bool was_overrun = false;             // Until it is known by whom.

    WorkMoment now;
    std::uint64_t news_seen = 0;
};

ReviewsScreen open_reviews(const Route& route, Env& env);
ReviewsScreen open_review_page(const Route& route, Env& env);
void poll(ReviewsScreen& screen, Env& env);
void update(ReviewsScreen& screen, const ReviewsScreen::Message& message, Env& env);
std::optional<ReviewsScreen::Message> draw(ReviewsScreen& screen, ui::Ui& ui);
void retry(ReviewsScreen& screen, Env& env);
bool is_busy(const ReviewsScreen& screen);
bool is_dirty(const ReviewsScreen& screen);
bool needs_frame(const ReviewsScreen& screen);

// "#/reviews?kind=service&state=decided"
std::string reviews_href(std::optional<ReviewKind> kind, bool is_decided, std::string_view words);

}  // namespace emc
