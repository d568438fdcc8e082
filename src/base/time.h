// Instants are milliseconds since 1970-01-01T00:00:00Z. Civil dates are those of Asia/Shanghai
// (UTC+8, no daylight saving since 1992).
#pragma once

#include <cstdint>

namespace emc {

using InstantMs = std::int64_t;

class Clock {
public:
    virtual ~Clock() = default;
    virtual InstantMs now() const = 0;
};

inline constexpr std::int64_t shanghai_offset_ms = 8LL * 3600 * 1000;

}  // namespace emc
