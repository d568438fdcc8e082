// 我的订单, 订单受理 and their counts.
#include <iterator>
#include <limits>

#include "api/codec.h"
#include "server/cursor.h"
#include "server/order_parties.h"
#include "server/orders.h"

namespace emc::server {
namespace {

constexpr int months_shown = 12;

// Where an actor's orders are found, and the name that it looks for.
struct Side {
    std::string own;
    std::string other_name;
};

Side side_of(OrderActor actor) {
    switch (actor) {
        case OrderActor::Enterprise:
            return {"enterprise_id", "institution_name"};
        case OrderActor::Institution:
            return {"institution_id", "enterprise_name"};
        case OrderActor::Window:
        case OrderActor::System:
            break;
    }
    return {"window_id", "enterprise_name||' '||institution_name"};
}

std::string like_pattern(std::string_view text) {
    if (text.empty()) return {};
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

std::string condition_of(const Side& side) {
    return " FROM orders WHERE " + side.own +
           "=?1 AND (?2='' OR state=?2) AND (?3='' OR waits_for=?3)"
           " AND (?4='' OR words LIKE ?4 ESCAPE '\\' OR " +
           side.other_name + " LIKE ?4 ESCAPE '\\')";
}

struct OrderFilter {
    std::string tenant_id;
    std::string state;
    std::string waits_for;
    std::string like;
};

struct OrderRow {
    OrderSummary summary;
    KeysetPosition position;
};

OrderRow order_row(const Row& row) {
    const Order order = decode_reply<Order>(row.text(0)).value_or(Order{});
    return {summary_of(order), {row.integer(1), row.integer(2)}};
}

struct FoundOrders {
    OrderPage page;
    std::optional<KeysetPosition> next;
};

Result<FoundOrders> page_of(Snapshot& snapshot, const Side& side, const OrderFilter& filter,
                            KeysetPosition after, std::int64_t limit) {
    const auto total = snapshot.one(
        "SELECT COUNT(*)" + condition_of(side), [](const Row& row) { return row.integer(0); },
        filter.tenant_id, filter.state, filter.waits_for, filter.like);
    if (!total) return std::unexpected(total.error());
    const auto rows =
        snapshot.all("SELECT content,updated_at,seq" + condition_of(side) +
                         " AND (updated_at,seq)<(?5,?6) ORDER BY updated_at DESC,seq DESC LIMIT ?7",
                     &order_row, filter.tenant_id, filter.state, filter.waits_for, filter.like,
                     after.rank, after.row, limit + 1);
    if (!rows) return std::unexpected(rows.error());
    FoundOrders found{.page = {.total = total->value_or(0)}};
    for (const OrderRow& row : *rows) found.page.items.push_back(row.summary);
    if (std::ssize(*rows) > limit) {
        found.page.items.pop_back();
        found.next = (*rows)[static_cast<std::size_t>(limit - 1)].position;
    }
    return found;
}

std::vector<OrderMonthCount> months_until(InstantMs now) {
    std::vector<OrderMonthCount> months(months_shown);
    CivilDate day = civil_date_of(now);
    constexpr std::size_t month_chars = 7;
    for (auto month = months.rbegin(); month != months.rend(); ++month) {
        day.day = 1;
        month->month = to_string(day).substr(0, month_chars);
        day = from_days(to_days(day) - 1);
    }
    return months;
}

Result<void> count_states(Snapshot& snapshot, const Side& side, const std::string& tenant_id,
                          OrderCounts& counts) {
    const auto rows = snapshot.all(
        "SELECT state,COUNT(*) FROM orders WHERE " + side.own + "=?1 GROUP BY state",
        [](const Row& row) { return std::pair(row.text(0), row.integer(1)); }, tenant_id);
    if (!rows) return std::unexpected(rows.error());
    for (const EnumRow<OrderState>& state : order_state_rows) {
        for (const auto& [word, count] : *rows) {
            if (word == state.word) counts.states.push_back({state.value, count});
        }
    }
    return {};
}

Result<void> count_months(Snapshot& snapshot, const Side& side, const std::string& tenant_id,
                          OrderCounts& counts) {
    const auto rows = snapshot.all(
        "SELECT month,COUNT(*) FROM orders WHERE " + side.own + "=?1 AND month>=?2 GROUP BY month",
        [](const Row& row) { return OrderMonthCount{row.text(0), row.integer(1)}; }, tenant_id,
        counts.months.front().month);
    if (!rows) return std::unexpected(rows.error());
    for (OrderMonthCount& month : counts.months) {
        for (const OrderMonthCount& row : *rows) {
            if (row.month == month.month) month.count = row.count;
        }
    }
    return {};
}

}  // namespace

Result<OrderPage> list_orders(CallOf<ListOrders>& call, const OrderQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const OrderActor actor = order_actor_of(call.actor->kind);
    OrderFilter filter{.tenant_id = call.actor->tenant_id, .like = like_pattern(query.q)};
    if (query.state) filter.state = enum_row(*query.state).word;
    if (query.is_waiting) filter.waits_for = enum_row(actor).word;
    const std::string scope = "orders:" + filter.tenant_id + ":" + filter.state + ":" +
                              filter.waits_for + ":" + filter.like;
    constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();
    KeysetPosition after{beyond, beyond};
    if (!query.cursor.empty()) {
        const auto position = read_keyset_cursor(call.context.secret, scope, query.cursor);
        if (!position) return invalid({{"cursor", Rule::Format}});
        after = *position;
    }
    auto found = call.context.database.read([&](Snapshot& snapshot) {
        return page_of(snapshot, side_of(actor), filter, after, query.limit);
    });
    if (!found) return std::unexpected(found.error());
    if (found->next)
        found->page.next_cursor = make_keyset_cursor(call.context.secret, scope, *found->next);
    return std::move(found->page);
}

Result<OrderCounts> count_orders(CallOf<CountOrders>& call, const Nothing&) {
    const OrderActor actor = order_actor_of(call.actor->kind);
    const Side side = side_of(actor);
    const std::string& tenant_id = call.actor->tenant_id;
    return call.context.database.read([&](Snapshot& snapshot) -> Result<OrderCounts> {
        OrderCounts counts{.months = months_until(call.now)};
        if (const auto done = count_states(snapshot, side, tenant_id, counts); !done)
            return std::unexpected(done.error());
        if (const auto done = count_months(snapshot, side, tenant_id, counts); !done)
            return std::unexpected(done.error());
        const auto waiting = snapshot.one(
            "SELECT COUNT(*) FROM orders WHERE " + side.own + "=?1 AND waits_for=?2",
            [](const Row& row) { return row.integer(0); }, tenant_id, enum_row(actor).word);
        if (!waiting) return std::unexpected(waiting.error());
        counts.waiting_for_me = waiting->value_or(0);
        return counts;
    });
}

}  // namespace emc::server
