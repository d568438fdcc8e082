// The data folder. One thread writes and commits in groups; a write is acknowledged only after the
// COMMIT that holds it is on the disk. Readers have connections of their own and never wait for it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "base/result.h"
#include "base/time.h"
#include "server/store/transaction.h"

namespace emc::server {

class Engine;  // How it is done: with threads over a folder, or inline in memory.

enum class Durability : std::uint8_t {
    Full,  // An acknowledged write survives a power cut.
    Off,   // Only for the control run of the power-cut test, which must see losses.
};

struct DatabaseOptions {
    std::string folder;       // Made when missing; on a local disk; owned by one process at a time.
    InstantMs opened_at = 0;  // Noted beside each migration that opening applies.
    std::string vfs = {};     // SQLite's name of a file layer; empty: the system's.
    Durability durability = Durability::Full;
    bool checkpoint_thread = true;
    int group_max = 256;
    int queue_max = 5000;
};

// Any number of threads may call write and read at once. The functions passed in must not call
// write again, must not wait for anything else, and get ids and times from outside.
class Database {
public:
    // Errors: Unavailable when the folder cannot be used, is in use by another process, is from a
    // newer version or is damaged; `detail` says which, in words for an operator.
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
    // Nothing on disk, no threads: write runs in the caller. For tests and the demonstration.
    static Result<std::unique_ptr<Database>> open_in_memory();
    ~Database();  // Finishes what was accepted. No write or read may still be running.
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Runs `job` (Result<T>(Transaction&)) in a transaction and waits. A value means that it is
    // durable. An error from `job` comes back as it is, with everything that `job` did undone.
    // Also Unavailable: the disk refused, or too many writes are waiting (retry_after_s is set).
    template <class Job>
    auto write(Job job) -> std::invoke_result_t<Job, Transaction&> {
        std::optional<std::invoke_result_t<Job, Transaction&>> result;
        const Result<void> durable = run_write([&](Transaction& transaction) {
            result.emplace(job(transaction));
            return result->has_value();
        });
        if (!durable) return std::unexpected(durable.error());
        return std::move(*result);
    }

    // Runs `job` (Result<T>(Snapshot&)) on a read-only connection, in the caller's thread. It sees
    // every write that was acknowledged before.
    template <class Job>
    auto read(Job job) const -> std::invoke_result_t<Job, Snapshot&> {
        std::optional<std::invoke_result_t<Job, Snapshot&>> result;
        const Result<void> done =
            run_read([&](Snapshot& snapshot) { result.emplace(job(snapshot)); });
        if (!done) return std::unexpected(done.error());
        return std::move(*result);
    }

    // False after the disk was full or failed; writes are then refused and reads go on. A full disk
    // is tried again every few seconds, a failed one only after a restart.
    bool is_writable() const;

private:
    explicit Database(std::unique_ptr<Engine> engine);
    Result<void> run_write(const std::function<bool(Transaction&)>& job);
    Result<void> run_read(const std::function<void(Snapshot&)>& job) const;

    std::unique_ptr<Engine> engine_;
};

}  // namespace emc::server
