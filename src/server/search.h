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

// Services on the shelf that have every word of the query and pass its filters, behind `after`,
// which says where the page before has ended.
Result<SearchResult> search(Snapshot& snapshot, CatalogueTotals& totals, const ServiceQuery& query,
                            KeysetPosition after);

}  // namespace emc::server
