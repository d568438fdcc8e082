#include "server/store/writer.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace emc::server {
namespace {

int note_pages(void* committed, sqlite3*, const char*, int pages) {
    (*static_cast<std::function<void(int)>*>(committed))(pages);
    return SQLITE_OK;
}

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, Limits limits,
               std::function<void(int)> committed)
    : connection_(std::move(connection)), limits_(limits), committed_(std::move(committed)) {
    sqlite3_wal_hook(connection_->handle(), &note_pages, &committed_);
    thread_ = std::thread([this] { work(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

Result<void> Writer::write(const WriteJob& job) {
    assert(std::this_thread::get_id() != thread_.get_id());  // It would wait for itself for ever.
    Waiting waiting;
    waiting.job = &job;
    return wait_for(waiting);
}

void Writer::try_again() {
    if (state_ != State::Full) return;
    const WriteJob same = [](Transaction& transaction) {
        return transaction.run("UPDATE schema_migration SET applied_at=applied_at WHERE version=1")
            .has_value();
    };
    Waiting waiting;
    waiting.job = &same;
    waiting.is_probe = true;
    static_cast<void>(wait_for(waiting));  // Its outcome is the state.
}

Result<void> Writer::wait_for(Waiting& waiting) {
    {
        const std::lock_guard lock(mutex_);
        if (!is_writable() && !waiting.is_probe) {
            return std::unexpected(Error{
                .kind = ErrorKind::Unavailable, .code = "store.read_only", .retry_after_s = 30});
        }
        if (queue_.size() >= static_cast<std::size_t>(limits_.queue_max)) {
            return std::unexpected(Error{.kind = ErrorKind::Unavailable,
                                         .code = "store.busy",
                                         .detail = "too many writes are waiting",
                                         .retry_after_s = 1});
        }
        queue_.push_back(&waiting);
    }
    arrived_.notify_one();
    std::unique_lock lock(waiting.mutex);
    waiting.finished.wait(lock, [&] { return waiting.is_finished; });
    return waiting.outcome;
}

// While one group is being committed the next one gathers in the queue: nobody waits for company,
// and the slower the disk, the larger the groups.
void Writer::work() {
    std::vector<GroupedJob*> group;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            const auto count = std::min(queue_.size(), static_cast<std::size_t>(limits_.group_max));
            const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(count);
            group.assign(queue_.begin(), end);
            queue_.erase(queue_.begin(), end);
        }
        run(group);
    }
}

void Writer::run(std::vector<GroupedJob*>& group) {
    const Result<void> committed = run_group(*connection_, group);
    if (committed) {
        if (state_ == State::Full) state_ = State::Writable;
    } else {
        note(committed.error());
    }
    for (GroupedJob* grouped : group) {
        auto* waiting = static_cast<Waiting*>(grouped);
        // Told under the lock: once it is free the caller may return, and `waiting` is its local.
        const std::lock_guard lock(waiting->mutex);
        waiting->is_finished = true;
        waiting->finished.notify_one();
    }
}

void Writer::note(const Error& error) {
    if (error.code == "store.full") state_ = State::Full;
    if (error.code == "store.failed") state_ = State::Failed;
}

}  // namespace emc::server
