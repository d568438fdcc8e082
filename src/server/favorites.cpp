// 我的收藏 of the person who is signed in.
#include <utility>

#include "server/service_pages.h"
#include "server/services.h"

namespace emc::server {
namespace {

Result<std::vector<PlacedService>> kept_rows(Snapshot& snapshot, const Actor& actor,
                                             std::int64_t limit, KeysetPosition after) {
    static const std::string sql =
        "SELECT " + std::string(service_columns) +
        ",f.added_at FROM favorite f JOIN service_item s ON s.service_id=f.service_id"
        " WHERE f.tenant_id=?1 AND f.account_id=?2 AND (f.added_at,s.doc)<(?3,?4)"
        " ORDER BY f.added_at DESC,s.doc DESC LIMIT ?5";
    return snapshot.all(sql, &placed_service, actor.tenant_id, actor.account_id, after.rank,
                        after.row, limit + 1);
}

Result<std::int64_t> count_kept(Snapshot& snapshot, const Actor& actor) {
    const auto total = snapshot.one(
        "SELECT COUNT(*) FROM favorite WHERE tenant_id=?1 AND account_id=?2",
        [](const Row& row) { return row.integer(0); }, actor.tenant_id, actor.account_id);
    if (!total) return std::unexpected(total.error());
    return total->value_or(0);
}

// Whoever kept a service knew its name; what the institution writes after it has left the shelf is
// its own.
void hide_unlisted(ServiceSummary& item) {
    if (is_on_shelf(item.state)) return;
    ServiceSummary known;
    known.service_id = std::move(item.service_id);
    known.name = std::move(item.name);
    known.institution_name = std::move(item.institution_name);
    known.state = ServiceState::Withdrawn;
    item = std::move(known);
}

}  // namespace

Result<ServicePage> list_favorites(CallOf<ListFavorites>& call, const FavoriteQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    const Actor& actor = *call.actor;
    const std::string scope = "favorites:" + actor.tenant_id + ":" + actor.account_id;
    const auto after = position_of(call.context.secret, scope, query.cursor);
    if (!after) return std::unexpected(after.error());
    return call.context.database.read([&](Snapshot& snapshot) -> Result<ServicePage> {
        const auto rows = kept_rows(snapshot, actor, query.limit, *after);
        if (!rows) return std::unexpected(rows.error());
        const auto total = count_kept(snapshot, actor);
        if (!total) return std::unexpected(total.error());
        ServicePage page = page_of(call, scope, query.limit, *rows);
        for (ServiceSummary& item : page.items) hide_unlisted(item);
        page.total = *total;
        return page;
    });
}

}  // namespace emc::server
