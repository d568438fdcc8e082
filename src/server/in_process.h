// A browser's part towards a platform in the same process: it keeps the session cookie and sends
// the headers that our page sends. For emc-admin, the desktop's loopback and the tests.
#pragma once

#include <string>
#include <string_view>

#include "api/endpoint.h"
#include "server/http_message.h"

namespace emc::server {

struct InProcessRequest {
    Method method = Method::Get;
    std::string path = "/";  // With its query, percent-encoded.
    std::string body = {};
    std::string idempotency_key = {};
    std::string if_match = {};
};

class InProcessBrowser {
public:
    explicit InProcessBrowser(HttpHandler handler, std::string peer = "127.0.0.1")
        : handler_(std::move(handler)), peer_(std::move(peer)) {}

    HttpReply send(const InProcessRequest& request);

    const std::string& cookie() const { return cookie_; }  // "sid=..."; empty when signed out.
    void set_cookie(std::string cookie) { cookie_ = std::move(cookie); }

private:
    HttpHandler handler_;
    std::string peer_;
    std::string cookie_;
};

// The request as the edge would hand it to the core.
HttpRequest to_http(const InProcessRequest& request);
// The first header of this name, whatever its case; empty if there is none.
std::string header_of(const HttpReply& reply, std::string_view name);

}  // namespace emc::server
