// The bytes of files, beside the database: unfinished ones by their id, finished ones by their
// SHA-256, so that the same bytes lie there once.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc::server {

class FileStore {
public:
    // Empty: in memory.
    explicit FileStore(std::string folder) : folder_(std::move(folder)) {}

    // Writes the piece of an unfinished file at `offset`; on the disk when it returns. What lay
    // there before is overwritten. Ids are ours: hexadecimal digits and '-'.
    Result<void> write_piece(const std::string& id, std::int64_t offset, std::string_view bytes);
    Result<std::string> read_unfinished(const std::string& id) const;
    // From here on the bytes are known by their SHA-256; on the disk when this returns.
    Result<void> finish(const std::string& id, const std::string& sha256, std::string_view bytes);
    // Once the database knows the finished one, or will never.
    void forget_unfinished(const std::string& id);
    // Removes the finished bytes, unless an upload that is just being finished has the same.
    void discard(const std::string& sha256);
    Result<std::string> read(const std::string& sha256) const;

private:
    std::string unfinished_path(const std::string& id) const;
    std::string finished_path(const std::string& sha256) const;

    const std::string folder_;
    mutable std::mutex mutex_;
    std::map<std::string, std::string> in_memory_;
    // From finish() until forget_unfinished(): what the database may not know of yet.
    std::multimap<std::string, std::string> finishing_;  // SHA-256 to id.
};

}  // namespace emc::server
