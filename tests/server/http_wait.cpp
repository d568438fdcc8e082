// Who waits for news costs the edge a timer and nobody a worker.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "server/http/http_server.h"
#include "support/server/raw_client.h"

using namespace emc::server;
using emc::tests::RawClient;
using namespace std::chrono_literals;

namespace {

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

}  // namespace

TEST_CASE("forty pages wait on one worker, and each is told as soon as there is news") {
    std::atomic<bool> has_news = false;
    std::atomic<int> asked = 0;
    HttpServer server({.io_threads = 1, .worker_threads = 1}, [&](const HttpRequest& request) {
        if (request.path != "/api/news") return HttpReply{.body = "quick"};
        ++asked;
        if (has_news) return HttpReply{.body = "news"};
        return HttpReply{.body = "nothing", .ask_again_ms = request.waited_ms < 20'000 ? 50 : 0};
    });
    REQUIRE(server.start().has_value());
    std::vector<std::unique_ptr<RawClient>> pages;
    for (int page = 0; page < 40; ++page) {
        pages.push_back(std::make_unique<RawClient>(server.port()));
        pages.back()->send(get("/api/news"));
    }
    while (asked < 80) std::this_thread::sleep_for(5ms);
    const auto begun = std::chrono::steady_clock::now();
    CHECK(RawClient(server.port()).ask(get("/api/quick")).body == "quick");
    has_news = true;
    for (const auto& page : pages) CHECK(page->receive().body == "news");
    CHECK(std::chrono::steady_clock::now() - begun < 2s);
    server.drain_and_stop();
}

TEST_CASE("whoever waits when the server ends is answered with what there is") {
    HttpServer server({.io_threads = 1, .worker_threads = 1}, [](const HttpRequest&) {
        return HttpReply{.body = "nothing", .ask_again_ms = 50};
    });
    REQUIRE(server.start().has_value());
    RawClient page(server.port());
    page.send(get("/api/news"));
    std::this_thread::sleep_for(150ms);
    server.drain_and_stop();
    CHECK(page.receive().body == "nothing");
}
