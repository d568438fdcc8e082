// A data folder: lock, checks, settings, migrations; then a writer, readers and a checkpointer.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <format>
#include <mutex>
#include <vector>

#include "server/store/checkpointer.h"
#include "server/store/engine.h"
#include "server/store/schema.h"
#include "server/store/sqlite.h"
#include "server/store/writer.h"

namespace emc::server {
namespace {

constexpr std::int64_t our_application_id = 0x454d4331;  // "EMC1"

// One process owns a folder: the lock goes with the file descriptor, also when the process is
// killed.
class FolderLock {
public:
    static Result<FolderLock> take(const std::string& folder) {
        const std::string path = folder + "/lock";
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0) {
            return fail(ErrorKind::Unavailable, "store.folder", path + ": " + std::strerror(errno));
        }
        FolderLock lock(file);
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            return fail(ErrorKind::Unavailable, "store.in_use",
                        folder + " is in use by another process");
        }
        return lock;
    }
    FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock() {
        if (file_ >= 0) ::close(file_);
    }

private:
    explicit FolderLock(int file) : file_(file) {}
    int file_;
};

// Locks and shared memory, which the log needs, are not to be trusted over a network.
bool is_on_network(const std::string& folder) {
    struct statfs about{};
    if (::statfs(folder.c_str(), &about) != 0) return false;
    const auto type = static_cast<std::uint32_t>(about.f_type);
    constexpr std::array<std::uint32_t, 4> network = {0x6969, 0x517b, 0xff534d42,
                                                      0xfe534d42};  // NFS, SMB.
    return std::ranges::find(network, type) != network.end();
}

Result<void> make_folder(const std::string& folder) {
    std::error_code error;
    if (std::filesystem::create_directories(folder, error)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    }
    if (error) return fail(ErrorKind::Unavailable, "store.folder", folder + ": " + error.message());
    if (is_on_network(folder)) {
        return fail(ErrorKind::Unavailable, "store.folder",
                    folder + " is on a network file system");
    }
    return {};
}

Result<void> run_all(Connection& connection, std::initializer_list<const char*> statements) {
    for (const char* statement : statements) {
        if (const Result<void> done = connection.run(statement); !done) return done;
    }
    return {};
}

Result<void> set_up_writer(Connection& connection, Durability durability) {
    const char* synchronous =
        durability == Durability::Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF";
    const Result<void> done =
        run_all(connection, {"PRAGMA busy_timeout=5000", "PRAGMA journal_mode=WAL", synchronous,
                             "PRAGMA foreign_keys=ON", "PRAGMA trusted_schema=OFF",
                             "PRAGMA cell_size_check=ON", "PRAGMA wal_autocheckpoint=0"});
    if (!done) return done;
    const Result<std::string> mode = connection.text("PRAGMA journal_mode");
    if (!mode) return std::unexpected(mode.error());
    if (*mode != "wal")
        return fail(ErrorKind::Unavailable, "store.failed", "no write-ahead log: " + *mode);
    return {};
}

Result<void> check_is_ours(Connection& connection) {
    const Result<std::int64_t> id = connection.integer("PRAGMA application_id");
    if (!id) return std::unexpected(id.error());
    const Result<std::int64_t> tables = connection.integer("SELECT COUNT(*) FROM sqlite_schema");
    if (!tables) return std::unexpected(tables.error());
    if (*tables == 0)
        return connection.run(std::format("PRAGMA application_id={}", our_application_id));
    if (*id != our_application_id) {
        return fail(ErrorKind::Unavailable, "store.schema",
                    "data.db is not a database of this program");
    }
    const Result<std::string> verdict = connection.text("PRAGMA quick_check(1)");
    if (!verdict) return std::unexpected(verdict.error());
    if (*verdict != "ok")
        return fail(ErrorKind::Unavailable, "store.failed", "damaged: " + *verdict);
    return {};
}

// A copy of the data as it was stays beside it when an upgrade changes the tables.
Result<void> back_up_before_upgrade(Connection& connection, const std::string& folder) {
    const Result<std::int64_t> version = connection.integer("PRAGMA user_version");
    if (!version) return std::unexpected(version.error());
    if (*version == 0 || *version >= static_cast<std::int64_t>(migrations().size())) return {};
    const std::string copy = std::format("{}/data.before-{}.db", folder, *version + 1);
    std::error_code ignored;
    std::filesystem::remove(copy, ignored);
    const std::array<Parameter, 1> values = {copy};
    return connection.run("VACUUM INTO ?1", values);
}

Result<std::unique_ptr<Connection>> open_writer(const DatabaseOptions& options,
                                                const std::string& path) {
    Result<std::unique_ptr<Connection>> opened =
        Connection::open(path, Access::ReadWrite, options.vfs);
    if (!opened) return opened;
    Connection& connection = **opened;
    Result<void> done = check_is_ours(connection);
    if (done) done = set_up_writer(connection, options.durability);
    if (done) done = back_up_before_upgrade(connection, options.folder);
    if (done) done = migrate(connection, migrations(), options.opened_at);
    if (!done) return std::unexpected(done.error());
    return opened;
}

// As many connections as there were readers at once, each used by one of them at a time.
class Readers {
public:
    Readers(std::string path, std::string vfs) : path_(std::move(path)), vfs_(std::move(vfs)) {}

    Result<void> read(const ReadJob& job) {
        Result<std::unique_ptr<Connection>> connection = take();
        if (!connection) return std::unexpected(connection.error());
        const Result<void> done = run_snapshot(**connection, job);
        if ((*connection)->in_transaction())
            return done;  // Not fit for the next one: closed instead.
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(*connection));
        return done;
    }

private:
    Result<std::unique_ptr<Connection>> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                std::unique_ptr<Connection> connection = std::move(idle_.back());
                idle_.pop_back();
                return connection;
            }
        }
        Result<std::unique_ptr<Connection>> opened =
            Connection::open(path_, Access::ReadOnly, vfs_);
        if (!opened) return opened;
        // No mmap: a bad sector would then be a signal that ends the process, not an error.
        const Result<void> set = run_all(
            **opened,
            {"PRAGMA busy_timeout=5000", "PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF",
             "PRAGMA cache_size=-8192"});  // Kibibytes: the upper pages of the search's indexes.
        if (!set) return std::unexpected(set.error());
        return opened;
    }

    const std::string path_;
    const std::string vfs_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

class FileEngine : public Engine {
public:
    FileEngine(FolderLock lock, std::unique_ptr<Connection> writing, const DatabaseOptions& options,
               const std::string& path)
        : lock_(std::move(lock)),
          readers_(path, options.vfs),
          writer_(std::make_unique<Writer>(std::move(writing),
                                           Writer::Limits{options.group_max, options.queue_max},
                                           [this](int pages) { note_pages(pages); })) {}

    ~FileEngine() override {
        // Each of the two calls the other. The writer stops telling, then the checkpointer ends
        // (waiting, if need be, for the writer), then the writer.
        std::unique_ptr<Checkpointer> ending;
        {
            const std::lock_guard lock(mutex_);
            ending = std::move(checkpointer_);
        }
        ending.reset();
        writer_.reset();
    }

    void checkpoint_with(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        checkpointer_ =
            std::make_unique<Checkpointer>(std::move(connection), [this] { writer_->try_again(); });
    }

    Result<void> write(const WriteJob& job) override { return writer_->write(job); }
    Result<void> read(const ReadJob& job) override { return readers_.read(job); }
    bool is_writable() const override { return writer_->is_writable(); }

private:
    void note_pages(int pages) {
        const std::lock_guard lock(mutex_);
        if (checkpointer_) checkpointer_->note_pages(pages);
    }

    FolderLock lock_;
    Readers readers_;
    std::mutex mutex_;
    std::unique_ptr<Checkpointer> checkpointer_;
    std::unique_ptr<Writer> writer_;
};

}  // namespace

Result<std::unique_ptr<Engine>> make_file_engine(const DatabaseOptions& options) {
    if (const Result<void> made = make_folder(options.folder); !made)
        return std::unexpected(made.error());
    Result<FolderLock> lock = FolderLock::take(options.folder);
    if (!lock) return std::unexpected(lock.error());
    const std::string path = options.folder + "/data.db";
    Result<std::unique_ptr<Connection>> writing = open_writer(options, path);
    if (!writing) return std::unexpected(writing.error());
    auto engine =
        std::make_unique<FileEngine>(std::move(*lock), std::move(*writing), options, path);
    if (options.checkpoint_thread) {
        Result<std::unique_ptr<Connection>> moving =
            Connection::open(path, Access::ReadWrite, options.vfs);
        if (!moving) return std::unexpected(moving.error());
        const Result<void> set = set_up_writer(**moving, options.durability);
        if (!set) return std::unexpected(set.error());
        engine->checkpoint_with(std::move(*moving));
    }
    return engine;
}

}  // namespace emc::server
