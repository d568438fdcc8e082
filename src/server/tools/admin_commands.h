// The groups of commands of emc-admin. The platform must not be running: a folder belongs to one
// process at a time.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

#include "domain/account.h"
#include "domain/messages.h"
#include "server/platform.h"

namespace emc::server {

struct AdminArguments {
    std::string data = "data";
    std::string user_name;
    std::string region;
    std::string person;
    std::string file;
    std::string policy_id;
    std::function<int(Platform&)> command;
};

using AdminCommand = std::function<int(Platform&)>;
CLI::App* add_command(CLI::App& app, AdminArguments& arguments, const char* name, const char* words,
                      AdminCommand run);

// Sentences on standard error, as a form would show them; the exit code.
int report_failure(const Error& error);

// Fails with a detail in the operator's words.
Result<std::string> read_whole_file(const std::string& path);

// window create, list, disable, enable, move, reset-password
void describe_windows(CLI::App& app, AdminArguments& arguments);
// calendar import, list, recompute
void describe_calendar(CLI::App& app, AdminArguments& arguments);
// policies import, list, remove
void describe_policies(CLI::App& app, AdminArguments& arguments);

}  // namespace emc::server
