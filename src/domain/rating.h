// 评价: once for an order, 1 to 5 and words; one later addition and the institution's one reply.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/time.h"
#include "domain/field.h"

namespace emc {

inline constexpr FieldRules score_rules{.min = 1, .max = 5};
inline constexpr FieldRules rating_words_rules{.required = true, .chars_min = 5, .chars_max = 500};

struct StageRating {
    std::int64_t score = 5;
    std::string words;
    bool operator==(const StageRating&) const = default;
};
constexpr auto fields(Tag<StageRating>) {
    using S = StageRating;
    return std::tuple{
        field("score", &S::score, {"阶段评分", "Score"}, score_rules, Editor::Integer),
        field("words", &S::words, {"阶段评价", "Words"}, {.chars_max = 300}, Editor::Paragraph),
    };
}
inline Problems check(const StageRating& rating) { return check_fields(rating); }

// What the enterprise fills in. `stages` has one entry for each accepted stage, in their order.
struct RatingDraft {
    std::int64_t score = 5;
    std::string words;
    std::optional<std::int64_t> quality;
    std::optional<std::int64_t> timeliness;
    std::optional<std::int64_t> attitude;
    std::optional<std::int64_t> expertise;
    bool is_anonymous = false;
    std::vector<StageRating> stages;
    bool operator==(const RatingDraft&) const = default;
};
constexpr auto fields(Tag<RatingDraft>) {
    using R = RatingDraft;
    return std::tuple{
        field("score", &R::score, {"总体评分", "Overall score"}, score_rules, Editor::Integer),
        field("words", &R::words, {"总体评价", "Overall words"}, rating_words_rules,
              Editor::Paragraph),
        field("quality", &R::quality, {"质量", "Quality"}, score_rules, Editor::Integer),
        field("timeliness", &R::timeliness, {"时效", "Timeliness"}, score_rules, Editor::Integer),
        field("attitude", &R::attitude, {"态度", "Attitude"}, score_rules, Editor::Integer),
        field("expertise", &R::expertise, {"专业", "Expertise"}, score_rules, Editor::Integer),
        field("is_anonymous", &R::is_anonymous, {"匿名评价", "Anonymous"}, {}, Editor::Toggle),
        field("stages", &R::stages, {"阶段评价", "Stages"}),
    };
}
inline Problems check(const RatingDraft& rating) { return check_fields(rating); }

struct Rating {
    RatingDraft content;
    InstantMs at = 0;
    std::string addition;  // 追评; empty: none yet.
    InstantMs addition_at = 0;
    std::string reply;  // 机构回复; empty: none yet.
    InstantMs reply_at = 0;
    bool operator==(const Rating&) const = default;
};
constexpr auto fields(Tag<Rating>) {
    using R = Rating;
    return std::tuple{
        field("content", &R::content, {"评价", "Rating"}),
        field("at", &R::at, {"评价时间", "Rated at"}, {.min = 0}),
        field("addition", &R::addition, {"追评", "Addition"}),
        field("addition_at", &R::addition_at, {"追评时间", "Added at"}, {.min = 0}),
        field("reply", &R::reply, {"机构回复", "Reply"}),
        field("reply_at", &R::reply_at, {"回复时间", "Replied at"}, {.min = 0}),
    };
}
inline Problems check(const Rating& rating) { return check_fields(rating); }

// How the ratings of a service or an institution are spread: how many of 1, 2, 3, 4 and 5.
struct RatingTally {
    std::int64_t ones = 0;
    std::int64_t twos = 0;
    std::int64_t threes = 0;
    std::int64_t fours = 0;
    std::int64_t fives = 0;
    bool operator==(const RatingTally&) const = default;

    // `score` is 1 to 5.
    constexpr void add(std::int64_t score) {
        constexpr std::array members = {&RatingTally::ones, &RatingTally::twos,
                                        &RatingTally::threes, &RatingTally::fours,
                                        &RatingTally::fives};
        ++(this->*members[static_cast<std::size_t>(score - 1)]);
    }
    constexpr std::int64_t count() const { return ones + twos + threes + fours + fives; }
    constexpr std::int64_t sum() const {
        return ones + 2 * twos + 3 * threes + 4 * fours + 5 * fives;
    }
    // 487 is 4.87, rounded half up; 0 while nobody has rated.
    constexpr std::int64_t average_hundredths() const {
        return count() == 0 ? 0 : (200 * sum() + count()) / (2 * count());
    }
};
constexpr auto fields(Tag<RatingTally>) {
    using T = RatingTally;
    return std::tuple{
        field("ones", &T::ones, {"1分", "1"}, {.min = 0}),
        field("twos", &T::twos, {"2分", "2"}, {.min = 0}),
        field("threes", &T::threes, {"3分", "3"}, {.min = 0}),
        field("fours", &T::fours, {"4分", "4"}, {.min = 0}),
        field("fives", &T::fives, {"5分", "5"}, {.min = 0}),
    };
}
inline Problems check(const RatingTally& tally) { return check_fields(tally); }

}  // namespace emc
