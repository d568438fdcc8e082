// What the edge (server/http) and the core (router and use cases) say to each other. No socket and
// no library shows here, so the core also runs in a test, in the desktop loopback and in the page.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emc::server {

using NameValues = std::vector<std::pair<std::string, std::string>>;

// One request whose syntax the edge has checked: sizes within the limits, one Host, a path in
// normal form, no query name twice.
struct HttpRequest {
    std::string method = "GET";  // As sent: "GET", "POST", ... never TRACE or CONNECT.
    std::string path = "/";      // Decoded once, valid UTF-8, starts with '/', without the query.
    NameValues query = {};       // Decoded, in the order sent, each name once.
    NameValues headers = {};     // Names in lower case, in the order sent, duplicates kept.
    std::string body = {};
    std::string peer = {};        // The address of the person's end, never of a trusted proxy.
    std::string request_id = {};  // In the access log and in X-Request-Id; made by the edge.
    std::int64_t waited_ms = 0;   // Since it was asked first, see HttpReply::ask_again_ms.
    bool is_https = false;  // As the person's browser sees it: TLS may end at a trusted proxy.

    // The first header of this (lower-case) name.
    std::optional<std::string_view> header(std::string_view name) const {
        return first(headers, name);
    }
    std::optional<std::string_view> query_value(std::string_view name) const {
        return first(query, name);
    }

private:
    static std::optional<std::string_view> first(const NameValues& pairs, std::string_view name) {
        const auto found = std::ranges::find(pairs, name, &NameValues::value_type::first);
        if (found == pairs.end()) return std::nullopt;
        return found->second;
    }
};

// The edge adds Content-Length, Date, X-Request-Id and the security headers that the reply has not
// set itself; it drops the body for HEAD, 204 and 304.
struct HttpReply {
    int status = 200;
    NameValues headers = {};
    std::string body = {};
    // Above 0: the edge may keep the reply back and ask again after so long, without a thread that
    // waits. Who answers a request with it must stop doing so by waited_ms.
    std::int64_t ask_again_ms = 0;
    std::string route =
        {};  // For the access log: "/api/v1/enterprises/:id", never the path itself.
};

// Called on a worker thread, by several at once. Must not throw; what escapes becomes a bare 500.
using HttpHandler = std::function<HttpReply(const HttpRequest&)>;

}  // namespace emc::server
