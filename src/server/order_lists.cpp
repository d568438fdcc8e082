// 我的订单, 订单受理 and their counts.
#include <iterator>
#include <limits>

#include "api/codec.h"
#include "server/consultations.h"
#include "server/cursor.h"
#include "server/like.h"
#include "server/orders.h"
#include "server/parties.h"

namespace emc::server {
namespace {

constexpr int months_shown = 12;
constexpr std::int64_t waiting_shown = 5;
constexpr KeysetPosition start{std::numeric_limits<std::int64_t>::max(),
                               std::numeric_limits<std::int64_t>::max()};

// Where an actor's orders are found, and the name that it looks for.
struct Side {
    std::string own;  // A condition on ?1.
    std::string other_name;
};

Side side_of(CaseActor actor) {
    switch (actor) {
        case CaseActor::Enterprise:
            return {"enterprise_id=?1", "institution_name"};
        case CaseActor::Institution:
            return {"institution_id=?1", "enterprise_name"};
        case CaseActor::Window:
        case CaseActor::System:
            break;
    }
    return {"region LIKE ?1", "enterprise_name||' '||institution_name"};
}

// What ?1 of `own` is.
std::string whose_orders(const Call& call) {
    const bool is_window = call.actor->kind == AccountKind::Window;
    return is_window ? region_pattern(call.actor->region) : call.actor->tenant_id;
}

std::string condition_of(const Side& side) {
    return " FROM orders WHERE " + side.own +
           " AND (?2='' OR state=?2) AND (?3='' OR waits_for=?3)"
           " AND (?4='' OR words LIKE ?4 ESCAPE '\\' OR " +
           side.other_name + " LIKE ?4 ESCAPE '\\')";
}

struct OrderFilter {
    std::string whose;
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
        filter.whose, filter.state, filter.waits_for, filter.like);
    if (!total) return std::unexpected(total.error());
    const auto rows =
        snapshot.all("SELECT content,updated_at,seq" + condition_of(side) +
                         " AND (updated_at,seq)<(?5,?6) ORDER BY updated_at DESC,seq DESC LIMIT ?7",
                     &order_row, filter.whose, filter.state, filter.waits_for, filter.like,
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

Result<void> count_states(Snapshot& snapshot, const Side& side, const std::string& whose,
                          OrderCounts& counts) {
    const auto rows = snapshot.all(
        "SELECT state,COUNT(*) FROM orders WHERE " + side.own + " GROUP BY state",
        [](const Row& row) { return std::pair(row.text(0), row.integer(1)); }, whose);
    if (!rows) return std::unexpected(rows.error());
    for (const EnumRow<OrderState>& state : order_state_rows) {
        for (const auto& [word, count] : *rows) {
            if (word == state.word) counts.states.push_back({state.value, count});
        }
    }
    return {};
}

Result<void> count_months(Snapshot& snapshot, const Side& side, const std::string& whose,
                          OrderCounts& counts) {
    const auto rows = snapshot.all(
        "SELECT month,COUNT(*) FROM orders WHERE " + side.own + " AND month>=?2 GROUP BY month",
        [](const Row& row) { return OrderMonthCount{row.text(0), row.integer(1)}; }, whose,
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
    const CaseActor actor = case_actor_of(call.actor->kind);
    OrderFilter filter{.whose = whose_orders(call), .like = like_pattern(query.q)};
    if (query.state) filter.state = enum_row(*query.state).word;
    if (query.is_waiting) filter.waits_for = enum_row(actor).word;
    const std::string scope =
        "orders:" + filter.whose + ":" + filter.state + ":" + filter.waits_for + ":" + filter.like;
    KeysetPosition after = start;
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
    const CaseActor actor = case_actor_of(call.actor->kind);
    const Side side = side_of(actor);
    const std::string whose = whose_orders(call);
    return call.context.database.read([&](Snapshot& snapshot) -> Result<OrderCounts> {
        OrderCounts counts{.months = months_until(call.now)};
        if (const auto done = count_states(snapshot, side, whose, counts); !done)
            return std::unexpected(done.error());
        if (const auto done = count_months(snapshot, side, whose, counts); !done)
            return std::unexpected(done.error());
        auto waiting = page_of(snapshot, side,
                               {.whose = whose,
                                .waits_for = std::string(enum_row(actor).word),
                                .like = like_pattern("")},
                               start, waiting_shown);
        if (!waiting) return std::unexpected(waiting.error());
        counts.waiting_for_me = waiting->page.total;
        counts.waiting = std::move(waiting->page.items);
        const auto consultations = count_waiting_consultations(snapshot, call);
        if (!consultations) return std::unexpected(consultations.error());
        counts.waiting_consultations = *consultations;
        return counts;
    });
}

}  // namespace emc::server
