// A file layer for SQLite on which the power can fail and the disk can be full. It keeps, beside
// each real file, what would be on the platter: only what was synced is certain to be there, of the
// rest any 512-byte sectors may be, in any order.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace emc::tests {

class FaultyDisk {
public:
    explicit FaultyDisk(std::uint32_t seed);
    ~FaultyDisk();  // After every database on it is closed.
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    const std::string& vfs() const { return name_; }

    // The power fails at the n-th write, truncation or sync from now; everything fails afterwards.
    void cut_after(int operations);
    bool is_cut();
    // From now on writes give this SQLite error (SQLITE_FULL, SQLITE_IOERR_WRITE); 0: all is well.
    void refuse_writes_with(int code);
    void refuse_syncs_with(int code);
    // What a restart finds after the cut, written to another folder under the files' own names.
    void leave_platter_in(const std::string& folder);

    // For the file layer only.
    struct Platter {
        std::string durable;
        std::string current;
        std::vector<std::int64_t>
            unsynced;  // Sectors written since the last sync, some of them twice.
    };
    std::shared_ptr<Platter> open(const std::string& path);
    void forget(const std::string& path);
    int write(Platter& platter, const void* data, int amount, std::int64_t offset);
    int truncate(Platter& platter, std::int64_t size);
    int sync(Platter& platter);

private:
    int spend(int refusal);  // 0, or the error of this operation. The lock is held.
    void fail_power();

    const std::string name_;
    std::mutex mutex_;
    std::mt19937 random_;
    std::map<std::string, std::shared_ptr<Platter>> files_;
    std::map<std::string, std::string> left_;  // As frozen at the cut.
    int operations_left_ = -1;
    bool is_cut_ = false;
    int write_refusal_ = 0;
    int sync_refusal_ = 0;
};

}  // namespace emc::tests
