#include "server/file_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace emc::server {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> failed(const std::string& path) {
    return fail(ErrorKind::Unavailable, "files.disk", path + ": " + std::strerror(errno));
}

// Closes at the end of its scope.
class OpenFile {
public:
    OpenFile(const std::string& path, int flags) : handle_(::open(path.c_str(), flags, 0600)) {}
    ~OpenFile() {
        if (handle_ >= 0) ::close(handle_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int handle() const { return handle_; }

private:
    int handle_;
};

bool write_all(int handle, std::int64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(handle, bytes.data(), bytes.size(), offset);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += written;
    }
    return true;
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return fail(ErrorKind::Unavailable, "files.disk", folder.string() + ": " + error.message());
    }
    return {};
}

// A new name is only certain once its folder is on the disk too.
Result<void> sync_folder(const fs::path& folder) {
    const OpenFile opened(folder.string(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened.handle() < 0 || ::fsync(opened.handle()) != 0) return failed(folder.string());
    return {};
}

Result<std::string> read_whole(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open() || stream.bad()) return failed(path);
    return bytes;
}

}  // namespace

std::string FileStore::unfinished_path(const std::string& id) const {
    return folder_ + "/files/unfinished/" + id;
}

std::string FileStore::finished_path(const std::string& sha256) const {
    return folder_ + "/files/" + sha256.substr(0, 2) + "/" + sha256;
}

Result<void> FileStore::write_piece(const std::string& id, std::int64_t offset,
                                    std::string_view bytes) {
    if (folder_.empty()) {
        const std::scoped_lock lock(mutex_);
        std::string& kept = in_memory_[id];
        kept.resize(static_cast<std::size_t>(offset));
        kept += bytes;
        return {};
    }
    const std::string path = unfinished_path(id);
    if (const auto made = make_folder(fs::path(path).parent_path()); !made) return made;
    const OpenFile file(path, O_WRONLY | O_CREAT | O_CLOEXEC);
    const bool is_written = file.handle() >= 0 && write_all(file.handle(), offset, bytes) &&
                            ::fdatasync(file.handle()) == 0;
    if (!is_written) return failed(path);
    return {};
}

Result<std::string> FileStore::read_unfinished(const std::string& id) const {
    if (!folder_.empty()) return read_whole(unfinished_path(id));
    const std::scoped_lock lock(mutex_);
    const auto found = in_memory_.find(id);
    if (found == in_memory_.end()) return fail(ErrorKind::NotFound);
    return found->second;
}

Result<void> FileStore::finish(const std::string& id, const std::string& sha256,
                               std::string_view bytes) {
    {
        const std::scoped_lock lock(mutex_);
        finishing_.emplace(sha256, id);
        if (folder_.empty()) {
            in_memory_[sha256] = bytes;
            return {};
        }
    }
    const fs::path target = finished_path(sha256);
    if (const auto made = make_folder(target.parent_path()); !made) return made;
    const std::string fresh = target.string() + "." + id;
    {
        // Not a link to the unfinished file: a late piece could still write into that.
        const OpenFile file(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
        const bool is_written =
            file.handle() >= 0 && write_all(file.handle(), 0, bytes) && ::fsync(file.handle()) == 0;
        if (!is_written) return failed(fresh);
    }
    if (::rename(fresh.c_str(), target.c_str()) != 0) return failed(fresh);
    return sync_folder(target.parent_path());
}

void FileStore::forget_unfinished(const std::string& id) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(finishing_, [&](const auto& entry) { return entry.second == id; });
    if (folder_.empty()) {
        in_memory_.erase(id);
    } else {
        ::unlink(unfinished_path(id).c_str());
    }
}

void FileStore::discard(const std::string& sha256) {
    const std::scoped_lock lock(mutex_);
    if (finishing_.contains(sha256)) return;
    if (folder_.empty()) {
        in_memory_.erase(sha256);
    } else {
        ::unlink(finished_path(sha256).c_str());
    }
}

Result<std::string> FileStore::read(const std::string& sha256) const {
    if (!folder_.empty()) return read_whole(finished_path(sha256));
    return read_unfinished(sha256);
}

}  // namespace emc::server
