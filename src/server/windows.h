// Accounts of windows: the platform makes them, nobody can register one.
#pragma once

#include <string>

#include "base/result.h"
#include "server/context.h"

namespace emc::server {

struct NewWindow {
    std::string user_name;
    std::string region;    // The county it serves.
    std::string password;  // Must be changed at the first sign-in unless `keeps_password`.
    bool keeps_password = false;
};

// Invalid with the problems of user_name, region and password.
Result<void> create_window(Context& context, const NewWindow& window);

// Forgets the failed sign-ins of an account, so that its owner may try again at once. NotFound for
// a name that nobody has.
Result<void> unlock_account(Context& context, const std::string& user_name);

}  // namespace emc::server
