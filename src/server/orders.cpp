#include "server/orders.h"

#include "api/codec.h"
#include "domain/order_amendment.h"
#include "domain/order_terms.h"
#include "server/consultations.h"
#include "server/files.h"
#include "server/messages.h"
#include "server/numbers.h"
#include "server/order_store.h"
#include "server/parties.h"
#include "server/service_store.h"
#include "server/step_audit.h"
#include "server/window_tasks.h"

namespace emc::server {
namespace {

// The window may be another one than when the order was made.
Result<void> tell(Transaction& transaction, Context& context, Order order) {
    auto window = window_of(transaction, order.enterprise.region);
    if (!window) return std::unexpected(window.error());
    order.window_id = *std::move(window);
    return send_messages(transaction, context, order.updated_at, messages_of(order));
}

Result<OrderOpening> opening_of(Transaction& transaction, Call& call,
                                const StoredService& service) {
    const auto enterprise = find_party(transaction, call.actor->tenant_id);
    if (!enterprise) return std::unexpected(enterprise.error());
    const auto institution = find_party(transaction, service.item.institution_id);
    if (!institution) return std::unexpected(institution.error());
    const auto window = window_of(transaction, enterprise->party.region);
    if (!window) return std::unexpected(window.error());
    const ServiceItem& item = service.item;
    return OrderOpening{.order_id = call.new_id(),
                        .enterprise = enterprise->party,
                        .institution = institution->party,
                        .window_id = *window,
                        .service = {item.service_id, item.number, item.version, item.content},
                        .service_state = item.state,
                        .is_verified = enterprise->is_verified,
                        .must_be_verified = call.context.options.only_verified_order};
}

// Only what was once on the shelf can be told of: a draft of somebody else's is not there.
Result<StoredService> orderable_service(Snapshot& snapshot, const std::string& service_id) {
    const auto service = find_service(snapshot, service_id);
    if (!service) return std::unexpected(service.error());
    if (!*service || (*service)->item.listed_at == 0) return fail(ErrorKind::NotFound);
    return **service;
}

// Where an order comes from is told to the other side, so it has to be true.
Result<void> check_source(Snapshot& snapshot, const Call& call, const OrderRequest& request) {
    if (request.source != OrderSource::Consultation) return {};
    return check_consultation_source(snapshot, call, request.source_id, request.service_id);
}

Result<Order> open_in(Transaction& transaction, Call& call, OrderRequest request) {
    const auto service = orderable_service(transaction, request.service_id);
    if (!service) return std::unexpected(service.error());
    if (const auto checked = check_source(transaction, call, request); !checked)
        return std::unexpected(checked.error());
    if (const auto own = use_own_files(transaction, call, request.files, "files"); !own)
        return std::unexpected(own.error());
    auto opening = opening_of(transaction, call, *service);
    if (!opening) return std::unexpected(opening.error());
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    const auto number = next_business_number(transaction, NumberKind::Order, call.now);
    if (!number) return std::unexpected(number.error());
    opening->number = *number;
    Result<Order> order = open_order(*opening, request, *context);
    if (!order) return order;
    if (const auto done = insert_order(transaction, *order, call.context.calendar); !done)
        return std::unexpected(done.error());
    if (const auto done = attach_files(transaction, order->order_id, request.files); !done)
        return std::unexpected(done.error());
    if (const auto done = count_order(transaction, request.service_id); !done)
        return std::unexpected(done.error());
    return order;
}

Result<OrderAction> with_own_files(Transaction& transaction, const Call& call, OrderAction action) {
    if (const auto own = use_own_files(transaction, call, action.files, "files"); !own)
        return std::unexpected(own.error());
    // A settlement changes terms; the contract's files stay those of its parties.
    if (is_amended(action)) action.contract->files.clear();
    if (action.contract) {
        const auto own = use_own_files(transaction, call, action.contract->files, "contract/files");
        if (!own) return std::unexpected(own.error());
    }
    if (action.payment) {
        const auto own =
            use_own_files(transaction, call, action.payment->vouchers, "payment/vouchers");
        if (!own) return std::unexpected(own.error());
    }
    return action;
}

std::vector<FileRef> files_of(const OrderAction& action) {
    std::vector<FileRef> files = action.files;
    if (action.contract) files.append_range(action.contract->files);
    if (action.payment) files.append_range(action.payment->vouchers);
    return files;
}

// The effects of a step outside the order itself.
Result<void> follow_step(Transaction& transaction, Context& context, const Order& before,
                         const Order& after, const OrderAction& action) {
    if (const auto done = update_order(transaction, after, context.calendar); !done) return done;
    if (const auto done = follow_appeal(transaction, context, before, after); !done) return done;
    if (const auto done = attach_files(transaction, after.order_id, files_of(action)); !done)
        return done;
    const bool is_of_service = !after.service.service_id.empty();  // Not of a demand.
    if (action.command == OrderCommand::Rate && is_of_service) {
        const auto counted =
            count_rating(transaction, after.service.service_id, after.rating->content.score);
        if (!counted) return counted;
    }
    return tell(transaction, context, after);
}

Result<Order> act_in(Transaction& transaction, Call& call, const OrderAction& sent) {
    const auto before = find_order(transaction, sent.order_id);
    if (!before) return std::unexpected(before.error());
    const auto context = case_context(transaction, call);
    if (!context) return std::unexpected(context.error());
    if (!*before || !may_see(**before, *context)) return fail(ErrorKind::NotFound);
    // Which is wrong first, the moment or the file? A stale page is told that it is stale.
    if (sent.expected_version != (*before)->version) call.current = encode_text(**before);
    const Result<Order> allowed = apply(**before, sent, *context);
    if (!allowed) return allowed;
    const auto action = with_own_files(transaction, call, sent);
    if (!action) return std::unexpected(action.error());
    Result<Order> after = apply(**before, *action, *context);
    if (!after) return after;
    if (const auto done = follow_step(transaction, call.context, **before, *after, *action); !done)
        return std::unexpected(done.error());
    const std::string why = needs(action->command, OrderInput::Reason) ? action->reason : "";
    const auto noted = call.audit(
        transaction, audited(order_kind, after->order_id, note_of(after->log.back(), why)));
    if (!noted) return std::unexpected(noted.error());
    return after;
}

// False if nothing was to be done: the terms are others than when the row was written.
Result<bool> settle(Transaction& transaction, Context& context, const std::string& order_id,
                    InstantMs now) {
    const auto before = find_order(transaction, order_id);
    if (!before) return std::unexpected(before.error());
    if (!*before) return false;
    const std::optional<OrderTerm> term = due_term(**before, now, context.calendar);
    if (!term) {
        const auto noted = note_due_at(transaction, **before, context.calendar);
        return noted ? Result<bool>(false) : std::unexpected(noted.error());
    }
    const OrderAction action{
        .order_id = order_id, .command = term->command, .expected_version = (*before)->version};
    const Result<Order> after = apply(
        **before, action,
        {.actor = CaseActor::System, .by = "平台", .now = now, .calendar = &context.calendar});
    if (!after) return std::unexpected(after.error());
    if (const auto done = follow_step(transaction, context, **before, *after, action); !done)
        return std::unexpected(done.error());
    AuditEntry entry = audited(order_kind, after->order_id, note_of(after->log.back()));
    entry.at = now;
    entry.action = "settleOverdueOrder";
    if (const auto noted = append_audit(transaction, entry); !noted)
        return std::unexpected(noted.error());
    return true;
}

}  // namespace

Result<Order> create_order(CallOf<CreateOrder>& call, const OrderRequest& request) {
    Result<Order> order = call.commit([&](Transaction& transaction) -> Result<Order> {
        Result<Order> made = open_in(transaction, call, request);
        if (!made) return made;
        if (const auto told = tell(transaction, call.context, *made); !told)
            return std::unexpected(told.error());
        const auto noted =
            call.audit(transaction, audited(order_kind, made->order_id, note_of(made->log.back())));
        if (!noted) return std::unexpected(noted.error());
        return made;
    });
    if (!order)
        note_refusal(call, {.entity_kind = std::string(order_kind)}, "apply", order.error());
    return order;
}

Result<Order> read_order(CallOf<ReadOrder>& call, const OrderKey& key) {
    const auto order = call.context.database.read(
        [&](Snapshot& snapshot) { return find_order(snapshot, key.order_id); });
    if (!order) return std::unexpected(order.error());
    if (!*order || !may_see(**order, party_of(call))) return fail(ErrorKind::NotFound);
    return **order;
}

Result<Order> act_on_order(CallOf<ActOnOrder>& call, const OrderAction& action) {
    Result<Order> after =
        call.commit([&](Transaction& transaction) { return act_in(transaction, call, action); });
    if (!after)
        note_refusal(call, {.entity_kind = std::string(order_kind), .entity_id = action.order_id},
                     enum_row(action.command).word, after.error());
    return after;
}

Result<std::int64_t> settle_overdue_orders(Context& context, std::int64_t orders_max) {
    const InstantMs now = context.clock.now();
    const auto overdue = context.database.read([&](Snapshot& snapshot) {
        return snapshot.all(
            "SELECT order_id FROM orders WHERE due_at<=?1 ORDER BY due_at LIMIT ?2",
            [](const Row& row) { return row.text(0); }, now, orders_max);
    });
    if (!overdue) return std::unexpected(overdue.error());
    std::int64_t settled = 0;
    for (const std::string& order_id : *overdue) {
        const Result<bool> done = context.database.write(
            [&](Transaction& transaction) { return settle(transaction, context, order_id, now); });
        if (!done) context.log("order " + order_id + ": not settled: " + done.error().code);
        if (done.value_or(false)) ++settled;
    }
    return settled;
}

}  // namespace emc::server
