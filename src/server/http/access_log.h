// One JSON line a request. Never a query, a body, a header or a path that a stranger made up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace emc::server {

struct AccessLine {
    InstantMs at = 0;
    std::string_view request_id;
    std::string_view peer;
    std::string_view method;  // Empty when the request could not be read.
    std::string_view route;   // A pattern or the name of one of our files.
    int status = 0;
    std::int64_t us = 0;    // From the end of the head to the end of the reply.
    std::size_t bytes = 0;  // Of the reply's body.
};

class AccessLog {
public:
    AccessLog() = default;
    ~AccessLog();
    AccessLog(const AccessLog&) = delete;
    AccessLog& operator=(const AccessLog&) = delete;

    // A file, "-" for standard error, or empty for none.
    Result<void> open(const std::string& path);
    void write(const AccessLine& line);  // From any thread.

private:
    int file_ = -1;
    bool is_ours_ = false;
};

}  // namespace emc::server
