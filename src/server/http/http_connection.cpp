// GCC 16 takes Asio's own pair of operators for coroutine frames for a mismatch once it has inlined
// one of the two.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

#include "server/http/http_connection.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <exception>
#include <format>
#include <optional>

#include "server/crypto.h"
#include "server/http/refusal.h"

namespace emc::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t buffer_max = std::size_t{64} * 1024;
constexpr std::size_t write_max = std::size_t{256} * 1024;
constexpr std::size_t linger_bytes = std::size_t{1024} * 1024;
constexpr std::chrono::milliseconds linger_time{1'000};

// Nobody is there to be told: the other side has closed, or was too slow.
constexpr Refusal silence{0, ""};

bool has_no_body(int status) { return status == 204 || status == 304; }

bool is_clean(const NameValues& headers) {
    return std::ranges::none_of(headers, [](const auto& header) {
        return header.first.empty() || header.first.find_first_of("\r\n: ") != std::string::npos ||
               header.second.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos;
    });
}

HttpReply status_reply(bool is_good, std::string_view route) {
    return {.status = is_good ? 200 : 503,
            .headers = {{"Content-Type", "application/json; charset=utf-8"}},
            .body = is_good ? R"({"status":"ok"})" : R"({"status":"unavailable"})",
            .route = std::string(route)};
}

std::string head_of(const Outgoing& outgoing, const NameValues& headers, long long now_s) {
    const int status = outgoing.reply.status;
    std::string head =
        std::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", status, reason_of(status), http_date(now_s));
    for (const auto& [name, value] : headers) {
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    }
    if (!has_no_body(status)) head += std::format("Content-Length: {}\r\n", outgoing.body().size());
    return head + "\r\n";
}

}  // namespace

HttpConnection::HttpConnection(asio::ip::tcp::socket socket, Edge& edge, Admission::Ticket ticket,
                               Set& open)
    : stream_(std::move(socket)),
      buffer_(buffer_max),
      edge_(edge),
      ticket_(std::move(ticket)),
      open_(open) {
    error_code ignored;
    peer_ = stream_.socket().remote_endpoint(ignored).address();
    stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
}

std::string_view HttpConnection::buffered() const {
    return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
}

asio::awaitable<void> HttpConnection::serve() {
    const std::shared_ptr<HttpConnection> self = shared_from_this();
    open_.insert(this);
    Ending ending = Ending::KeepAlive;
    while (ending == Ending::KeepAlive) {
        ending = co_await serve_one();
        ++served_;
    }
    if (ending == Ending::Linger) co_await linger();
    error_code ignored;
    stream_.socket().close(ignored);
    open_.erase(this);
}

void HttpConnection::drain() {
    error_code error;
    if (is_idle_ && stream_.socket().available(error) == 0) stream_.cancel();
}

// A connection that was let in just before the drain may have its request still under way: it gets
// half a second to show it. One that has had an answer is closed at once.
asio::awaitable<std::expected<void, Refusal>> HttpConnection::read_some(bool is_first) {
    error_code error;
    if (is_first && edge_.is_draining && stream_.socket().available(error) == 0) {
        if (served_ > 0 || is_grace_given_) co_return std::unexpected(silence);
        is_grace_given_ = true;
        stream_.expires_after(std::chrono::milliseconds(500));
    }
    is_idle_ = is_first;
    const auto [failure, size] = co_await stream_.async_read_some(buffer_.prepare(4096), as_result);
    is_idle_ = false;
    if (failure == asio::error::operation_aborted && is_first && edge_.is_draining &&
        !is_grace_given_) {
        co_return std::expected<void, Refusal>();
    }
    if (failure) co_return std::unexpected(silence);
    buffer_.commit(size);
    if (is_first) stream_.expires_after(edge_.options.limits.head_time);
    co_return std::expected<void, Refusal>();
}

asio::awaitable<std::expected<std::size_t, Refusal>> HttpConnection::read_head() {
    const HttpLimits& limits = edge_.options.limits;
    stream_.expires_after(buffer_.size() == 0 ? limits.idle_time : limits.head_time);
    std::size_t searched = 0;
    for (;;) {
        const std::string_view seen = buffered();
        const std::size_t end = seen.find("\r\n\r\n", searched);
        const bool is_too_large =
            (end == std::string_view::npos ? seen.size() : end + 4) > limits.head_bytes;
        if (is_too_large) co_return std::unexpected(Refusal{431, "http.head_too_large"});
        if (end != std::string_view::npos) co_return end + 4;
        // With lone line feeds the blank line may never come; better to say so than to wait for it.
        const std::size_t feed = seen.find('\n', searched);
        if (feed != std::string_view::npos && (feed == 0 || seen[feed - 1] != '\r')) {
            co_return std::unexpected(Refusal{400, "http.syntax"});
        }
        searched = seen.size() < 3 ? 0 : seen.size() - 3;
        const auto read = co_await read_some(seen.empty());
        if (!read) co_return std::unexpected(read.error());
    }
}

asio::awaitable<std::expected<void, Refusal>> HttpConnection::read_body(RequestHead& head,
                                                                        std::size_t head_size) {
    if (!head.is_chunked && head.content_length == 0) {
        buffer_.consume(head_size);
        co_return std::expected<void, Refusal>();
    }
    stream_.expires_after(edge_.options.limits.body_time);
    if (head.expects_continue && !co_await write("HTTP/1.1 100 Continue\r\n\r\n")) {
        co_return std::unexpected(silence);
    }
    // Beast reads the head a second time and then the body, chunks too. Should the two readers ever
    // disagree about where the head ends, the request is refused.
    beast::http::request_parser<beast::http::string_body> parser;
    parser.body_limit(edge_.options.limits.body_bytes);
    parser.header_limit(static_cast<std::uint32_t>(edge_.options.limits.head_bytes));
    error_code error;
    const std::size_t parsed = parser.put(asio::buffer(buffered().data(), head_size), error);
    if (error || parsed != head_size) co_return std::unexpected(Refusal{400, "http.syntax"});
    buffer_.consume(head_size);
    if (!parser.is_done()) {
        const auto [failure, size] =
            co_await beast::http::async_read(stream_, buffer_, parser, as_result);
        error = failure;
    }
    if (error == beast::http::error::body_limit)
        co_return std::unexpected(Refusal{413, "too_large"});
    const bool is_cut_short =
        error == beast::http::error::partial_message || error == beast::http::error::end_of_stream;
    if (is_cut_short) co_return std::unexpected(silence);
    const error_code like_bad_chunk = beast::http::error::bad_chunk;
    if (error && error.category() == like_bad_chunk.category()) {
        co_return std::unexpected(Refusal{400, "http.framing"});
    }
    if (error) co_return std::unexpected(silence);
    head.request.body = std::move(parser.get().body());
    co_return std::expected<void, Refusal>();
}

// A load balancer asks for the state by address, not by name.
bool HttpConnection::is_our_host(const RequestHead& head) const {
    const std::string& path = head.request.path;
    if (edge_.options.hosts.empty() || path == "/healthz" || path == "/readyz") return true;
    return std::ranges::contains(edge_.options.hosts, head.host);
}

asio::awaitable<HttpConnection::Ending> HttpConnection::serve_one() {
    const auto size = co_await read_head();
    begun_ = std::chrono::steady_clock::now();
    HttpRequest unread{.method = "", .request_id = new_uuid(edge_.clock.now(), edge_.random)};
    edge_.proxies.resolve(unread, peer_);
    if (!size) co_return co_await refuse(std::move(unread), size.error());

    auto head = parse_head(buffered().substr(0, *size), edge_.options.limits);
    if (!head) co_return co_await refuse(std::move(unread), head.error());
    HttpRequest& request = head->request;
    request.request_id = unread.request_id;
    edge_.proxies.resolve(request, peer_);
    if (!is_our_host(*head)) co_return co_await refuse(std::move(request), {421, "http.host"});
    const auto body = co_await read_body(*head, *size);
    if (!body) co_return co_await refuse(std::move(request), body.error());

    const bool is_head = request.method == "HEAD";
    const Outgoing outgoing = co_await answer(request, is_head);
    const bool keeps_alive = head->keeps_alive && !edge_.is_draining;
    if (!co_await send(request, outgoing, keeps_alive)) co_return Ending::Close;
    co_return keeps_alive ? Ending::KeepAlive : Ending::Linger;
}

asio::awaitable<HttpConnection::Ending> HttpConnection::refuse(HttpRequest request,
                                                               Refusal refusal) {
    if (refusal.status == 0) co_return Ending::Close;
    Outgoing outgoing{.reply = refusal_reply(refusal, request.request_id)};
    outgoing.reply.route = "refused";
    co_await send(request, outgoing, false);
    co_return Ending::Linger;
}

asio::awaitable<Outgoing> HttpConnection::answer(const HttpRequest& request, bool is_head) {
    if (request.path == "/healthz") co_return Outgoing{.reply = status_reply(true, "/healthz")};
    if (request.path == "/readyz") {
        co_return Outgoing{
            .reply = status_reply(!edge_.is_draining && edge_.options.is_ready(), "/readyz")};
    }
    if (request.path.starts_with("/api/")) {
        HttpRequest handed = request;
        if (is_head) handed.method = "GET";
        co_return Outgoing{.reply = co_await handle_until_answered(std::move(handed))};
    }
    StaticReply page = edge_.site.reply_to(request);
    co_return Outgoing{.reply = {.status = page.status,
                                 .headers = std::move(page.headers),
                                 .route = std::string(page.file.empty() ? "no file" : page.file)},
                       .shared_body = std::move(page.body),
                       .kind = ReplyKind::Page};
}

// Who waits for news waits here, at no cost but a timer; no worker is held meanwhile.
asio::awaitable<HttpReply> HttpConnection::handle_until_answered(HttpRequest request) {
    HttpReply reply = co_await handle(request);
    while (reply.ask_again_ms > 0 && !edge_.is_draining) {
        asio::steady_timer timer(stream_.get_executor());
        timer.expires_after(std::chrono::milliseconds(reply.ask_again_ms));
        co_await timer.async_wait(as_result);
        request.waited_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                                std::chrono::steady_clock::now() - begun_)
                                .count();
        reply = co_await handle(request);
    }
    co_return reply;
}

// The handler may wait, so it runs elsewhere; this coroutine goes on, on its own thread, when it is
// done.
asio::awaitable<HttpReply> HttpConnection::handle(HttpRequest request) {
    const auto start = [this, &request](auto done) {
        // std::function wants copies, and a completion handler can only be moved.
        auto shared = std::make_shared<decltype(done)>(std::move(done));
        const auto executor = stream_.get_executor();
        const auto finish = [shared, executor](HttpReply reply) {
            asio::post(executor, [shared, reply = std::move(reply)]() mutable {
                std::move (*shared)(std::move(reply));
            });
        };
        const bool is_queued = edge_.workers.post([this, finish, &request] {
            HttpReply reply;
            try {
                reply = edge_.handler(request);
            } catch (const std::exception&) {
                reply = refusal_reply({500, "broken"}, request.request_id);
            }
            finish(std::move(reply));
        });
        if (!is_queued) finish(refusal_reply({503, "unavailable"}, request.request_id));
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(HttpReply)>(
        start, asio::use_awaitable);
}

asio::awaitable<bool> HttpConnection::send(const HttpRequest& request, const Outgoing& outgoing,
                                           bool keeps_alive) {
    if (!is_clean(outgoing.reply.headers)) {
        const Outgoing broken{.reply = refusal_reply({500, "broken"}, request.request_id)};
        co_return co_await send(request, broken, keeps_alive);
    }
    NameValues headers = outgoing.reply.headers;
    edge_.security.add_to(headers, outgoing.kind, request.is_https);
    headers.emplace_back("X-Request-Id", request.request_id);
    if (!keeps_alive) headers.emplace_back("Connection", "close");
    const std::string head = head_of(outgoing, headers, edge_.clock.now() / 1000);
    const bool is_bare = request.method == "HEAD" || has_no_body(outgoing.reply.status);
    bool is_sent = false;
    if (is_bare || outgoing.body().size() > write_max) {
        is_sent = co_await write(head) && (is_bare || co_await write(outgoing.body()));
    } else {
        is_sent = co_await write(head + outgoing.body());  // One packet more often than two.
    }
    log(request, outgoing);
    co_return is_sent;
}

asio::awaitable<bool> HttpConnection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, write_max);
        bytes.remove_prefix(part.size());
        stream_.expires_after(edge_.options.limits.write_time);
        const auto [error, size] =
            co_await asio::async_write(stream_, asio::buffer(part), as_result);
        if (error) co_return false;
    }
    co_return true;
}

// Closing with unread bytes makes the system send a reset, which can overtake the answer; so the
// rest is read and thrown away for a moment first.
asio::awaitable<void> HttpConnection::linger() {
    error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    stream_.expires_after(linger_time);
    for (std::size_t total = 0; total < linger_bytes;) {
        buffer_.clear();
        const auto [error, size] =
            co_await stream_.async_read_some(buffer_.prepare(buffer_max), as_result);
        if (error) co_return;
        total += size;
    }
}

void HttpConnection::log(const HttpRequest& request, const Outgoing& outgoing) {
    const auto spent = std::chrono::steady_clock::now() - begun_;
    edge_.log.write({.at = edge_.clock.now(),
                     .request_id = request.request_id,
                     .peer = request.peer,
                     .method = request.method,
                     .route = outgoing.reply.route,
                     .status = outgoing.reply.status,
                     .us = std::chrono::duration_cast<std::chrono::microseconds>(spent).count(),
                     .bytes = outgoing.body().size()});
}

}  // namespace emc::server
