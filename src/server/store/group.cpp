#include <exception>

#include "server/store/engine.h"
#include "server/store/sqlite.h"

namespace emc::server {
namespace {

// The job's own error stays with whoever called write; here only whether to keep what it did. Jobs
// do not throw, but the library below them may (out of memory), and the writer must survive that.
Result<bool> keeps(const WriteJob& job, Connection& connection) {
    try {
        Transaction transaction(connection);
        return job(transaction);
    } catch (const std::exception& thrown) {
        return fail(ErrorKind::Broken, "store.exception", thrown.what());
    } catch (...) {
        return fail(ErrorKind::Broken, "store.exception");
    }
}

// An error means that the whole group is lost.
Result<void> run_one(Connection& connection, GroupedJob& grouped) {
    if (const Result<void> begun = connection.run("SAVEPOINT job"); !begun) return begun;
    const Result<bool> kept = keeps(*grouped.job, connection);
    if (!kept) grouped.outcome = std::unexpected(kept.error());
    if (!connection.in_transaction()) {
        return fail(ErrorKind::Unavailable, "store.full", "SQLite rolled the transaction back");
    }
    if (!kept || !*kept) {
        if (const Result<void> undone = connection.run("ROLLBACK TO job"); !undone) return undone;
    }
    return connection.run("RELEASE job");
}

Result<void> run_all(Connection& connection, std::span<GroupedJob* const> jobs) {
    if (const Result<void> begun = connection.run("BEGIN IMMEDIATE"); !begun) return begun;
    for (GroupedJob* grouped : jobs) {
        if (const Result<void> done = run_one(connection, *grouped); !done) return done;
    }
    return connection.run("COMMIT");
}

}  // namespace

Result<void> run_group(Connection& connection, std::span<GroupedJob* const> jobs) {
    const Result<void> committed = run_all(connection, jobs);
    if (committed) return committed;
    if (connection.in_transaction()) static_cast<void>(connection.run("ROLLBACK"));
    Error lost = committed.error();
    lost.kind = ErrorKind::Unavailable;
    if (lost.retry_after_s == 0) lost.retry_after_s = 1;
    for (GroupedJob* grouped : jobs) grouped->outcome = std::unexpected(lost);
    return std::unexpected(lost);
}

Result<void> run_snapshot(Connection& connection, const ReadJob& job) {
    if (const Result<void> begun = connection.run("BEGIN"); !begun) return begun;
    Result<void> outcome;
    try {
        Snapshot snapshot(connection);
        job(snapshot);
    } catch (const std::exception& thrown) {
        outcome = fail(ErrorKind::Broken, "store.exception", thrown.what());
    } catch (...) {
        outcome = fail(ErrorKind::Broken, "store.exception");
    }
    const Result<void> ended = connection.run("COMMIT");
    return outcome ? ended : outcome;
}

}  // namespace emc::server
