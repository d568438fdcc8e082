// What the platform does by itself when a term is over.
#pragma once

#include <chrono>
#include <cstdint>
#include <thread>

#include "server/context.h"

namespace emc::server {

// Everything that is due by the context's clock, of each kind no more than `at_once`. Returns how
// much was done; what fails is logged and does not keep the others from being done.
std::int64_t run_due(Context& context, std::int64_t at_once);

// Runs it again and again in a thread of its own until it dies. The context must outlive it.
class Timekeeper {
public:
    explicit Timekeeper(Context& context,
                        std::chrono::milliseconds every = std::chrono::minutes(1));

private:
    std::jthread thread_;
};

}  // namespace emc::server
