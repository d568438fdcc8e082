// Accounts of windows: the platform makes them, nobody can register one. A window is one tenant
// with an account for each of its reviewers.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "server/context.h"

namespace emc::server {

struct NewWindow {
    std::string user_name;
    std::string region;    // What it serves: a county, a prefecture or the province.
    std::string password;  // Must be changed at the first sign-in unless `keeps_password`.
    bool keeps_password = false;
    std::string person = {};  // Who reviews with it; told wherever it is told who decided.
};

// An account of the region's window, which is made with its first one. Invalid with the problems of
// user_name, region, password and person.
Result<void> create_window(Context& context, const NewWindow& window);

struct WindowAccount {
    std::string user_name;
    std::string person;
    std::string region;
    std::string window_name;
    bool is_enabled = true;
    bool must_change_password = false;
    InstantMs created_at = 0;
    InstantMs seen_at = 0;  // 0: never signed in.
};
// By region, then by name.
Result<std::vector<WindowAccount>> list_windows(Context& context);

// The next three are NotFound for a name that is not a window's, and sign the account out.
// A window whose accounts are all disabled is told nothing and found by nobody.
Result<void> enable_window(Context& context, const std::string& user_name, bool is_enabled);
// To the window of another region; what that one has to do is then what it sees.
Result<void> move_window(Context& context, const std::string& user_name, const std::string& region);
// The new password is good for one sign-in.
Result<void> reset_window_password(Context& context, const std::string& user_name,
                                   const std::string& password);

// Forgets the failed sign-ins of an account, so that its owner may try again at once. NotFound for
// a name that nobody has.
Result<void> unlock_account(Context& context, const std::string& user_name);

}  // namespace emc::server
