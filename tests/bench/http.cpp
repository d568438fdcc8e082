// How many requests a second does the edge answer, and what does a durable write behind it cost?
// The clients run in the same process on the same cores, so only the ratios are worth something.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "../support/server/raw_client.h"
#include "server/http/http_server.h"
#include "server/store/database.h"

using namespace emc;
using namespace emc::server;
using emc::tests::RawClient;

namespace {

using Timer = std::chrono::steady_clock;
constexpr std::chrono::milliseconds duration{1500};

struct Measured {
    double per_second = 0;
    double p50_us = 0;
    double p99_us = 0;
};

void must(bool is_good, const char* what) {
    if (is_good) return;
    std::fprintf(stderr, "%s failed\n", what);
    std::exit(1);
}

// So many keep-alive connections, each asking as soon as it has its answer.
Measured measure(std::uint16_t port, int clients, const std::string& request) {
    std::vector<std::vector<double>> times(static_cast<std::size_t>(clients));
    std::vector<std::thread> running;
    const auto end = Timer::now() + duration;
    for (int number = 0; number < clients; ++number) {
        running.emplace_back([&, number] {
            RawClient client(port);
            while (Timer::now() < end) {
                const auto begun = Timer::now();
                must(client.ask(request).status == 200, "request");
                times[static_cast<std::size_t>(number)].push_back(
                    std::chrono::duration<double, std::micro>(Timer::now() - begun).count());
            }
        });
    }
    for (std::thread& client : running) client.join();
    std::vector<double> all;
    for (const auto& own : times) all.insert(all.end(), own.begin(), own.end());
    std::ranges::sort(all);
    return {static_cast<double>(all.size()) / std::chrono::duration<double>(duration).count(),
            all[all.size() / 2], all[all.size() * 99 / 100]};
}

double base = 0;

void print(const char* name, const Measured& measured) {
    if (base == 0) base = measured.per_second;
    std::printf("%-44s %9.0f/s %8.0f us %8.0f us %6.2fx\n", name, measured.per_second,
                measured.p50_us, measured.p99_us, measured.per_second / base);
}

HttpReply insert(Database& database) {
    static std::atomic<int> count = 0;
    const auto done = database.write([&](Transaction& transaction) {
        return transaction.run(
            "INSERT INTO throttle(bucket,failures,free_at,expires_at) VALUES(?1,0,0,0)",
            std::format("{}", ++count));
    });
    return {.status = done ? 200 : 503};
}

HttpReply select(const Database& database) {
    const auto found = database.read([](Snapshot& snapshot) {
        return snapshot.one(
            "SELECT failures FROM throttle WHERE bucket=?1",
            [](const Row& row) { return row.integer(0); }, "1");
    });
    return {.status = found ? 200 : 503, .body = std::string(300, 'x')};
}

}  // namespace

// The argument is a folder on the disk to be measured; /tmp may be memory.
int main(int count, char** arguments) {
    const std::filesystem::path folder =
        (count > 1 ? std::filesystem::path(arguments[1]) : std::filesystem::current_path()) /
        "bench-http";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "site");
    std::ofstream(folder / "site/index.html") << std::string(8 * 1024, 'x');
    {
        const auto database = Database::open({.folder = (folder / "data").string()});
        must(database.has_value(), "Database::open");
        HttpServer server({.worker_threads = 64, .site_folder = (folder / "site").string()},
                          [&](const HttpRequest& request) {
                              if (request.path == "/api/write") return insert(**database);
                              if (request.path == "/api/read") return select(**database);
                              return HttpReply{.body = std::string(300, 'x')};
                          });
        must(server.start().has_value(), "HttpServer::start");
        const auto get = [](const std::string& path) {
            return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
        };
        std::printf("%-44s %11s %11s %11s %7s\n", "32 keep-alive connections", "rate", "p50", "p99",
                    "ratio");
        print("answered by the edge (/healthz)", measure(server.port(), 32, get("/healthz")));
        print("a page of 8 KiB from memory", measure(server.port(), 32, get("/")));
        print("through the workers (nothing done)",
              measure(server.port(), 32, get("/api/nothing")));
        print("a durable write", measure(server.port(), 32, get("/api/write")));
        print("a read by key", measure(server.port(), 32, get("/api/read")));
    }
    std::filesystem::remove_all(folder);
    return 0;
}
