// What stands behind Database. Private to this folder.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "server/store/database.h"

namespace emc::server {

// Returns whether what it did is to be kept.
using WriteJob = std::function<bool(Transaction&)>;
using ReadJob = std::function<void(Snapshot&)>;

class Engine {
public:
    virtual ~Engine() = default;
    virtual Result<void> write(const WriteJob& job) = 0;
    virtual Result<void> read(const ReadJob& job) = 0;
    virtual bool is_writable() const = 0;
};

// Where a job of a group ends up: an error only when the database failed, not when the job did.
struct GroupedJob {
    const WriteJob* job = nullptr;
    Result<void> outcome = {};
};

// Runs the jobs in one transaction, each in a savepoint of its own, and commits. When that fails as
// a whole, every job gets the error and nothing of the group is kept; the error is returned, too.
Result<void> run_group(Connection& connection, std::span<GroupedJob* const> jobs);

// Runs `job` between BEGIN and its end on a connection that nobody else uses meanwhile.
Result<void> run_snapshot(Connection& connection, const ReadJob& job);

Result<std::unique_ptr<Engine>> make_file_engine(const DatabaseOptions& options);
Result<std::unique_ptr<Engine>> make_memory_engine();

}  // namespace emc::server
