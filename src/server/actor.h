// Who is signed in, as found by the session cookie.
#pragma once

#include <string>

#include "domain/account.h"
#include "server/crypto.h"

namespace emc::server {

struct Actor {
    std::string tenant_id;
    std::string account_id;
    std::string user_name;
    AccountKind kind = AccountKind::Enterprise;
    std::string region;
    bool must_change_password = false;
    Bytes session;  // SHA-256 of the token.
};

}  // namespace emc::server
