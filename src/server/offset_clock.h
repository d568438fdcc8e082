// For tests of a whole platform: the system's clock, moved by as many milliseconds as a file says.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "server/random.h"

namespace emc::server {

class OffsetClock final : public Clock {
public:
    // Unavailable if the file cannot be read or holds no whole number.
    static Result<std::unique_ptr<OffsetClock>> open(std::string path);

    // Reads the file again when it has changed; until it can be read the last offset counts.
    InstantMs now() const override;

private:
    explicit OffsetClock(std::string path) : path_(std::move(path)) {}
    bool read_again() const;

    const std::string path_;
    SystemClock system_;
    mutable std::mutex mutex_;
    mutable std::int64_t changed_at_ns_ = 0;
    mutable std::int64_t offset_ms_ = 0;
};

}  // namespace emc::server
