#include "domain/demand.h"

#include <algorithm>
#include <ranges>

#include "domain/display.h"
#include "domain/rules/money.h"
#include "domain/rules/names.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr int days_until_end_max = 366;

std::string prose(std::string_view text) { return std::string(trimmed(text)); }
std::string plain(std::string_view text) { return prose(fold_width(text)); }

template <class Value>
void keep_distinct(std::vector<Value>& values) {
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
}

std::string names_of(const std::vector<FileRef>& files) {
    std::string names;
    for (const FileRef& file : files) {
        if (!names.empty()) names += "、";
        names += file.name;
    }
    return names;
}

template <class Value>
std::string shown(const Field<DemandDraft, Value>& row, const DemandDraft& draft) {
    if constexpr (std::is_same_v<Value, std::vector<FileRef>>) {
        return names_of(draft.*(row.member));
    } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
        return demand_regions_text(draft);
    } else {
        return display(draft.*(row.member), row.editor);
    }
}

bool is_waiting(DemandState state) {
    return state == DemandState::InReview || state == DemandState::ChangeReview;
}

std::optional<std::string_view> contradiction_of_editions(const Demand& demand) {
    const auto waits = [](const DemandEdition& edition) { return !edition.outcome; };
    const auto waiting = std::ranges::count_if(demand.editions, waits);
    if (waiting != (is_waiting(demand.state) ? 1 : 0)) return "what waits for review is lost";
    if (waiting == 1 && demand.editions.back().outcome) return "an older edition waits";
    if (waiting == 1 && demand.review_due_on.empty()) return "a review without its day";
    const bool was_public =
        demand.state == DemandState::Published || demand.state == DemandState::ChangeReview ||
        demand.state == DemandState::Expired || demand.state == DemandState::Delisted;
    if (was_public && published_edition(demand) == nullptr) return "nothing was published";
    if (published_edition(demand) == nullptr && !demand.responses.empty()) {
        return "a response to what was never shown";
    }
    return std::nullopt;
}

std::optional<std::string_view> contradiction_of_choice(const Demand& demand) {
    const auto chosen =
        std::ranges::count(demand.responses, ResponseState::Chosen, &DemandResponse::state);
    if (chosen > 1) return "two responses are chosen";
    if ((chosen == 1) == demand.order_id.empty()) return "a choice without its order";
    if (chosen == 1 && demand.state != DemandState::Closed) return "chosen and not closed";
    if (demand.state == DemandState::Closed && open_responses(demand) > 0) {
        return "closed while a response is open";
    }
    if (demand.close_reason.has_value() != (demand.state == DemandState::Closed)) {
        return "closed without a reason";
    }
    return std::nullopt;
}

}  // namespace

const DemandEdition* published_edition(const Demand& demand) {
    for (const DemandEdition& edition : std::views::reverse(demand.editions)) {
        if (edition.outcome == ReviewOutcome::Approved) return &edition;
    }
    return nullptr;
}

const DemandEdition* answered_edition(const Demand& demand, const DemandResponse& response) {
    for (const DemandEdition& edition : std::views::reverse(demand.editions)) {
        const bool was_there = edition.decided_at <= response.at;
        if (edition.outcome == ReviewOutcome::Approved && was_there) return &edition;
    }
    return nullptr;
}

bool is_shown(const Demand& demand) {
    const bool is_public =
        demand.state == DemandState::Published || demand.state == DemandState::ChangeReview;
    return is_public && !demand.is_past;
}

std::int64_t open_responses(const Demand& demand) {
    return std::ranges::count(demand.responses, ResponseState::Open, &DemandResponse::state);
}

const DemandResponse* response_of(const Demand& demand, std::string_view institution_id) {
    if (institution_id.empty()) return nullptr;
    for (const DemandResponse& response : std::views::reverse(demand.responses)) {
        if (response.institution.party_id == institution_id) return &response;
    }
    return nullptr;
}

std::string budget_text(const DemandDraft& draft) {
    const auto& [low, high] = std::pair(draft.budget_min_fen, draft.budget_max_fen);
    if (!low && !high) return "面议";
    if (!low) return "不超过 " + cny_text(*high) + " 元";
    if (!high) return "不低于 " + cny_text(*low) + " 元";
    if (*low == *high) return cny_text(*low) + " 元";
    return cny_text(*low) + " 至 " + cny_text(*high) + " 元";
}

std::string demand_regions_text(const DemandDraft& draft) {
    if (std::ranges::contains(draft.regions, whole_province)) return "全省";
    return display(draft.regions, Editor::County);
}

std::vector<FieldChange> diff(const DemandDraft& before, const DemandDraft& after) {
    std::vector<FieldChange> changes;
    for_each_field<DemandDraft>([&](const auto& row) {
        if (before.*(row.member) == after.*(row.member)) return;
        changes.push_back({.key = std::string(row.key),
                           .label = std::string(row.label.zh),
                           .before = shown(row, before),
                           .after = shown(row, after)});
    });
    return changes;
}

DemandDraft normalized(DemandDraft draft) {
    draft.title = prose(draft.title);
    draft.category = plain(draft.category);
    draft.description = prose(draft.description);
    draft.ends_on = plain(draft.ends_on);
    keep_distinct(draft.regions);
    keep_distinct(draft.ways);
    draft.contact = normalized_name(draft.contact);
    draft.phone = plain(draft.phone);
    draft.email = plain(draft.email);
    return draft;
}

Problems check(const DemandDraft& draft) {
    Problems problems = check_fields(draft);
    const bool is_range = draft.budget_min_fen && draft.budget_max_fen;
    if (is_range && *draft.budget_max_fen < *draft.budget_min_fen) {
        problems.push_back(
            {"budget_max_fen", Rule::TooSmall, *draft.budget_min_fen, *draft.budget_max_fen});
    }
    const auto files = static_cast<std::int64_t>(draft.files.size());
    if (draft.files.size() > files_max) {
        problems.push_back({"files", Rule::TooLarge, files_max, files});
    }
    return problems;
}

Problems check(const DemandDraft& draft, CivilDate today) {
    Problems problems = check(draft);
    const auto last = parse_date(draft.ends_on);
    if (!last) return problems;
    const std::int64_t days = to_days(*last) - to_days(today);
    if (days < 1) problems.push_back({"ends_on", Rule::DatePast});
    if (days > days_until_end_max) {
        problems.push_back({"ends_on", Rule::DateSpan, days_until_end_max, days});
    }
    return problems;
}

Problems check_gaps_allowed(const DemandDraft& draft) {
    Problems problems = check(draft);
    std::erase_if(problems, [](const Problem& problem) {
        return problem.rule == Rule::Required || problem.rule == Rule::TooShort;
    });
    return problems;
}

Problems check(const DemandEdition& edition) { return check_fields(edition); }
Problems check(const Standing& standing) { return check_fields(standing); }
Problems check(const DemandResponse& response) { return check_fields(response); }
Problems check(const Demand& demand) { return check_fields(demand); }

std::optional<std::string_view> contradiction_of(const Demand& demand) {
    if (demand.version != static_cast<std::int64_t>(demand.log.size())) {
        return "the log does not count the versions";
    }
    if (demand.steady_version > demand.version) return "a version that is yet to come";
    if (const auto found = contradiction_of_editions(demand)) return found;
    if (const auto found = contradiction_of_choice(demand)) return found;
    for (const DemandResponse& response : demand.responses) {
        const DemandResponse* last = response_of(demand, response.institution.party_id);
        if (&response != last && response.state == ResponseState::Open) {
            return "an institution responds twice";
        }
    }
    return std::nullopt;
}

}  // namespace emc
