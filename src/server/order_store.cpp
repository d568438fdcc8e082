#include "server/order_store.h"

#include "api/codec.h"
#include "domain/order_terms.h"
#include "domain/order_workflow.h"
#include "server/numbers.h"

namespace emc::server {
namespace {

struct Columns {
    std::string waits_for;
    std::string words;
    std::optional<InstantMs> rated_at;
    std::optional<InstantMs> due_at;
};

Columns columns_of(const Order& order, const WorkCalendar& calendar) {
    Columns columns{.words = order.number + "\n" + order.service.content.name};
    if (const auto actor = waits_for(order)) columns.waits_for = enum_row(*actor).word;
    if (order.rating) columns.rated_at = order.rating->at;
    columns.due_at = next_due_at(order, calendar);
    return columns;
}

Result<void> check_whole(const Order& order) {
    if (const auto contradiction = contradiction_of(order)) {
        return fail(ErrorKind::Broken, "order.contradiction",
                    order.order_id + ": " + std::string(*contradiction));
    }
    return {};
}

}  // namespace

Result<std::optional<Order>> find_order(Snapshot& snapshot, std::string_view order_id) {
    const auto content = snapshot.one(
        "SELECT content FROM orders WHERE order_id=?1", [](const Row& row) { return row.text(0); },
        order_id);
    if (!content) return std::unexpected(content.error());
    if (!*content) return std::nullopt;
    Result<Order> order = decode_reply<Order>(**content);
    if (!order) return fail(ErrorKind::Broken, "order.unreadable", std::string(order_id));
    return std::move(*order);
}

Result<void> insert_order(Transaction& transaction, const Order& order,
                          const WorkCalendar& calendar) {
    if (const auto whole = check_whole(order); !whole) return whole;
    const auto seq = next_in_sequence(transaction, "order_row");
    if (!seq) return std::unexpected(seq.error());
    const Columns columns = columns_of(order, calendar);
    const std::string content = encode_text(order);
    constexpr std::size_t month_chars = 7;
    const std::string month = to_string(civil_date_of(order.created_at)).substr(0, month_chars);
    const Result<std::int64_t> inserted = transaction.run(
        "INSERT INTO orders(order_id,number,version,state,waits_for,enterprise_id,institution_id,"
        "window_id,region,service_id,words,enterprise_name,institution_name,month,content,rated_at,"
        "due_at,"
        "created_at,updated_at,seq)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20)",
        order.order_id, order.number, order.version, enum_row(order.state).word, columns.waits_for,
        order.enterprise.party_id, order.institution.party_id, order.window_id,
        order.enterprise.region, order.service.service_id, columns.words, order.enterprise.name,
        order.institution.name, month, content, columns.rated_at, columns.due_at, order.created_at,
        order.updated_at, *seq);
    if (!inserted) return std::unexpected(inserted.error());
    return {};
}

Result<void> update_order(Transaction& transaction, const Order& order,
                          const WorkCalendar& calendar) {
    if (const auto whole = check_whole(order); !whole) return whole;
    const Columns columns = columns_of(order, calendar);
    const std::string content = encode_text(order);
    const Result<std::int64_t> updated = transaction.run(
        "UPDATE orders SET version=?3,state=?4,waits_for=?5,content=?6,rated_at=?7,due_at=?8,"
        "updated_at=?9 WHERE order_id=?1 AND version=?2",
        order.order_id, order.version - 1, order.version, enum_row(order.state).word,
        columns.waits_for, content, columns.rated_at, columns.due_at, order.updated_at);
    if (!updated) return std::unexpected(updated.error());
    if (*updated == 0) return fail(ErrorKind::Stale, "order.stale");
    return {};
}

Result<void> note_due_at(Transaction& transaction, const Order& order,
                         const WorkCalendar& calendar) {
    const Result<std::int64_t> noted =
        transaction.run("UPDATE orders SET due_at=?2 WHERE order_id=?1", order.order_id,
                        columns_of(order, calendar).due_at);
    if (!noted) return std::unexpected(noted.error());
    return {};
}

Result<std::int64_t> renew_order_terms(Transaction& transaction, const WorkCalendar& calendar) {
    struct Kept {
        std::string content;
        InstantMs due_at = 0;
    };
    const auto kept = transaction.all(
        "SELECT content,due_at FROM orders WHERE due_at IS NOT NULL",
        [](const Row& row) { return Kept{std::string(row.text(0)), row.integer(1)}; });
    if (!kept) return std::unexpected(kept.error());
    std::int64_t renewed = 0;
    for (const Kept& row : *kept) {
        const Result<Order> order = decode_reply<Order>(row.content);
        if (!order) return fail(ErrorKind::Broken, "order.unreadable");
        if (next_due_at(*order, calendar) == row.due_at) continue;
        if (const auto noted = note_due_at(transaction, *order, calendar); !noted)
            return std::unexpected(noted.error());
        ++renewed;
    }
    return renewed;
}

}  // namespace emc::server
