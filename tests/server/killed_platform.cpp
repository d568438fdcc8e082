// emc-platform killed with SIGKILL in the middle of walks of orders: every acknowledged step is
// there afterwards, and none is half there.
#include <doctest/doctest.h>

#include <format>
#include <random>

#include "server/audit.h"
#include "server/order_store.h"
#include "support/server/case_trail.h"
#include "support/server/killed.h"
#include "support/server/market.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::test;
using emc::tests::TempFolder;

namespace {

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

class Walker {
public:
    Walker(const Village& village, Ledger& ledger, DoorClient& client, unsigned seed)
        : village_(village),
          ledger_(ledger),
          enterprise_(client.caller(village.enterprise, std::format("buyer-{}", seed))),
          institution_(client.caller(village.institution, std::format("seller-{}", seed))),
          random_(seed) {}

    void walk() {
        for (;;) {
            OrderRequest request = samples::request();
            request.service_id = village_.service_id;
            take(enterprise_.call<CreateOrder>(request));
            while (const auto actor = waits_for(order_)) {
                if (*actor == CaseActor::Window) break;
                step(*actor);
            }
        }
    }

private:
    void step(CaseActor actor) {
        const std::vector<OrderCommand> open = open_commands(order_, actor);
        const OrderCommand command = open[random_() % 4 == 0 ? random_() % open.size() : 0];
        OrderAction action = samples::action_for(order_, command);
        if (action.payment) action.payment->paid_on = to_string(civil_date_of(clock_.now()));
        Caller& caller = actor == CaseActor::Enterprise ? enterprise_ : institution_;
        take(caller.call<ActOnOrder>(action));
    }

    void take(const server::HttpReply& reply) {
        order_ = must<Order>(reply);
        ledger_.note(order_.order_id, order_.version);
    }

    const Village& village_;
    Ledger& ledger_;
    Caller enterprise_;
    Caller institution_;
    std::mt19937 random_;
    server::SystemClock clock_;
    Order order_;
};

std::int64_t number(server::Snapshot& snapshot, std::string_view sql) {
    const auto found = snapshot.one(sql, [](const server::Row& row) { return row.integer(0); });
    REQUIRE(found);
    return found->value_or(0);
}

// Everything that a step leaves behind is there as often as the orders say.
Result<int> check_whole(server::Snapshot& snapshot, const Ledger& ledger) {
    check_trails(snapshot);
    const auto ids = snapshot.all("SELECT order_id FROM orders",
                                  [](const server::Row& row) { return row.text(0); });
    REQUIRE(ids);
    const auto acknowledged = ledger.versions();
    std::int64_t steps = 0;
    for (const std::string& id : *ids) {
        const auto order = server::find_order(snapshot, id);
        REQUIRE(order);
        REQUIRE(*order);
        steps += (*order)->version;
        const auto known = acknowledged.find(id);
        if (known != acknowledged.end()) CHECK((*order)->version >= known->second);
    }
    for (const auto& [id, version] : acknowledged) CHECK(std::ranges::contains(*ids, id));
    CHECK(number(snapshot, "SELECT SUM(version) FROM orders") == steps);
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
    constexpr unsigned walkers = 5;
    const TempFolder folder;
    const Village village = settle_village(folder.path());
    Ledger ledger;
    KillPlan plan{.folder = folder.path(), .kills = 40, .seed = 11};  // 200 walks are cut off.
    for (unsigned walker = 0; walker < walkers; ++walker) {
        plan.walkers.emplace_back(
            [&, walker](DoorClient& client) { Walker(village, ledger, client, walker).walk(); });
    }
    plan.look = [&](server::Database& database, int) {
        const auto whole = database.read(
            [&](server::Snapshot& snapshot) { return check_whole(snapshot, ledger); });
        REQUIRE(whole);
    };
    kill_in_the_middle(plan, ledger);
    MESSAGE(ledger.steps.load(), " steps acknowledged, ", ledger.cut_off.load(), " cut off in ",
            plan.kills, " runs");
    CHECK(ledger.steps > plan.kills);
    CHECK(ledger.cut_off > plan.kills);
}
