// Delays that grow, kept in the database so that a restart forgives nobody.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "server/store/transaction.h"

namespace emc::server {

// After `free` attempts the n-th further one makes everybody of the bucket wait 2^n seconds, at
// most 15 minutes: a delay and not a lock, so that nobody can shut another out for long. With
// `lock_ms` the last free attempt closes the bucket for that time instead (the dengbao3 profile).
struct ThrottleRule {
    int free = 5;
    InstantMs lock_ms = 0;
    InstantMs forget_ms = 24LL * 3600 * 1000;  // From the first attempt.
    std::string_view code = {};                // Of the TooMany error.
};

// Counts an attempt before it is made: attempts at once are then counted one by one, and a guess
// that is cut off is still a guess. TooMany with retry_after_s while the bucket is closed.
Result<void> admit(Transaction& transaction, std::string_view bucket, InstantMs now,
                   const ThrottleRule& rule);
// The attempt turned out to be fine: takes it back.
Result<void> give_back(Transaction& transaction, std::string_view bucket);
// Forgets the bucket.
Result<void> forget(Transaction& transaction, std::string_view bucket);

// Who shares a bucket: an IPv4 address, or the /64 of an IPv6 address, which is one customer.
std::string network_of(std::string_view peer);

}  // namespace emc::server
