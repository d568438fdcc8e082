#include "server/store/checkpointer.h"

#include <chrono>

namespace emc::server {
namespace {

constexpr int busy_pages = 1024;  // 4 MB: from here on pages are moved while writes go on.
constexpr int crowded_pages =
    16 * 1024;  // 64 MB: writers wait a moment so that the log starts anew.
constexpr std::chrono::seconds round{2};

}  // namespace

Checkpointer::Checkpointer(std::unique_ptr<Connection> connection, std::function<void()> rest)
    : connection_(std::move(connection)), rest_(std::move(rest)), thread_([this] { work(); }) {}

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Checkpointer::note_pages(int pages) {
    bool is_busy = false;
    {
        const std::lock_guard lock(mutex_);
        is_busy = pages >= busy_pages && pages / busy_pages != pages_ / busy_pages;
        pages_ = pages;
        is_quiet_ = false;
    }
    if (is_busy) changed_.notify_one();
}

void Checkpointer::work() {
    int seen = 0;
    for (;;) {
        int pages = 0;
        bool is_quiet = false;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, round, [&] {
                return stopping_ ||
                       (pages_ >= busy_pages && pages_ / busy_pages != seen / busy_pages);
            });
            if (stopping_) return;
            pages = seen = pages_;
            is_quiet = is_quiet_;
            if (is_quiet) pages_ = 0;  // A commit meanwhile says anew how many there are.
            is_quiet_ = true;
        }
        checkpoint(pages, is_quiet);
        rest_();
    }
}

// Failure is no loss, only a longer log; the next round tries again, and a disk that fails shows in
// the writer's own commits.
void Checkpointer::checkpoint(int pages, bool is_quiet) {
    if (pages == 0) return;
    if (is_quiet || pages >= crowded_pages) {
        static_cast<void>(connection_->run("PRAGMA wal_checkpoint(TRUNCATE)"));
    } else if (pages >= busy_pages) {
        static_cast<void>(connection_->run("PRAGMA wal_checkpoint(PASSIVE)"));
    }
}

}  // namespace emc::server
