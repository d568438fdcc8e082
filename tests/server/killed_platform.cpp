// emc-platform killed with SIGKILL in the middle of walks: every acknowledged step is there
// afterwards, and none is half there.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <format>
#include <map>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "server/audit.h"
#include "server/order_store.h"
#include "support/server/market.h"
#include "support/server/raw_client.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::test;
using emc::tests::RawClient;
using emc::tests::RawReply;
using emc::tests::TempFolder;

namespace {

// The program itself, with a free port of its own.
class RunningPlatform {
public:
    explicit RunningPlatform(const std::string& folder) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        std::array<std::string, 7> words{EMC_PLATFORM, "--data",    folder, "--port",
                                         "0",          "--threads", "4"};
        std::array<char*, 8> arguments{};
        for (std::size_t index = 0; index < words.size(); ++index)
            arguments[index] = words[index].data();
        const int failed =
            ::posix_spawn(&process_, EMC_PLATFORM, &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        if (failed == 0) port_ = read_port(ends[0]);
        ::close(ends[0]);
    }
    RunningPlatform(const RunningPlatform&) = delete;
    RunningPlatform& operator=(const RunningPlatform&) = delete;
    ~RunningPlatform() { kill(); }

    std::uint16_t port() const { return port_; }
    void kill() {
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }

private:
    // "emc-platform: http://127.0.0.1:40123"
    static std::uint16_t read_port(int pipe) {
        std::string line;
        char c = 0;
        while (::read(pipe, &c, 1) == 1 && c != '\n') line += c;
        const std::size_t colon = line.rfind(':');
        if (colon == std::string::npos) return 0;
        return static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1));
    }

    pid_t process_ = 0;
    std::uint16_t port_ = 0;
};

struct Village {
    std::string enterprise;  // Cookies of their sessions.
    std::string institution;
    std::string service_id;
};

Village settle_village(const std::string& folder) {
    Market market(Market::unreviewed(), folder, server::SystemClock().now());
    return {market.enterprise.browser().cookie(), market.institution.browser().cookie(),
            market.listed(market.institution).service_id};
}

// What was acknowledged, by all walkers.
struct Ledger {
    std::mutex mutex;
    std::map<std::string, std::int64_t> versions;
    int steps = 0;
};

class Walker {
public:
    Walker(const Village& village, Ledger& ledger, std::uint16_t port, unsigned seed)
        : village_(village), ledger_(ledger), client_(port), random_(seed), seed_(seed) {}

    void walk_until_killed() {
        for (;;) {
            if (!begin()) return;
            while (const auto actor = waits_for(order_)) {
                if (*actor == CaseActor::Window) break;
                if (!step(*actor)) return;
            }
        }
    }

private:
    bool begin() {
        OrderRequest request = samples::request();
        request.service_id = village_.service_id;
        return acknowledged(
            post(village_.enterprise, std::string(CreateOrder::path), encode_text(request)));
    }

    bool step(CaseActor actor) {
        const std::vector<OrderCommand> open = open_commands(order_, actor);
        const OrderCommand command = open[random_() % 4 == 0 ? random_() % open.size() : 0];
        OrderAction action = samples::action_for(order_, command);
        if (action.payment) action.payment->paid_on = to_string(civil_date_of(clock_.now()));
        const std::string& cookie =
            actor == CaseActor::Enterprise ? village_.enterprise : village_.institution;
        return acknowledged(post(cookie, path_text(ActOnOrder::path, action), encode_text(action)));
    }

    RawReply post(const std::string& cookie, const std::string& path, const std::string& body) {
        return client_.ask(std::format(
            "POST {} HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\nX-Requested-With: sme\r\n"
            "Content-Type: application/json\r\nIdempotency-Key: walk-{}-{}-{:012}\r\n"
            "Content-Length: {}\r\n\r\n{}",
            path, cookie, seed_, clock_.now(), ++keys_, body.size(), body));
    }

    bool acknowledged(const RawReply& reply) {
        if (reply.status != 200 && reply.status != 201) {
            if (reply.status != 0) MESSAGE(reply.status, reply.body);
            return false;
        }
        const Result<Order> order = decode_text<Order>(reply.body);
        if (!order) return false;  // Cut off in the middle: not acknowledged.
        order_ = *order;
        const std::scoped_lock lock(ledger_.mutex);
        ledger_.versions[order_.order_id] = order_.version;
        ++ledger_.steps;
        return true;
    }

    const Village& village_;
    Ledger& ledger_;
    RawClient client_;
    std::mt19937 random_;
    unsigned seed_;
    server::SystemClock clock_;
    std::int64_t keys_ = 0;
    Order order_;
};

std::int64_t number(server::Snapshot& snapshot, std::string_view sql) {
    const auto found = snapshot.one(sql, [](const server::Row& row) { return row.integer(0); });
    REQUIRE(found);
    return found->value_or(0);
}

// Everything that a step leaves behind is there as often as the orders say.
Result<int> check_whole(server::Snapshot& snapshot, const Ledger& ledger) {
    const auto ids = snapshot.all("SELECT order_id FROM orders",
                                  [](const server::Row& row) { return row.text(0); });
    REQUIRE(ids);
    std::int64_t steps = 0;
    for (const std::string& id : *ids) {
        const auto order = server::find_order(snapshot, id);
        REQUIRE(order);
        REQUIRE(*order);
        CHECK_FALSE(contradiction_of(**order));
        CHECK(std::ssize((*order)->log) == (*order)->version);
        steps += (*order)->version;
        const auto known = ledger.versions.find(id);
        if (known != ledger.versions.end()) CHECK((*order)->version >= known->second);
    }
    for (const auto& [id, version] : ledger.versions) CHECK(std::ranges::contains(*ids, id));
    CHECK(number(snapshot, "SELECT SUM(version) FROM orders") == steps);
    CHECK(number(snapshot,
                 "SELECT COUNT(*) FROM audit_log WHERE entity_kind='order'"
                 " AND outcome='ok'") == steps);
    CHECK(number(snapshot,
                 "SELECT COUNT(*) FROM idempotency"
                 " WHERE route IN('createOrder','actOnOrder')") == steps);
    CHECK(number(snapshot, "SELECT SUM(order_count) FROM service_item") == std::ssize(*ids));
    CHECK(number(snapshot, "SELECT SUM(ones+twos+threes+fours+fives) FROM service_item") ==
          number(snapshot, "SELECT COUNT(*) FROM orders WHERE rated_at>0"));
    const auto audit = server::verify_audit(snapshot);
    REQUIRE(audit);
    CHECK_FALSE(audit->first_bad_seq);
    return 0;
}

}  // namespace

TEST_CASE("the platform killed in the middle of walks keeps every acknowledged step whole") {
    constexpr int kills = 67;  // Three walks are cut off by each: 201.
    constexpr unsigned walkers = 3;
    const TempFolder folder;
    const Village village = settle_village(folder.path());
    Ledger ledger;
    std::mt19937 random(11);
    for (int kill = 0; kill < kills; ++kill) {
        RunningPlatform platform(folder.path());
        REQUIRE(platform.port() != 0);
        std::vector<std::thread> threads;
        for (unsigned walker = 0; walker < walkers; ++walker) {
            threads.emplace_back([&, walker] {
                const unsigned seed = static_cast<unsigned>(kill) * walkers + walker;
                Walker(village, ledger, platform.port(), seed).walk_until_killed();
            });
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(40 + random() % 300));
        platform.kill();
        for (std::thread& thread : threads) thread.join();
        const auto database = server::Database::open({.folder = folder.path()});
        REQUIRE_MESSAGE(database.has_value(), database.error().detail);
        const auto whole = (*database)->read(
            [&](server::Snapshot& snapshot) { return check_whole(snapshot, ledger); });
        REQUIRE(whole);
    }
    MESSAGE(ledger.steps, " steps acknowledged in ", kills, " runs");
    CHECK(ledger.steps > kills);
}
