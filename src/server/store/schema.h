// The tables, as a list of steps that only ever grows: a released step is never edited (its hash is
// checked when a folder is opened), a change is a new step.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace emc::server {

class Connection;

// `statements` are single statements in the portable template: {UUID} {I64} {BYTES} {STRICT}
// {CLUSTERED} (stored in the order of its primary key) stand for what each database calls them.
struct Migration {
    int version = 0;  // 1, 2, 3, ... without gaps.
    std::string_view name;
    std::span<const std::string_view> statements;
};

std::span<const Migration> migrations();

// The template with SQLite's words.
std::string for_sqlite(std::string_view statement);

// Hexadecimal SHA-256 of the template, as noted in schema_migration.
std::string fingerprint(const Migration& migration);

// Applies what is missing, each step in a transaction of its own. Unavailable when the folder was
// made by a newer version or a step that it has applied has been edited since.
Result<void> migrate(Connection& connection, std::span<const Migration> steps, InstantMs now);

}  // namespace emc::server
