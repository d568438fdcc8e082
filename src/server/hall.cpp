// 需求大厅, and what leaves it when its day is over.
#include <map>

#include "server/audit.h"
#include "server/demand_store.h"
#include "server/demands.h"
#include "server/parties.h"
#include "server/step_audit.h"

namespace emc::server {
namespace {

Result<bool> is_verified(Snapshot& snapshot, const std::string& enterprise_id) {
    const auto found = find_party(snapshot, enterprise_id);
    if (!found) return std::unexpected(found.error());
    return found->is_verified;
}

Result<std::int64_t> views_of(Snapshot& snapshot, const std::string& demand_id) {
    const auto views = snapshot.one(
        "SELECT views FROM demand_view WHERE demand_id=?1",
        [](const Row& row) { return row.integer(0); }, demand_id);
    if (!views) return std::unexpected(views.error());
    return views->value_or(0);
}

// Not in the way of who reads: a page that could not be counted is still shown.
void count_view(const Call& call, const HallDemand& view) {
    if (view.is_own) return;
    const auto counted = call.context.database.write([&](Transaction& transaction) {
        return transaction.run(
            "INSERT INTO demand_view(demand_id,views) VALUES(?1,1)"
            " ON CONFLICT(demand_id) DO UPDATE SET views=demand_view.views+1",
            view.demand_id);
    });
    if (!counted) call.context.log("demand: view not counted: " + counted.error().detail);
}

Result<HallPage> page_in(Snapshot& snapshot, const SecretKey& secret, const HallQuery& query,
                         const std::string& institution_id) {
    const CaseFilter filter{.kind = demand_kind,
                            .institution_id = query.is_mine ? institution_id : std::string(),
                            .by_response = query.is_mine,
                            .is_public = !query.is_mine,
                            .category = query.category,
                            .q = query.q,
                            .region = query.region};
    const auto rows = list_cases(snapshot, secret, filter, query.cursor, query.limit);
    if (!rows) return std::unexpected(rows.error());
    std::map<std::string, bool> known;
    std::vector<std::string> owners;
    auto page = page_of<Demand, HallPage>(*rows, [&](const Demand& demand) {
        owners.push_back(demand.enterprise.party_id);
        return hall_item_of(demand, query.q, institution_id);
    });
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto [place, is_new] = known.try_emplace(owners[i], false);
        if (is_new) {
            const auto verified = is_verified(snapshot, owners[i]);
            if (!verified) return std::unexpected(verified.error());
            place->second = *verified;
        }
        page.items[i].is_verified = place->second;
    }
    return page;
}

Result<void> expire(Transaction& transaction, Context& context, const std::string& demand_id,
                    InstantMs now) {
    const auto before = find_demand(transaction, demand_id);
    if (!before) return std::unexpected(before.error());
    if (!*before) return {};
    const DemandAction action{.demand_id = demand_id,
                              .command = DemandCommand::Expire,
                              .expected_version = (*before)->version};
    const Result<Demand> after =
        apply(**before, action, {.who = {.actor = CaseActor::System, .by = "平台", .now = now}});
    if (!after) return std::unexpected(after.error());
    if (const auto done = follow_step(transaction, context, *after, action); !done) return done;
    AuditEntry noted = audited(demand_kind, demand_id, note_of(after->log.back()));
    noted.at = now;
    noted.action = "expireDemand";
    return append_audit(transaction, noted);
}

}  // namespace

Result<HallPage> list_hall(CallOf<ListHall>& call, const HallQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const bool is_institution = call.actor && call.actor->kind == AccountKind::Institution;
    if (query.is_mine && !is_institution) {
        return fail(call.actor ? ErrorKind::Forbidden : ErrorKind::SignedOut);
    }
    const std::string institution_id = is_institution ? call.actor->tenant_id : std::string();
    return call.context.database.read([&](Snapshot& snapshot) {
        return page_in(snapshot, call.context.secret, query, institution_id);
    });
}

Result<HallDemand> read_hall_demand(CallOf<ReadHallDemand>& call, const DemandKey& key) {
    auto read = call.context.database.read([&](Snapshot& snapshot) -> Result<HallDemand> {
        const auto found = find_demand(snapshot, key.demand_id);
        if (!found) return std::unexpected(found.error());
        if (!*found) return fail(ErrorKind::NotFound);
        CaseContext reader;
        if (call.actor) reader = party_of(call);
        auto view = hall_view(**found, call.actor ? &reader : nullptr);
        if (!view) return fail(ErrorKind::NotFound);
        const auto verified = is_verified(snapshot, (*found)->enterprise.party_id);
        if (!verified) return std::unexpected(verified.error());
        view->is_verified = *verified;
        const auto views = views_of(snapshot, key.demand_id);
        if (!views) return std::unexpected(views.error());
        view->view_count = *views;
        return *std::move(view);
    });
    if (read) count_view(call, *read);
    return read;
}

Result<std::int64_t> expire_demands(Context& context, std::int64_t at_once) {
    const InstantMs now = context.clock.now();
    const auto due = context.database.read([&](Snapshot& snapshot) {
        return snapshot.all(
            "SELECT case_id FROM cases WHERE kind=?1 AND due_at<=?2 ORDER BY due_at LIMIT ?3",
            [](const Row& row) { return row.text(0); }, demand_kind, now, at_once);
    });
    if (!due) return std::unexpected(due.error());
    std::int64_t expired = 0;
    for (const std::string& demand_id : *due) {
        const Result<void> done = context.database.write(
            [&](Transaction& transaction) { return expire(transaction, context, demand_id, now); });
        if (done) {
            ++expired;
        } else {
            context.log("demand " + demand_id + ": not expired: " + done.error().code);
        }
    }
    return expired;
}

}  // namespace emc::server
