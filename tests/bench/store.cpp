// How fast is the store beside what stands under it? Prints one table; every row of a pair is
// measured in the same run and on the same disk, so the ratios mean something on any machine.
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "server/store/database.h"

using namespace emc;
using namespace emc::server;

namespace {

using Timer = std::chrono::steady_clock;
constexpr std::chrono::milliseconds duration{1500};

struct Measured {
    double per_second = 0;
    double p50_us = 0;
    double p99_us = 0;
};

// Calls `operation(thread, number)` from so many threads until the time is over.
Measured measure(int threads, const std::function<void(int, int)>& operation) {
    std::vector<std::vector<double>> times(static_cast<std::size_t>(threads));
    std::vector<std::thread> running;
    const auto end = Timer::now() + duration;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([&, thread] {
            auto& own = times[static_cast<std::size_t>(thread)];
            for (int number = 0; Timer::now() < end; ++number) {
                const auto begun = Timer::now();
                operation(thread, number);
                own.push_back(
                    std::chrono::duration<double, std::micro>(Timer::now() - begun).count());
            }
        });
    }
    for (std::thread& thread : running) thread.join();
    std::vector<double> all;
    for (const auto& own : times) all.insert(all.end(), own.begin(), own.end());
    std::ranges::sort(all);
    const double seconds = std::chrono::duration<double>(duration).count();
    return {static_cast<double>(all.size()) / seconds, all[all.size() / 2],
            all[all.size() * 99 / 100]};
}

void print(const char* name, const Measured& measured, double base) {
    std::printf("%-52s %10.0f/s %8.0f us %8.0f us %6.2fx\n", name, measured.per_second,
                measured.p50_us, measured.p99_us, measured.per_second / base);
}

void must(bool is_good, const char* what) {
    if (is_good) return;
    std::fprintf(stderr, "%s failed\n", what);
    std::exit(1);
}

// What most programs do: each write its own durable transaction, one after the other.
Measured plain_sqlite(const std::string& folder) {
    sqlite3* handle = nullptr;
    must(sqlite3_open((folder + "/plain.db").c_str(), &handle) == SQLITE_OK, "open");
    must(sqlite3_exec(handle,
                      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                      "CREATE TABLE throttle(bucket TEXT PRIMARY KEY, failures INTEGER NOT NULL,"
                      " free_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT",
                      nullptr, nullptr, nullptr) == SQLITE_OK,
         "create");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(handle, "INSERT INTO throttle VALUES(?1,?2,0,0)", -1, &insert, nullptr);
    const Measured measured = measure(1, [&](int thread, int number) {
        const std::string bucket = std::format("{}/{}", thread, number);
        sqlite3_bind_text(insert, 1, bucket.data(), static_cast<int>(bucket.size()), SQLITE_STATIC);
        sqlite3_bind_int64(insert, 2, number);
        must(sqlite3_step(insert) == SQLITE_DONE, "insert");
        sqlite3_reset(insert);
    });
    sqlite3_finalize(insert);
    sqlite3_close(handle);
    return measured;
}

Measured write_with(Database& database, int threads) {
    static int round = 0;
    ++round;
    return measure(threads, [&](int thread, int number) {
        const auto done = database.write([&](Transaction& transaction) {
            return transaction.run(
                "INSERT INTO throttle(bucket,failures,free_at,expires_at) VALUES(?1,?2,0,0)",
                std::format("{}/{}/{}", round, thread, number), number);
        });
        must(done.has_value(), "write");
    });
}

Measured read_with(const Database& database, int threads) {
    return measure(threads, [&](int thread, int number) {
        const std::string bucket = std::format(
            "1/0/{}",
            (static_cast<unsigned>(number) * 7919U + static_cast<unsigned>(thread)) % 200U);
        const auto found = database.read([&](Snapshot& snapshot) {
            return snapshot.one(
                "SELECT failures FROM throttle WHERE bucket=?1",
                [](const Row& row) { return row.integer(0); }, bucket);
        });
        must(found.has_value() && found->has_value(), "read");
    });
}

}  // namespace

// The argument is a folder on the disk to be measured; /tmp may be memory.
int main(int count, char** arguments) {
    const std::filesystem::path folder =
        (count > 1 ? std::filesystem::path(arguments[1]) : std::filesystem::current_path()) /
        "bench-store";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    {
        const auto database = Database::open({.folder = folder.string()});
        must(database.has_value(), "Database::open");
        std::printf("%-52s %12s %11s %11s %7s\n", "durable one-row inserts (synchronous=FULL)",
                    "rate", "p50", "p99", "ratio");
        const Measured plain = plain_sqlite(folder.string());
        print("sqlite3, a transaction each, 1 thread", plain, plain.per_second);
        for (const int threads : {1, 8, 32, 128}) {
            const std::string name = std::format("Database::write, {} threads", threads);
            print(name.c_str(), write_with(**database, threads), plain.per_second);
        }
        std::printf("reads by primary key\n");
        const Measured one = read_with(**database, 1);
        print("Database::read, 1 thread", one, one.per_second);
        print("Database::read, 4 threads", read_with(**database, 4), one.per_second);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
