#include "server/demand_store.h"

#include <algorithm>
#include <ranges>

#include "domain/demand_messages.h"
#include "server/files.h"
#include "server/order_store.h"
#include "server/parties.h"
#include "server/review_queue.h"
#include "server/step_messages.h"

namespace emc {
namespace {

// Responses do not move a demand in the lists.
InstantMs steady_at(const Demand& demand) {
    for (const CaseLogEntry& entry : std::views::reverse(demand.log)) {
        if (entry.actor != CaseActor::Institution) return entry.at;
    }
    return demand.updated_at;
}

}  // namespace

server::CaseColumns columns_of(const Demand& demand) {
    const DemandEdition* edition = published_edition(demand);
    const DemandDraft& content =
        is_shown(demand) && edition != nullptr ? edition->content : demand.content;
    const std::optional<CaseActor> waited = waits_for(demand);
    return {.kind = server::demand_kind,
            .case_id = demand.demand_id,
            .number = demand.number,
            .version = demand.version,
            .state = enum_row(demand.state).word,
            .waits_for = waited ? enum_row(*waited).word : std::string_view(),
            .enterprise_id = demand.enterprise.party_id,
            .region = demand.enterprise.region,
            .category = content.category,
            .words = demand.number + "\n" + content.title + "\n" + content.description + "\n" +
                     demand.enterprise.name,
            .is_public = is_shown(demand),
            .due_at = due_at(demand),
            .created_at = demand.created_at,
            .updated_at = steady_at(demand)};
}

}  // namespace emc

namespace emc::server {
namespace {

using Command = DemandCommand;

Result<void> refuse_contradiction(const Demand& demand) {
    if (const auto found = contradiction_of(demand))
        return fail(ErrorKind::Broken, "demand.contradiction", std::string(*found));
    return {};
}

Result<void> forget(Transaction& transaction, const std::string& demand_id) {
    for (const std::string_view sql :
         {"DELETE FROM demand_response WHERE demand_id=?1",
          "DELETE FROM case_file WHERE case_id=?1", "DELETE FROM cases WHERE case_id=?1"}) {
        const Result<std::int64_t> done = transaction.run(sql, demand_id);
        if (!done) return std::unexpected(done.error());
    }
    return {};
}

// What was published last is for everybody as long as the demand is, and for who has responded; the
// rest is for those of the case: also what an earlier edition has shown.
Result<void> attach(Transaction& transaction, const Demand& demand, const DemandAction& action) {
    const Result<std::int64_t> hidden =
        transaction.run("UPDATE case_file SET is_public=0 WHERE case_id=?1", demand.demand_id);
    if (!hidden) return std::unexpected(hidden.error());
    if (const auto done = attach_case_files(transaction, demand.demand_id, action.files); !done)
        return done;
    const DemandEdition* edition = published_edition(demand);
    const std::vector<FileRef> shown = edition == nullptr || demand.state == DemandState::Delisted
                                           ? std::vector<FileRef>()
                                           : edition->content.files;
    if (const auto done = attach_case_files(transaction, demand.demand_id, demand.content.files);
        !done)
        return done;
    return attach_case_files(transaction, demand.demand_id, shown, true);
}

ReviewOutcome outcome_of(Command command) {
    if (command == Command::Approve) return ReviewOutcome::Approved;
    return command == Command::Return ? ReviewOutcome::Returned : ReviewOutcome::Revoked;
}

Result<void> queue(Transaction& transaction, Context& context, const Demand& after,
                   const DemandAction& action) {
    const InstantMs now = after.updated_at;
    if (action.command == Command::Submit || action.command == Command::Renew) {
        const auto due = parse_date(after.review_due_on);
        if (!due) return fail(ErrorKind::Broken, "demand.contradiction");
        return open_review(transaction, context,
                           {.kind = ReviewKind::Demand,
                            .case_id = after.demand_id,
                            .number = after.number,
                            .title = after.content.title,
                            .party = after.enterprise,
                            .due = {*due, after.is_due_provisional}},
                           now);
    }
    if (!after.review_due_on.empty()) return {};
    return close_review(transaction, after.demand_id,
                        {.outcome = outcome_of(action.command),
                         .by = after.log.back().by,
                         .opinion = action.reason},
                        now);
}

Result<void> note_response(Transaction& transaction, const Demand& after) {
    const auto latest = std::ranges::find(after.responses, after.version, &DemandResponse::version);
    if (latest == after.responses.end()) return fail(ErrorKind::Broken, "demand.contradiction");
    const Result<std::int64_t> noted = transaction.run(
        "INSERT INTO demand_response(institution_id,demand_id) VALUES(?1,?2)"
        " ON CONFLICT(institution_id,demand_id) DO NOTHING",
        latest->institution.party_id, after.demand_id);
    if (!noted) return std::unexpected(noted.error());
    return {};
}

Result<void> insert_chosen_order(Transaction& transaction, Context& context, const Demand& after) {
    const auto window = window_of(transaction, after.enterprise.region);
    if (!window) return std::unexpected(window.error());
    const CaseLogEntry& choice = after.log.back();
    const Result<Order> order = order_of(after, *window,
                                         {.actor = CaseActor::Enterprise,
                                          .party_id = after.enterprise.party_id,
                                          .region = after.enterprise.region,
                                          .by = choice.by,
                                          .now = choice.at,
                                          .calendar = &context.calendar});
    if (!order) return std::unexpected(order.error());
    if (const auto done = insert_order(transaction, *order, context.calendar); !done) return done;
    return attach_files(transaction, order->order_id, order->request.files);
}

}  // namespace

Result<std::optional<Demand>> find_demand(Snapshot& snapshot, std::string_view demand_id) {
    return find_case<Demand>(snapshot, demand_kind, demand_id);
}

Result<Standing> standing_of(Snapshot& snapshot, const std::string& institution_id) {
    const auto tally = snapshot.one(
        "SELECT COALESCE(SUM(ones),0),COALESCE(SUM(twos),0),COALESCE(SUM(threes),0),"
        "COALESCE(SUM(fours),0),COALESCE(SUM(fives),0) FROM service_item WHERE tenant_id=?1",
        [](const Row& row) {
            return RatingTally{row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                               row.integer(4)};
        },
        institution_id);
    if (!tally) return std::unexpected(tally.error());
    const RatingTally ratings = tally->value_or(RatingTally{});
    return Standing{ratings.count(), ratings.average_hundredths()};
}

Result<void> insert_demand(Transaction& transaction, const Demand& demand) {
    if (const auto fine = refuse_contradiction(demand); !fine) return fine;
    if (const auto done = insert_case(transaction, demand); !done) return done;
    return attach_case_files(transaction, demand.demand_id, demand.content.files);
}

Result<void> follow_step(Transaction& transaction, Context& context, const Demand& after,
                         const DemandAction& action) {
    if (action.command == Command::Delete) return forget(transaction, after.demand_id);
    if (const auto fine = refuse_contradiction(after); !fine) return fine;
    if (const auto done = update_case(transaction, after); !done) return done;
    if (const auto done = attach(transaction, after, action); !done) return done;
    if (const auto done = queue(transaction, context, after, action); !done) return done;
    if (action.command == Command::Respond) {
        if (const auto done = note_response(transaction, after); !done) return done;
    }
    if (action.command == Command::Choose) {
        if (const auto done = insert_chosen_order(transaction, context, after); !done) return done;
    }
    return tell_of_step(transaction, context, after);
}

}  // namespace emc::server
