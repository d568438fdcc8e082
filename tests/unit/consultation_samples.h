// Consultations and their actions for tests. No real names.
#pragma once

#include "domain/consultation_workflow.h"
#include "unit/order_samples.h"

namespace emc::samples {

inline ConsultationOpening consultation_opening() {
    return {.consultation_id = "consultation-1",
            .number = "ZX202611240000176",
            .enterprise = {"enterprise-1", "湖南示例制造有限公司", "91430100TEST000001", "430102"},
            .institution = {"institution-1", "湖南示例服务中心", "91430100TEST000002", "430103"},
            .service_number = "FW202611240000017",
            .service_name = "小微企业融资方案设计"};
}

inline ConsultationRequest question() {
    return {.service_id = "service-1", .content = " 请问需要准备哪些材料？ "};
}

// The command with everything that it needs.
inline ConsultationAction action_for(const Consultation& consultation,
                                     ConsultationCommand command) {
    ConsultationAction action{.consultation_id = consultation.consultation_id,
                              .command = command,
                              .expected_version = consultation.version};
    if (command == ConsultationCommand::Reply) action.text = "营业执照和近两年的报表。";
    if (command == ConsultationCommand::FollowUp) action.text = "报表需要审计吗？";
    if (command == ConsultationCommand::Decline) action.reason = "超出服务范围";
    if (command == ConsultationCommand::Rate) {
        action.rating = ConsultationRatingDraft{.score = 4, .words = "清楚"};
    }
    return action;
}

}  // namespace emc::samples
