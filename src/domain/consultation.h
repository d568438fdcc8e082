// 咨询: an enterprise asks an institution about one of its services, in rounds of question and
// answer. The aggregate is a value; what happens to it is apply() in
// domain/consultation_workflow.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case.h"
#include "domain/file_ref.h"

namespace emc {

enum class ConsultationState : std::uint8_t {
    Waiting,
    Answered,
    Viewed,
    Rated,
    Revoked,
    Declined,
    Closed,
};
inline constexpr EnumRow<ConsultationState> consultation_state_rows[] = {
    {ConsultationState::Waiting, "waiting", {"待回复", "To be answered"}},
    {ConsultationState::Answered, "answered", {"已回复", "Answered"}},
    {ConsultationState::Viewed, "viewed", {"已查看", "Viewed"}},
    {ConsultationState::Rated, "rated", {"已评价", "Rated"}},
    {ConsultationState::Revoked, "revoked", {"已撤回", "Taken back"}},
    {ConsultationState::Declined, "declined", {"不受理", "Declined"}},
    {ConsultationState::Closed, "closed", {"已关闭", "Closed"}},
};
constexpr std::span<const EnumRow<ConsultationState>> enum_rows(Tag<ConsultationState>) {
    return consultation_state_rows;
}

// Remind, Escalate and Close are the platform's.
enum class ConsultationCommand : std::uint8_t {
    Ask,
    Reply,
    View,
    FollowUp,
    Rate,
    Revoke,
    Decline,
    Remind,
    Escalate,
    Close,
};
inline constexpr EnumRow<ConsultationCommand> consultation_command_rows[] = {
    {ConsultationCommand::Ask, "ask", {"提交咨询", "Ask"}},
    {ConsultationCommand::Reply, "reply", {"回复", "Reply"}},
    {ConsultationCommand::View, "view", {"查看", "View"}},
    {ConsultationCommand::FollowUp, "follow_up", {"追问", "Ask again"}},
    {ConsultationCommand::Rate, "rate", {"评论", "Rate"}},
    {ConsultationCommand::Revoke, "revoke", {"撤回", "Take back"}},
    {ConsultationCommand::Decline, "decline", {"不受理", "Decline"}},
    {ConsultationCommand::Remind, "remind", {"催办", "Remind"}},
    {ConsultationCommand::Escalate, "escalate", {"督办", "Escalate"}},
    {ConsultationCommand::Close, "close", {"关闭", "Close"}},
};
constexpr std::span<const EnumRow<ConsultationCommand>> enum_rows(Tag<ConsultationCommand>) {
    return consultation_command_rows;
}

inline constexpr std::size_t consultation_rounds_max = 10;
inline constexpr std::size_t consultation_files_max = 3;  // With one question or answer.
inline constexpr FieldRules question_rules{.required = true, .chars_min = 5, .chars_max = 1000};

// What the enterprise fills in at 立刻咨询.
struct ConsultationRequest {
    std::string service_id;
    std::string content;
    std::vector<FileRef> files;
    bool operator==(const ConsultationRequest&) const = default;
};

struct ConsultationRatingDraft {
    std::int64_t score = 5;
    std::string words;
    bool operator==(const ConsultationRatingDraft&) const = default;
};

// Of one round; it is never changed.
struct ConsultationRating {
    ConsultationRatingDraft content;
    InstantMs at = 0;
    bool operator==(const ConsultationRating&) const = default;
};

struct ConsultationRound {
    std::string question;
    std::vector<FileRef> question_files;
    InstantMs asked_at = 0;
    InstantMs reminded_at = 0;   // When the institution was told that somebody waits; 0: not yet.
    InstantMs escalated_at = 0;  // When the window was told.
    std::string answer;          // Empty: it waits for one.
    std::vector<FileRef> answer_files;
    InstantMs answered_at = 0;
    std::string answered_by;
    InstantMs viewed_at = 0;
    std::optional<ConsultationRating> rating;
    bool operator==(const ConsultationRound&) const = default;
};

struct Consultation {
    std::string consultation_id;
    std::string number;
    std::int64_t version = 0;
    ConsultationState state = ConsultationState::Waiting;
    CaseParty enterprise;
    CaseParty institution;
    std::string service_id;
    std::string service_number;
    std::string service_name;               // As it was when it was asked about.
    std::vector<ConsultationRound> rounds;  // The first question is the first round.
    std::string decline_reason;
    InstantMs due_at = 0;  // When the platform next acts by itself; 0: never.
    std::vector<CaseLogEntry> log;
    InstantMs created_at = 0;
    InstantMs updated_at = 0;  // The last step that a person took.
    bool operator==(const Consultation&) const = default;
};

// Trimmed; open_consultation() looks at nothing else.
ConsultationRequest normalized(ConsultationRequest request);

// "files" TooLarge if there are more than three.
void check_file_count(Problems& problems, const std::vector<FileRef>& files);

Problems check(const ConsultationRequest& request);
Problems check(const ConsultationRatingDraft& rating);
Problems check(const ConsultationRating& rating);
Problems check(const ConsultationRound& round);
Problems check(const Consultation& consultation);

// A sentence for the log if the consultation contradicts itself; nothing for every one that apply()
// has made. The platform refuses to store one that does.
std::optional<std::string_view> contradiction_of(const Consultation& consultation);

}  // namespace emc

#include "domain/consultation_fields.h"  // IWYU pragma: export
