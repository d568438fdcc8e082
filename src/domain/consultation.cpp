#include "domain/consultation.h"

#include <algorithm>

#include "domain/rules/width.h"

namespace emc {
namespace {

bool is_past(const ConsultationRound& round) {
    return !round.answer.empty() && round.viewed_at != 0;
}

// What the last round must be like in each state.
std::optional<std::string_view> contradiction_of_state(const Consultation& consultation) {
    const ConsultationRound& last = consultation.rounds.back();
    const bool is_answered = !last.answer.empty();
    switch (consultation.state) {
        case ConsultationState::Waiting:
        case ConsultationState::Revoked:
        case ConsultationState::Declined:
            if (is_answered) return "an answer and nobody told of it";
            break;
        case ConsultationState::Answered:
            if (!is_answered) return "answered without an answer";
            if (last.viewed_at != 0) return "viewed and still unread";
            break;
        case ConsultationState::Viewed:
        case ConsultationState::Closed:
            if (!is_past(last)) return "viewed without an answer";
            if (last.rating) return "rated and not shown as rated";
            break;
        case ConsultationState::Rated:
            if (!is_past(last)) return "a rating of what was not read";
            if (!last.rating) return "rated without a rating";
            break;
    }
    const bool is_declined = consultation.state == ConsultationState::Declined;
    if (is_declined == consultation.decline_reason.empty()) return "a reason without its decision";
    return std::nullopt;
}

}  // namespace

ConsultationRequest normalized(ConsultationRequest request) {
    request.content = std::string(trimmed(request.content));
    return request;
}

void check_file_count(Problems& problems, const std::vector<FileRef>& files) {
    if (files.size() <= consultation_files_max) return;
    problems.push_back(
        {"files", Rule::TooLarge, consultation_files_max, static_cast<std::int64_t>(files.size())});
}

Problems check(const ConsultationRequest& request) {
    Problems problems = check_fields(request);
    check_file_count(problems, request.files);
    return problems;
}

Problems check(const ConsultationRatingDraft& rating) { return check_fields(rating); }
Problems check(const ConsultationRating& rating) { return check_fields(rating); }
Problems check(const ConsultationRound& round) { return check_fields(round); }
Problems check(const Consultation& consultation) { return check_fields(consultation); }

std::optional<std::string_view> contradiction_of(const Consultation& consultation) {
    if (consultation.version != static_cast<std::int64_t>(consultation.log.size())) {
        return "the log does not count the versions";
    }
    if (consultation.rounds.empty()) return "nothing was asked";
    if (consultation.rounds.size() > consultation_rounds_max) return "too many rounds";
    const auto last = consultation.rounds.end() - 1;
    if (!std::all_of(consultation.rounds.begin(), last, is_past)) {
        return "asked again before the answer was read";
    }
    for (const ConsultationRound& round : consultation.rounds) {
        if (round.question.empty()) return "a round without a question";
        if (round.escalated_at != 0 && round.reminded_at == 0) return "escalated unreminded";
    }
    return contradiction_of_state(consultation);
}

}  // namespace emc
