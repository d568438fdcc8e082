#include "server/http/access_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <format>

namespace emc::server {

AccessLog::~AccessLog() {
    if (is_ours_) ::close(file_);
}

Result<void> AccessLog::open(const std::string& path) {
    if (path.empty()) return {};
    if (path == "-") {
        file_ = STDERR_FILENO;
        return {};
    }
    file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    if (file_ < 0)
        return fail(ErrorKind::Unavailable, "log.unwritable", path + ": " + std::strerror(errno));
    is_ours_ = true;
    return {};
}

void AccessLog::write(const AccessLine& line) {
    if (file_ < 0) return;
    const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(line.at)};
    const std::string text = std::format(
        R"({{"ts":"{:%FT%TZ}","rid":"{}","ip":"{}","method":"{}","route":"{}",)"
        R"("status":{},"us":{},"bytes":{}}})"
        "\n",
        at, line.request_id, line.peer, line.method, line.route, line.status, line.us, line.bytes);
    // One call a line, so that lines of several threads do not mix. A log that cannot be written
    // must not stop the service.
    [[maybe_unused]] const auto written = ::write(file_, text.data(), text.size());
}

}  // namespace emc::server
