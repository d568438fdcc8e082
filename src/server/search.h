// The catalogue's search: an index, never a scan of texts.
#pragma once

#include <cstdint>
#include <vector>

#include "server/catalogue_totals.h"
#include "server/cursor.h"
#include "server/service_store.h"

namespace emc::server {

struct FoundService {
    StoredService stored;
    std::int64_t rank = 0;
};

struct SearchResult {
    std::vector<FoundService> services;  // One more than query.limit if there are more.
    std::int64_t total = 0;
};

// A walk along an index looks at no fewer rows than this before it is given up for another way.
// Tests make it small, to go every way with few services.
inline constexpr std::int64_t search_walk_least = 2000;

// Services on the shelf that have every word of the query and pass its filters, behind `after`,
// which says where the page before has ended.
Result<SearchResult> search(Snapshot& snapshot, CatalogueTotals& totals, const ServiceQuery& query,
                            KeysetPosition after, std::int64_t walk_least = search_walk_least);

}  // namespace emc::server
