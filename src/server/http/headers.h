// The headers that every reply carries, whoever made it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http_message.h"

namespace emc::server {

enum class ReplyKind : unsigned char { Page, Api };

class SecurityHeaders {
public:
    explicit SecurityHeaders(const std::vector<std::string>& api_origins);
    // Adds those that `headers` does not have yet.
    void add_to(NameValues& headers, ReplyKind kind, bool is_https) const;

private:
    std::string page_policy_;
};

std::string_view reason_of(int status);  // "Not Found"; empty for a status that we never send.
std::string http_date(long long unix_seconds);  // "Tue, 24 Nov 2026 08:00:00 GMT"

}  // namespace emc::server
