// Orders, actions and services for tests: whole ones, which a test then spoils. No real names.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "domain/order_workflow.h"

namespace emc::samples {

inline constexpr InstantMs day_ms = 24LL * 3600 * 1000;
inline constexpr InstantMs start = 1'795'500'000'000;  // 2026-11-24 in Changsha.

inline ServiceDraft service_draft() {
    return {.name = "小微企业融资方案设计",
            .category = "110100",
            .ways = {ServiceWay::OnSite, ServiceWay::Network},
            .audiences = {ServiceAudience::Micro, ServiceAudience::Small},
            .regions = {"430100", "430200"},
            .charging = Charging::Fixed,
            .price_fen = 1'000'001,
            .unit = PriceUnit::Time,
            .description = "了解企业情况，设计融资方案，协助对接银行，跟踪放款。",
            .deliverables = "融资方案书一份",
            .working_days = 20,
            .stages = {{"前期调研", 30, 5, "调研报告"},
                       {"方案设计", 30, 10, "方案书"},
                       {"对接落实", 40, 5, ""}},
            .contact = "测试员",
            .phone = "0731-80000001",
            .email = "",
            .picture = ""};
}

inline OrderOpening opening() {
    return {.order_id = "order-1",
            .number = "DD202611240000176",
            .enterprise = {"enterprise-1", "湖南示例制造有限公司", "91430100TEST000001", "430102"},
            .institution = {"institution-1", "湖南示例服务中心", "91430100TEST000002", "430103"},
            .window_id = "window-430102",
            .service = {"service-1", "FW202611240000017", 1, service_draft()},
            .service_state = ServiceState::Listed};
}

inline OrderRequest request() {
    return {.service_id = "service-1",
            .contact = "测试员",
            .phone = "0731-80000002",
            .needs = "需要三百万元流动资金贷款的方案"};
}

inline CaseContext context(CaseActor actor, InstantMs now = start) {
    switch (actor) {
        case CaseActor::Enterprise:
            return {actor, "enterprise-1", "430102", "买方操作员", now};
        case CaseActor::Institution:
            return {actor, "institution-1", "430103", "机构操作员", now};
        case CaseActor::Window:
            return {actor, "window-430102", "430102", "窗口操作员", now};
        case CaseActor::System:
            return {actor, {}, {}, "平台", now};
    }
    return {};
}

inline ContractDraft contract_draft(std::int64_t amount_fen, PaymentPlan plan = PaymentPlan::Once) {
    ContractDraft draft{.title = "融资方案设计服务合同",
                        .enterprise = {"湖南示例制造有限公司", "91430100TEST000001"},
                        .institution = {"湖南示例服务中心", "91430100TEST000002"},
                        .content = "为甲方设计融资方案并协助对接银行。",
                        .amount_fen = amount_fen,
                        .payment_plan = plan,
                        .starts_on = "2026-12-01",
                        .ends_on = "2027-06-30"};
    draft.stages = stages_from_template(service_draft().stages, amount_fen, {2026, 12, 1},
                                        WorkCalendar::built_in());
    return draft;
}

// Other terms for what is not accepted yet, one way or another; nothing once all is accepted.
inline std::optional<ContractDraft> amended(const Order& order, unsigned way) {
    const std::optional<std::size_t> current = current_stage(order);
    if (!current || frozen_contract(order) == nullptr) return std::nullopt;
    ContractDraft draft = frozen_contract(order)->content;
    constexpr std::size_t stages_max = 20;
    if (way % 3 == 0) {
        draft.stages.back().amount_fen = draft.stages.back().amount_fen.value_or(0) / 2;
    } else if (way % 3 == 1) {
        draft.stages.resize(*current + 1);
    } else if (draft.stages.size() < stages_max) {
        draft.stages.push_back(draft.stages.back());
        draft.stages.back().name = "补充工作";
        draft.stages.back().amount_fen = 0;
    }
    draft.amount_fen = stage_sum_fen(draft);
    return draft;
}

// The contracts of `after` go on from those of `before`: the frozen ones stay, and only a
// settlement adds to them.
inline bool keeps_contracts(const Order& before, const Order& after) {
    if (frozen_contract(before) == nullptr || after.contracts == before.contracts) return true;
    return after.log.back().command == OrderCommand::SettleAppeal &&
           after.contracts.size() == before.contracts.size() + 1 &&
           after.contracts.back().is_amendment() &&
           std::equal(before.contracts.begin(), before.contracts.end(), after.contracts.begin());
}

// The command with everything that the order needs for it.
inline OrderAction action_for(const Order& order, OrderCommand command,
                              std::int64_t amount_fen = 1'000'001,
                              PaymentPlan plan = PaymentPlan::Once) {
    OrderAction action{.order_id = order.order_id,
                       .command = command,
                       .expected_version = order.version,
                       .reason = needs(command, OrderInput::Reason) ? "情况说明" : "",
                       .text = needs(command, OrderInput::Text) ? "按约定完成，请查收" : ""};
    if (needs(command, OrderInput::Price)) action.price_fen = amount_fen;
    if (needs(command, OrderInput::Contract)) action.contract = contract_draft(amount_fen, plan);
    if (needs(command, OrderInput::Fingerprint) && !order.contracts.empty()) {
        action.contract_sha256 = fingerprint(order.contracts.back());
    }
    if (needs(command, OrderInput::Stage)) {
        action.stage = static_cast<std::int64_t>(current_stage(order).value_or(0)) + 1;
    }
    if (needs(command, OrderInput::Payment)) {
        action.payment = PaymentDraft{.amount_fen = due_fen(order), .paid_on = "2026-11-24"};
    }
    if (needs(command, OrderInput::Rating)) {
        action.rating = RatingDraft{.score = 5, .words = "专业、及时，很满意"};
        for (const StageProgress& stage : order.stages) {
            if (stage.state == StageState::Accepted) action.rating->stages.push_back({4, "好"});
        }
    }
    if (needs(command, OrderInput::AppealKind)) action.appeal_kind = AppealKind::Other;
    return action;
}

}  // namespace emc::samples
