// Lists of services by what they are kept by: an institution's own, a person's favorites.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/services.h"
#include "server/call.h"
#include "server/cursor.h"
#include "server/service_store.h"

namespace emc::server {

struct PlacedService {
    StoredService stored;
    KeysetPosition position;
};
// A row of service_columns and after them the number that the list is sorted by.
PlacedService placed_service(const Row& row);

// Where a list that counts down begins: at its top without a cursor. Invalid for a cursor that was
// made for another list.
Result<KeysetPosition> position_of(const SecretKey& secret, std::string_view scope,
                                   std::string_view cursor);

// The first `limit` of the rows, of which one more was asked for to know whether there are more.
ServicePage page_of(const Call& call, std::string_view scope, std::int64_t limit,
                    const std::vector<PlacedService>& rows);

}  // namespace emc::server
