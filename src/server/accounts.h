// 注册, and the accounts that the platform makes itself.
#pragma once

#include <string>

#include "api/accounts.h"
#include "server/call.h"

namespace emc::server {

Result<SessionView> register_account(CallOf<RegisterAccount>& call, const Registration& input);
// The same registration once more: a sign-in with its name and password.
Result<SessionView> register_again(CallOf<RegisterAccount>& call, const Registration& input);

struct NewAccount {
    std::string tenant_id = {};
    std::string account_id = {};
    Registration registration = {};  // Normalized and checked.
    std::string password_phc = {};
    bool must_change_password = false;
    InstantMs now = 0;
    std::string person = {};  // Of a window's account: who works with it.
};

// One more account of a tenant that is there. Whether its name is free has been asked.
Result<void> insert_account(Transaction& transaction, const NewAccount& account);

// Problem{user_name, Taken} and Problem{uscc, Taken} for what others have already.
Result<Problems> find_taken(Snapshot& snapshot, const Registration& registration);

// The tenant, its account, what was agreed to, and (not for a window) the first version of the
// profile, filled with what the registration tells. Invalid for what is taken.
Result<void> create_account(Transaction& transaction, const NewAccount& account);

}  // namespace emc::server
