// Whatever people, machines and repeats do to cases of every kind through the platform: nobody
// touches what is not theirs, nothing happens twice, everything is on record, and time alone grants
// nothing.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "api/reviews.h"
#include "domain/messages.h"
#include "domain/regions.h"
#include "server/audit.h"
#include "server/step_audit.h"
#include "support/server/case_scene.h"
#include "support/server/case_stage.h"
#include "support/server/case_trail.h"

using namespace emc;
using namespace emc::test;

namespace {

constexpr CaseActor people[] = {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window};

template <class Kind>
class Walk {
public:
    using Entity = typename Kind::Entity;
    using Command = typename Kind::Command;

    Walk(Scene& scene, unsigned seed)
        : scene_(scene),
          stage_({.enterprise = &scene.enterprises[0],
                  .institutions = {&scene.market.institution, &scene.market.other_institution},
                  .window = &scene.market.window,
                  .service_id = scene.service_id},
                 scene.market.core.clock, seed) {
        if constexpr (std::is_same_v<Kind, Consultations>) stage_.cast.institutions.pop_back();
        begin();
    }

    void step() {
        if (Kind::disturb(stage_, entity_)) entity_ = read_case<Kind>(stage_, id());
        auto choice = choose<Kind>(stage_, entity_);
        if (!choice || stage_.happens_in(60)) return begin();
        if (stage_.happens_in(4)) {
            constexpr auto rows = enum_rows(Tag<Command>{});
            choice->command = rows[stage_.one_of(rows.size())].value;
        }
        if (stage_.happens_in(5)) choice->actor = people[stage_.one_of(std::size(people))];
        act(choice->actor, choice->command);
    }

    // Time has passed: only what the platform does by itself may have happened.
    void read_again() {
        const Entity after = read_case<Kind>(stage_, id());
        REQUIRE(std::equal(entity_.log.begin(), entity_.log.end(), after.log.begin()));
        for (std::size_t index = entity_.log.size(); index < after.log.size(); ++index) {
            CHECK(after.log[index].actor == CaseActor::System);
        }
        entity_ = after;
    }

private:
    const std::string& id() { return Kind::id_of(entity_); }

    void begin() {
        stage_.cast.enterprise = &scene_.enterprises[turn_++ % scene_.enterprises.size()];
        entity_ = Kind::begin(stage_);
    }

    auto action_for(Command command) {
        auto action = Kind::action(stage_, entity_, command);
        if (stage_.happens_in(10)) action.expected_version += stage_.happens_in(2) ? 1 : -1;
        if (stage_.happens_in(10)) action.reason = " ";
        return action;
    }

    void act(CaseActor actor, Command command) {
        CAPTURE(enum_row(command).word);
        const auto action = action_for(command);
        if (stage_.happens_in(9)) refuse_strangers(action);
        Caller& caller = stage_.at(actor);
        const std::string before = scene_.footprint(id());
        const std::int64_t audited = scene_.last_audited().seq;
        const std::string key = scene_.market.core.new_key();
        const auto reply = caller.call<typename Kind::Act>(action, key);
        if (reply.status != 200) {
            CHECK(scene_.footprint(id()) == before);
            return check_refusal(reply, actor, command, audited);
        }
        const Entity sent = entity_;
        ++scene_.steps;
        const std::string after = scene_.footprint(id());
        repeat(caller, action, key, reply);
        CHECK(scene_.footprint(id()) == after);
        if (is_deleted(reply)) return begin();
        // An institution is not shown everything.
        const bool is_told = actor != CaseActor::Institution && !stage_.happens_in(4);
        take(is_told ? must<Entity>(reply) : read_case<Kind>(stage_, id()));
        // What an enterprise has viewed it may view again; that is no step.
        if (entity_.version == sent.version) CHECK(after == before);
    }

    bool is_deleted(const server::HttpReply& reply) {
        if constexpr (std::is_same_v<Kind, Demands>) {
            return must<Demand>(reply).state == DemandState::Deleted;
        }
        return false;
    }

    void take(Entity after) {
        const std::int64_t steps = after.version - entity_.version;
        REQUIRE(steps >= 0);
        REQUIRE(steps <= 1);
        REQUIRE(std::equal(entity_.log.begin(), entity_.log.end(), after.log.begin()));
        entity_ = std::move(after);
    }

    // Sent once more it answers the same; with other words under the same key it is refused; meant
    // as a new request it comes too late.
    void repeat(Caller& caller, const typename Kind::Action& action, const std::string& key,
                const server::HttpReply& reply) {
        ++scene_.repeats;
        CHECK(caller.call<typename Kind::Act>(action, key).body == reply.body);
        if (stage_.happens_in(2)) return;
        auto other = action;
        other.expected_version += 1;
        CHECK(caller.call<typename Kind::Act>(other, key).status == 422);
        const auto late = caller.call<typename Kind::Act>(action);
        const bool is_view = enum_row(action.command).word == "view";
        if (is_view) CHECK(late.body == reply.body);
        if (!is_view) CHECK(late.status == (is_deleted(reply) ? 404 : 412));
    }

    void check_refusal(const server::HttpReply& reply, CaseActor actor, Command command,
                       std::int64_t audited) {
        ++scene_.refusals;
        const Error error = error_of(reply);
        CHECK(reply.status >= 400);
        CHECK(reply.status < 500);
        const bool is_noted = reply.status == 403 || reply.status == 404 || reply.status == 409;
        const AuditedRefusal last = scene_.last_audited();
        CHECK(last.seq == audited + (is_noted ? 1 : 0));
        if (!is_noted) return;
        // Whoever may see the case is told why, in words of its own.
        const Error bare{.kind = error.kind};
        if (reply.status != 404) {
            CHECK(sentence(error, Language::Zh) != sentence(bare, Language::Zh));
        }
        CHECK(last.entity_id == id());
        CHECK(last.outcome == (reply.status == 404 ? "not_found" : error.code));
        CHECK(last.tenant_kind == enum_row(actor).word);
        const auto note = decode_text<server::StepNote>(last.diff);
        REQUIRE(note);
        CHECK(note->command == enum_row(command).word);
        CHECK(note->role == enum_row(actor).word);
        CHECK(note->version == 0);
    }

    std::vector<Caller*> strangers() {
        Market& market = scene_.market;
        std::vector<Caller*> found{&market.enterprise, &market.other_enterprise,
                                   &market.other_window, &market.other_institution,
                                   &market.institution};
        // An institution is no stranger to what it is asked and to what is published.
        if constexpr (std::is_same_v<Kind, Consultations>) found.pop_back();
        if constexpr (std::is_same_v<Kind, Demands>) {
            if (published_edition(entity_) != nullptr) found.resize(3);
        }
        return found;
    }

    void refuse_strangers(const typename Kind::Action& action) {
        const std::string before = scene_.footprint(id());
        std::int64_t audited = scene_.last_audited().seq;
        for (Caller* stranger : strangers()) {
            ++scene_.strangers;
            CHECK(stranger->call<typename Kind::Act>(action).status == 404);
            const AuditedRefusal last = scene_.last_audited();
            CHECK(last.seq == ++audited);
            CHECK(last.entity_id == id());
            CHECK(last.outcome == "not_found");
            CHECK(stranger->call<typename Kind::Read>({id()}).status == 404);
        }
        CHECK(scene_.guest.call<typename Kind::Act>(action).status == 401);
        CHECK(scene_.guest.call<typename Kind::Read>({id()}).status == 401);
        CHECK(scene_.last_audited().seq == audited);
        CHECK(scene_.footprint(id()) == before);
    }

    Scene& scene_;
    Stage stage_;
    Entity entity_;
    std::size_t turn_ = 0;
};

// What is open in the queue of one window is what is open in its county, and of nowhere else.
void check_queues(Scene& scene) {
    const auto see = [&](Caller& window, std::string_view region) {
        const auto page = must<ReviewPage>(window.call<ListReviews>({.limit = 100}));
        for (const Review& review : page.items) CHECK(covers(region, review.region));
        const auto open = scene.one<std::int64_t>(
            "SELECT COUNT(*) FROM review WHERE decided_at IS NULL AND region=?1",
            [](const server::Row& row) { return row.integer(0); }, region);
        CHECK(page.total == open);
    };
    see(scene.market.window, "430104");
    see(scene.market.other_window, "430211");
}

Trail check_end(Scene& scene) {
    const auto trail =
        scene.market.core.platform->context().database.read([](server::Snapshot& snapshot) {
            const auto audit = server::verify_audit(snapshot);
            REQUIRE(audit);
            CHECK_FALSE(audit->first_bad_seq);
            return Result<Trail>(check_trails(snapshot));
        });
    REQUIRE(trail);
    return *trail;
}

// Weeks without anybody: what is published ends, what was viewed closes, all else stays as it is.
void check_weeks(Scene& scene) {
    const auto before = scene.states();
    scene.let_days_pass(70);
    const auto after = scene.states();
    REQUIRE(after.size() == before.size());
    for (const auto& [id, state] : before) {
        CAPTURE(id);
        CAPTURE(state);
        std::string expected = state;
        if (state == "demand published") expected = "demand expired";
        if (state == "consultation viewed") expected = "consultation closed";
        CHECK(after.at(id) == expected);
    }
}

template <class State>
void check_all_seen(const std::set<std::string>& seen) {
    for (const auto& row : enum_rows(Tag<State>{})) {
        INFO("never: ", row.word);
        CHECK(seen.contains(std::string(row.word)));
    }
}

struct Seen {
    std::map<std::string, std::set<std::string>> states;
    std::map<std::string, std::set<std::string>> commands;
    std::int64_t reminders = 0;
    std::int64_t escalations = 0;
    int steps = 0;
    int refusals = 0;
    int repeats = 0;
    int strangers = 0;

    void add(Scene& scene, Trail trail) {
        for (auto& [kind, found] : trail.states) states[kind].merge(found);
        for (auto& [kind, found] : trail.commands) commands[kind].merge(found);
        reminders += scene.market.core.number("SELECT COUNT(reminded_at) FROM review");
        escalations += scene.market.core.number("SELECT COUNT(escalated_at) FROM review");
        steps += scene.steps;
        refusals += scene.refusals;
        repeats += scene.repeats;
        strangers += scene.strangers;
    }
};

void walk_all(unsigned seed, Seen& seen) {
    Scene scene;
    Walk<Consultations> consultations(scene, seed);
    Walk<Demands> demands(scene, seed + 1);
    Walk<Shops> shops(scene, seed + 2);
    Walk<Verifications> verifications(scene, seed + 3);
    Stage chance({}, scene.market.core.clock, seed);
    for (int step = 0; step < 130; ++step) {
        scene.market.core.clock.pass_s(static_cast<std::int64_t>(chance.one_of(300)));
        if (step % 5 == 0) scene.stay_signed_in();  // Before anybody is away for half an hour.
        consultations.step();
        demands.step();
        shops.step();
        verifications.step();
        if (!chance.happens_in(13)) continue;
        scene.let_days_pass(1 + chance.one_of(20));
        consultations.read_again();
        demands.read_again();
        shops.read_again();
        verifications.read_again();
        check_queues(scene);
    }
    check_queues(scene);
    check_end(scene);
    check_weeks(scene);
    seen.add(scene, check_end(scene));
}

}  // namespace

TEST_CASE("walks of every kind of case reach every state and break none") {
    Seen seen;
    for (unsigned seed = 10; seed <= 80; seed += 10) {
        CAPTURE(seed);
        walk_all(seed, seen);
    }
    check_all_seen<ConsultationState>(seen.states["consultation"]);
    check_all_seen<DemandState>(seen.states["demand"]);
    check_all_seen<ShopState>(seen.states["shop"]);
    check_all_seen<VerificationState>(seen.states["verification"]);
    check_all_seen<ConsultationCommand>(seen.commands["consultation"]);
    check_all_seen<DemandCommand>(seen.commands["demand"]);
    check_all_seen<ShopCommand>(seen.commands["shop"]);
    check_all_seen<VerificationCommand>(seen.commands["verification"]);
    MESSAGE(seen.steps, " steps, ", seen.refusals, " refusals, ", seen.repeats, " repeats, ",
            seen.strangers, " strangers refused, ", seen.reminders, " reminders, ",
            seen.escalations, " escalations");
    CHECK(seen.steps > 2000);
    CHECK(seen.refusals > 500);
    CHECK(seen.reminders > 40);
    CHECK(seen.escalations > 40);
}
