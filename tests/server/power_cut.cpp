// The promise of the store: what was acknowledged is there after a power cut, and nothing by
// halves.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <format>
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "server/store/database.h"
#include "support/server/faulty_disk.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::server;
using emc::tests::FaultyDisk;
using emc::tests::TempFolder;

namespace {

constexpr int writers_max = 8;

struct Losses {
    int acknowledged = 0;
    int lost = 0;
    int halves = 0;
    int damaged = 0;
    int cuts_with_loss = 0;
};

// Two rows in one transaction, so that half of it can be seen; wide enough that checkpoints happen.
Result<int> put_pair(Transaction& transaction, int writer, int number) {
    const std::string wide(400, 'w');
    for (const char half : {'a', 'b'}) {
        const auto done = transaction.run(
            "INSERT INTO throttle(bucket,failures,free_at,expires_at) VALUES(?1,0,0,0)",
            std::format("{}/{}/{}/{}", writer, number, half, wide));
        if (!done) return std::unexpected(done.error());
    }
    return 0;
}

// Writes until the power fails; returns how many pairs of each writer were acknowledged.
std::array<int, writers_max> write_until_cut(Database& database) {
    std::array<int, writers_max> acknowledged{};
    std::vector<std::thread> writers;
    for (int writer = 0; writer < writers_max; ++writer) {
        writers.emplace_back([&, writer] {
            while (database.write([&](Transaction& transaction) {
                return put_pair(transaction, writer,
                                acknowledged[static_cast<std::size_t>(writer)]);
            })) {
                ++acknowledged[static_cast<std::size_t>(writer)];
            }
        });
    }
    for (std::thread& writer : writers) writer.join();
    return acknowledged;
}

// Writer and number of each pair found, with how many halves of it are there.
Result<std::map<std::pair<int, int>, int>> find_pairs(const Database& database) {
    std::map<std::pair<int, int>, int> found;
    const auto rows = database.read([&](Snapshot& snapshot) {
        return snapshot.all("SELECT bucket FROM throttle",
                            [](const Row& row) { return row.text(0); });
    });
    if (!rows) return std::unexpected(rows.error());
    for (const std::string& bucket : *rows) {
        int writer = 0;
        int number = 0;
        if (std::sscanf(bucket.c_str(), "%d/%d", &writer, &number) == 2) ++found[{writer, number}];
    }
    return found;
}

bool is_intact(const Database& database) {
    const auto verdict = database.read([](Snapshot& snapshot) {
        return snapshot.one("PRAGMA integrity_check(1)",
                            [](const Row& row) { return row.text(0); });
    });
    return verdict && *verdict == "ok";
}

void compare(const std::string& folder, const std::array<int, writers_max>& acknowledged,
             Losses& losses) {
    FaultyDisk sound(0);  // Never cut: only spared the time of real syncs.
    const auto reopened =
        Database::open({.folder = folder, .vfs = sound.vfs(), .checkpoint_thread = false});
    if (!reopened || !is_intact(**reopened)) {
        ++losses.damaged;
        return;
    }
    const auto found = find_pairs(**reopened);
    if (!found) {
        ++losses.damaged;
        return;
    }
    int lost = 0;
    for (int writer = 0; writer < writers_max; ++writer) {
        for (int number = 0; number < acknowledged[static_cast<std::size_t>(writer)]; ++number) {
            if (!found->contains({writer, number})) ++lost;
        }
    }
    for (const auto& [pair, halves] : *found) losses.halves += halves != 2 ? 1 : 0;
    losses.lost += lost;
    losses.cuts_with_loss += lost > 0 ? 1 : 0;
}

Losses cut_many_times(int cuts, Durability durability) {
    Losses losses;
    std::mt19937 random(20261124);
    for (int cut = 0; cut < cuts; ++cut) {
        const TempFolder before;
        const TempFolder after;
        FaultyDisk disk(static_cast<std::uint32_t>(random()));
        // A few cuts fall into the making of the folder, most into the writing, some checkpoints.
        disk.cut_after(std::uniform_int_distribution(1, cut % 10 == 0 ? 60 : 5000)(random));
        std::array<int, writers_max> acknowledged{};
        if (const auto database = Database::open(
                {.folder = before.path(), .vfs = disk.vfs(), .durability = durability})) {
            acknowledged = write_until_cut(**database);
        }
        REQUIRE(disk.is_cut());
        for (const int count : acknowledged) losses.acknowledged += count;
        disk.leave_platter_in(after.path());
        compare(after.path(), acknowledged, losses);
    }
    return losses;
}

}  // namespace

TEST_CASE("150 power cuts lose nothing acknowledged and leave no half transaction") {
    const Losses losses = cut_many_times(150, Durability::Full);
    MESSAGE(losses.acknowledged << " transactions acknowledged");
    CHECK(losses.acknowledged > 10'000);
    CHECK(losses.lost == 0);
    CHECK(losses.halves == 0);
    CHECK(losses.damaged == 0);
}

TEST_CASE("the power-cut harness sees what synchronous=OFF loses") {
    const Losses losses = cut_many_times(30, Durability::Off);
    MESSAGE(losses.lost << " of " << losses.acknowledged << " lost in " << losses.cuts_with_loss
                        << " cuts, " << losses.damaged << " files damaged");
    CHECK(losses.cuts_with_loss + losses.damaged >= 15);
    CHECK(losses.lost > 0);
}

TEST_CASE("a full disk refuses every write of the group, reads go on, and it recovers by itself") {
    const TempFolder folder;
    FaultyDisk disk(1);
    const auto database = Database::open({.folder = folder.path(), .vfs = disk.vfs()});
    REQUIRE(database.has_value());
    const auto put = [&](int number) {
        return (*database)->write(
            [&](Transaction& transaction) { return put_pair(transaction, 0, number); });
    };
    REQUIRE(put(0).has_value());
    disk.refuse_writes_with(SQLITE_FULL);
    const auto refused = put(1);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Unavailable);
    CHECK(refused.error().retry_after_s > 0);
    CHECK_FALSE((*database)->is_writable());
    CHECK(find_pairs(**database)->size() == 1);
    disk.refuse_writes_with(SQLITE_OK);
    for (int tries = 0; tries < 600 && !(*database)->is_writable(); ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK((*database)->is_writable());
    CHECK(put(1).has_value());
    CHECK(find_pairs(**database)->size() == 2);
}

TEST_CASE("a failed sync is never acknowledged, and writing stops until a restart") {
    const TempFolder folder;
    FaultyDisk disk(1);
    {
        const auto database = Database::open({.folder = folder.path(), .vfs = disk.vfs()});
        REQUIRE(database.has_value());
        const auto put = [&](int number) {
            return (*database)->write(
                [&](Transaction& transaction) { return put_pair(transaction, 0, number); });
        };
        REQUIRE(put(0).has_value());
        disk.refuse_syncs_with(SQLITE_IOERR_FSYNC);
        CHECK_FALSE(put(1).has_value());
        disk.refuse_syncs_with(SQLITE_OK);
        CHECK_FALSE((*database)->is_writable());
        CHECK_FALSE(put(2).has_value());
        CHECK(find_pairs(**database)->size() == 1);
    }
    const auto reopened = Database::open({.folder = folder.path(), .vfs = disk.vfs()});
    REQUIRE(reopened.has_value());
    CHECK((*reopened)->is_writable());
    CHECK(is_intact(**reopened));
}
