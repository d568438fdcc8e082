// The one thread that writes. Private to this folder.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "base/result.h"
#include "server/store/engine.h"
#include "server/store/sqlite.h"

namespace emc::server {

class Writer {
public:
    struct Limits {
        int group_max = 256;
        int queue_max = 5000;
    };
    // `committed` is told, on the writer's thread, how many pages the write-ahead log has.
    Writer(std::unique_ptr<Connection> connection, Limits limits,
           std::function<void(int)> committed);
    ~Writer();  // Runs what is queued first.
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    Result<void> write(const WriteJob& job);
    bool is_writable() const { return state_ == State::Writable; }
    // After a full disk: tries a write that changes nothing, and goes on when it succeeds.
    void try_again();

private:
    enum class State : std::uint8_t { Writable, Full, Failed };
    struct Waiting : GroupedJob {
        bool is_probe = false;
        std::mutex mutex = {};
        std::condition_variable finished = {};
        bool is_finished = false;
    };

    Result<void> wait_for(Waiting& waiting);
    void work();
    void run(std::vector<GroupedJob*>& group);
    void note(const Error& error);

    std::unique_ptr<Connection> connection_;
    const Limits limits_;
    std::function<void(int)> committed_;
    std::atomic<State> state_ = State::Writable;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Waiting*> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace emc::server
