// 审核: what a window has to do, each with the day by which it has to be done. One row a task; a
// case that comes again is a new row. Nothing here is ever decided by a timer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>

#include "base/time.h"
#include "domain/calendar.h"
#include "domain/field.h"

namespace emc {

enum class ReviewKind : std::uint8_t { Verification, Demand, Shop, Service, Appeal };
inline constexpr EnumRow<ReviewKind> review_kind_rows[] = {
    {ReviewKind::Verification, "verification", {"企业认证审核", "Enterprise verification"}},
    {ReviewKind::Demand, "demand", {"需求审核", "Demands"}},
    {ReviewKind::Shop, "shop", {"微商城审核", "Micro-malls"}},
    {ReviewKind::Service, "service", {"服务上架审核", "Services"}},
    {ReviewKind::Appeal, "appeal", {"申诉调解", "Appeals"}},
};
constexpr std::span<const EnumRow<ReviewKind>> enum_rows(Tag<ReviewKind>) {
    return review_kind_rows;
}

// What the window is asked to do. Call and Guide are of micro-malls only.
enum class ReviewTask : std::uint8_t { Decide, Call, Guide, Mediate };
inline constexpr EnumRow<ReviewTask> review_task_rows[] = {
    {ReviewTask::Decide, "decide", {"待审核", "To be decided"}},
    {ReviewTask::Call, "call", {"待电话告知", "To be called"}},
    {ReviewTask::Guide, "guide", {"指导中", "Being guided"}},
    {ReviewTask::Mediate, "mediate", {"待调解", "To be mediated"}},
};
constexpr std::span<const EnumRow<ReviewTask>> enum_rows(Tag<ReviewTask>) {
    return review_task_rows;
}

// Done is for tasks that are no decision; Revoked: taken back before it was decided.
enum class ReviewOutcome : std::uint8_t { Approved, Returned, Done, Revoked };
inline constexpr EnumRow<ReviewOutcome> review_outcome_rows[] = {
    {ReviewOutcome::Approved, "approved", {"通过", "Approved"}},
    {ReviewOutcome::Returned, "returned", {"退回", "Returned"}},
    {ReviewOutcome::Done, "done", {"已办结", "Done"}},
    {ReviewOutcome::Revoked, "revoked", {"已撤回", "Taken back"}},
};
constexpr std::span<const EnumRow<ReviewOutcome>> enum_rows(Tag<ReviewOutcome>) {
    return review_outcome_rows;
}

// Working days that the platform promises (the operation manual: demands 3, micro-malls 7).
constexpr int review_working_days(ReviewKind kind, ReviewTask task) {
    constexpr int days_of_decision = 3;
    constexpr int days_of_shop = 7;
    constexpr int days_of_guidance = 15;
    if (task == ReviewTask::Guide) return days_of_guidance;
    const bool is_slow = kind == ReviewKind::Shop || kind == ReviewKind::Appeal;
    return is_slow ? days_of_shop : days_of_decision;
}

struct Review {
    std::string review_id;
    ReviewKind kind = ReviewKind::Demand;
    ReviewTask task = ReviewTask::Decide;
    std::string case_id;  // Of the demand, shop, verification, service or order.
    std::string number;   // Its business number; empty for what has none.
    std::string title;
    std::string party_id;  // Whose it is.
    std::string party_name;
    std::string region;  // The county whose window it is for.
    InstantMs received_at = 0;
    std::string due_on;           // The last day.
    bool is_provisional = false;  // 暂定: of a year whose holidays are not published.
    InstantMs escalated_at = 0;   // When it was reported as overdue; 0: it was not.
    InstantMs decided_at = 0;     // 0: open.
    std::optional<ReviewOutcome> outcome;
    std::string decided_by;
    std::string opinion;
    bool operator==(const Review&) const = default;
};
constexpr auto fields(Tag<Review>) {
    using R = Review;
    return std::tuple{
        field("review_id", &R::review_id, {"审核标识", "Review id"}),
        field("kind", &R::kind, {"类型", "Kind"}),
        field("task", &R::task, {"待办", "Task"}),
        field("case_id", &R::case_id, {"办件标识", "Case id"}),
        field("number", &R::number, {"编号", "Number"}),
        field("title", &R::title, {"标题", "Title"}),
        field("party_id", &R::party_id, {"申请方标识", "Party id"}),
        field("party_name", &R::party_name, {"申请方", "Party"}),
        field("region", &R::region, {"所在区县", "County"}, {}, Editor::County),
        field("received_at", &R::received_at, {"收到时间", "Received at"}, {.min = 0}),
        field("due_on", &R::due_on, {"办理期限", "Due on"}, {}, Editor::Date),
        field("is_provisional", &R::is_provisional, {"期限暂定", "Provisional"}),
        field("escalated_at", &R::escalated_at, {"督办时间", "Escalated at"}, {.min = 0}),
        field("decided_at", &R::decided_at, {"办结时间", "Decided at"}, {.min = 0}),
        field("outcome", &R::outcome, {"结果", "Outcome"}),
        field("decided_by", &R::decided_by, {"办理人", "Decided by"}),
        field("opinion", &R::opinion, {"审核意见", "Opinion"}),
    };
}
inline Problems check(const Review& review) { return check_fields(review); }

// Whether it was, or still can be, done by its day.
inline bool is_in_time(const Review& review, InstantMs now) {
    const auto due = parse_date(review.due_on);
    const CivilDate done = civil_date_of(review.decided_at != 0 ? review.decided_at : now);
    return !due || to_days(done) <= to_days(*due);
}

}  // namespace emc
