// Who is let in: bounds how many connections there are, and how many of one address.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace emc::server {

class Admission {
public:
    Admission(std::size_t connections_max, std::size_t per_address_max)
        : connections_max_(connections_max), per_address_max_(per_address_max) {}

    // A connection holds its ticket as long as it lives; null: turned away. An empty address counts
    // in the total alone.
    using Ticket = std::shared_ptr<void>;
    Ticket admit(const std::string& address);

    bool wait_until_empty(std::chrono::milliseconds patience);

private:
    void leave(const std::string& address);

    const std::size_t connections_max_;
    const std::size_t per_address_max_;
    std::mutex mutex_;
    std::condition_variable left_;
    std::size_t connections_ = 0;
    std::unordered_map<std::string, std::size_t> per_address_;
};

}  // namespace emc::server
