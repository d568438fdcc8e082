#include "server/store/transaction.h"

#include "server/store/sqlite.h"

namespace emc::server {

Result<void> Snapshot::each(std::string_view sql, std::span<const Parameter> values,
                            const std::function<bool(const Row&)>& take) {
    Result<Statement> statement = connection_.prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    if (const Result<void> bound = statement->bind(values); !bound) return bound;
    for (;;) {
        const Result<bool> row = statement->step();
        if (!row) return std::unexpected(row.error());
        if (!*row || !take(statement->row())) return {};
    }
}

Result<std::int64_t> Transaction::change(std::string_view sql, std::span<const Parameter> values) {
    const Result<void> done = connection_.run(sql, values);
    if (!done) return std::unexpected(done.error());
    return connection_.changes();
}

Result<void> Transaction::begin_part() { return connection_.run("SAVEPOINT part"); }

Result<void> Transaction::end_part(bool keep) {
    if (!keep) {
        if (const Result<void> undone = connection_.run("ROLLBACK TO part"); !undone) return undone;
    }
    return connection_.run("RELEASE part");
}

}  // namespace emc::server
