#include "server/demands.h"

#include "api/codec.h"
#include "server/demand_store.h"
#include "server/files.h"
#include "server/numbers.h"
#include "server/order_store.h"
#include "server/parties.h"
#include "server/step_audit.h"

namespace emc::server {
namespace {

using Command = DemandCommand;

// What the caller may see of it.
Demand seen_by(const Call& call, const Demand& demand) {
    const bool is_institution = call.actor->kind == AccountKind::Institution;
    return is_institution ? seen_by_institution(demand, call.actor->tenant_id) : demand;
}

Result<DemandContext> context_of(Transaction& transaction, Call& call, Command command) {
    const auto who = case_context(transaction, call);
    if (!who) return std::unexpected(who.error());
    const auto party = find_party(transaction, call.actor->tenant_id);
    if (!party) return std::unexpected(party.error());
    DemandContext context{.who = *who,
                          .party = party->party,
                          .new_id = call.new_id(),
                          .is_verified = party->is_verified,
                          .must_be_verified = call.context.options.only_verified_publish};
    if (command == Command::Respond) {
        const auto standing = standing_of(transaction, call.actor->tenant_id);
        if (!standing) return std::unexpected(standing.error());
        context.standing = *standing;
    }
    if (command == Command::Choose) {
        const auto number = next_business_number(transaction, NumberKind::Order, call.now);
        if (!number) return std::unexpected(number.error());
        context.order_number = *number;
    }
    return context;
}

Result<DemandAction> with_own_files(Transaction& transaction, const Call& call,
                                    DemandAction action) {
    if (const auto own = use_own_files(transaction, call, action.files, "files"); !own)
        return std::unexpected(own.error());
    if (action.content) {
        const auto own = use_own_files(transaction, call, action.content->files, "content/files");
        if (!own) return std::unexpected(own.error());
    }
    return action;
}

// Why, where the step asks for it.
std::string_view reason_of(const DemandAction& action) {
    switch (action.command) {
        case Command::Approve:
        case Command::Return:
        case Command::Delist:
            return action.reason;
        case Command::Close:
            return action.close_reason ? enum_row(*action.close_reason).word : "";
        default:
            return {};
    }
}

// The order that came of a choice.
Result<void> audit_order(Transaction& transaction, const Call& call, const std::string& order_id) {
    const auto order = find_order(transaction, order_id);
    if (!order) return std::unexpected(order.error());
    if (!*order) return fail(ErrorKind::Broken, "demand.contradiction", order_id);
    return call.audit(transaction, audited(order_kind, order_id, note_of((*order)->log.back())));
}

Result<Demand> step_in(Transaction& transaction, Call& call, const Demand& before,
                       const DemandAction& sent) {
    const auto context = context_of(transaction, call, sent.command);
    if (!context) return std::unexpected(context.error());
    // Which is wrong first, the moment or the file? A stale page is told that it is stale.
    const Result<Demand> allowed = apply(before, sent, *context);
    if (!allowed) return allowed;
    const auto action = with_own_files(transaction, call, sent);
    if (!action) return std::unexpected(action.error());
    Result<Demand> after = apply(before, *action, *context);
    if (!after) return after;
    if (const auto done = follow_step(transaction, call.context, *after, *action); !done)
        return std::unexpected(done.error());
    const auto noted = call.audit(
        transaction,
        audited(demand_kind, after->demand_id, note_of(after->log.back(), reason_of(*action))));
    if (!noted) return std::unexpected(noted.error());
    if (sent.command != Command::Choose) return after;
    if (const auto opened = audit_order(transaction, call, after->order_id); !opened)
        return std::unexpected(opened.error());
    return after;
}

Result<Demand> act_in(Transaction& transaction, Call& call, const DemandAction& sent) {
    const auto before = find_demand(transaction, sent.demand_id);
    if (!before) return std::unexpected(before.error());
    if (!*before || !may_see(**before, party_of(call))) return fail(ErrorKind::NotFound);
    Result<Demand> after = step_in(transaction, call, **before, sent);
    if (!after && after.error().kind == ErrorKind::Stale)
        call.current = encode_text(seen_by(call, **before));
    return after;
}

Error within_content(Error error) {
    for (Problem& problem : error.problems) {
        if (!problem.field.starts_with("content/")) problem.field.insert(0, "content/");
    }
    return error;
}

Result<Demand> draft_in(Transaction& transaction, Call& call, DemandDraft draft) {
    const auto who = case_context(transaction, call);
    if (!who) return std::unexpected(who.error());
    const auto enterprise = find_party(transaction, call.actor->tenant_id);
    if (!enterprise) return std::unexpected(enterprise.error());
    if (const auto own = use_own_files(transaction, call, draft.files, "files"); !own)
        return std::unexpected(within_content(own.error()));
    const auto number = next_business_number(transaction, NumberKind::Demand, call.now);
    if (!number) return std::unexpected(number.error());
    const DemandOpening opening{call.new_id(), *number, enterprise->party};
    Result<Demand> demand = open_demand(opening, draft, *who);
    if (!demand) return std::unexpected(within_content(demand.error()));
    if (const auto done = insert_demand(transaction, *demand); !done)
        return std::unexpected(done.error());
    const auto noted = call.audit(
        transaction, audited(demand_kind, demand->demand_id, note_of(demand->log.back())));
    if (!noted) return std::unexpected(noted.error());
    return demand;
}

Result<void> refresh_standings(Snapshot& snapshot, Demand& demand) {
    for (DemandResponse& response : demand.responses) {
        const auto standing = standing_of(snapshot, response.institution.party_id);
        if (!standing) return std::unexpected(standing.error());
        response.standing = *standing;
    }
    return {};
}

}  // namespace

Result<Demand> create_demand(CallOf<CreateDemand>& call, const NewDemand& sent) {
    Result<Demand> demand = call.commit([&](Transaction& transaction) -> Result<Demand> {
        Result<Demand> made = draft_in(transaction, call, sent.content);
        if (!made || !sent.submits) return made;
        const DemandAction action{.demand_id = made->demand_id,
                                  .command = Command::Submit,
                                  .expected_version = made->version};
        return step_in(transaction, call, *made, action);
    });
    if (!demand) note_refusal(call, {.entity_kind = "demand"}, "save", demand.error());
    return demand;
}

Result<DemandPage> list_demands(CallOf<ListDemands>& call, const DemandQuery& query) {
    if (call.actor->kind != AccountKind::Enterprise) {
        return fail(ErrorKind::Forbidden, "demand.not_enterprise");
    }
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    CaseFilter filter{.kind = demand_kind, .enterprise_id = call.actor->tenant_id, .q = query.q};
    if (query.state) filter.state = enum_row(*query.state).word;
    const auto rows = call.context.database.read([&](Snapshot& snapshot) {
        return list_cases(snapshot, call.context.secret, filter, query.cursor, query.limit);
    });
    if (!rows) return std::unexpected(rows.error());
    return page_of<Demand, DemandPage>(*rows,
                                       [](const Demand& demand) { return summary_of(demand); });
}

Result<Demand> read_demand(CallOf<ReadDemand>& call, const DemandKey& key) {
    return call.context.database.read([&](Snapshot& snapshot) -> Result<Demand> {
        auto found = find_demand(snapshot, key.demand_id);
        if (!found) return std::unexpected(found.error());
        const bool is_institution = call.actor->kind == AccountKind::Institution;
        if (!*found || is_institution || !may_see(**found, party_of(call))) {
            return fail(ErrorKind::NotFound);
        }
        if (const auto done = refresh_standings(snapshot, **found); !done)
            return std::unexpected(done.error());
        return *std::move(*found);
    });
}

Result<Demand> act_on_demand(CallOf<ActOnDemand>& call, const DemandAction& action) {
    Result<Demand> after = call.commit([&](Transaction& transaction) -> Result<Demand> {
        Result<Demand> done = act_in(transaction, call, action);
        if (!done) return done;
        return seen_by(call, *done);
    });
    if (!after)
        note_refusal(call, {.entity_kind = "demand", .entity_id = action.demand_id},
                     enum_row(action.command).word, after.error());
    return after;
}

}  // namespace emc::server
