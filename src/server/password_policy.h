// What the platform asks of a new password beyond the rules that the page knows too.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "server/context.h"
#include "server/store/transaction.h"

namespace emc::server {

inline constexpr int passwords_remembered = 5;

// PasswordKinds where the dengbao3 profile asks for three of four kinds whatever the length.
Problems check_policy(std::string_view key, std::string_view password, SecurityProfile profile);

// The current hash and the latest earlier ones, newest first, passwords_remembered in all.
Result<std::vector<std::string>> remembered_hashes(Snapshot& snapshot, const std::string& tenant_id,
                                                   const std::string& account_id);
Result<void> remember_hash(Transaction& transaction, const std::string& tenant_id,
                           const std::string& account_id, const std::string& phc, InstantMs now);

}  // namespace emc::server
