#include "support/server/case_story.h"

#include <algorithm>
#include <ranges>
#include <span>

namespace emc::test {
namespace {

template <class T>
T cut(T entity, std::size_t steps) {
    entity.log.resize(steps);
    entity.version = static_cast<std::int64_t>(steps);
    return entity;
}

constexpr std::string_view by_itself[] = {"remind", "escalate", "close", "expire", "recheck"};

template <class Row>
bool has_row(std::span<const Row> table, const CaseLogEntry& step) {
    if (step.actor == CaseActor::System && !std::ranges::contains(by_itself, step.command)) {
        return false;
    }
    return std::ranges::any_of(table, [&](const Row& row) {
        return enum_row(row.from).word == step.from && enum_row(row.command).word == step.command &&
               enum_row(row.to).word == step.to && row.actor == step.actor;
    });
}

// The rows of one case, opened and closed step by step.
class ReviewStory {
public:
    ReviewStory(Review blank, const std::vector<Review>& found)
        : blank_(std::move(blank)), found_(found) {}

    void close(const CaseLogEntry& step, ReviewOutcome outcome) {
        if (rows_.empty() || rows_.back().decided_at != 0) return;
        Review& row = rows_.back();
        row.decided_at = step.at;
        row.outcome = outcome;
        row.decided_by = step.by;
        if (step.command == "return") row.opinion = step.remark;
    }

    void open(const CaseLogEntry& step, ReviewTask task) {
        Review row = blank_;
        row.task = task;
        row.received_at = step.at;
        const Deadline due = WorkCalendar::built_in().deadline(civil_date_of(step.at),
                                                               review_working_days(row.kind, task));
        row.due_on = to_string(due.date);
        row.is_provisional = due.is_provisional;
        if (rows_.size() < found_.size()) {
            const Review& there = found_[rows_.size()];
            row.review_id = there.review_id;
            row.title = there.title;
            row.escalated_at = there.escalated_at;
            row.opinion = there.opinion;
        }
        rows_.push_back(std::move(row));
    }

    // The entity knows its open term too.
    std::vector<Review> told(const std::string& due_on) && {
        const bool is_open = !rows_.empty() && rows_.back().decided_at == 0;
        if (is_open) rows_.back().due_on = due_on;
        if (is_open == due_on.empty()) rows_.clear();
        return std::move(rows_);
    }

private:
    Review blank_;
    const std::vector<Review>& found_;
    std::vector<Review> rows_;
};

template <class T>
Review blank_review(const T& entity, ReviewKind kind, std::string case_id, std::string number) {
    return {.kind = kind,
            .case_id = std::move(case_id),
            .number = std::move(number),
            .party_id = entity.enterprise.party_id,
            .party_name = entity.enterprise.name,
            .region = entity.enterprise.region};
}

ReviewOutcome outcome_of(const CaseLogEntry& step, ReviewOutcome otherwise) {
    if (step.command == "approve") return ReviewOutcome::Approved;
    if (step.command == "return") return ReviewOutcome::Returned;
    return step.command == "revoke" ? ReviewOutcome::Revoked : otherwise;
}

void add(std::set<std::string>& ids, const std::vector<FileRef>& files) {
    for (const FileRef& file : files) ids.insert(file.file_id);
}
void add(std::set<std::string>& ids, const std::optional<FileRef>& file) {
    if (file) ids.insert(file->file_id);
}

std::set<std::string> shown_ids(const Shop& shop) {
    std::set<std::string> ids;
    add(ids, shop.application.pictures);
    add(ids, shop.application.logo);
    add(ids, shop.pages.banner);
    for (const ShopProduct& product : shop.pages.products) add(ids, product.picture);
    return ids;
}

}  // namespace

std::string_view flaw_of(const Consultation& consultation) {
    return contradiction_of(consultation).value_or("");
}
std::string_view flaw_of(const Demand& demand) { return contradiction_of(demand).value_or(""); }
std::string_view flaw_of(const Shop& shop) {
    const bool is_suspended = shop.state == ShopState::Suspended;
    if (is_suspended != shop.suspended_by.has_value()) return "who suspended it";
    const bool was_opened = shop.state == ShopState::Open || is_suspended;
    if (was_opened != (shop.opened_at != 0)) return "when it was opened";
    if (was_opened && !check(shop.pages).empty()) return "its pages";
    return shop.state == ShopState::Guiding && !shop.guide ? "its guide" : "";
}
std::string_view flaw_of(const Verification& verification) {
    return check(verification.request).empty() ? "" : "its request";
}

bool is_public(const Consultation&) { return false; }
bool is_public(const Demand& demand) { return is_shown(demand); }
bool is_public(const Shop& shop) { return shop.state == ShopState::Open; }
bool is_public(const Verification&) { return false; }

Consultation as_of(Consultation consultation, std::size_t steps) {
    return cut(std::move(consultation), steps);
}
Shop as_of(Shop shop, std::size_t steps) { return cut(std::move(shop), steps); }
Verification as_of(Verification verification, std::size_t steps) {
    return cut(std::move(verification), steps);
}
Demand as_of(Demand demand, std::size_t steps) {
    const auto version = static_cast<std::int64_t>(steps);
    std::vector<DemandResponse> responses;
    std::size_t place = 0;  // Responses are in the order of their steps.
    for (const CaseLogEntry& step : demand.log | std::views::take(steps)) {
        if (step.command != "respond") continue;
        DemandResponse response = demand.responses[place++];
        if (response.version > version) {
            response.state = ResponseState::Open;
            response.version = step.version;
        }
        responses.push_back(std::move(response));
    }
    demand.responses = std::move(responses);
    return cut(std::move(demand), steps);
}

bool may_take(const Consultation&, const CaseLogEntry& step) {
    const bool is_first = step.seq == 1;  // 立刻咨询 makes the consultation.
    if (is_first) return step.command == "ask" && step.actor == CaseActor::Enterprise;
    return has_row(consultation_transitions(), step);
}
bool may_take(const Demand&, const CaseLogEntry& step) {
    return has_row(demand_transitions(), step);
}
bool may_take(const Shop&, const CaseLogEntry& step) { return has_row(shop_transitions(), step); }
bool may_take(const Verification&, const CaseLogEntry& step) {
    return has_row(verification_transitions(), step);
}

std::vector<Review> expected_reviews(const Consultation&, const std::vector<Review>&) { return {}; }

std::vector<Review> expected_reviews(const Demand& demand, const std::vector<Review>& found) {
    constexpr std::string_view closing[] = {"approve", "return", "revoke",
                                            "close",   "delist", "choose"};
    ReviewStory story(blank_review(demand, ReviewKind::Demand, demand.demand_id, demand.number),
                      found);
    for (const CaseLogEntry& step : demand.log) {
        if (std::ranges::contains(closing, step.command)) {
            story.close(step, outcome_of(step, ReviewOutcome::Revoked));
        }
        const bool asks = step.command == "submit" || step.command == "renew";
        if (asks) story.open(step, ReviewTask::Decide);
    }
    return std::move(story).told(demand.review_due_on);
}

std::vector<Review> expected_reviews(const Shop& shop, const std::vector<Review>& found) {
    const auto task_of = [](const std::string& state) {
        return review_task_of(enum_from_word<ShopState>(state).value_or(ShopState::Draft));
    };
    ReviewStory story(blank_review(shop, ReviewKind::Shop, shop.shop_id, shop.number), found);
    for (const CaseLogEntry& step : shop.log) {
        if (step.from == step.to) continue;
        story.close(step, outcome_of(step, ReviewOutcome::Done));
        if (const auto task = task_of(step.to)) story.open(step, *task);
    }
    return std::move(story).told(shop.review_due_on);
}

std::vector<Review> expected_reviews(const Verification& verification,
                                     const std::vector<Review>& found) {
    ReviewStory story(
        blank_review(verification, ReviewKind::Verification, verification.verification_id, ""),
        found);
    for (const CaseLogEntry& step : verification.log) {
        story.close(step, outcome_of(step, ReviewOutcome::Revoked));
        const bool is_with_window = step.to == "in_review" || step.to == "recheck";
        if (is_with_window) story.open(step, ReviewTask::Decide);
    }
    return std::move(story).told(verification.review_due_on);
}

std::set<std::string> file_ids_of(const Consultation& consultation) {
    std::set<std::string> ids;
    for (const ConsultationRound& round : consultation.rounds) {
        add(ids, round.question_files);
        add(ids, round.answer_files);
    }
    return ids;
}
std::set<std::string> file_ids_of(const Demand& demand) {
    std::set<std::string> ids;
    add(ids, demand.content.files);
    for (const DemandEdition& edition : demand.editions) add(ids, edition.content.files);
    for (const DemandResponse& response : demand.responses) add(ids, response.files);
    return ids;
}
std::set<std::string> file_ids_of(const Shop& shop) {
    std::set<std::string> ids = shown_ids(shop);
    add(ids, shop.application.licence);
    return ids;
}
std::set<std::string> file_ids_of(const Verification& verification) {
    std::set<std::string> ids;
    add(ids, verification.request.licence);
    add(ids, verification.request.authorization);
    return ids;
}

std::set<std::string> public_file_ids_of(const Consultation&) { return {}; }
std::set<std::string> public_file_ids_of(const Demand& demand) {
    std::set<std::string> ids;
    const DemandEdition* edition = published_edition(demand);
    if (edition != nullptr && demand.state != DemandState::Delisted) {
        add(ids, edition->content.files);
    }
    return ids;
}
std::set<std::string> public_file_ids_of(const Shop& shop) {
    return is_public(shop) ? shown_ids(shop) : std::set<std::string>();
}
std::set<std::string> public_file_ids_of(const Verification&) { return {}; }

}  // namespace emc::test
