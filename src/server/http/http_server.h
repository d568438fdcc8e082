// The door to the network. It answers /healthz, /readyz and the site's files itself and hands every
// request under /api/ to the handler. The only folder that knows Boost.Beast.
#pragma once

#include <cstdint>
#include <memory>

#include "base/result.h"
#include "server/http/server_options.h"
#include "server/http_message.h"

namespace emc::server {

class HttpServer {
public:
    HttpServer(ServerOptions options, HttpHandler handler);
    ~HttpServer();  // Drains, if nobody has.
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    // Loads the site, listens, and returns. Unavailable when either fails; `detail` says why.
    Result<void> start();
    std::uint16_t port() const;  // After start.

    // /readyz says no, nobody new is let in, every request that has begun is answered and its
    // connection closed; returns when all is done, or after limits.drain_time.
    void drain_and_stop();
    // Waits for SIGTERM or SIGINT, then drains.
    void run_until_signal();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace emc::server
