// GCC 16 takes Asio's own pair of operators for coroutine frames for a mismatch once it has inlined
// one of the two.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

#include "server/http/http_server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <format>
#include <future>
#include <optional>
#include <thread>
#include <vector>

#include "server/http/http_connection.h"

namespace emc::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// A thread with the connections that it alone touches: no lock is needed among them.
struct Lane {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard =
        asio::make_work_guard(context);
    HttpConnection::Set open = {};
    std::thread thread = {};
};

}  // namespace

class HttpServer::Impl {
public:
    Impl(ServerOptions options, HttpHandler handler)
        : options_(std::move(options)),
          admission_(options_.limits.connections, options_.limits.connections_per_address),
          edge_{.options = options_,
                .handler = std::move(handler),
                .security = SecurityHeaders(options_.api_origins),
                .workers = Workers(options_.worker_threads, options_.limits.queue)} {}

    Result<void> start();
    std::uint16_t port() const { return port_; }
    void drain_and_stop();

private:
    Result<void> listen();
    asio::awaitable<void> accept();
    void welcome(tcp::socket socket, Lane& lane);
    void welcome_waiting();
    Lane& next_lane() { return *lanes_[turn_++ % lanes_.size()]; }

    const ServerOptions options_;
    Admission admission_;
    std::vector<std::unique_ptr<Lane>> lanes_;  // Before the edge, whose workers post to them.
    Edge edge_;
    std::optional<tcp::acceptor> acceptor_;
    std::size_t turn_ = 0;
    std::uint16_t port_ = 0;
    bool is_running_ = false;
};

Result<void> HttpServer::Impl::start() {
    Result<TrustedProxies> proxies = TrustedProxies::from(options_.trusted_proxies);
    if (!proxies) return std::unexpected(proxies.error());
    edge_.proxies = std::move(*proxies);
    if (!options_.site_folder.empty()) {
        Result<StaticSite> site = StaticSite::load(options_.site_folder);
        if (!site) return std::unexpected(site.error());
        edge_.site = std::move(*site);
    }
    if (const Result<void> opened = edge_.log.open(options_.access_log); !opened) return opened;
    for (int count = 0; count < options_.io_threads; ++count)
        lanes_.push_back(std::make_unique<Lane>());
    if (const Result<void> listening = listen(); !listening) return listening;
    asio::co_spawn(lanes_.front()->context, accept(), asio::detached);
    for (const auto& lane : lanes_) {
        lane->thread = std::thread([context = &lane->context] { context->run(); });
    }
    is_running_ = true;
    return {};
}

Result<void> HttpServer::Impl::listen() {
    error_code error;
    const auto address = asio::ip::make_address(options_.address, error);
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.emplace(lanes_.front()->context);
    if (!error) acceptor_->open(endpoint.protocol(), error);
    if (!error) acceptor_->set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_->bind(endpoint, error);
    if (!error) acceptor_->listen(asio::socket_base::max_listen_connections, error);
    if (error) {
        return fail(ErrorKind::Unavailable, "http.listen",
                    std::format("{}:{}: {}", options_.address, options_.port, error.message()));
    }
    port_ = acceptor_->local_endpoint(error).port();
    return {};
}

asio::awaitable<void> HttpServer::Impl::accept() {
    asio::steady_timer pause(lanes_.front()->context);
    for (;;) {
        Lane& lane = next_lane();
        auto [error, socket] = co_await acceptor_->async_accept(lane.context, as_result);
        if (!acceptor_->is_open()) co_return;
        if (!error) {
            welcome(std::move(socket), lane);
        } else {
            // Out of file descriptors, most likely: without a pause this would spin until some are
            // free.
            pause.expires_after(std::chrono::milliseconds(50));
            co_await pause.async_wait(as_result);
        }
    }
}

void HttpServer::Impl::welcome(tcp::socket socket, Lane& lane) {
    error_code error;
    const auto peer = socket.remote_endpoint(error).address();
    if (error) return;
    Admission::Ticket ticket =
        admission_.admit(edge_.proxies.contains(peer) ? "" : peer.to_string());
    if (!ticket) return;  // Closed without a word: an answer would cost what the limit is to save.
    auto connection =
        std::make_shared<HttpConnection>(std::move(socket), edge_, std::move(ticket), lane.open);
    asio::co_spawn(
        lane.context, [connection]() -> asio::awaitable<void> { return connection->serve(); },
        asio::detached);
}

// Who has connected but was not accepted yet has been promised an answer by the system.
void HttpServer::Impl::welcome_waiting() {
    error_code error;
    acceptor_->non_blocking(true, error);
    while (!error) {
        Lane& lane = next_lane();
        tcp::socket socket(lane.context);
        acceptor_->accept(socket, error);
        if (!error) welcome(std::move(socket), lane);
    }
    acceptor_->close(error);
}

void HttpServer::Impl::drain_and_stop() {
    if (!is_running_) return;
    is_running_ = false;
    edge_.is_draining = true;
    std::promise<void> closed;
    asio::post(lanes_.front()->context, [&] {
        welcome_waiting();
        closed.set_value();
    });
    closed.get_future().wait();
    for (const auto& lane : lanes_) {
        asio::post(lane->context, [open = &lane->open] {
            for (HttpConnection* connection : *open) connection->drain();
        });
    }
    admission_.wait_until_empty(options_.limits.drain_time);
    for (const auto& lane : lanes_) {
        lane->guard.reset();
        lane->context.stop();
        lane->thread.join();
    }
}

HttpServer::HttpServer(ServerOptions options, HttpHandler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

HttpServer::~HttpServer() { drain_and_stop(); }

Result<void> HttpServer::start() { return impl_->start(); }
std::uint16_t HttpServer::port() const { return impl_->port(); }
void HttpServer::drain_and_stop() { impl_->drain_and_stop(); }

void HttpServer::run_until_signal() {
    std::signal(SIGPIPE, SIG_IGN);  // A log reader that went away must not end the service.
    asio::io_context waiting;
    asio::signal_set signals(waiting, SIGTERM, SIGINT);
    signals.async_wait([](const error_code&, int) {});
    waiting.run();
    drain_and_stop();
}

}  // namespace emc::server
