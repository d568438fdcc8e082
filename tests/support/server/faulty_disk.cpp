#include "support/server/faulty_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <format>
#include <fstream>
#include <new>
#include <set>
#include <sstream>

namespace emc::tests {
namespace {

constexpr std::int64_t sector = 512;

// What SQLite holds: ours first, the real file's structure right behind it.
struct File {
    sqlite3_file base;
    FaultyDisk* disk;
    std::shared_ptr<FaultyDisk::Platter> platter;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& ours(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
const sqlite3_io_methods& real_methods(sqlite3_file* file) { return *ours(file).real()->pMethods; }
FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
sqlite3_vfs* real_vfs() { return sqlite3_vfs_find("unix"); }

int close_file(sqlite3_file* file) {
    const int code = real_methods(file).xClose(ours(file).real());
    ours(file).~File();
    return code;
}

int read_file(sqlite3_file* file, void* data, int amount, sqlite3_int64 offset) {
    if (ours(file).disk->is_cut()) return SQLITE_IOERR_READ;
    return real_methods(file).xRead(ours(file).real(), data, amount, offset);
}

int write_file(sqlite3_file* file, const void* data, int amount, sqlite3_int64 offset) {
    if (ours(file).platter) {
        const int code = ours(file).disk->write(*ours(file).platter, data, amount, offset);
        if (code != SQLITE_OK) return code;
    }
    return real_methods(file).xWrite(ours(file).real(), data, amount, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (ours(file).platter) {
        const int code = ours(file).disk->truncate(*ours(file).platter, size);
        if (code != SQLITE_OK) return code;
    }
    return real_methods(file).xTruncate(ours(file).real(), size);
}

// The real file is never synced: the platter is what counts here, and 150 cuts must be quick.
int sync_file(sqlite3_file* file, int) {
    return ours(file).platter ? ours(file).disk->sync(*ours(file).platter) : SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return real_methods(file).xFileSize(ours(file).real(), size);
}
int lock(sqlite3_file* file, int level) {
    return real_methods(file).xLock(ours(file).real(), level);
}
int unlock(sqlite3_file* file, int level) {
    return real_methods(file).xUnlock(ours(file).real(), level);
}
int check_lock(sqlite3_file* file, int* answer) {
    return real_methods(file).xCheckReservedLock(ours(file).real(), answer);
}
int control(sqlite3_file* file, int operation, void* argument) {
    return real_methods(file).xFileControl(ours(file).real(), operation, argument);
}
int sector_size(sqlite3_file*) { return 4096; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return real_methods(file).xShmMap(ours(file).real(), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real_methods(file).xShmLock(ours(file).real(), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { real_methods(file).xShmBarrier(ours(file).real()); }
int shm_unmap(sqlite3_file* file, int remove) {
    return real_methods(file).xShmUnmap(ours(file).real(), remove);
}

constexpr sqlite3_io_methods methods = {.iVersion = 2,
                                        .xClose = close_file,
                                        .xRead = read_file,
                                        .xWrite = write_file,
                                        .xTruncate = truncate_file,
                                        .xSync = sync_file,
                                        .xFileSize = file_size,
                                        .xLock = lock,
                                        .xUnlock = unlock,
                                        .xCheckReservedLock = check_lock,
                                        .xFileControl = control,
                                        .xSectorSize = sector_size,
                                        .xDeviceCharacteristics = characteristics,
                                        .xShmMap = shm_map,
                                        .xShmLock = shm_lock,
                                        .xShmBarrier = shm_barrier,
                                        .xShmUnmap = shm_unmap,
                                        .xFetch = nullptr,
                                        .xUnfetch = nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    File* made = new (file) File{};
    made->disk = &disk_of(vfs);
    if (made->disk->is_cut()) {
        made->~File();
        file->pMethods = nullptr;
        return SQLITE_CANTOPEN;
    }
    const int code = real_vfs()->xOpen(real_vfs(), name, made->real(), flags, flags_out);
    if (code != SQLITE_OK) {
        made->~File();
        file->pMethods = nullptr;
        return code;
    }
    if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0) {
        made->platter = made->disk->open(name);
    }
    made->base.pMethods = &methods;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    if (disk_of(vfs).is_cut()) return SQLITE_IOERR_DELETE;
    disk_of(vfs).forget(name);
    return real_vfs()->xDelete(real_vfs(), name, sync_folder);
}

std::string fresh_name() {
    static std::atomic<int> count = 0;
    return std::format("faulty-disk-{}", ++count);
}

}  // namespace

FaultyDisk::FaultyDisk(std::uint32_t seed) : name_(fresh_name()), random_(seed) {
    auto* vfs = new sqlite3_vfs(*real_vfs());
    vfs->szOsFile += static_cast<int>(sizeof(File));
    vfs->zName = name_.c_str();
    vfs->pAppData = this;
    vfs->xOpen = open_file;
    vfs->xDelete = delete_file;
    sqlite3_vfs_register(vfs, 0);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs* vfs = sqlite3_vfs_find(name_.c_str());
    sqlite3_vfs_unregister(vfs);
    delete vfs;
}

void FaultyDisk::cut_after(int operations) {
    const std::lock_guard guard(mutex_);
    operations_left_ = operations;
}

bool FaultyDisk::is_cut() {
    const std::lock_guard guard(mutex_);
    return is_cut_;
}

void FaultyDisk::refuse_writes_with(int code) {
    const std::lock_guard guard(mutex_);
    write_refusal_ = code;
}

void FaultyDisk::refuse_syncs_with(int code) {
    const std::lock_guard guard(mutex_);
    sync_refusal_ = code;
}

std::shared_ptr<FaultyDisk::Platter> FaultyDisk::open(const std::string& path) {
    const std::lock_guard guard(mutex_);
    auto& platter = files_[path];
    if (platter) return platter;
    platter = std::make_shared<Platter>();
    std::ifstream file(path, std::ios::binary);  // What was there before this disk was made.
    std::ostringstream content;
    content << file.rdbuf();
    platter->durable = platter->current = content.str();
    return platter;
}

void FaultyDisk::forget(const std::string& path) {
    const std::lock_guard guard(mutex_);
    files_.erase(path);
}

int FaultyDisk::spend(int refusal) {
    if (!is_cut_ && operations_left_ >= 0 && operations_left_-- == 0) fail_power();
    return is_cut_ ? SQLITE_IOERR_WRITE : refusal;
}

int FaultyDisk::write(Platter& platter, const void* data, int amount, std::int64_t offset) {
    const std::lock_guard guard(mutex_);
    if (const int code = spend(write_refusal_); code != SQLITE_OK) return code;
    const auto end = static_cast<std::size_t>(offset + amount);
    if (platter.current.size() < end) platter.current.resize(end);
    std::memcpy(platter.current.data() + offset, data, static_cast<std::size_t>(amount));
    for (std::int64_t at = offset / sector; at * sector < offset + amount; ++at) {
        platter.unsynced.push_back(at);
    }
    return SQLITE_OK;
}

int FaultyDisk::truncate(Platter& platter, std::int64_t size) {
    const std::lock_guard guard(mutex_);
    if (const int code = spend(write_refusal_); code != SQLITE_OK) return code;
    platter.current.resize(static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int FaultyDisk::sync(Platter& platter) {
    const std::lock_guard guard(mutex_);
    if (const int code = spend(sync_refusal_); code != SQLITE_OK) return code;
    for (const std::int64_t number : platter.unsynced) {
        const auto from = static_cast<std::size_t>(number * sector);
        if (from >= platter.current.size()) continue;
        const auto size = std::min<std::size_t>(sector, platter.current.size() - from);
        if (platter.durable.size() < from + size) platter.durable.resize(from + size);
        platter.durable.replace(from, size, platter.current, from, size);
    }
    platter.durable.resize(platter.current.size());
    platter.unsynced.clear();
    return SQLITE_OK;
}

void FaultyDisk::fail_power() {
    is_cut_ = true;
    std::bernoulli_distribution survives(0.5);
    for (const auto& [path, platter] : files_) {
        std::string image = platter->durable;
        if (platter->current.size() < image.size() && survives(random_))
            image.resize(platter->current.size());
        const std::set<std::int64_t> unsynced(platter->unsynced.begin(), platter->unsynced.end());
        for (const std::int64_t number : unsynced) {
            const auto from = static_cast<std::size_t>(number * sector);
            if (from >= platter->current.size() || !survives(random_)) continue;
            const auto size = std::min<std::size_t>(sector, platter->current.size() - from);
            if (image.size() < from + size) image.resize(from + size);
            image.replace(from, size, platter->current, from, size);
        }
        left_[path] = std::move(image);
    }
}

void FaultyDisk::leave_platter_in(const std::string& folder) {
    const std::lock_guard guard(mutex_);
    if (!is_cut_) fail_power();
    for (const auto& [path, image] : left_) {
        const std::string name = std::filesystem::path(path).filename().string();
        std::ofstream(folder + "/" + name, std::ios::binary) << image;
    }
}

}  // namespace emc::tests
