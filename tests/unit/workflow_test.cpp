#include "domain/workflow.h"

#include <doctest/doctest.h>

#include <set>

#include "unit/order_samples.h"

using namespace emc;

namespace {

enum class Light : unsigned char { Red, Green, Off };
enum class Press : unsigned char { Go, Stop, Break };
enum class Hand : unsigned char { Driver, Guard };
struct Lamp {
    bool is_whole = true;
};
using Row = Transition<Lamp, Light, Press, Hand>;
constexpr Guard<Lamp, Hand> whole{[](const Lamp& lamp, Hand) { return lamp.is_whole; },
                                  "lamp.broken"};

constexpr Row rows[] = {
    {Light::Red, Press::Go, Hand::Guard, Light::Green, whole},
    {Light::Green, Press::Stop, Hand::Guard, Light::Red},
    {Light::Green, Press::Break, Hand::Driver, Light::Off},
};
constexpr std::span<const Row> table = rows;
// Two states that only lead to each other.
constexpr Row loop_rows[] = {
    {Light::Red, Press::Go, Hand::Guard, Light::Green},
    {Light::Green, Press::Stop, Hand::Guard, Light::Red},
};
constexpr std::span<const Row> loop = loop_rows;

static_assert(workflow::is_final(table, Light::Off) && !workflow::is_final(table, Light::Red));
static_assert(workflow::always_ends(table, Light::Red));
static_assert(!workflow::always_ends(loop, Light::Red));
static_assert(workflow::reachable_states(loop, Light::Red).size() == 2);

std::string code_of_next(Light from, Press press, Hand hand, Lamp lamp) {
    const auto row = workflow::next(table, from, press, hand, lamp);
    return row ? std::string() : row.error().code;
}

}  // namespace

TEST_CASE("a table says what may be done, by whom, and why not") {
    CHECK(code_of_next(Light::Red, Press::Go, Hand::Guard, {}).empty());
    CHECK(code_of_next(Light::Red, Press::Go, Hand::Guard, {false}) == "lamp.broken");
    CHECK(code_of_next(Light::Red, Press::Go, Hand::Driver, {}) == "workflow.not_yours");
    CHECK(code_of_next(Light::Red, Press::Stop, Hand::Guard, {}) == "workflow.wrong_state");
    CHECK(workflow::allowed_commands(table, Light::Red, Hand::Guard).size() == 1);
    CHECK(workflow::open_commands(table, Light::Red, Hand::Guard, Lamp{false}).empty());
    CHECK(workflow::named({.code = "workflow.not_yours"}, "lamp").code == "lamp.not_yours");
    CHECK(workflow::named({.code = "lamp.broken"}, "lamp").code == "lamp.broken");
}

TEST_CASE("every command of an order is in its table, every final state is one of domain.md") {
    std::set<OrderCommand> commands;
    for (const OrderTransition& row : order_transitions()) commands.insert(row.command);
    CHECK(commands.size() == std::size(order_command_rows) - 1);
    CHECK_FALSE(commands.contains(OrderCommand::Apply));

    const std::set<OrderState> expected = {OrderState::Completed, OrderState::Declined,
                                           OrderState::Cancelled, OrderState::Terminated,
                                           OrderState::Closed};
    std::set<OrderState> finals;
    for (const EnumRow<OrderState>& row : order_state_rows) {
        if (is_final(row.value)) finals.insert(row.value);
    }
    CHECK(finals == expected);
}

TEST_CASE("rows of one command differ by their guards, and every guard has a code") {
    const std::span<const OrderTransition> rows_of_orders = order_transitions();
    for (std::size_t i = 0; i < rows_of_orders.size(); ++i) {
        const OrderTransition& row = rows_of_orders[i];
        CHECK((row.guard.holds == nullptr) == row.guard.code.empty());
        for (std::size_t j = i + 1; j < rows_of_orders.size(); ++j) {
            const OrderTransition& other = rows_of_orders[j];
            const bool is_same =
                row.from == other.from && row.command == other.command && row.actor == other.actor;
            // An unguarded row in front would hide the one behind it.
            if (is_same) CHECK(row.guard.holds != nullptr);
        }
    }
}

TEST_CASE("nobody without a party sees an order") {
    Order order = *open_order(samples::opening(), samples::request(),
                              samples::context(CaseActor::Enterprise));
    order.window_id.clear();
    CHECK_FALSE(may_see(order, {.actor = CaseActor::Window}));
    CHECK(may_see(order, {.actor = CaseActor::System}));
}
