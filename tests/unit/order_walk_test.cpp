// Random walks over the order: whatever people, machines and repeats do to it, it stays true.
#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>

#include "domain/order_sentences.h"
#include "unit/order_samples.h"

using namespace emc;

namespace {

constexpr CaseActor actors[] = {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window,
                                CaseActor::System};

class Walk {
public:
    explicit Walk(unsigned seed) : random_(seed) { begin(); }

    void step() {
        now_ += one_of(72) * 3600 * 1000;
        const bool is_wild = one_of(3) == 0;
        if (is_wild) return wild_step();
        // Mostly the step that the order waits for, or walks would seldom come far.
        const std::optional<CaseActor> waited = waits_for(order_);
        const bool is_eager = waited && one_of(4) != 0;
        const CaseActor actor = is_eager ? *waited : actors[one_of(std::size(actors))];
        const std::vector<OrderCommand> open = open_commands(order_, actor);
        if (!open.empty()) {
            willing_step(actor, open[is_eager && one_of(3) != 0 ? 0 : one_of(open.size())]);
        } else if (!waited) {
            begin();
        }
    }

    std::set<OrderState> states;
    std::set<OrderCommand> commands;
    int refusals = 0;
    int amendments = 0;

private:
    std::size_t one_of(std::size_t count) { return random_() % count; }

    void begin() {
        constexpr std::int64_t amounts[] = {0, 1, 99, 1'000'001, order_amount_max_fen};
        amount_fen_ = amounts[one_of(std::size(amounts))];
        plan_ = one_of(2) == 0 ? PaymentPlan::Once : PaymentPlan::ByStage;
        const Result<Order> order = open_order(samples::opening(), samples::request(),
                                               samples::context(CaseActor::Enterprise, now_));
        REQUIRE(order);
        order_ = *order;
        look();
    }

    // A command that the table holds open and that lacks nothing must succeed.
    void willing_step(CaseActor actor, OrderCommand command) {
        if (actor == CaseActor::System) now_ += 60 * samples::day_ms;
        OrderAction action = samples::action_for(order_, command, amount_fen_, plan_);
        if (command == OrderCommand::SettleAppeal && one_of(2) == 0) amend(action);
        const Result<Order> after = apply(order_, action, samples::context(actor, now_));
        INFO("command ", enum_row(command).word);
        REQUIRE(after);
        REQUIRE(after->log.back().command == command);
        take(*after, action, actor);
        commands.insert(command);
    }

    // Any command by anybody, for any version, with anything missing.
    void wild_step() {
        const CaseActor actor = actors[one_of(std::size(actors))];
        const OrderCommand command =
            order_command_rows[one_of(std::size(order_command_rows))].value;
        OrderAction action = samples::action_for(order_, command, amount_fen_, plan_);
        CaseContext context = samples::context(actor, now_);
        switch (one_of(8)) {
            case 0:
                context.party_id = "somebody-else";
                break;
            case 1:
                action.expected_version -= 1;
                break;
            case 2:
                action.reason = " ";
                break;
            case 3:
                action.text.clear();
                break;
            case 4:
                action.stage = 7;
                break;
            case 5:
                action.contract_sha256 = std::string(64, '0');
                break;
            case 6:
                if (command == OrderCommand::SettleAppeal) amend(action);
                if (action.contract) *action.contract->amount_fen += 1;
                if (action.payment) *action.payment->amount_fen += 1;
                break;
            default:
                break;
        }
        const Order before = order_;
        const Result<Order> after = apply(order_, action, context);
        REQUIRE(order_ == before);
        if (after) {
            take(*after, action, actor);
            commands.insert(command);
            return;
        }
        ++refusals;
        check_refusal(after.error(), context);
    }

    void amend(OrderAction& action) {
        action.contract = samples::amended(order_, static_cast<unsigned>(one_of(3)));
    }

    void check_refusal(const Error& error, const CaseContext& context) {
        const bool is_stranger = !may_see(order_, context);
        REQUIRE(is_stranger == (error.kind == ErrorKind::NotFound));
        if (error.kind == ErrorKind::Invalid) {
            REQUIRE_FALSE(error.problems.empty());
        } else if (!is_stranger) {
            INFO("code ", error.code);
            REQUIRE(order_sentence(error.code));
        }
    }

    void take(const Order& after, const OrderAction& action, CaseActor actor) {
        REQUIRE(after.version == order_.version + 1);
        REQUIRE(after.log.size() == order_.log.size() + 1);
        REQUIRE(std::equal(order_.log.begin(), order_.log.end(), after.log.begin()));
        REQUIRE(samples::keeps_contracts(order_, after));
        amendments += after.contracts.size() > order_.contracts.size() &&
                      after.contracts.back().is_amendment();
        REQUIRE(accepted_fen(after) >= accepted_fen(order_));
        if (order_.rating) REQUIRE(after.rating->content == order_.rating->content);
        if (is_final(order_.state)) REQUIRE(after.state == order_.state);
        order_ = after;
        look();
        // The same request again changes nothing.
        const Result<Order> again = apply(order_, action, samples::context(actor, now_));
        REQUIRE_FALSE(again);
        REQUIRE(again.error().kind == ErrorKind::Stale);
    }

    void look() {
        states.insert(order_.state);
        const std::optional<std::string_view> contradiction = contradiction_of(order_);
        INFO("contradiction ", contradiction.value_or(""));
        REQUIRE_FALSE(contradiction);
        const std::optional<CaseActor> waited = waits_for(order_);
        REQUIRE(waited.has_value() == !is_final(order_.state));
        if (waited) REQUIRE_FALSE(open_commands(order_, *waited).empty());
    }

    std::mt19937 random_;
    Order order_;
    InstantMs now_ = samples::start;
    std::int64_t amount_fen_ = 0;
    PaymentPlan plan_ = PaymentPlan::Once;
};

}  // namespace

TEST_CASE("random walks reach every state by every command and never contradict themselves") {
    std::set<OrderState> states;
    std::set<OrderCommand> commands;
    int refusals = 0;
    int amendments = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        Walk walk(seed);
        for (int step = 0; step < 1000; ++step) walk.step();
        states.merge(walk.states);
        commands.merge(walk.commands);
        refusals += walk.refusals;
        amendments += walk.amendments;
    }
    CHECK(states.size() == std::size(order_state_rows));
    for (const EnumRow<OrderCommand>& row : order_command_rows) {
        if (row.value == OrderCommand::Apply) continue;
        INFO("never happened: ", row.word);
        CHECK(commands.contains(row.value));
    }
    CHECK(refusals > 1000);
    CHECK(amendments > 20);
}
