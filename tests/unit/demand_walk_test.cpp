// Random walks over the demand: whatever people, machines and repeats do to it, it stays true.
#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>

#include "domain/demand_messages.h"
#include "domain/demand_sentences.h"
#include "unit/demand_samples.h"

using namespace emc;

namespace {

constexpr CaseActor actors[] = {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window,
                                CaseActor::System};

class Walk {
public:
    explicit Walk(unsigned seed) : random_(seed) { begin(); }

    void step() {
        now_ += one_of(48) * 3600 * 1000;
        if (demand_.state == DemandState::Closed || demand_.state == DemandState::Deleted) begin();
        const CaseActor actor = actors[one_of(std::size(actors))];
        if (one_of(3) == 0) return wild_step(actor);
        const std::vector<DemandCommand> open = open_commands(demand_, actor);
        if (!open.empty()) try_step(actor, open[one_of(open.size())]);
    }

    std::set<DemandState> states;
    std::set<DemandCommand> commands;
    int refusals = 0;

private:
    std::size_t one_of(std::size_t count) { return random_() % count; }

    void begin() {
        const auto made = open_demand(samples::demand_opening(), samples::demand_draft(),
                                      samples::context(CaseActor::Enterprise, now_));
        REQUIRE(made);
        demand_ = *made;
        look();
    }

    DemandAction action_for(DemandCommand command) {
        DemandAction action = samples::demand_action(demand_, command);
        const bool is_of_content = command == DemandCommand::Save ||
                                   command == DemandCommand::Submit ||
                                   command == DemandCommand::Renew;
        if (!is_of_content) return action;
        action.content = demand_.content;
        action.content->title = "需要认证辅导第" + std::to_string(one_of(1000)) + "次";
        const std::int64_t days = to_days(civil_date_of(now_)) + 2 + one_of(60);
        action.content->ends_on = to_string(from_days(days));
        return action;
    }

    DemandContext context_of(CaseActor actor) {
        DemandContext step = samples::demand_context(actor, now_, 1 + static_cast<int>(one_of(3)));
        if (actor == CaseActor::Institution) step.new_id += "-" + std::to_string(++made_);
        return step;
    }

    void try_step(CaseActor actor, DemandCommand command) {
        const DemandAction action = action_for(command);
        const DemandContext step = context_of(actor);
        const auto after = apply(demand_, action, step);
        if (!after) return check_refusal(after.error(), step.who);
        take(*after, action, step);
    }

    // Any command by anybody, for any version, with anything missing.
    void wild_step(CaseActor actor) {
        const auto command = demand_command_rows[one_of(std::size(demand_command_rows))].value;
        DemandAction action = action_for(command);
        DemandContext step = context_of(actor);
        switch (one_of(6)) {
            case 0:
                step.who.party_id = "somebody-else";
                step.who.region = "430103";
                break;
            case 1:
                action.expected_version += one_of(2) == 0 ? 1 : -1;
                break;
            case 2:
                action.reason = " ";
                action.close_reason.reset();
                break;
            case 3:
                action.words.clear();
                action.response_id = "none";
                break;
            case 4:
                if (action.content) action.content->ends_on = "2026-02-30";
                action.price_fen = 1;
                break;
            default:
                break;
        }
        const Demand before = demand_;
        const auto after = apply(demand_, action, step);
        REQUIRE(demand_ == before);
        if (after) return take(*after, action, step);
        check_refusal(after.error(), step.who);
    }

    void check_refusal(const Error& error, const CaseContext& who) {
        ++refusals;
        const bool is_stranger = !may_see(demand_, who);
        REQUIRE(is_stranger == (error.kind == ErrorKind::NotFound));
        if (error.kind == ErrorKind::Invalid) {
            REQUIRE_FALSE(error.problems.empty());
        } else if (error.kind != ErrorKind::Stale && !is_stranger) {
            INFO("code ", error.code);
            REQUIRE(demand_sentence(error.code));
        }
    }

    void take(const Demand& after, const DemandAction& action, const DemandContext& step) {
        commands.insert(action.command);
        REQUIRE(after.version == demand_.version + 1);
        REQUIRE(std::equal(demand_.log.begin(), demand_.log.end(), after.log.begin()));
        REQUIRE(after.log.back().from == enum_row(demand_.state).word);
        // Only a window puts something before the public, only an enterprise chooses.
        if (published_edition(after) != nullptr &&
            !(published_of(after) == published_of(demand_))) {
            REQUIRE(step.who.actor == CaseActor::Window);
        }
        if (after.order_id != demand_.order_id) {
            REQUIRE(step.who.actor == CaseActor::Enterprise);
            const auto order = order_of(after, "window-430102", step.who);
            REQUIRE(order);
            REQUIRE_FALSE(contradiction_of(*order));
        }
        for (const OutgoingMessage& message : messages_of(after, "window-430102")) {
            REQUIRE_FALSE(message.party_id.empty());
            REQUIRE(message.party_id != step.who.party_id);
        }
        demand_ = after;
        look();
        // The same request again changes nothing.
        const auto again = apply(demand_, action, step);
        REQUIRE_FALSE(again);
        REQUIRE(again.error().kind == ErrorKind::Stale);
    }

    static std::optional<DemandDraft> published_of(const Demand& demand) {
        const DemandEdition* edition = published_edition(demand);
        return edition == nullptr ? std::nullopt : std::optional(edition->content);
    }

    void look() {
        states.insert(demand_.state);
        const auto contradiction = contradiction_of(demand_);
        INFO("contradiction ", contradiction.value_or(""));
        REQUIRE_FALSE(contradiction);
        if (const auto waited = waits_for(demand_)) {
            REQUIRE_FALSE(open_commands(demand_, *waited).empty());
        }
        REQUIRE(due_at(demand_).has_value() == is_shown(demand_));
    }

    std::mt19937 random_;
    Demand demand_;
    InstantMs now_ = samples::start;
    int made_ = 0;
};

}  // namespace

TEST_CASE("random walks reach every state of a demand by every command") {
    std::set<DemandState> states;
    std::set<DemandCommand> commands;
    int refusals = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        Walk walk(seed);
        for (int step = 0; step < 1000; ++step) walk.step();
        states.merge(walk.states);
        commands.merge(walk.commands);
        refusals += walk.refusals;
    }
    CHECK(states.size() == std::size(demand_state_rows));
    CHECK(commands.size() == std::size(demand_command_rows));
    CHECK(refusals > 1000);
}
