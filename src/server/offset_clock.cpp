#include "server/offset_clock.h"

#include <sys/stat.h>

#include <charconv>
#include <fstream>

namespace emc::server {
namespace {

// Of the file's last change; 0 if there is no such file.
std::int64_t changed_at_ns(const std::string& path) {
    constexpr std::int64_t second_ns = 1'000'000'000;
    struct stat about{};
    if (::stat(path.c_str(), &about) != 0) return 0;
    return static_cast<std::int64_t>(about.st_mtim.tv_sec) * second_ns +
           static_cast<std::int64_t>(about.st_mtim.tv_nsec);
}

}  // namespace

Result<std::unique_ptr<OffsetClock>> OffsetClock::open(std::string path) {
    std::unique_ptr<OffsetClock> clock(new OffsetClock(std::move(path)));
    if (!clock->read_again()) {
        return fail(ErrorKind::Unavailable, "clock.offset",
                    clock->path_ + ": no whole number of milliseconds");
    }
    return clock;
}

InstantMs OffsetClock::now() const {
    const std::scoped_lock lock(mutex_);
    read_again();
    return system_.now() + offset_ms_;
}

bool OffsetClock::read_again() const {
    const std::int64_t changed_at = changed_at_ns(path_);
    if (changed_at == 0) return false;
    if (changed_at == changed_at_ns_) return true;
    std::ifstream stream(path_);
    std::string word;
    stream >> word;
    std::int64_t offset = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), offset);
    // Somebody may be in the middle of writing it: the next look reads it again.
    if (word.empty() || error != std::errc() || end != word.data() + word.size()) return false;
    offset_ms_ = offset;
    changed_at_ns_ = changed_at;
    return true;
}

}  // namespace emc::server
