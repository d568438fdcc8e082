#include <array>
#include <mutex>

#include "server/store/engine.h"
#include "server/store/schema.h"
#include "server/store/sqlite.h"

namespace emc::server {
namespace {

// One connection, one job at a time, in the caller's thread.
class MemoryEngine : public Engine {
public:
    explicit MemoryEngine(std::unique_ptr<Connection> connection)
        : connection_(std::move(connection)) {}

    Result<void> write(const WriteJob& job) override {
        const std::lock_guard lock(mutex_);
        GroupedJob grouped{.job = &job};
        const std::array<GroupedJob*, 1> group = {&grouped};
        static_cast<void>(run_group(*connection_, group));
        return grouped.outcome;
    }

    Result<void> read(const ReadJob& job) override {
        const std::lock_guard lock(mutex_);
        if (const Result<void> locked = connection_->run("PRAGMA query_only=ON"); !locked)
            return locked;
        const Result<void> done = run_snapshot(*connection_, job);
        const Result<void> unlocked = connection_->run("PRAGMA query_only=OFF");
        return done ? unlocked : done;
    }

    bool is_writable() const override { return true; }

private:
    std::mutex mutex_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace

Result<std::unique_ptr<Engine>> make_memory_engine() {
    Result<std::unique_ptr<Connection>> connection =
        Connection::open(":memory:", Access::ReadWrite);
    if (!connection) return std::unexpected(connection.error());
    for (const char* setting : {"PRAGMA foreign_keys=ON", "PRAGMA trusted_schema=OFF"}) {
        if (const Result<void> set = (*connection)->run(setting); !set)
            return std::unexpected(set.error());
    }
    if (const Result<void> made = migrate(**connection, migrations(), 0); !made) {
        return std::unexpected(made.error());
    }
    return std::make_unique<MemoryEngine>(std::move(*connection));
}

}  // namespace emc::server
