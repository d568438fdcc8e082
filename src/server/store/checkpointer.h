// Moves committed pages from the write-ahead log into the database file, so that no commit has to.
// Private to this folder.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "server/store/sqlite.h"

namespace emc::server {

class Checkpointer {
public:
    // `rest` is called every few seconds on this thread.
    Checkpointer(std::unique_ptr<Connection> connection, std::function<void()> rest);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    // After each commit, from the writer's thread: the log has so many pages now.
    void note_pages(int pages);

private:
    void work();
    void checkpoint(int pages, bool is_quiet);

    std::unique_ptr<Connection> connection_;
    std::function<void()> rest_;
    std::mutex mutex_;
    std::condition_variable changed_;
    int pages_ = 0;         // In the log, as of the last commit.
    bool is_quiet_ = true;  // No commit since the last round.
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace emc::server
