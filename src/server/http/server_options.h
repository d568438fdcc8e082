// How the edge is set up. Every limit bounds what one stranger can make the server hold or wait
// for.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace emc::server {

struct HttpLimits {
    std::size_t head_bytes = std::size_t{16} * 1024;  // Request line and header together.
    std::size_t uri_bytes = std::size_t{8} * 1024;
    std::size_t fields = 100;
    std::size_t body_bytes = std::size_t{256} * 1024;
    std::size_t connections = 4096;
    std::size_t connections_per_address = 64;    // Trusted proxies are not counted.
    std::size_t queue = 5000;                    // Requests waiting for a worker.
    std::chrono::milliseconds head_time{5'000};  // From the first byte to the blank line.
    std::chrono::milliseconds body_time{30'000};
    std::chrono::milliseconds idle_time{60'000};   // Between requests.
    std::chrono::milliseconds write_time{30'000};  // For each 256 KiB.
    std::chrono::milliseconds drain_time{25'000};
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one; port() says which.
    int io_threads = 1;
    int worker_threads = 4;  // These call the handler.
    HttpLimits limits = {};
    std::string site_folder = {};  // Empty: no pages, only the API.
    // Names (without port) that a request may ask for; empty: any. /healthz and /readyz answer to
    // all.
    std::vector<std::string> hosts = {};
    // Other origins that the page may call, for CSP connect-src: "https://api.example.cn".
    std::vector<std::string> api_origins = {};
    // Addresses or networks ("10.0.0.0/8") whose X-Forwarded-For and X-Forwarded-Proto are
    // believed.
    std::vector<std::string> trusted_proxies = {};
    std::string access_log = {};  // A file to append to; "-": standard error; empty: none.
    std::function<bool()> is_ready = [] { return true; };  // For /readyz: can the store be written?
};

}  // namespace emc::server
