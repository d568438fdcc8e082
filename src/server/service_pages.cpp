#include "server/service_pages.h"

#include <limits>
#include <utility>

namespace emc::server {

PlacedService placed_service(const Row& row) {
    constexpr int rank = 9;  // Behind service_columns.
    StoredService stored = service_of(row);
    const KeysetPosition position{row.integer(rank), stored.doc};
    return {std::move(stored), position};
}

Result<KeysetPosition> position_of(const SecretKey& secret, std::string_view scope,
                                   std::string_view cursor) {
    constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();
    if (cursor.empty()) return KeysetPosition{beyond, beyond};
    const auto position = read_keyset_cursor(secret, scope, cursor);
    if (!position) return invalid({{"cursor", Rule::Format}});
    return *position;
}

ServicePage page_of(const Call& call, std::string_view scope, std::int64_t limit,
                    const std::vector<PlacedService>& rows) {
    ServicePage page;
    const auto items_max = static_cast<std::size_t>(limit);
    for (const PlacedService& row : rows) {
        if (page.items.size() == items_max) break;
        page.items.push_back(summary_of(row.stored, {}));
    }
    if (rows.size() > items_max) {
        page.next_cursor =
            make_keyset_cursor(call.context.secret, scope, rows[items_max - 1].position);
    }
    return page;
}

}  // namespace emc::server
