// emc-platform killed with SIGKILL in the middle of consultations, demands, micro-malls and
// verifications, while days go by: every acknowledged step is there afterwards with all that it
// leaves behind, and none is half there or there twice.
#include <doctest/doctest.h>

#include <format>
#include <fstream>

#include "server/audit.h"
#include "support/server/case_stage.h"
#include "support/server/case_trail.h"
#include "support/server/killed.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::test;
using emc::tests::TempFolder;

namespace {

constexpr unsigned walkers = 8;  // Two of each kind.
constexpr int enterprises_each = 8;

struct Village {
    std::vector<std::string> enterprises;  // Cookies of their sessions.
    std::string institution;
    std::string other_institution;
    std::string window;
    std::string service_id;
};

Village settle_village(const std::string& folder) {
    Market market(Market::unreviewed(), folder, server::SystemClock().now());
    Village village{.institution = market.institution.browser().cookie(),
                    .other_institution = market.other_institution.browser().cookie(),
                    .window = market.window.browser().cookie(),
                    .service_id = market.listed(market.institution).service_id};
    for (unsigned number = 0; number < walkers * enterprises_each; ++number) {
        Caller enterprise(market.core);
        market.settle(enterprise, std::format("village_{}", number),
                      std::format("湖南示例{}号食品有限公司", number));
        village.enterprises.push_back(enterprise.browser().cookie());
    }
    return village;
}

// The platform's clock, for which half a day goes by between one kill and the next.
class LateClock final : public Clock {
public:
    explicit LateClock(std::string path) : path_(std::move(path)) { write(); }
    InstantMs now() const override { return system_.now() + offset_ms_; }
    const std::string& path() const { return path_; }
    void pass_half_a_day() {
        offset_ms_ += 12LL * 3600 * 1000;
        write();
    }

private:
    void write() { std::ofstream(path_) << offset_ms_.load(); }

    std::string path_;
    server::SystemClock system_;
    std::atomic<std::int64_t> offset_ms_ = 0;
};

// Takes one case after the other as far as it goes.
template <class Kind>
class Walker {
public:
    Walker(Stage& stage, Ledger& ledger) : stage_(stage), ledger_(ledger) {}

    void walk_one() {
        // Some are left where they are, for the timers.
        const std::size_t steps_max = stage_.happens_in(2) ? 30 : stage_.one_of(8);
        entity_ = Kind::begin(stage_);
        ledger_.note(Kind::id_of(entity_), entity_.version);
        for (std::size_t count = 0; count < steps_max; ++count) {
            if (Kind::disturb(stage_, entity_)) read_again();
            const auto choice = choose<Kind>(stage_, entity_);
            if (!choice || !step(*choice)) return;
        }
    }

private:
    // False when the case is no more.
    bool step(const Choice<typename Kind::Command>& choice) {
        Caller& caller = stage_.at(choice.actor);
        const auto reply =
            caller.call<typename Kind::Act>(Kind::action(stage_, entity_, choice.command));
        // A timer came before, or another institution is meant than the one that was chosen.
        const bool is_refused = reply.status == 409 || reply.status == 412;
        if (!is_refused) {
            const auto after = must<typename Kind::Entity>(reply);
            if constexpr (std::is_same_v<Kind, Demands>) {
                if (after.state == DemandState::Deleted) {
                    ledger_.note(after.demand_id, 0);
                    return false;
                }
            }
            ledger_.note(Kind::id_of(after), after.version);
            entity_ = after;
        }
        // An institution is not shown everything.
        if (is_refused || choice.actor == CaseActor::Institution) read_again();
        return true;
    }

    void read_again() { entity_ = read_case<Kind>(stage_, Kind::id_of(entity_)); }

    Stage& stage_;
    Ledger& ledger_;
    typename Kind::Entity entity_;
};

// One enterprise after the other, and round again.
template <class Kind>
void walk(const Village& village, const Clock& clock, Ledger& ledger, DoorClient& client,
          unsigned seed) {
    const auto caller = [&](const std::string& cookie, std::string_view who) {
        return client.caller(cookie, std::format("{}-{}", who, seed));
    };
    Caller institution = caller(village.institution, "institution");
    Caller other_institution = caller(village.other_institution, "other");
    Caller window = caller(village.window, "window");
    std::vector<Caller> enterprises;
    for (unsigned place = 0; place < enterprises_each; ++place) {
        enterprises.push_back(
            caller(village.enterprises[seed * enterprises_each + place], "enterprise"));
    }
    Stage stage({.institutions = {&institution, &other_institution},
                 .window = &window,
                 .service_id = village.service_id},
                clock, seed);
    if constexpr (std::is_same_v<Kind, Consultations>) stage.cast.institutions.pop_back();
    for (std::size_t turn = 0;; ++turn) {
        stage.cast.enterprise = &enterprises[turn % enterprises.size()];
        Walker<Kind>(stage, ledger).walk_one();
    }
}

std::int64_t number(server::Snapshot& snapshot, std::string_view sql, InstantMs since) {
    const auto found =
        snapshot.one(sql, [](const server::Row& row) { return row.integer(0); }, since);
    REQUIRE(found);
    return found->value_or(0);
}

Result<Trail> check_whole(server::Snapshot& snapshot, const Ledger& ledger, InstantMs since) {
    Trail trail = check_trails(snapshot);
    for (const auto& [id, version] : ledger.versions()) {
        CAPTURE(id);
        if (version == 0) {
            CHECK(trail.deleted.contains(id));
        } else if (!trail.deleted.contains(id)) {
            CHECK(trail.versions[id] >= version);
        }
    }
    // Each request that did something is kept for whoever asks once more. One request may be
    // several steps: a demand that is submitted at once, an order that comes of a choice.
    CHECK(number(snapshot,
                 "SELECT COUNT(*) FROM idempotency WHERE created_at>=?1 AND route IN"
                 "('createConsultation','actOnConsultation','createDemand','actOnDemand',"
                 "'createShop','actOnShop','createVerification','actOnVerification')",
                 since) ==
          number(snapshot,
                 "SELECT COUNT(DISTINCT request_id) FROM audit_log WHERE at>=?1 AND outcome='ok'"
                 " AND action IN"
                 "('createConsultation','actOnConsultation','createDemand','actOnDemand',"
                 "'createShop','actOnShop','createVerification','actOnVerification')",
                 since));
    const auto audit = server::verify_audit(snapshot);
    REQUIRE(audit);
    CHECK_FALSE(audit->first_bad_seq);
    return trail;
}

// Sessions are not what this is about, and days go by.
void keep_signed_in(server::Database& database) {
    const auto kept = database.write([](server::Transaction& transaction) {
        return transaction.run(
            "UPDATE session SET idle_until=9000000000000000,"
            "hard_until=9000000000000000");
    });
    REQUIRE(kept);
}

}  // namespace

TEST_CASE("the platform killed in the middle of cases keeps every acknowledged step whole") {
    const TempFolder folder;
    const Village village = settle_village(folder.path());
    {
        const auto database = server::Database::open({.folder = folder.path()});
        REQUIRE(database);
        keep_signed_in(**database);
    }
    LateClock clock(folder.path() + "/clock");
    Ledger ledger;
    KillPlan plan{.folder = folder.path(),
                  .kills = 25,  // 200 walks are cut off.
                  .seed = 29,
                  .arguments = {"--clock-offset-file", clock.path(), "--no-review-services"}};
    for (unsigned seed = 0; seed < walkers; ++seed) {
        plan.walkers.emplace_back([&, seed](DoorClient& client) {
            if (seed % 4 == 0) walk<Consultations>(village, clock, ledger, client, seed);
            if (seed % 4 == 1) walk<Demands>(village, clock, ledger, client, seed);
            if (seed % 4 == 2) walk<Shops>(village, clock, ledger, client, seed);
            if (seed % 4 == 3) walk<Verifications>(village, clock, ledger, client, seed);
        });
    }
    Trail trail;
    InstantMs since = clock.now();
    plan.look = [&](server::Database& database, int) {
        const auto whole = database.read(
            [&](server::Snapshot& snapshot) { return check_whole(snapshot, ledger, since); });
        REQUIRE(whole);
        trail = *whole;
        keep_signed_in(database);
        clock.pass_half_a_day();
        since = clock.now();
    };
    kill_in_the_middle(plan, ledger);
    MESSAGE(ledger.steps.load(), " steps acknowledged, ", ledger.cut_off.load(), " cut off in ",
            plan.kills, " runs; ", trail.versions.size(), " cases");
    CHECK(ledger.steps > plan.kills);
    CHECK(ledger.cut_off > plan.kills);
    CHECK(trail.states.size() == 4);
    CHECK(trail.commands["consultation"].contains("remind"));
    CHECK(trail.commands["demand"].contains("expire"));
}
