// Where ids, tokens and salts come from; passed in, so that a test can repeat itself.
#pragma once

#include <cstdint>
#include <span>

#include "base/time.h"

namespace emc::server {

class Random {
public:
    virtual ~Random() = default;
    // Called from several threads at once. Unpredictable outside tests.
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// The operating system's.
class SystemRandom : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

class SystemClock : public Clock {
public:
    InstantMs now() const override;
};

}  // namespace emc::server
