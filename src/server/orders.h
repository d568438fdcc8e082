// 订单, for both sides and the window between them.
#pragma once

#include "api/orders.h"
#include "server/call.h"

namespace emc::server {

Result<Order> create_order(CallOf<CreateOrder>& call, const OrderRequest& request);
Result<OrderPage> list_orders(CallOf<ListOrders>& call, const OrderQuery& query);
Result<OrderCounts> count_orders(CallOf<CountOrders>& call, const Nothing&);
Result<Order> read_order(CallOf<ReadOrder>& call, const OrderKey& key);
Result<Order> act_on_order(CallOf<ActOnOrder>& call, const OrderAction& action);

// The steps that nobody takes in time: 催办, 超时关闭 and 超时完成. Looks at no more than
// `orders_max` at once; returns how many took a step. For a timer of the platform's.
Result<std::int64_t> settle_overdue_orders(Context& context, std::int64_t orders_max);

}  // namespace emc::server
