// What may happen to a consultation, to whom it is given to make it happen, and what comes of it
// (domain.md §5.4).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "domain/consultation.h"
#include "domain/service_item.h"
#include "domain/workflow.h"

namespace emc {

// Only what the command needs is looked at: Reply and FollowUp `text` and `files`, Decline
// `reason`, Rate `rating`.
struct ConsultationAction {
    std::string consultation_id;
    ConsultationCommand command = ConsultationCommand::View;
    std::int64_t expected_version = 0;
    std::string text;
    std::vector<FileRef> files;
    std::string reason;
    std::optional<ConsultationRatingDraft> rating;
    bool operator==(const ConsultationAction&) const = default;
};
constexpr auto fields(Tag<ConsultationAction>) {
    using A = ConsultationAction;
    return std::tuple{
        field("consultation_id", &A::consultation_id, {"咨询标识", "Consultation id"},
              {.chars_max = 64}),
        field("command", &A::command, {"操作", "Command"}, {}, Editor::Choice),
        field("expected_version", &A::expected_version, {"版本", "Version"}, {.min = 0}),
        field("text", &A::text, {"内容", "Words"}, {.chars_min = 2, .chars_max = 2000},
              Editor::Paragraph),
        field("files", &A::files, {"附件", "Attachments"}),
        field("reason", &A::reason, {"不受理原因", "Why declined"},
              {.chars_min = 2, .chars_max = 500}, Editor::Paragraph),
        field("rating", &A::rating, {"评价", "Rating"}),
    };
}
ConsultationAction normalized(ConsultationAction action);
// Every field, and what the command needs.
Problems check(const ConsultationAction& action);

using ConsultationTransition =
    Transition<Consultation, ConsultationState, ConsultationCommand, CaseActor>;
std::span<const ConsultationTransition> consultation_transitions();

// The two sides, and the window of the enterprise's region.
bool may_see(const Consultation& consultation, const CaseContext& context);
// The first is what the consultation waits for, if it waits for this actor.
std::vector<ConsultationCommand> open_commands(const Consultation& consultation, CaseActor actor);
// Whose turn it is: the enterprise has an answer to read, or the institution a question to answer.
std::optional<CaseActor> waits_for(const Consultation& consultation);
// A View of what the enterprise has viewed already: nothing is left to be done, and it is no
// mistake either.
bool is_viewed_again(const Consultation& consultation, const ConsultationAction& action,
                     const CaseContext& context);

// When the platform reminds (2 working days), escalates (5) or closes (30 days); 0: never. Kept in
// `due_at`; to be made anew when the calendar changes.
InstantMs next_due(const Consultation& consultation, const WorkCalendar& calendar);
// What the platform does at that moment.
std::optional<ConsultationCommand> due_command(const Consultation& consultation);

// The consultation after the action, with its log row. It fails, in this order, with NotFound,
// Forbidden "consultation.not_yours", Stale "consultation.stale", Conflict and Invalid. Codes are
// in domain/consultation_sentences.h. A repeated action is Stale and changes nothing.
Result<Consultation> apply(const Consultation& consultation, const ConsultationAction& action,
                           const CaseContext& context);

// What the platform knows of the service and the parties when somebody asks.
struct ConsultationOpening {
    std::string consultation_id;
    std::string number;
    CaseParty enterprise;
    CaseParty institution;
    std::string service_number;
    std::string service_name;
    ServiceState service_state = ServiceState::Listed;
};

// 立刻咨询. Forbidden "consultation.not_enterprise"; Conflict "consultation.own_service",
// "consultation.service_off_shelf"; Invalid.
Result<Consultation> open_consultation(const ConsultationOpening& opening,
                                       const ConsultationRequest& request,
                                       const CaseContext& context);

}  // namespace emc
