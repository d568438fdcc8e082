// Demands and steps for tests: whole ones, which a test then spoils. No real names.
#pragma once

#include <string>

#include "domain/demand_workflow.h"
#include "unit/order_samples.h"

namespace emc::samples {

inline DemandDraft demand_draft() {
    return {.title = "需要ISO 9001认证辅导",
            .category = "141100",
            .description = "公司一百二十人，计划半年内通过质量管理体系认证，需要全程辅导。",
            .budget_min_fen = 1'000'000,
            .budget_max_fen = 3'000'000,
            .ends_on = "2026-12-31",
            .regions = {"430100"},
            .ways = {ServiceWay::OnSite},
            .contact = "测试员",
            .phone = "0731-80000002",
            .email = "test@example.cn"};
}

inline DemandOpening demand_opening() {
    return {.demand_id = "demand-1",
            .number = "XQ202611240000017",
            .enterprise = {"enterprise-1", "湖南示例制造有限公司", "91430100TEST000001", "430102"}};
}

inline CaseParty institution(int number) {
    const std::string digit = std::to_string(number);
    return {"institution-" + digit, "湖南示例服务中心" + digit, "91430100TEST10000" + digit,
            "430103"};
}

inline DemandContext demand_context(CaseActor actor, InstantMs now = start, int who = 1) {
    DemandContext step{.who = context(actor, now)};
    if (actor == CaseActor::Institution) {
        step.party = institution(who);
        step.who.party_id = step.party.party_id;
        step.standing = {12, 468};
        step.new_id = "response-" + std::to_string(who);
    } else {
        step.new_id = "order-9";
        step.order_number = "DD202611240000176";
    }
    return step;
}

inline DemandAction demand_action(const Demand& demand, DemandCommand command) {
    DemandAction action{
        .demand_id = demand.demand_id, .command = command, .expected_version = demand.version};
    const bool turns_down = command == DemandCommand::Return || command == DemandCommand::Delist;
    if (turns_down) action.reason = "请补充说明";
    if (command == DemandCommand::Close) action.close_reason = DemandCloseReason::NotNeeded;
    if (command == DemandCommand::Respond) {
        action.price_fen = 2'000'000;
        action.words = "十年认证辅导经验，三个月完成";
    }
    if (command == DemandCommand::Choose) {
        for (const DemandResponse& response : demand.responses) {
            if (response.state == ResponseState::Open) action.response_id = response.response_id;
        }
    }
    return action;
}

}  // namespace emc::samples
