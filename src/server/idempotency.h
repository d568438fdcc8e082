// What makes a repeated POST harmless: its reply, kept in the transaction of its effect. Only
// successes are kept; a refused request had no effect, and its key serves the corrected one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "server/crypto.h"
#include "server/store/transaction.h"

namespace emc::server {

inline constexpr std::size_t idempotency_key_chars_min = 16;
inline constexpr std::size_t idempotency_key_chars_max = 64;

// Keys of people who are signed in are their own; of others, one for each operation.
struct IdempotencyScope {
    std::string tenant_id = {};
    std::string account_id = {};
    std::string operation = {};
    std::string key = {};
    Digest fingerprint = {};  // Of the input without its passwords.
};

struct StoredReply {
    int status = 0;
    std::string etag = {};
    std::string body = {};
    bool is_same_request = false;
};

// Letters, digits, '-' and '_', 16 to 64 of them.
bool is_idempotency_key(std::string_view text);

Result<std::optional<StoredReply>> find_reply(Snapshot& snapshot, const IdempotencyScope& scope,
                                              InstantMs now);
Result<void> keep_reply(Transaction& transaction, const IdempotencyScope& scope,
                        const StoredReply& reply, InstantMs now);

}  // namespace emc::server
