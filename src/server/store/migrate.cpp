#include <array>
#include <format>
#include <utility>

#include "server/crypto.h"
#include "server/store/schema.h"
#include "server/store/sqlite.h"

namespace emc::server {
namespace {

constexpr std::string_view own_table =
    "CREATE TABLE IF NOT EXISTS schema_migration(version INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, applied_at {I64} NOT NULL){STRICT}";

Result<void> apply(Connection& connection, const Migration& step, InstantMs now) {
    if (const Result<void> begun = connection.run("BEGIN IMMEDIATE"); !begun) return begun;
    const auto body = [&]() -> Result<void> {
        for (const std::string_view statement : step.statements) {
            if (const Result<void> done = connection.run(for_sqlite(statement)); !done) return done;
        }
        const std::string sha256 = fingerprint(step);
        const std::array<Parameter, 4> values = {step.version, step.name, sha256, now};
        const Result<void> noted = connection.run(
            "INSERT INTO schema_migration(version,name,sha256,applied_at) VALUES(?1,?2,?3,?4)",
            values);
        if (!noted) return noted;
        return connection.run(std::format("PRAGMA user_version={}", step.version));
    };
    if (const Result<void> done = body(); !done) {
        // What went wrong first is what the operator must read, not whether undoing it worked.
        static_cast<void>(connection.run("ROLLBACK"));
        return done;
    }
    return connection.run("COMMIT");
}

Result<void> check_unedited(Connection& connection, const Migration& step) {
    Result<Statement> statement =
        connection.prepare("SELECT sha256 FROM schema_migration WHERE version=?1");
    if (!statement) return std::unexpected(statement.error());
    const std::array<Parameter, 1> values = {step.version};
    if (const Result<void> bound = statement->bind(values); !bound) return bound;
    const Result<bool> row = statement->step();
    if (!row) return std::unexpected(row.error());
    if (*row && statement->row().text(0) == fingerprint(step)) return {};
    return fail(ErrorKind::Unavailable, "store.schema",
                std::format("migration {} \"{}\" differs from the one this folder was made with",
                            step.version, step.name));
}

}  // namespace

std::string for_sqlite(std::string_view statement) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words = {
        {{"{UUID}", "TEXT"},
         {"{I64}", "INTEGER"},
         {"{BYTES}", "BLOB"},
         {"{STRICT}", " STRICT"},
         {"{CLUSTERED}", " STRICT, WITHOUT ROWID"}}};
    std::string sql(statement);
    for (const auto& [macro, word] : words) {
        for (std::size_t at = sql.find(macro); at != std::string::npos; at = sql.find(macro, at)) {
            sql.replace(at, macro.size(), word);
        }
    }
    return sql;
}

std::string fingerprint(const Migration& migration) {
    std::string text;
    for (const std::string_view statement : migration.statements) {
        text += statement;
        text += ';';
    }
    std::string hex;
    for (const std::uint8_t byte : sha256(text)) hex += std::format("{:02x}", byte);
    return hex;
}

Result<void> migrate(Connection& connection, std::span<const Migration> steps, InstantMs now) {
    if (const Result<void> made = connection.run(for_sqlite(own_table)); !made) return made;
    const Result<std::int64_t> newest =
        connection.integer("SELECT COALESCE(MAX(version),0) FROM schema_migration");
    if (!newest) return std::unexpected(newest.error());
    if (*newest > static_cast<std::int64_t>(steps.size())) {
        return fail(ErrorKind::Unavailable, "store.schema",
                    std::format("the folder has schema {}, this program knows {}: it was made by a "
                                "newer version",
                                *newest, steps.size()));
    }
    for (const Migration& step : steps) {
        const Result<void> done = step.version <= *newest ? check_unedited(connection, step)
                                                          : apply(connection, step, now);
        if (!done) return done;
    }
    return {};
}

}  // namespace emc::server
