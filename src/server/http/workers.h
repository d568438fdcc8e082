// Threads that may wait (for the disk, for a password hash), behind a queue with an end.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace emc::server {

class Workers {
public:
    Workers(int threads, std::size_t queue_max);
    ~Workers();  // Runs what is queued, then ends.
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // False when the queue is full; `task` is then not run.
    [[nodiscard]] bool post(std::function<void()> task);

private:
    void work();

    const std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace emc::server
