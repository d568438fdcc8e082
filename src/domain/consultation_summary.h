// A consultation as one row of 我的咨询 and 咨询回复.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "domain/consultation_workflow.h"

namespace emc {

struct ConsultationSummary {
    std::string consultation_id;
    std::string number;
    std::int64_t version = 0;
    ConsultationState state = ConsultationState::Waiting;
    std::string service_id;
    std::string service_name;
    std::string enterprise_name;
    std::string institution_name;
    std::optional<CaseActor> waits_for;
    std::int64_t rounds = 1;
    InstantMs asked_at = 0;      // The last question.
    InstantMs escalated_at = 0;  // Of the last question; 0: it is not overdue, or was not reported.
    InstantMs created_at = 0;
    InstantMs updated_at = 0;
    bool operator==(const ConsultationSummary&) const = default;
};
constexpr auto fields(Tag<ConsultationSummary>) {
    using C = ConsultationSummary;
    return std::tuple{
        field("consultation_id", &C::consultation_id, {"咨询标识", "Consultation id"}),
        field("number", &C::number, {"咨询编号", "Number"}),
        field("version", &C::version, {"版本", "Version"}, {.min = 0}),
        field("state", &C::state, {"状态", "State"}),
        field("service_id", &C::service_id, {"服务标识", "Service id"}),
        field("service_name", &C::service_name, {"服务项目", "Service"}),
        field("enterprise_name", &C::enterprise_name, {"企业", "Enterprise"}),
        field("institution_name", &C::institution_name, {"机构", "Institution"}),
        field("waits_for", &C::waits_for, {"待办理方", "Waits for"}),
        field("rounds", &C::rounds, {"轮次", "Rounds"}, {.min = 1}),
        field("asked_at", &C::asked_at, {"提问时间", "Asked at"}, {.min = 0}),
        field("escalated_at", &C::escalated_at, {"督办时间", "Escalated at"}, {.min = 0}),
        field("created_at", &C::created_at, {"咨询时间", "First asked at"}, {.min = 0}),
        field("updated_at", &C::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}
inline Problems check(const ConsultationSummary& summary) { return check_fields(summary); }

inline ConsultationSummary summary_of(const Consultation& consultation) {
    const ConsultationRound last =
        consultation.rounds.empty() ? ConsultationRound{} : consultation.rounds.back();
    return {.consultation_id = consultation.consultation_id,
            .number = consultation.number,
            .version = consultation.version,
            .state = consultation.state,
            .service_id = consultation.service_id,
            .service_name = consultation.service_name,
            .enterprise_name = consultation.enterprise.name,
            .institution_name = consultation.institution.name,
            .waits_for = waits_for(consultation),
            .rounds = static_cast<std::int64_t>(consultation.rounds.size()),
            .asked_at = last.asked_at,
            .escalated_at = last.escalated_at,
            .created_at = consultation.created_at,
            .updated_at = consultation.updated_at};
}

}  // namespace emc
