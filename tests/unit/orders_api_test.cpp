// Orders and services on the wire: what is written is read again, and ids stand in the path.
#include <doctest/doctest.h>

#include <set>

#include "api/codec.h"
#include "api/messages.h"
#include "api/orders.h"
#include "api/path.h"
#include "api/services_own.h"
#include "unit/order_samples.h"

using namespace emc;

namespace {

Order finished_order() {
    Order order = *open_order(samples::opening(), samples::request(),
                              samples::context(CaseActor::Enterprise));
    while (const std::optional<CaseActor> actor = waits_for(order)) {
        const OrderCommand command = open_commands(order, *actor).front();
        order = *apply(order, samples::action_for(order, command), samples::context(*actor));
    }
    return order;
}

template <Endpoint... E>
std::set<std::string> keys_of() {
    std::set<std::string> keys;
    (keys.insert(std::string(word_of(E::method)) + " " + std::string(E::path)), ...);
    (keys.insert(std::string(E::operation)), ...);
    return keys;
}

}  // namespace

TEST_CASE("an order is the same after it was written and read") {
    const Order order = finished_order();
    CHECK(order.state == OrderState::Completed);
    const Result<Order> read = decode_text<Order>(encode_text(order));
    REQUIRE(read);
    CHECK(*read == order);
    CHECK(is_genuine(*frozen_contract(*read)));
}

TEST_CASE("an action is the same after it was written and read") {
    const Order order = finished_order();
    for (const EnumRow<OrderCommand>& row : order_command_rows) {
        OrderAction action = samples::action_for(order, row.value);
        action.contract = samples::contract_draft(100);
        const Result<OrderAction> read = decode_text<OrderAction>(encode_text(action));
        REQUIRE(read);
        CHECK(*read == action);
    }
}

TEST_CASE("a query of the catalogue is its route and comes back from it") {
    const ServiceQuery query{.q = "融资 担保",
                             .category = "11",
                             .way = ServiceWay::Network,
                             .price_max_fen = 100,
                             .sort = ServiceSort::Price};
    CHECK(encode_query(query) ==
          "?q=%E8%9E%8D%E8%B5%84%20%E6%8B%85%E4%BF%9D&category=11&way=network&price_max_fen=100"
          "&sort=price");
    CHECK(encode_query(ServiceQuery{}).empty());
    const Result<ServiceQuery> read = decode_query<ServiceQuery>({{"q", "融资 担保"},
                                                                  {"category", "11"},
                                                                  {"way", "network"},
                                                                  {"price_max_fen", "100"},
                                                                  {"sort", "price"}});
    REQUIRE(read);
    CHECK(*read == query);
}

TEST_CASE("ids stand in the path") {
    const OrderAction action{
        .order_id = "a/b 中", .command = OrderCommand::Cancel, .reason = "原因"};
    CHECK(path_text(ActOnOrder::path, action) == "/api/v1/orders/a%2Fb%20%E4%B8%AD/actions");
    CHECK(without_places(ActOnOrder::path, action).order_id.empty());
    CHECK(without_places(ActOnOrder::path, action).reason == "原因");

    const std::optional<PathValues> values =
        match_path(ActOnOrder::path, "/api/v1/orders/7/actions");
    REQUIRE(values);
    const Result<OrderAction> read = with_places(*values, OrderAction{.order_id = "forged"});
    REQUIRE(read);
    CHECK(read->order_id == "7");
}

TEST_CASE("a path is of its pattern only segment by segment") {
    CHECK(match_path("/api/v1/orders", "/api/v1/orders"));
    CHECK_FALSE(match_path("/api/v1/orders", "/api/v1/order"));
    CHECK_FALSE(match_path("/api/v1/orders", "/api/v1/orders/"));
    CHECK(match_path(ReadOrder::path, "/api/v1/orders/7"));
    CHECK_FALSE(match_path(ReadOrder::path, "/api/v1/orders/"));
    CHECK_FALSE(match_path(ReadOrder::path, "/api/v1/orders"));
    CHECK_FALSE(match_path(ReadOrder::path, "/api/v1/orders/7/actions"));
    CHECK_FALSE(match_path(ReadOrder::path, "/api/v2/orders/7"));
}

TEST_CASE("no two endpoints share a path with its method, or a name") {
    const std::set<std::string> keys =
        keys_of<CreateOrder, ListOrders, CountOrders, ReadOrder, ActOnOrder, SearchServices,
                ReadService, ListServiceRatings, SetFavorite, ListOwnServices, ReadOwnService,
                CreateService, UpdateService, ActOnService, ListMessages, MarkMessagesRead,
                AwaitMessages>();
    CHECK(keys.size() == 2 * 17);
}
