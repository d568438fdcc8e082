#include <doctest/doctest.h>
#include <sqlite3.h>

#include <atomic>
#include <format>
#include <fstream>
#include <latch>
#include <set>
#include <stdexcept>
#include <thread>

#include "server/store/database.h"
#include "server/store/schema.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::server;
using emc::tests::TempFolder;

namespace {

std::unique_ptr<Database> open_in(const TempFolder& folder) {
    Result<std::unique_ptr<Database>> database =
        Database::open({.folder = folder.path(), .opened_at = 1});
    REQUIRE_MESSAGE(database.has_value(), database.error().detail);
    return std::move(*database);
}

std::unique_ptr<Database> open_memory() {
    Result<std::unique_ptr<Database>> database = Database::open_in_memory();
    REQUIRE(database.has_value());
    return std::move(*database);
}

Result<std::int64_t> put(Transaction& transaction, const std::string& bucket,
                         std::int64_t failures) {
    return transaction.run(
        "INSERT INTO throttle(bucket,failures,free_at,expires_at) VALUES(?1,?2,0,0)", bucket,
        failures);
}

std::set<std::string> buckets(const Database& database) {
    const auto rows = database.read([](Snapshot& snapshot) {
        return snapshot.all("SELECT bucket FROM throttle",
                            [](const Row& row) { return row.text(0); });
    });
    REQUIRE(rows.has_value());
    return {rows->begin(), rows->end()};
}

// Keeps the writer busy until it is let go, so that what is written meanwhile becomes one group.
class Gate {
public:
    explicit Gate(Database& database)
        : thread_([this, &database] {
              static_cast<void>(database.write([this](Transaction&) -> Result<int> {
                  entered_.count_down();
                  open_.wait();
                  return 0;
              }));
          }) {
        entered_.wait();
    }
    void open() { open_.count_down(); }
    ~Gate() { thread_.join(); }

private:
    std::latch entered_{1};
    std::latch open_{1};
    std::thread thread_;
};

}  // namespace

TEST_CASE("a value comes back as it was stored") {
    const TempFolder folder;
    for (int kind = 0; kind < 2; ++kind) {
        const auto database = kind == 0 ? open_in(folder) : open_memory();
        const std::string text("中\0文𠮷", 11);
        const Bytes bytes = {0, 1, 255, 0};
        const std::optional<std::string> nothing;
        const auto written = database->write([&](Transaction& transaction) {
            return transaction.run(
                "INSERT INTO "
                "idempotency(tenant_id,account_id,idem_key,route,body_sha256,status,headers,"
                "body,created_at) VALUES(?1,'',?2,'r',?3,?4,'',?5,?6)",
                "", text, bytes, 200, Bytes{}, std::int64_t{1} << 62);
        });
        REQUIRE(written == 1);
        struct Stored {
            std::string text;
            Bytes bytes;
            bool empty_is_null;
            std::int64_t number;
            bool no_such;
        };
        const auto stored = database->read([&](Snapshot& snapshot) {
            return snapshot.one(
                "SELECT idem_key,body_sha256,body,created_at,(SELECT ?1) FROM idempotency WHERE "
                "tenant_id=''",
                [](const Row& row) {
                    return Stored{row.text(0), row.bytes(1), row.is_null(2), row.integer(3),
                                  !row.maybe_text(4) && !row.maybe_integer(4)};
                },
                nothing);
        });
        REQUIRE((stored && *stored));
        CHECK((*stored)->text == text);
        CHECK((*stored)->bytes == bytes);
        CHECK_FALSE((*stored)->empty_is_null);
        CHECK((*stored)->number == std::int64_t{1} << 62);
        CHECK((*stored)->no_such);
    }
}

TEST_CASE("a failed or throwing job of a group is undone, and only that") {
    const TempFolder folder;
    const auto database = open_in(folder);
    std::vector<std::thread> writers;
    std::atomic<int> refused = 0;
    std::atomic<int> broken = 0;
    std::atomic<int> kept = 0;
    {
        Gate gate(*database);
        for (int number = 0; number < 30; ++number) {
            writers.emplace_back([&, number] {
                const auto outcome = database->write([&](Transaction& transaction) -> Result<int> {
                    const auto done = put(transaction, std::format("b{}", number), number);
                    if (!done) return std::unexpected(done.error());
                    if (number % 3 == 1) return fail(ErrorKind::Conflict, "test.refused");
                    if (number % 3 == 2) throw std::runtime_error("test");
                    return number;
                });
                if (outcome && *outcome == number) ++kept;
                if (!outcome && outcome.error().code == "test.refused") ++refused;
                if (!outcome && outcome.error().kind == ErrorKind::Broken) ++broken;
            });
        }
        gate.open();
    }
    for (std::thread& writer : writers) writer.join();
    CHECK(kept == 10);
    CHECK(refused == 10);
    CHECK(broken == 10);
    std::set<std::string> expected;
    for (int number = 0; number < 30; number += 3) expected.insert(std::format("b{}", number));
    CHECK(buckets(*database) == expected);
}

TEST_CASE("an attempt undoes its own part and no more") {
    for (const bool fails : {false, true}) {
        const auto database = open_memory();
        const auto outcome = database->write([&](Transaction& transaction) -> Result<int> {
            CHECK(put(transaction, "before", 0));
            const auto inner = transaction.attempt([&]() -> Result<int> {
                CHECK(put(transaction, "inside", 0));
                if (fails) return fail(ErrorKind::Conflict, "test");
                return 1;
            });
            CHECK(inner.has_value() != fails);
            CHECK(put(transaction, "after", 0));
            return 0;
        });
        REQUIRE(outcome.has_value());
        CHECK(buckets(*database).contains("inside") != fails);
        CHECK(buckets(*database).contains("before"));
        CHECK(buckets(*database).contains("after"));
    }
}

TEST_CASE("64 writers at once: every acknowledged row is read back at once and after reopening") {
    const TempFolder folder;
    constexpr int writers_max = 64;
    constexpr int rows = 20;
    {
        const auto database = open_in(folder);
        std::vector<std::thread> writers;
        std::atomic<int> unseen = 0;
        for (int writer = 0; writer < writers_max; ++writer) {
            writers.emplace_back([&, writer] {
                for (int row = 0; row < rows; ++row) {
                    const std::string bucket = std::format("{}/{}", writer, row);
                    const auto done = database->write(
                        [&](Transaction& transaction) { return put(transaction, bucket, row); });
                    const auto seen = database->read([&](Snapshot& snapshot) {
                        return snapshot.one(
                            "SELECT failures FROM throttle WHERE bucket=?1",
                            [](const Row& found) { return found.integer(0); }, bucket);
                    });
                    if (!done || !seen || *seen != row) ++unseen;
                }
            });
        }
        for (std::thread& writer : writers) writer.join();
        CHECK(unseen == 0);
    }
    CHECK(buckets(*open_in(folder)).size() == writers_max * rows);
}

TEST_CASE("a reader sees nothing before the commit and one state throughout") {
    const TempFolder folder;
    const auto database = open_in(folder);
    const auto count = [](Snapshot& snapshot) {
        return snapshot.one("SELECT COUNT(*) FROM throttle",
                            [](const Row& row) { return row.integer(0); });
    };
    const auto before_and_after = database->read([&](Snapshot& snapshot) -> Result<std::int64_t> {
        const auto before = count(snapshot);
        std::thread([&] {
            CHECK(
                database->write([](Transaction& transaction) { return put(transaction, "x", 0); }));
        }).join();
        return **count(snapshot) - **before;
    });
    CHECK(before_and_after == 0);
    CHECK(buckets(*database).size() == 1);
}

TEST_CASE("a reader cannot write, a broken rule is a conflict, wrong SQL is our mistake") {
    const TempFolder folder;
    for (const auto& database : {open_in(folder), open_memory()}) {
        const auto written = database->read([](Snapshot& snapshot) {
            return snapshot.one("DELETE FROM throttle RETURNING 1",
                                [](const Row& row) { return row.integer(0); });
        });
        CHECK_FALSE(written.has_value());
        const auto twice = database->write([](Transaction& transaction) -> Result<std::int64_t> {
            static_cast<void>(put(transaction, "same", 0));
            return put(transaction, "same", 0);
        });
        REQUIRE_FALSE(twice.has_value());
        CHECK(twice.error().kind == ErrorKind::Conflict);
        CHECK(twice.error().code == "store.constraint");
        const auto orphan = database->write([](Transaction& transaction) {
            return transaction.run(
                "INSERT INTO profile_version(tenant_id,version,content,changed_at,changed_by)"
                " VALUES('nobody',1,'{}',0,'')");
        });
        REQUIRE_FALSE(orphan.has_value());
        CHECK(orphan.error().code == "store.constraint");
        const auto wrong = database->write(
            [](Transaction& transaction) { return transaction.run("SELECT 1; SELECT 2"); });
        REQUIRE_FALSE(wrong.has_value());
        CHECK(wrong.error().kind == ErrorKind::Broken);
        CHECK(buckets(*database).empty());
    }
}

TEST_CASE("a full queue refuses with a time to come back, and loses nobody it accepted") {
    const TempFolder folder;
    Result<std::unique_ptr<Database>> database =
        Database::open({.folder = folder.path(), .group_max = 2, .queue_max = 8});
    REQUIRE(database.has_value());
    std::vector<std::thread> writers;
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    {
        Gate gate(**database);
        for (int number = 0; number < 40; ++number) {
            writers.emplace_back([&, number] {
                const auto outcome = (*database)->write([&](Transaction& transaction) {
                    return put(transaction, std::format("q{}", number), 0);
                });
                if (outcome) ++accepted;
                if (!outcome && outcome.error().kind == ErrorKind::Unavailable &&
                    outcome.error().retry_after_s > 0) {
                    ++refused;
                }
            });
        }
        while (refused < 32) std::this_thread::yield();
        gate.open();
    }
    for (std::thread& writer : writers) writer.join();
    CHECK(accepted == 8);
    CHECK(refused == 32);
    CHECK(buckets(**database).size() == 8);
}

TEST_CASE("a folder has one owner, and a foreign, damaged or newer file is refused") {
    const TempFolder folder;
    const std::string file = folder.path() + "/data.db";
    auto database = open_in(folder);
    const auto second = Database::open({.folder = folder.path()});
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().code == "store.in_use");
    database.reset();

    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    const auto change = [&](const char* sql) {
        REQUIRE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    };
    const auto refusal = [&] {
        const auto opened = Database::open({.folder = folder.path()});
        return opened ? std::string() : opened.error().code;
    };
    CHECK(refusal().empty());
    change("INSERT INTO schema_migration VALUES(99,'later','',0)");
    CHECK(refusal() == "store.schema");
    change("DELETE FROM schema_migration WHERE version=99");
    change("UPDATE schema_migration SET sha256='edited' WHERE version=1");
    CHECK(refusal() == "store.schema");
    change("PRAGMA application_id=7");
    CHECK(refusal() == "store.schema");
    sqlite3_close(handle);
    std::ofstream(file, std::ios::trunc | std::ios::binary) << std::string(8192, 'x');
    CHECK_FALSE(refusal().empty());
}

TEST_CASE("the migrations are numbered without gaps and every statement is one") {
    int expected = 0;
    for (const Migration& step : migrations()) {
        CHECK(step.version == ++expected);
        CHECK_FALSE(step.statements.empty());
        for (const std::string_view statement : step.statements) {
            CHECK(statement.find(';') == std::string_view::npos);
            CHECK(for_sqlite(statement).find('{') == std::string::npos);
        }
    }
}

TEST_CASE("an older folder's hits get the category and price of their services") {
    const TempFolder folder;
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open((folder.path() + "/data.db").c_str(), &handle) == SQLITE_OK);
    const auto change = [&](const std::string& sql) {
        REQUIRE(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    };
    constexpr int before = 13;
    for (const Migration& step : migrations().first(before)) {
        for (const std::string_view statement : step.statements) change(for_sqlite(statement));
    }
    change(
        "INSERT INTO tenant(tenant_id,kind,name,uscc,region,status,created_at,updated_at)"
        " VALUES('t1','institution','长沙某机构','1','430104','active',0,0)");
    change(
        "INSERT INTO service_item(service_id,doc,tenant_id,number,version,state,on_shelf,content,"
        "category,charging,price_fen,price_rank,ways,audiences,regions,picture,listed_at,"
        "updated_at) VALUES('s1',7,'t1','FW1',1,'listed',1,'{}','130800','fixed',5000,-5000,1,1,"
        "',','',0,0)");
    change("INSERT INTO search_posting(term,doc,weight) VALUES('培训',7,21)");
    for (const std::string_view statement : migrations()[before].statements)
        change(for_sqlite(statement));
    std::string found;
    const auto keep = [](void* into, int count, char** values, char**) {
        for (int i = 0; i < count; ++i)
            *static_cast<std::string*>(into) += values[i] + std::string(" ");
        return 0;
    };
    REQUIRE(sqlite3_exec(handle, "SELECT term,doc,weight,category,price_rank FROM search_posting",
                         keep, &found, nullptr) == SQLITE_OK);
    CHECK(found == "培训 7 21 130800 -5000 ");
    sqlite3_close(handle);
}
