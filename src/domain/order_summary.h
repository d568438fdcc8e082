// An order as one row of 我的订单 and 订单受理, and how many there are of each kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "domain/order_workflow.h"

namespace emc {

struct OrderSummary {
    std::string order_id;
    std::string number;
    std::int64_t version = 0;
    OrderState state = OrderState::Applied;
    std::string service_name;
    std::string enterprise_name;
    std::string institution_name;
    std::optional<std::int64_t> price_fen;
    std::optional<CaseActor> waits_for;
    InstantMs created_at = 0;
    InstantMs updated_at = 0;
    bool operator==(const OrderSummary&) const = default;
};
constexpr auto fields(Tag<OrderSummary>) {
    using O = OrderSummary;
    return std::tuple{
        field("order_id", &O::order_id, {"订单标识", "Order id"}),
        field("number", &O::number, {"订单编号", "Order number"}),
        field("version", &O::version, {"版本", "Version"}, {.min = 0}),
        field("state", &O::state, {"状态", "State"}),
        field("service_name", &O::service_name, {"服务项目", "Service"}),
        field("enterprise_name", &O::enterprise_name, {"企业", "Enterprise"}),
        field("institution_name", &O::institution_name, {"服务机构", "Institution"}),
        field("price_fen", &O::price_fen, {"金额", "Amount"}, amount_rules, Editor::Yuan),
        field("waits_for", &O::waits_for, {"待办理方", "Waits for"}),
        field("created_at", &O::created_at, {"申请时间", "Applied at"}, {.min = 0}),
        field("updated_at", &O::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}
inline Problems check(const OrderSummary& summary) { return check_fields(summary); }

inline OrderSummary summary_of(const Order& order) {
    return {.order_id = order.order_id,
            .number = order.number,
            .version = order.version,
            .state = order.state,
            .service_name = order.service.content.name,
            .enterprise_name = order.enterprise.name,
            .institution_name = order.institution.name,
            .price_fen = order.price_fen,
            .waits_for = waits_for(order),
            .created_at = order.created_at,
            .updated_at = order.updated_at};
}

struct OrderStateCount {
    OrderState state = OrderState::Applied;
    std::int64_t count = 0;
    bool operator==(const OrderStateCount&) const = default;
};
constexpr auto fields(Tag<OrderStateCount>) {
    using C = OrderStateCount;
    return std::tuple{
        field("state", &C::state, {"状态", "State"}),
        field("count", &C::count, {"数量", "Count"}, {.min = 0}),
    };
}
inline Problems check(const OrderStateCount& count) { return check_fields(count); }

struct OrderMonthCount {
    std::string month;  // "2026-11", of the application.
    std::int64_t count = 0;
    bool operator==(const OrderMonthCount&) const = default;
};
constexpr auto fields(Tag<OrderMonthCount>) {
    using C = OrderMonthCount;
    return std::tuple{
        field("month", &C::month, {"月份", "Month"}),
        field("count", &C::count, {"数量", "Count"}, {.min = 0}),
    };
}
inline Problems check(const OrderMonthCount& count) { return check_fields(count); }

// What the desk shows: states without an order are left out, months run to the present one.
struct OrderCounts {
    std::vector<OrderStateCount> states;
    std::vector<OrderMonthCount> months;
    std::int64_t waiting_for_me = 0;
    std::vector<OrderSummary> waiting;  // The first of them, as the list has them.
    // Answers that the enterprise has not read, or questions that the institution has not answered.
    std::int64_t waiting_consultations = 0;
    bool operator==(const OrderCounts&) const = default;
};
constexpr auto fields(Tag<OrderCounts>) {
    using C = OrderCounts;
    return std::tuple{
        field("states", &C::states, {"各状态", "States"}),
        field("months", &C::months, {"各月份", "Months"}),
        field("waiting_for_me", &C::waiting_for_me, {"待我处理", "Waiting for me"}, {.min = 0}),
        field("waiting", &C::waiting, {"待我处理的订单", "Orders that wait for me"}),
        field("waiting_consultations", &C::waiting_consultations,
              {"待处理咨询", "Waiting consultations"}, {.min = 0}),
    };
}
inline Problems check(const OrderCounts& counts) { return check_fields(counts); }

}  // namespace emc
