// 需求: what an enterprise looks for. The window reviews it, the hall shows it, institutions
// respond, one of them is chosen. What happens to it is apply() in domain/demand_workflow.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case.h"
#include "domain/demand_words.h"
#include "domain/profile.h"
#include "domain/review.h"
#include "domain/service_item.h"

namespace emc {

// What the enterprise fills in. Without a budget the price is 面议.
struct DemandDraft {
    std::string title;
    std::string category;  // A sub-category of six digits.
    std::string description;
    std::optional<std::int64_t> budget_min_fen;
    std::optional<std::int64_t> budget_max_fen;
    std::string ends_on;               // 截止日期: the last day of responses.
    std::vector<std::string> regions;  // As those of a service.
    std::vector<ServiceWay> ways;
    std::string contact;
    std::string phone;
    std::string email;
    bool is_contact_public = false;
    std::vector<FileRef> files;
    bool operator==(const DemandDraft&) const = default;
};

// What was once submitted, and what the window said to it.
struct DemandEdition {
    std::int64_t number = 1;
    DemandDraft content;
    InstantMs submitted_at = 0;
    std::optional<ReviewOutcome> outcome;  // Nothing while it waits.
    std::string opinion;
    InstantMs decided_at = 0;
    bool operator==(const DemandEdition&) const = default;
};

// How other enterprises rate an institution.
struct Standing {
    std::int64_t rating_count = 0;
    std::int64_t rating_hundredths = 0;  // 487 is 4.87.
    bool operator==(const Standing&) const = default;
};

struct DemandResponse {
    std::string response_id;
    ResponseState state = ResponseState::Open;
    CaseParty institution;
    Standing standing;
    std::optional<std::int64_t> price_fen;  // Nothing: 面议.
    std::string words;
    std::vector<FileRef> files;
    InstantMs at = 0;
    std::int64_t version = 0;  // Of the demand when the response changed last.
    bool operator==(const DemandResponse&) const = default;
};

struct Demand {
    std::string demand_id;
    std::string number;
    std::int64_t version = 0;
    std::int64_t steady_version = 0;  // After the last step that was no institution's.
    DemandState state = DemandState::Draft;
    CaseParty enterprise;
    DemandDraft content;  // As the enterprise wrote it last; what the public sees is in `editions`.
    std::vector<DemandEdition> editions;  // The newest last.
    bool is_past = false;                 // The last day of the published edition is over.
    std::string review_due_on;            // The day by which the window answers; empty: not asked.
    bool is_due_provisional = false;
    std::vector<DemandResponse> responses;
    std::optional<DemandCloseReason> close_reason;
    std::string order_id;  // That came of it.
    std::string order_number;
    std::vector<CaseLogEntry> log;
    InstantMs created_at = 0;
    InstantMs updated_at = 0;
    bool operator==(const Demand&) const = default;
};

// What the public sees, or would see; null before the first approval.
const DemandEdition* published_edition(const Demand& demand);
// What was published when the response was given; null for none of this demand.
const DemandEdition* answered_edition(const Demand& demand, const DemandResponse& response);
// Whether the hall shows it, and institutions may respond.
bool is_shown(const Demand& demand);
std::int64_t open_responses(const Demand& demand);
// The institution's response that counts: the last one. Null: none.
const DemandResponse* response_of(const Demand& demand, std::string_view institution_id);

std::string budget_text(const DemandDraft& draft);  // "10,000.00 至 30,000.00 元", "面议"
std::string demand_regions_text(const DemandDraft& draft);
std::vector<FieldChange> diff(const DemandDraft& before, const DemandDraft& after);

DemandDraft normalized(DemandDraft draft);

Problems check(const DemandDraft& draft);
// And that the last day lies after today and within a year.
Problems check(const DemandDraft& draft, CivilDate today);
// A draft may have gaps; what is filled in must fit.
Problems check_gaps_allowed(const DemandDraft& draft);
Problems check(const DemandEdition& edition);
Problems check(const Standing& standing);
Problems check(const DemandResponse& response);
Problems check(const Demand& demand);

// A sentence for the log if the demand contradicts itself; nothing for every one that apply() made.
std::optional<std::string_view> contradiction_of(const Demand& demand);

}  // namespace emc

#include "domain/demand_fields.h"  // IWYU pragma: export
