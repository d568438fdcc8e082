// Whatever people, machines and repeats do to an order through the platform, it stays true, and
// nobody touches what is not theirs.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "api/reviews.h"
#include "server/audit.h"
#include "server/orders.h"
#include "support/server/case_stage.h"
#include "support/server/case_trail.h"
#include "support/server/market.h"

using namespace emc;
using namespace emc::test;

namespace {

constexpr CaseActor people[] = {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window};

class Walk {
public:
    explicit Walk(unsigned seed) : random_(seed) {
        service_id_ = market_.listed(market_.institution).service_id;
        begin();
    }

    void step() {
        market_.core.clock.pass_s(static_cast<std::int64_t>(one_of(600)));
        market_.stay_signed_in();
        const std::optional<CaseActor> waited = waits_for(order_);
        if (!waited) return begin();
        if (one_of(40) == 0) return let_time_pass();
        const bool is_eager = one_of(4) != 0;
        const CaseActor actor = is_eager ? *waited : people[one_of(std::size(people))];
        const std::vector<OrderCommand> open = open_commands(order_, actor);
        OrderCommand command = order_command_rows[one_of(std::size(order_command_rows))].value;
        if (!open.empty() && one_of(5) != 0) {
            command = open[is_eager && one_of(4) != 0 ? 0 : one_of(open.size())];
        }
        act(actor, command);
    }

    void check_end() {
        const auto verdict =
            market_.core.platform->context().database.read([](server::Snapshot& snapshot) {
                check_trails(snapshot);
                return server::verify_audit(snapshot);
            });
        REQUIRE(verdict);
        CHECK_FALSE(verdict->first_bad_seq);
        const auto view = must<ServiceView>(market_.enterprise.call<ReadService>({service_id_}));
        CHECK(view.ratings == tally_);
        CHECK(view.order_count == orders_);
        CHECK(market_.core.number("SELECT COUNT(*) FROM message") == messages_);
    }

    std::set<OrderState> states;
    int refusals = 0;

private:
    std::size_t one_of(std::size_t count) { return random_() % count; }

    void begin() {
        take(market_.applied(service_id_));
        ++orders_;
    }

    void let_time_pass() {
        constexpr std::int64_t month_s = 40LL * 24 * 3600;
        market_.core.clock.pass_s(month_s);
        const auto settled = server::settle_overdue_orders(market_.core.platform->context(), 10);
        REQUIRE(settled);
        market_.stay_signed_in();
        const Order kept = read(market_.enterprise);
        const std::int64_t own = kept.version > order_.version ? 1 : 0;
        // Earlier orders are over; all that may still be open is a receipt: one reminder each.
        REQUIRE(*settled >= own);
        messages_ += *settled - own;
        if (own > 0) take(kept);
    }

    Order read(Caller& by) { return must<Order>(by.call<ReadOrder>({order_.order_id})); }

    void act(CaseActor actor, OrderCommand command) {
        OrderAction action = samples::action_for(order_, command);
        if (one_of(10) == 0) action.expected_version -= 1;
        if (command == OrderCommand::SettleAppeal && one_of(2) == 0) {
            action.contract = samples::amended(order_, static_cast<unsigned>(one_of(3)));
        }
        const std::string key = market_.core.new_key();
        const auto reply = market_.at(actor).call<ActOnOrder>(action, key);
        refuse_strangers(action);
        if (reply.status != 200) {
            ++refusals;
            CHECK(reply.status >= 400);
            CHECK(reply.status < 500);
            CHECK(read(market_.at(actor)) == order_);
            return;
        }
        // Sent once more, it answers the same and does nothing.
        const auto again = market_.at(actor).call<ActOnOrder>(action, key);
        CHECK(again.body == reply.body);
        const Order after = must<Order>(reply);
        if (command == OrderCommand::Rate) tally_.add(after.rating->content.score);
        take(after);
        CHECK(read(market_.enterprise) == order_);
        CHECK(read(market_.institution) == order_);
    }

    void refuse_strangers(const OrderAction& action) {
        if (one_of(4) != 0) return;
        for (Caller* stranger :
             {&market_.other_enterprise, &market_.other_institution, &market_.other_window}) {
            CHECK(stranger->call<ActOnOrder>(action).status == 404);
        }
    }

    void take(Order after) {
        if (after.order_id == order_.order_id) {
            REQUIRE(after.version == order_.version + 1);
            REQUIRE(std::equal(order_.log.begin(), order_.log.end(), after.log.begin()));
            REQUIRE(samples::keeps_contracts(order_, after));
        }
        REQUIRE_FALSE(contradiction_of(after));
        if (const Contract* contract = frozen_contract(after)) {
            REQUIRE(is_genuine(*contract));
            REQUIRE(stage_sum_fen(contract->content) == contract->content.amount_fen);
        }
        if (after.rating) REQUIRE(paid_fen(after) == total_fen(after));
        messages_ += std::ssize(messages_of(after));
        order_ = std::move(after);
        states.insert(order_.state);
    }

    std::mt19937 random_;
    Market market_;
    std::string service_id_;
    Order order_;
    RatingTally tally_;
    std::int64_t orders_ = 0;
    std::int64_t messages_ = 0;
};

}  // namespace

TEST_CASE("walks through the platform reach every state and never break an order") {
    std::set<OrderState> states;
    int refusals = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Walk walk(seed);
        for (int step = 0; step < 200; ++step) walk.step();
        walk.check_end();
        states.merge(walk.states);
        refusals += walk.refusals;
    }
    CHECK(states.size() == std::size(order_state_rows));
    CHECK(refusals > 50);
}

namespace {

// One case of each kind, none of them public.
struct CaseIds {
    explicit CaseIds(Market& market) {
        Stage stage({.enterprise = &market.enterprise,
                     .service_id = market.listed(market.institution).service_id},
                    market.core.clock, 1);
        consultation = Consultations::begin(stage).consultation_id;
        demand = Demands::begin(stage).demand_id;
        shop = Shops::begin(stage).shop_id;
        verification = Verifications::begin(stage).verification_id;
        const auto queue = must<ReviewPage>(market.window.call<ListReviews>());
        review = queue.items.front().review_id;
    }

    std::string consultation;
    std::string demand;
    std::string shop;
    std::string verification;
    std::string review;
};

}  // namespace

TEST_CASE("every endpoint with every other account's ids tells and changes nothing") {
    Market market;
    const Order order = market.completed();
    const FileRef file = market.uploaded(market.enterprise, "说明.txt", "秘密");
    const auto draft =
        must<ServiceItem>(market.institution.call<CreateService>(samples::service_draft()));
    const CaseIds cases(market);
    const std::string ids[] = {order.order_id,
                               file.file_id,
                               draft.service_id,
                               order.window_id,
                               order.enterprise.party_id,
                               order.institution.party_id,
                               cases.consultation,
                               cases.demand,
                               cases.shop,
                               cases.verification,
                               cases.review};
    const auto state = [&] {
        return market.core.number("SELECT SUM(version) FROM orders") +
               market.core.number("SELECT SUM(version) FROM service_item") +
               market.core.number("SELECT SUM(version) FROM cases") +
               market.core.number("SELECT COUNT(decided_at) FROM review") +
               market.core.number("SELECT SUM(received) FROM attachment") +
               market.core.number("SELECT COUNT(*) FROM order_file") +
               market.core.number("SELECT COUNT(*) FROM message WHERE read_at IS NOT NULL") +
               market.core.number("SELECT COUNT(*) FROM favorite");
    };
    const std::int64_t before = state();
    for (const server::Route& route : market.core.platform->router().routes()) {
        if (!has_places(route.path)) continue;
        if (route.operation == "readPartyMarks") continue;  // Marks are for everybody.
        for (Caller* stranger :
             {&market.other_enterprise, &market.other_institution, &market.other_window}) {
            for (const std::string& id : ids) {
                std::string path(route.path);
                const std::size_t place = path.find('{');
                path.replace(place, path.find('}') - place + 1, id);
                std::string body;
                if (route.operation == "actOnOrder") body = R"({"command":"appeal"})";
                if (route.operation == "actOnService") body = R"({"command":"submit"})";
                if (route.operation == "addUploadPiece") body = R"({"data":"AAAA"})";
                if (route.has_body && body.empty()) body = "{}";
                CAPTURE(path);
                const auto reply = stranger->send({.method = route.method,
                                                   .path = path,
                                                   .body = body,
                                                   .idempotency_key = market.core.new_key(),
                                                   .if_match = "\"v1\""});
                const bool is_refused = reply.status == 404 || reply.status == 403;
                CHECK(is_refused);
                CHECK_FALSE(reply.body.contains(order.number));
                CHECK_FALSE(reply.body.contains("秘密"));
            }
        }
    }
    CHECK(state() == before);
}

TEST_CASE("an application sent twice is one order") {
    Market market;
    OrderRequest request = samples::request();
    request.service_id = market.listed(market.institution).service_id;
    const std::string key = market.core.new_key();
    const auto first = market.enterprise.call<CreateOrder>(request, key);
    const auto again = market.enterprise.call<CreateOrder>(request, key);
    CHECK(first.status == 201);
    CHECK(again.body == first.body);
    CHECK(market.core.number("SELECT COUNT(*) FROM orders") == 1);
    CHECK(market.core.number("SELECT COUNT(*) FROM message") == 1);
    request.needs += "。另一件事";
    CHECK(market.enterprise.call<CreateOrder>(request, key).status == 422);
}

TEST_CASE("waiting for messages does not keep a session awake") {
    Market market;
    const auto begun = must<MessageNews>(market.institution.call<AwaitMessages>());
    for (int minute = 0; minute < 31; ++minute) {
        market.core.clock.pass_s(60);
        market.institution.call<AwaitMessages>({.after = begun.position});
    }
    CHECK(market.institution.call<AwaitMessages>({.after = begun.position}).status == 401);
}
