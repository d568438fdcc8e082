#include "server/http/workers.h"

#include <utility>

namespace emc::server {

Workers::Workers(int threads, std::size_t queue_max) : queue_max_(queue_max) {
    for (int count = 0; count < threads; ++count) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool Workers::post(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        if (queue_.size() >= queue_max_) return false;
        queue_.push_back(std::move(task));
    }
    arrived_.notify_one();
    return true;
}

void Workers::work() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            task = std::move(queue_.front());
            queue_.pop_front();
        }
        task();
    }
}

}  // namespace emc::server
