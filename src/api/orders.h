// 订单: the enterprise's, the institution's and, for mediation, the window's. Somebody else's order
// is NotFound. Every step is one tagged action, so that client, platform and document have one
// endpoint for all of them, and the table of domain/order_workflow.h is the only list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/order_summary.h"
#include "domain/order_workflow.h"

namespace emc {

// 申请服务. Answers with the order, whose number the person is shown.
struct CreateOrder {
    using Input = OrderRequest;
    using Output = Order;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/orders";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "createOrder";
    static constexpr std::string_view tag = "orders";
    static constexpr Text summary = {"申请服务", "Apply for a service"};
    static constexpr int success_status = 201;
};

struct OrderQuery {
    std::optional<OrderState> state;
    std::string q;            // In the number, the service's name or the other side's name.
    bool is_waiting = false;  // Only what waits for the caller.
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const OrderQuery&) const = default;
};
constexpr auto fields(Tag<OrderQuery>) {
    using Q = OrderQuery;
    return std::tuple{
        field("state", &Q::state, {"订单状态", "State"}, {}, Editor::Choice),
        field("q", &Q::q, {"搜索", "Search"}, {.chars_max = 100}),
        field("is_waiting", &Q::is_waiting, {"待我处理", "Waiting for me"}, {}, Editor::Toggle),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const OrderQuery& query) { return check_fields(query); }

struct OrderPage {
    std::vector<OrderSummary> items;  // The one that changed last comes first.
    std::string next_cursor;
    std::int64_t total = 0;
    bool operator==(const OrderPage&) const = default;
};
constexpr auto fields(Tag<OrderPage>) {
    using P = OrderPage;
    return std::tuple{
        field("items", &P::items, {"订单", "Orders"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

struct ListOrders {
    using Input = OrderQuery;
    using Output = OrderPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/orders";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listOrders";
    static constexpr std::string_view tag = "orders";
    static constexpr Text summary = {"我的订单", "The caller's orders"};
    static constexpr int success_status = 200;
};

struct CountOrders {
    using Input = Nothing;
    using Output = OrderCounts;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/order-counts";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "countOrders";
    static constexpr std::string_view tag = "orders";
    static constexpr Text summary = {"订单统计", "How many orders there are"};
    static constexpr int success_status = 200;
};

struct OrderKey {
    std::string order_id;
    bool operator==(const OrderKey&) const = default;
};
constexpr auto fields(Tag<OrderKey>) {
    return std::tuple{
        field("order_id", &OrderKey::order_id, {"订单标识", "Order id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const OrderKey& key) { return check_fields(key); }

struct ReadOrder {
    using Input = OrderKey;
    using Output = Order;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/orders/{order_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readOrder";
    static constexpr std::string_view tag = "orders";
    static constexpr Text summary = {"查看订单", "Read an order"};
    static constexpr int success_status = 200;
};

// The version that the person looked at is in the action, since a POST has no If-Match.
struct ActOnOrder {
    using Input = OrderAction;
    using Output = Order;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/orders/{order_id}/actions";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "actOnOrder";
    static constexpr std::string_view tag = "orders";
    static constexpr Text summary = {"办理订单的一步", "Take a step of an order"};
    static constexpr int success_status = 200;
};

}  // namespace emc
