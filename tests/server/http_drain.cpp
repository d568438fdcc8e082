// Ending, overload and the log.
#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <future>
#include <latch>
#include <sstream>
#include <thread>
#include <vector>

#include "server/http/http_server.h"
#include "support/server/raw_client.h"
#include "support/temp_folder.h"

using namespace emc::server;
using emc::tests::RawClient;
using emc::tests::RawReply;
using emc::tests::TempFolder;
using namespace std::chrono_literals;

namespace {

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

}  // namespace

TEST_CASE("draining answers what has begun, closes what has not, and lets nobody in") {
    std::latch entered{1};
    std::latch go_on{1};
    HttpServer server({.io_threads = 2}, [&](const HttpRequest& request) {
        if (request.path == "/api/slow") {
            entered.count_down();
            go_on.wait();
        }
        return HttpReply{.body = "done"};
    });
    REQUIRE(server.start().has_value());
    RawClient idle(server.port());
    CHECK(idle.ask(get("/api/quick")).status == 200);
    CHECK(idle.ask(get("/readyz")).status == 200);
    RawClient half(server.port());
    half.send("GET /api/half HTTP/1.1\r\nHo");
    RawClient slow(server.port());
    slow.send(get("/api/slow"));
    entered.wait();

    std::thread draining([&] { server.drain_and_stop(); });
    CHECK(idle.is_closed());
    CHECK_FALSE(RawClient(server.port()).is_open());
    const RawReply finished_half = half.ask("st: x\r\n\r\n");
    CHECK(finished_half.status == 200);
    CHECK(finished_half.header("Connection") == "close");
    CHECK(half.is_closed());
    go_on.count_down();
    const RawReply reply = slow.receive();
    CHECK(reply.status == 200);
    CHECK(reply.body == "done");
    CHECK(reply.header("Connection") == "close");
    draining.join();
    CHECK(slow.is_closed());
}

TEST_CASE("no request is lost when the server ends under load") {
    HttpServer server({.io_threads = 2}, [](const HttpRequest&) {
        std::this_thread::sleep_for(1ms);
        return HttpReply{.body = "done"};
    });
    REQUIRE(server.start().has_value());
    std::atomic<int> answered = 0;
    std::atomic<int> lost = 0;
    std::vector<std::thread> clients;
    for (int count = 0; count < 16; ++count) {
        clients.emplace_back([&] {
            for (;;) {
                RawClient client(
                    server.port());  // One request a connection: nobody else closes it.
                if (!client.is_open()) return;
                const RawReply reply = client.ask(get("/api/x"));
                ++(reply.status == 200 ? answered : lost);
            }
        });
    }
    std::this_thread::sleep_for(200ms);
    server.drain_and_stop();
    for (std::thread& client : clients) client.join();
    CHECK(answered > 50);
    // The kernel may complete a handshake between the last accept and the close of the listener.
    CHECK(lost <= 1);
}

TEST_CASE("more than can be queued is turned away at once, with a time to come back") {
    std::latch go_on{1};
    HttpLimits limits;
    limits.queue = 4;
    HttpServer server({.worker_threads = 1, .limits = limits}, [&](const HttpRequest&) {
        go_on.wait();
        return HttpReply{.body = "done"};
    });
    REQUIRE(server.start().has_value());
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> clients;
    for (int count = 0; count < 20; ++count) {
        clients.emplace_back([&] {
            const RawReply reply = RawClient(server.port()).ask(get("/api/x"));
            if (reply.status == 200) ++accepted;
            const bool is_problem =
                reply.header("Content-Type").starts_with("application/problem+json");
            if (reply.status == 503 && is_problem && !reply.header("Retry-After").empty())
                ++refused;
        });
    }
    while (refused < 15) std::this_thread::sleep_for(1ms);
    // The queue being full does not keep the pages and the probes from being answered.
    CHECK(RawClient(server.port()).ask(get("/healthz")).status == 200);
    go_on.count_down();
    for (std::thread& client : clients) client.join();
    CHECK(accepted == 5);  // One at work, four waiting.
    CHECK(refused == 15);
}

TEST_CASE("readiness follows the store") {
    std::atomic<bool> is_writable = true;
    HttpServer server({.is_ready = [&] { return is_writable.load(); }},
                      [](const HttpRequest&) { return HttpReply{}; });
    REQUIRE(server.start().has_value());
    RawClient client(server.port());
    CHECK(client.ask(get("/readyz")).status == 200);
    is_writable = false;
    CHECK(client.ask(get("/readyz")).status == 503);
    CHECK(client.ask(get("/healthz")).status == 200);
}

TEST_CASE("a port in use is an error, not a crash") {
    HttpServer first({}, [](const HttpRequest&) { return HttpReply{}; });
    REQUIRE(first.start().has_value());
    HttpServer second({.port = first.port()}, [](const HttpRequest&) { return HttpReply{}; });
    const auto started = second.start();
    REQUIRE_FALSE(started.has_value());
    CHECK(started.error().code == "http.listen");
}

TEST_CASE("the log has one line a request and nothing that a person typed") {
    const TempFolder folder;
    const std::string path = folder.path() + "/access.log";
    {
        HttpServer server({.access_log = path}, [](const HttpRequest&) {
            return HttpReply{.status = 201, .body = "12345", .route = "/api/v1/enterprises/:id"};
        });
        REQUIRE(server.start().has_value());
        RawClient client(server.port());
        client.ask(get("/api/v1/enterprises/secret-id?phone=secret-phone"));
        client.ask(
            "POST /api/x HTTP/1.1\r\nHost: x\r\nCookie: secret\r\nContent-Length: 6\r\n\r\nsecret");
        client.ask("GET /secret\" HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    std::ostringstream content;
    content << std::ifstream(path).rdbuf();
    const std::string log = content.str();
    CHECK(std::ranges::count(log, '\n') == 3);
    CHECK_FALSE(log.contains("secret"));
    CHECK(log.contains(
        R"("ip":"127.0.0.1","method":"GET","route":"/api/v1/enterprises/:id","status":201)"));
    CHECK(log.contains(R"("bytes":5})"));
    CHECK(log.contains(R"("method":"","route":"refused","status":400)"));
}
