// The field tables of domain/consultation.h, which includes this file.
#pragma once

#include <tuple>

#include "domain/consultation.h"

namespace emc {

constexpr auto fields(Tag<ConsultationRequest>) {
    using R = ConsultationRequest;
    return std::tuple{
        field("service_id", &R::service_id, {"服务项目", "Service"},
              {.required = true, .chars_max = 64}),
        field("content", &R::content, {"咨询内容", "Question"}, question_rules, Editor::Paragraph),
        field("files", &R::files, {"附件", "Attachments"}),
    };
}

constexpr auto fields(Tag<ConsultationRatingDraft>) {
    using R = ConsultationRatingDraft;
    return std::tuple{
        field("score", &R::score, {"评分", "Score"}, {.min = 1, .max = 5}, Editor::Integer),
        field("words", &R::words, {"评论", "Words"}, {.chars_max = 500}, Editor::Paragraph),
    };
}

constexpr auto fields(Tag<ConsultationRating>) {
    using R = ConsultationRating;
    return std::tuple{
        field("content", &R::content, {"评价", "Rating"}),
        field("at", &R::at, {"评价时间", "Rated at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<ConsultationRound>) {
    using R = ConsultationRound;
    return std::tuple{
        field("question", &R::question, {"问题", "Question"}, {}, Editor::Paragraph),
        field("question_files", &R::question_files, {"问题附件", "Files of the question"}),
        field("asked_at", &R::asked_at, {"提问时间", "Asked at"}, {.min = 0}),
        field("reminded_at", &R::reminded_at, {"催办时间", "Reminded at"}, {.min = 0}),
        field("escalated_at", &R::escalated_at, {"督办时间", "Escalated at"}, {.min = 0}),
        field("answer", &R::answer, {"回复", "Answer"}, {}, Editor::Paragraph),
        field("answer_files", &R::answer_files, {"回复附件", "Files of the answer"}),
        field("answered_at", &R::answered_at, {"回复时间", "Answered at"}, {.min = 0}),
        field("answered_by", &R::answered_by, {"回复人", "Answered by"}),
        field("viewed_at", &R::viewed_at, {"查看时间", "Viewed at"}, {.min = 0}),
        field("rating", &R::rating, {"评价", "Rating"}),
    };
}

constexpr auto fields(Tag<Consultation>) {
    using C = Consultation;
    return std::tuple{
        field("consultation_id", &C::consultation_id, {"咨询标识", "Consultation id"}),
        field("number", &C::number, {"咨询编号", "Number"}),
        field("version", &C::version, {"版本", "Version"}, {.min = 0}),
        field("state", &C::state, {"状态", "State"}),
        field("enterprise", &C::enterprise, {"企业", "Enterprise"}),
        field("institution", &C::institution, {"机构", "Institution"}),
        field("service_id", &C::service_id, {"服务标识", "Service id"}),
        field("service_number", &C::service_number, {"服务编号", "Service number"}),
        field("service_name", &C::service_name, {"服务项目", "Service"}),
        field("rounds", &C::rounds, {"问答", "Rounds"}),
        field("decline_reason", &C::decline_reason, {"不受理原因", "Why declined"}),
        field("due_at", &C::due_at, {"平台处理时间", "Due at"}, {.min = 0}),
        field("log", &C::log, {"操作日志", "Log"}),
        field("created_at", &C::created_at, {"咨询时间", "Asked at"}, {.min = 0}),
        field("updated_at", &C::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

}  // namespace emc
