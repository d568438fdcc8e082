// 咨询: 我的咨询 of the enterprise, 咨询回复 of the institution, and what a window may read.
// Somebody else's consultation is NotFound.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/consultation_summary.h"

namespace emc {

// 立刻咨询.
struct CreateConsultation {
    using Input = ConsultationRequest;
    using Output = Consultation;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/consultations";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "createConsultation";
    static constexpr std::string_view tag = "consultations";
    static constexpr Text summary = {"立刻咨询", "Ask about a service"};
    static constexpr int success_status = 201;
};

struct ConsultationQuery {
    std::optional<ConsultationState> state;
    std::string q;            // In the number, the service's name or a party's name.
    bool is_waiting = false;  // Only what waits for the caller: unread, or unanswered.
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const ConsultationQuery&) const = default;
};
constexpr auto fields(Tag<ConsultationQuery>) {
    using Q = ConsultationQuery;
    return std::tuple{
        field("state", &Q::state, {"状态", "State"}, {}, Editor::Choice),
        field("q", &Q::q, {"搜索", "Search"}, {.chars_max = 100}),
        field("is_waiting", &Q::is_waiting, {"待我处理", "Waiting for me"}, {}, Editor::Toggle),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const ConsultationQuery& query) { return check_fields(query); }

struct ConsultationPage {
    // The one that changed last comes first; for an institution what it has to answer comes before,
    // the longest waiting at the top.
    std::vector<ConsultationSummary> items;
    std::string next_cursor;
    std::int64_t total = 0;
    bool operator==(const ConsultationPage&) const = default;
};
constexpr auto fields(Tag<ConsultationPage>) {
    using P = ConsultationPage;
    return std::tuple{
        field("items", &P::items, {"咨询", "Consultations"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

struct ListConsultations {
    using Input = ConsultationQuery;
    using Output = ConsultationPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/consultations";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listConsultations";
    static constexpr std::string_view tag = "consultations";
    static constexpr Text summary = {"我的咨询", "The caller's consultations"};
    static constexpr int success_status = 200;
};

struct ConsultationKey {
    std::string consultation_id;
    bool operator==(const ConsultationKey&) const = default;
};
constexpr auto fields(Tag<ConsultationKey>) {
    return std::tuple{
        field("consultation_id", &ConsultationKey::consultation_id, {"咨询标识", "Consultation id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const ConsultationKey& key) { return check_fields(key); }

struct ReadConsultation {
    using Input = ConsultationKey;
    using Output = Consultation;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/consultations/{consultation_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readConsultation";
    static constexpr std::string_view tag = "consultations";
    static constexpr Text summary = {"查看咨询", "Read a consultation"};
    static constexpr int success_status = 200;
};

// The version that the person looked at is in the action. A View of what the enterprise has viewed
// already is answered with the consultation as it is.
struct ActOnConsultation {
    using Input = ConsultationAction;
    using Output = Consultation;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/consultations/{consultation_id}/actions";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "actOnConsultation";
    static constexpr std::string_view tag = "consultations";
    static constexpr Text summary = {"办理咨询的一步", "Take a step of a consultation"};
    static constexpr int success_status = 200;
};

}  // namespace emc
