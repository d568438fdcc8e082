#include "client/screens/review_words.h"

#include "client/route.h"
#include "client/time_words.h"

namespace emc {
namespace {

// Days left; below zero when it is overdue.
int days_left(const Review& review, const WorkMoment& now) {
    const auto due = parse_date(review.due_on);
    if (!due) return 0;
    return now.working_days_until(*due);
}

bool is_overdue(const Review& review, const WorkMoment& now) {
    return review.decided_at == 0 && !is_in_time(review, now.at);
}

std::string outcome_word(const Review& review) {
    return review.outcome ? std::string(enum_row(*review.outcome).label.zh) : std::string();
}

}  // namespace

std::string review_href(std::string_view review_id) {
    return href_of(Route{{"reviews", std::string(review_id)}, {}});
}

const std::string& name_of(const Review& review) {
    return review.number.empty() ? review.title : review.number;
}

std::string due_words(const Review& review, const WorkMoment& now) {
    if (review.decided_at != 0) return outcome_word(review);
    const int left = days_left(review, now);
    std::string words = "还剩 " + std::to_string(left) + " 个工作日";
    if (is_overdue(review, now)) {
        // On the days off after the term nothing has been lost yet, but it is over.
        words = left == 0 ? std::string("已超期") : "超期 " + std::to_string(-left) + " 个工作日";
    } else if (to_string(now.today()) == review.due_on) {
        words = "今日到期";
    }
    return words + (review.is_provisional ? "（暂定）" : "");
}

void draw_due(ui::Ui& ui, const Review& review, const WorkMoment& now) {
    if (review.decided_at != 0) {
        if (review.outcome == ReviewOutcome::Revoked) {
            return ui.tag(outcome_word(review), ui::Tone::Neutral);
        }
        const bool is_returned = review.outcome == ReviewOutcome::Returned;
        ui.tag(outcome_word(review), is_returned ? ui::Tone::Warning : ui::Tone::Success,
               is_returned ? ui::Icon::Left : ui::Icon::Check);
        return;
    }
    constexpr int days_soon = 1;
    const bool is_late = is_overdue(review, now);
    const bool is_soon = days_left(review, now) <= days_soon;
    const ui::Tone tone = is_late   ? ui::Tone::Danger
                          : is_soon ? ui::Tone::Warning
                                    : ui::Tone::Primary;
    ui.tag(due_words(review, now), tone, is_late ? ui::Icon::Warning : ui::Icon::Clock);
}

std::string decided_words(const Review& review) {
    const std::string by = review.decided_by.empty() ? "他人" : review.decided_by;
    return "已由" + by + "于 " + minute_text(review.decided_at) + " 处理：" + outcome_word(review);
}

}  // namespace emc
