// Services as they are kept: the item as JSON, beside it the columns and postings that it is found
// by. Whatever changes a service goes through here, so that the index never says anything else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/service_item.h"
#include "server/store/transaction.h"

namespace emc::server {

struct StoredService {
    ServiceItem item;
    std::int64_t doc = 0;
    RatingTally ratings;
    std::int64_t order_count = 0;
    std::int64_t view_count = 0;
};

// The columns of service_item, in the order that service_of reads them.
inline constexpr std::string_view service_columns =
    "s.content,s.doc,s.ones,s.twos,s.threes,s.fours,s.fives,s.order_count,s.view_count";
StoredService service_of(const Row& row);

Result<std::optional<StoredService>> find_service(Snapshot& snapshot, std::string_view service_id);

// Grows with every change of what a search may find.
Result<std::int64_t> catalogue_revision(Snapshot& snapshot);

Result<void> insert_service(Transaction& transaction, const ServiceItem& item);
// With its postings, if what the public sees has changed.
Result<void> update_service_row(Transaction& transaction, const StoredService& before,
                                const ServiceItem& after);

Result<void> count_order(Transaction& transaction, std::string_view service_id);
Result<void> count_rating(Transaction& transaction, std::string_view service_id,
                          std::int64_t score);

ServiceSummary summary_of(const StoredService& stored, std::string_view query);

// What the index holds of an order of numbers: services that are better rated, more often asked
// for.
std::int64_t merit_of(const RatingTally& ratings, std::int64_t order_count);

}  // namespace emc::server
