// What RFC 9112 servers are attacked with, byte by byte over a real socket: each probe is refused
// with 4xx/5xx or a closed connection, none reaches the handler, and the server goes on.
#include <doctest/doctest.h>

#include <atomic>
#include <format>
#include <string>
#include <thread>
#include <vector>

#include "server/http/http_server.h"
#include "server/http/request_head.h"
#include "support/server/raw_client.h"

using namespace emc::server;
using emc::tests::RawClient;
using emc::tests::RawReply;
using namespace std::chrono_literals;

namespace {

// Answers with what it was given, so that a test sees how the edge understood it.
struct EchoServer {
    std::atomic<int> calls = 0;
    HttpServer server;

    static HttpLimits short_limits() {
        HttpLimits limits;
        limits.head_time = 300ms;
        limits.body_time = 300ms;
        limits.idle_time = 600ms;
        return limits;
    }
    explicit EchoServer(ServerOptions options = {.limits = short_limits()})
        : server(std::move(options), [this](const HttpRequest& request) {
              ++calls;
              HttpReply reply{.body = request.method + ' ' + request.path + '\n'};
              for (const auto& [name, value] : request.query)
                  reply.body += name + '=' + value + '\n';
              reply.body += request.body;
              reply.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                               {"X-Peer", request.peer}};
              reply.headers.emplace_back("X-Https", request.is_https ? "yes" : "no");
              return reply;
          }) {
        const auto started = server.start();
        REQUIRE_MESSAGE(started.has_value(), started.error().detail);
    }
    std::uint16_t port() const { return server.port(); }
};

std::string get(const std::string& target, const std::string& more = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}
std::string post(const std::string& framing, const std::string& body) {
    return "POST /api/x HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n" + body;
}

struct Probe {
    const char* name;
    std::string bytes;
    int status = 400;
};

std::vector<Probe> probes() {
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    std::vector<Probe> all = {
        {"both lengths", post("Content-Length: 5\r\n" + chunked, "0\r\n\r\n")},
        {"both lengths, the other way", post(chunked + "Content-Length: 5\r\n", "0\r\n\r\n")},
        {"length with letters", post("Content-Length: 5abc\r\n", "hello")},
        {"length with plus", post("Content-Length: +5\r\n", "hello")},
        {"length below zero", post("Content-Length: -1\r\n", "")},
        {"length in hexadecimal", post("Content-Length: 0x5\r\n", "hello")},
        {"length as a list", post("Content-Length: 5, 5\r\n", "hello")},
        {"length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello")},
        {"length twice, different", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!")},
        {"length of nothing", post("Content-Length:\r\n", "")},
        {"length over 64 bits", post("Content-Length: 18446744073709551621\r\n", "hello")},
        {"unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")},
        {"coding after another", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")},
        {"coding twice", post(chunked + chunked, "0\r\n\r\n")},
        {"coding in HTTP/1.0", "POST /api/x HTTP/1.0\r\nHost: x\r\n" + chunked + "\r\n0\r\n\r\n"},
        {"space before colon", get("/api/x", "Accept : */*\r\n")},
        {"line without colon", get("/api/x", "Nonsense\r\n")},
        {"empty name", get("/api/x", ": value\r\n")},
        {"folded line", get("/api/x", "X-A: one\r\n two\r\n")},
        {"folded first line", "GET /api/x HTTP/1.1\r\n Host: x\r\n\r\n"},
        {"bare LF everywhere", "GET /api/x HTTP/1.1\nHost: x\n\n"},
        {"bare LF in a header", get("/api/x", "X-A: b\nX-C: d\r\n")},
        {"bare CR in a header", get("/api/x", "X-A: b\rX-C: d\r\n")},
        {"NUL in a header", get("/api/x", std::string("X-A: b\0c\r\n", 10))},
        {"control character in a header", get("/api/x", "X-A: b\x01\r\n")},
        {"no Host", "GET /api/x HTTP/1.1\r\n\r\n"},
        {"two Hosts", get("/api/x", "Host: y\r\n")},
        {"Host with a path", "GET /api/x HTTP/1.1\r\nHost: x/y\r\n\r\n"},
        {"Host with a user", "GET /api/x HTTP/1.1\r\nHost: a@x\r\n\r\n"},
        {"empty Host", "GET /api/x HTTP/1.1\r\nHost:\r\n\r\n"},
        {"chunk of -2", post(chunked, "2\r\nab\r\n-2\r\ncd\r\n0\r\n\r\n")},
        {"chunk with a sign", post(chunked, "+2\r\nab\r\n0\r\n\r\n")},
        {"chunk with a prefix", post(chunked, "0x2\r\nab\r\n0\r\n\r\n")},
        {"chunk over 64 bits", post(chunked, "10000000000000002\r\nab\r\n0\r\n\r\n")},
        {"chunk longer than it says", post(chunked, "1\r\nab\r\n0\r\n\r\n")},
        {"chunk without size", post(chunked, "\r\nab\r\n0\r\n\r\n")},
        {"chunk of letters", post(chunked, "zz\r\nab\r\n0\r\n\r\n")},
        {"chunk ended by LF", post(chunked, "2\nab\n0\n\n\r\n")},
        {"TRACE", "TRACE /api/x HTTP/1.1\r\nHost: x\r\n\r\n", 405},
        {"CONNECT", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405},
        {"unknown method", "FROB /api/x HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        {"lower-case method", "get /api/x HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        {"method with a separator", "G(T /api/x HTTP/1.1\r\nHost: x\r\n\r\n"},
        {"HTTP/2 in words", "GET /api/x HTTP/2.0\r\nHost: x\r\n\r\n", 505},
        {"HTTP/1.11", "GET /api/x HTTP/1.11\r\nHost: x\r\n\r\n", 505},
        {"no version", "GET /api/x\r\nHost: x\r\n\r\n"},
        {"two spaces", "GET  /api/x HTTP/1.1\r\nHost: x\r\n\r\n"},
        {"tab for space", "GET\t/api/x\tHTTP/1.1\r\nHost: x\r\n\r\n"},
        {"leading blank line", "\r\nGET /api/x HTTP/1.1\r\nHost: x\r\n\r\n"},
        {"absolute target", get("http://evil/api/x")},
        {"asterisk", get("*")},
        {"NUL in the path", get("/api/%00x")},
        {"slash in the path", get("/api%2fx")},
        {"backslash in the path", get("/api\\x")},
        {"encoded backslash", get("/api/%5cx")},
        {"dots", get("/api/../x")},
        {"encoded dots", get("/api/%2e%2e/x")},
        {"single dot", get("/api/./x")},
        {"double slash", get("/api//x")},
        {"overlong UTF-8", get("/api/%c0%af")},
        {"half an escape", get("/api/%4")},
        {"no escape", get("/api/%zz")},
        {"control character in the path", get("/api/%0d%0aX-A:b")},
        {"raw bytes in the path", get("/api/\xe4\xbc\x81")},
        {"fragment", get("/api/x#y")},
        {"query name twice", get("/api/x?a=1&a=2")},
        {"query name twice, encoded", get("/api/x?a=1&%61=2")},
        {"NUL in the query", get("/api/x?a=%00")},
        {"unknown expectation", post("Expect: 200-ok\r\nContent-Length: 1\r\n", "x"), 417},
        {"body too large, announced", post("Content-Length: 262145\r\n", ""), 413},
        {"body too large, in chunks",
         post(chunked, "50000\r\n" + std::string(0x50000, 'x') + "\r\n0\r\n\r\n"), 413},
        {"path too long", get("/api/" + std::string(8 * 1024, 'x')), 414},
        {"head too large", get("/api/x", "X-A: " + std::string(17 * 1024, 'x') + "\r\n"), 431},
        {"TLS to a plain port", std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11)},
    };
    std::string many;
    for (int count = 0; count < 100; ++count) many += std::format("X-{}: y\r\n", count);
    all.push_back({"101 headers", get("/api/x", many), 431});
    return all;
}

void check_headers(const RawReply& reply) {
    for (const char* name : {"X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy",
                             "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
                             "Permissions-Policy", "X-Request-Id", "Date"}) {
        CHECK_MESSAGE(!reply.header(name).empty(), name, " is missing from ", reply.head);
    }
    CHECK(reply.header("Server").empty());
}

}  // namespace

TEST_CASE("no probe reaches the handler, and the server outlives them all") {
    EchoServer echo;
    for (const Probe& probe : probes()) {
        CAPTURE(probe.name);
        RawClient client(echo.port());
        const RawReply reply = client.ask(probe.bytes);
        CHECK(reply.status == probe.status);
        CHECK(reply.header("Content-Type") == "application/problem+json; charset=utf-8");
        CHECK(reply.body.contains(std::format("\"status\":{}", probe.status)));
        CHECK(reply.header("Connection") == "close");
        check_headers(reply);
        CHECK(client.is_closed());
    }
    CHECK(echo.calls == 0);
    CHECK(RawClient(echo.port()).ask(get("/api/alive")).status == 200);
}

TEST_CASE("a probe cut anywhere neither reaches the handler nor harms the server") {
    EchoServer echo;
    const std::string whole = post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        RawClient client(echo.port());
        client.send(whole.substr(0, size));
    }
    RawClient client(echo.port());
    for (const char byte : whole) client.send(std::string(1, byte));
    CHECK(client.receive().body == "POST /api/x\nhello");
    CHECK(echo.calls == 1);
}

TEST_CASE("a sound request arrives as it was meant") {
    EchoServer echo;
    RawClient client(echo.port());
    CHECK(client.ask(get("/api/%E4%BC%81%E4%B8%9A%20a+b%25?q=%E8%9E%8D%E8%B5%84+1%2B1&empty=&flag"))
              .body == "GET /api/企业 a+b%\nq=融资 1+1\nempty=\nflag=\n");
    CHECK(client.ask(post("Content-Length: 5\r\n", "a\r\n\r\n")).body == "POST /api/x\na\r\n\r\n");
    CHECK(client
              .ask(post("Transfer-Encoding: Chunked\r\n",
                        "1;note=x\r\na\r\n2\r\nbc\r\n0\r\nHost: evil\r\n\r\n"))
              .body == "POST /api/x\nabc");
    const RawReply head = client.ask("HEAD /api/x HTTP/1.1\r\nHost: x\r\n\r\n", false);
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "11");
    client.send(post("Expect: 100-continue\r\nContent-Length: 2\r\n", ""));
    CHECK(client.receive().status == 100);
    CHECK(client.ask("ok").body == "POST /api/x\nok");
    client.send(get("/api/1") + get("/api/2") + post("Content-Length: 1\r\n", "3"));  // Pipelined.
    CHECK(client.receive().body == "GET /api/1\n");
    CHECK(client.receive().body == "GET /api/2\n");
    CHECK(client.receive().body == "POST /api/x\n3");
    const RawReply last = client.ask("GET /api/x HTTP/1.0\r\nHost: x\r\n\r\n");
    CHECK(last.status == 200);
    CHECK(last.header("Cache-Control") == "no-store");
    CHECK(last.header("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'");
    CHECK(client.is_closed());
}

TEST_CASE("whoever dawdles is hung up on") {
    EchoServer echo;
    const auto started = std::chrono::steady_clock::now();
    RawClient idle(echo.port());
    RawClient trickle(echo.port());
    for (int count = 0; count < 6; ++count) {  // Every byte in time, the head as a whole too late.
        trickle.send("G");
        std::this_thread::sleep_for(100ms);
    }
    CHECK(trickle.is_closed(100ms));
    RawClient body(echo.port());
    CHECK(body.ask(post("Content-Length: 5\r\n", "he")).status == 0);
    CHECK(idle.is_closed(1s));
    CHECK(std::chrono::steady_clock::now() - started < 3s);
    CHECK(echo.calls == 0);
}

TEST_CASE("one address cannot take every connection, and all together not more than the most") {
    HttpLimits limits;
    limits.connections_per_address = 3;
    EchoServer echo({.limits = limits});
    {
        RawClient first(echo.port());
        RawClient second(echo.port());
        RawClient third(echo.port());
        CHECK(third.ask(get("/api/x")).status == 200);
        RawClient fourth(echo.port());
        CHECK(fourth.ask(get("/api/x")).status == 0);
        CHECK(first.ask(get("/api/x")).status == 200);
    }
    int tries = 0;
    while (RawClient(echo.port()).ask(get("/api/x")).status != 200 && ++tries < 100)
        std::this_thread::sleep_for(10ms);
    CHECK(tries < 100);
}

TEST_CASE("only hosts that are ours are answered for") {
    EchoServer echo({.hosts = {"qy.example.cn"}});
    const auto status = [&](const std::string& host) {
        return RawClient(echo.port())
            .ask("GET /api/x HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
            .status;
    };
    CHECK(status("qy.example.cn") == 200);
    CHECK(status("QY.example.cn:8443") == 200);
    CHECK(status("qy.example.cn.evil") == 421);
    CHECK(status("[::1]:80") == 421);
    RawClient balancer(echo.port());
    CHECK(balancer.ask("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").status == 200);
}

TEST_CASE("a proxy is believed only when it is trusted, and only about its own hop") {
    const std::string more =
        "X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n";
    EchoServer open;
    const RawReply direct = RawClient(open.port()).ask(get("/api/x", more));
    CHECK(direct.header("X-Peer") == "127.0.0.1");
    CHECK(direct.header("X-Https") == "no");
    CHECK(direct.header("Strict-Transport-Security").empty());
    EchoServer behind({.trusted_proxies = {"127.0.0.1", "10.0.0.0/8"}});
    const RawReply proxied = RawClient(behind.port()).ask(get("/api/x", more));
    CHECK(proxied.header("X-Peer") == "203.0.113.7");
    CHECK(proxied.header("X-Https") == "yes");
    CHECK(proxied.header("Strict-Transport-Security") == "max-age=63072000; includeSubDomains");
}

TEST_CASE("a handler that throws or splits headers gives a plain 500") {
    for (const bool throws : {true, false}) {
        HttpServer server({}, [&](const HttpRequest&) -> HttpReply {
            if (throws) throw std::runtime_error("secret");
            return {.headers = {{"Location", "/x\r\nSet-Cookie: a=b"}}};
        });
        REQUIRE(server.start().has_value());
        const RawReply reply = RawClient(server.port()).ask(get("/api/x"));
        CHECK(reply.status == 500);
        CHECK_FALSE((reply.head + reply.body).contains("secret"));
        CHECK(reply.header("Set-Cookie").empty());
        check_headers(reply);
    }
}
