#include "server/services.h"

#include "api/codec.h"
#include "domain/order.h"
#include "server/consultations.h"
#include "server/search.h"
#include "server/service_pages.h"

namespace emc::server {
namespace {

// A cursor belongs to one question: another query, filter or order refuses it.
std::string scope_of(ServiceQuery query) {
    query.cursor.clear();
    query.limit = 0;
    return "services:" + encode_query(query);
}

// Not in the way of who reads: a page that could not be counted is still shown.
void count_view(Call& call, const StoredService& stored) {
    if (call.actor && call.actor->tenant_id == stored.item.institution_id) return;
    const auto counted = call.context.database.write([&](Transaction& transaction) {
        return transaction.run(
            "UPDATE service_item SET view_count=view_count+1 WHERE service_id=?1",
            stored.item.service_id);
    });
    if (!counted) call.context.log("service: view not counted: " + counted.error().detail);
}

ServiceView view_of(const StoredService& stored, bool is_favorite) {
    const ServiceItem& item = stored.item;
    return {.service_id = item.service_id,
            .number = item.number,
            .version = item.version,
            .state = item.state,
            .institution_id = item.institution_id,
            .institution_name = item.institution_name,
            .institution_region = item.institution_region,
            .content = item.content,
            .order_count = stored.order_count,
            .view_count = stored.view_count,
            .ratings = stored.ratings,
            .is_favorite = is_favorite,
            .updated_at = item.updated_at};
}

bool may_read(const Call& call, const StoredService& stored) {
    if (is_on_shelf(stored.item.state)) return true;
    return call.actor && call.actor->tenant_id == stored.item.institution_id &&
           stored.item.state != ServiceState::Deleted;
}

// NotFound also for what the caller may not read.
Result<StoredService> readable_service(Snapshot& snapshot, const Call& call,
                                       const std::string& service_id) {
    const auto stored = find_service(snapshot, service_id);
    if (!stored) return std::unexpected(stored.error());
    if (!*stored || !may_read(call, **stored)) return fail(ErrorKind::NotFound);
    return **stored;
}

Result<bool> is_favorite_of(Snapshot& snapshot, const Call& call, const std::string& service_id) {
    if (!call.actor) return false;
    const auto found = snapshot.one(
        "SELECT 1 FROM favorite WHERE tenant_id=?1 AND account_id=?2 AND service_id=?3",
        [](const Row&) { return true; }, call.actor->tenant_id, call.actor->account_id, service_id);
    if (!found) return std::unexpected(found.error());
    return found->value_or(false);
}

struct RatedOrder {
    PublicRating rating;
    KeysetPosition position;
};

RatedOrder rated_order(const Row& row) {
    const Order order = decode_reply<Order>(row.text(0)).value_or(Order{});
    PublicRating rating{.by = order.enterprise.name, .rating = order.rating.value_or(Rating{})};
    if (rating.rating.content.is_anonymous) rating.by = "匿名企业";
    return {std::move(rating), {row.integer(1), row.integer(2)}};
}

}  // namespace

Result<ServicePage> search_services(CallOf<SearchServices>& call, const ServiceQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const std::string scope = scope_of(query);
    const auto after = position_of(call.context.secret, scope, query.cursor);
    if (!after) return std::unexpected(after.error());
    const auto found = call.context.database.read(
        [&](Snapshot& snapshot) { return search(snapshot, call.context.totals, query, *after); });
    if (!found) return std::unexpected(found.error());

    ServicePage page{.total = found->total};
    const auto limit = static_cast<std::size_t>(query.limit);
    for (const FoundService& service : found->services) {
        if (page.items.size() == limit) break;
        page.items.push_back(summary_of(service.stored, query.q));
    }
    if (found->services.size() > limit) {
        const FoundService& last = found->services[limit - 1];
        page.next_cursor =
            make_keyset_cursor(call.context.secret, scope, {last.rank, last.stored.doc});
    }
    return page;
}

Result<ServiceView> read_service(CallOf<ReadService>& call, const ServiceKey& key) {
    if (Problems problems = check(key); !problems.empty()) return invalid(std::move(problems));
    bool is_favorite = false;
    std::int64_t consultations = 0;
    const auto stored =
        call.context.database.read([&](Snapshot& snapshot) -> Result<StoredService> {
            auto found = readable_service(snapshot, call, key.service_id);
            if (!found) return found;
            const Result<bool> kept = is_favorite_of(snapshot, call, key.service_id);
            if (!kept) return std::unexpected(kept.error());
            is_favorite = *kept;
            const auto asked =
                count_consultations_of(snapshot, found->item.institution_id, key.service_id);
            if (!asked) return std::unexpected(asked.error());
            consultations = *asked;
            return found;
        });
    if (!stored) return std::unexpected(stored.error());
    count_view(call, *stored);
    ServiceView view = view_of(*stored, is_favorite);
    view.consultation_count = consultations;
    return view;
}

Result<PublicRatingPage> list_service_ratings(CallOf<ListServiceRatings>& call,
                                              const ServiceRatingsInput& input) {
    if (Problems problems = check(input); !problems.empty()) return invalid(std::move(problems));
    const std::string scope = "ratings:" + input.service_id;
    const auto after = position_of(call.context.secret, scope, input.cursor);
    if (!after) return std::unexpected(after.error());
    const auto rated =
        call.context.database.read([&](Snapshot& snapshot) -> Result<std::vector<RatedOrder>> {
            const auto service = readable_service(snapshot, call, input.service_id);
            if (!service) return std::unexpected(service.error());
            return snapshot.all(
                "SELECT content,rated_at,seq FROM orders WHERE service_id=?1 AND rated_at>0"
                " AND (rated_at,seq)<(?2,?3) ORDER BY rated_at DESC,seq DESC LIMIT ?4",
                &rated_order, input.service_id, after->rank, after->row, input.limit + 1);
        });
    if (!rated) return std::unexpected(rated.error());

    PublicRatingPage page;
    const auto limit = static_cast<std::size_t>(input.limit);
    for (const RatedOrder& row : *rated) {
        if (page.items.size() == limit) break;
        page.items.push_back(row.rating);
    }
    if (rated->size() > limit) {
        page.next_cursor =
            make_keyset_cursor(call.context.secret, scope, (*rated)[limit - 1].position);
    }
    return page;
}

Result<Nothing> set_favorite(CallOf<SetFavorite>& call, const FavoriteInput& input) {
    if (Problems problems = check(input); !problems.empty()) return invalid(std::move(problems));
    return call.commit([&](Transaction& transaction) -> Result<Nothing> {
        const Actor& actor = *call.actor;
        // What has left the shelf may still be dropped.
        const Result<std::int64_t> dropped = transaction.run(
            "DELETE FROM favorite WHERE tenant_id=?1 AND account_id=?2 AND service_id=?3",
            actor.tenant_id, actor.account_id, input.service_id);
        if (!dropped) return std::unexpected(dropped.error());
        if (!input.is_favorite) return Nothing{};
        const auto service = readable_service(transaction, call, input.service_id);
        if (!service) return std::unexpected(service.error());
        const Result<std::int64_t> kept = transaction.run(
            "INSERT INTO favorite(tenant_id,account_id,service_id,added_at) VALUES(?1,?2,?3,?4)",
            actor.tenant_id, actor.account_id, input.service_id, call.now);
        if (!kept) return std::unexpected(kept.error());
        return Nothing{};
    });
}

}  // namespace emc::server
