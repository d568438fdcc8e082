// One connection: head, body, answer, again. Private to this folder.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <expected>
#include <memory>
#include <string>
#include <unordered_set>

#include "server/http/access_log.h"
#include "server/http/admission.h"
#include "server/http/headers.h"
#include "server/http/proxies.h"
#include "server/http/request_head.h"
#include "server/http/server_options.h"
#include "server/http/static_site.h"
#include "server/http/workers.h"
#include "server/http_message.h"
#include "server/random.h"

namespace emc::server {

class HttpConnection;

// What all connections share. Outlives them.
struct Edge {
    const ServerOptions& options;
    HttpHandler handler;
    StaticSite site = {};
    SecurityHeaders security;
    TrustedProxies proxies = {};
    AccessLog log = {};
    Workers workers;
    SystemClock clock = {};
    SystemRandom random = {};
    std::atomic<bool> is_draining = false;
};

// A reply ready to be sent: the body is one or the other.
struct Outgoing {
    HttpReply reply;
    std::shared_ptr<const std::string> shared_body = {};
    ReplyKind kind = ReplyKind::Api;
    const std::string& body() const { return shared_body ? *shared_body : reply.body; }
};

class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    using Set = std::unordered_set<HttpConnection*>;
    // `open` is the set of connections of this thread; it is entered and left by serve.
    HttpConnection(boost::asio::ip::tcp::socket socket, Edge& edge, Admission::Ticket ticket,
                   Set& open);

    boost::asio::awaitable<void> serve();
    // On its own thread: if nobody has asked for anything, nobody will any more.
    void drain();

private:
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;
    enum class Ending : std::uint8_t { KeepAlive, Linger, Close };

    Awaitable<Ending> serve_one();
    bool is_our_host(const RequestHead& head) const;
    Awaitable<std::expected<std::size_t, Refusal>> read_head();
    Awaitable<std::expected<void, Refusal>> read_body(RequestHead& head, std::size_t head_size);
    Awaitable<std::expected<void, Refusal>> read_some(bool is_first);
    Awaitable<Outgoing> answer(const HttpRequest& request, bool is_head);
    Awaitable<HttpReply> handle_until_answered(HttpRequest request);
    Awaitable<HttpReply> handle(HttpRequest request);
    Awaitable<bool> send(const HttpRequest& request, const Outgoing& outgoing, bool keeps_alive);
    Awaitable<bool> write(std::string_view bytes);
    Awaitable<Ending> refuse(HttpRequest request, Refusal refusal);
    Awaitable<void> linger();
    void log(const HttpRequest& request, const Outgoing& outgoing);
    std::string_view buffered() const;

    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    Edge& edge_;
    Admission::Ticket ticket_;
    Set& open_;
    boost::asio::ip::address peer_;
    std::chrono::steady_clock::time_point begun_;
    bool is_idle_ = true;
    bool is_grace_given_ = false;
    int served_ = 0;
};

}  // namespace emc::server
