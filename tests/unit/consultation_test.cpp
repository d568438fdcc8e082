// Consultations: rules, terms, messages, and random walks that must never contradict themselves.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "domain/consultation_messages.h"
#include "domain/consultation_sentences.h"
#include "domain/consultation_summary.h"
#include "unit/consultation_samples.h"

using namespace emc;

namespace {

using State = ConsultationState;
using Command = ConsultationCommand;

constexpr CaseActor actors[] = {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window,
                                CaseActor::System};

Consultation opened(InstantMs now = samples::start) {
    const Result<Consultation> made =
        open_consultation(samples::consultation_opening(), samples::question(),
                          samples::context(CaseActor::Enterprise, now));
    REQUIRE(made);
    return *made;
}

Consultation taken(const Consultation& before, Command command, CaseActor actor,
                   InstantMs now = samples::start) {
    const auto after =
        apply(before, samples::action_for(before, command), samples::context(actor, now));
    INFO("command ", enum_row(command).word);
    REQUIRE(after);
    return *after;
}

Consultation viewed() {
    Consultation asked = opened();
    asked = taken(asked, Command::Reply, CaseActor::Institution);
    return taken(asked, Command::View, CaseActor::Enterprise);
}

class Walk {
public:
    explicit Walk(unsigned seed) : random_(seed), consultation_(opened()) { look(); }

    void step() {
        now_ += static_cast<InstantMs>(one_of(96)) * 3600 * 1000;
        if (one_of(3) == 0) return wild_step();
        const CaseActor actor =
            waits_for(consultation_).value_or(actors[one_of(std::size(actors))]);
        const CaseActor chosen = one_of(3) == 0 ? actors[one_of(std::size(actors))] : actor;
        const std::vector<Command> open = open_commands(consultation_, chosen);
        if (open.empty()) {
            if (is_over()) begin();
            return;
        }
        if (chosen == CaseActor::System) now_ = std::max(now_, consultation_.due_at);
        const auto action = samples::action_for(consultation_, open[one_of(open.size())]);
        const auto after = apply(consultation_, action, samples::context(chosen, now_));
        INFO("command ", enum_row(action.command).word);
        REQUIRE(after);
        take(*after, action, chosen);
    }

    std::set<State> states;
    std::set<Command> commands;
    int refusals = 0;

private:
    std::size_t one_of(std::size_t count) { return random_() % count; }

    void begin() {
        consultation_ = opened(now_);
        look();
    }

    bool is_over() const {
        for (const CaseActor actor : actors) {
            if (!open_commands(consultation_, actor).empty()) return false;
        }
        return true;
    }

    // Any command by anybody, for any version, with anything missing.
    void wild_step() {
        const CaseActor actor = actors[one_of(std::size(actors))];
        const Command command =
            consultation_command_rows[one_of(std::size(consultation_command_rows))].value;
        ConsultationAction action = samples::action_for(consultation_, command);
        CaseContext context = samples::context(actor, now_);
        switch (one_of(7)) {
            case 0:
                context.party_id = "somebody-else";
                context.region = "430223";
                break;
            case 1:
                action.expected_version += one_of(2) == 0 ? -1 : 1;
                break;
            case 2:
                action.text = " ";
                break;
            case 3:
                action.reason.clear();
                break;
            case 4:
                if (action.rating) action.rating->score = 6;
                break;
            case 5:
                action.files.assign(4, {"file-1", "报表.pdf", 10, ""});
                break;
            default:
                break;
        }
        const Consultation before = consultation_;
        const auto after = apply(consultation_, action, context);
        REQUIRE(consultation_ == before);
        if (after) return take(*after, action, actor);
        ++refusals;
        const bool is_stranger = !may_see(consultation_, context);
        REQUIRE(is_stranger == (after.error().kind == ErrorKind::NotFound));
        if (is_stranger) return;
        INFO("code ", after.error().code);
        const bool is_invalid = after.error().kind == ErrorKind::Invalid;
        REQUIRE(is_invalid == !after.error().problems.empty());
        REQUIRE(is_invalid != consultation_sentence(after.error().code).has_value());
    }

    void take(const Consultation& after, const ConsultationAction& action, CaseActor actor) {
        REQUIRE(after.version == consultation_.version + 1);
        REQUIRE(after.log.size() == consultation_.log.size() + 1);
        REQUIRE(std::equal(consultation_.log.begin(), consultation_.log.end(), after.log.begin()));
        REQUIRE(after.rounds.size() >= consultation_.rounds.size());
        for (std::size_t i = 0; i < consultation_.rounds.size(); ++i) {
            const ConsultationRound& before = consultation_.rounds[i];
            REQUIRE(after.rounds[i].question == before.question);
            if (!before.answer.empty()) REQUIRE(after.rounds[i].answer == before.answer);
            if (before.rating) REQUIRE(after.rounds[i].rating == before.rating);
        }
        for (const OutgoingMessage& message : messages_of(after, "window-430102")) {
            REQUIRE_FALSE(message.party_id.empty());
            REQUIRE(message.party_id != samples::context(actor).party_id);
            REQUIRE(message.text.find('{') == std::string::npos);
        }
        consultation_ = after;
        commands.insert(action.command);
        look();
        const auto again = apply(consultation_, action, samples::context(actor, now_));
        REQUIRE_FALSE(again);
        REQUIRE(again.error().kind == ErrorKind::Stale);
    }

    void look() {
        states.insert(consultation_.state);
        const auto contradiction = contradiction_of(consultation_);
        INFO("contradiction ", contradiction.value_or(""));
        REQUIRE_FALSE(contradiction);
        REQUIRE((consultation_.due_at != 0) == due_command(consultation_).has_value());
        REQUIRE(consultation_.due_at == next_due(consultation_, WorkCalendar::built_in()));
        if (const auto waited = waits_for(consultation_)) {
            REQUIRE_FALSE(open_commands(consultation_, *waited).empty());
        }
    }

    std::mt19937 random_;
    Consultation consultation_;
    InstantMs now_ = samples::start;
};

}  // namespace

TEST_CASE("consultation: random walks reach every state by every command and stay true") {
    std::set<State> states;
    std::set<Command> commands;
    int refusals = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        Walk walk(seed);
        for (int step = 0; step < 1000; ++step) walk.step();
        states.merge(walk.states);
        commands.merge(walk.commands);
        refusals += walk.refusals;
    }
    CHECK(states.size() == std::size(consultation_state_rows));
    // Asking is how each of them begins.
    CHECK(commands.size() == std::size(consultation_command_rows) - 1);
    CHECK(refusals > 1000);
}

TEST_CASE("consultation: what may be asked, and by whom") {
    const CaseContext enterprise = samples::context(CaseActor::Enterprise);
    const auto code_of = [&](const ConsultationOpening& opening, const CaseContext& context) {
        const auto made = open_consultation(opening, samples::question(), context);
        REQUIRE_FALSE(made);
        return made.error().code;
    };
    ConsultationOpening own = samples::consultation_opening();
    own.institution.uscc = own.enterprise.uscc;
    CHECK(code_of(own, enterprise) == "consultation.own_service");
    ConsultationOpening gone = samples::consultation_opening();
    gone.service_state = ServiceState::Withdrawn;
    CHECK(code_of(gone, enterprise) == "consultation.service_off_shelf");
    CHECK(code_of(samples::consultation_opening(), samples::context(CaseActor::Institution)) ==
          "consultation.not_enterprise");

    struct Case {
        std::size_t chars;
        Problems problems;
    };
    const Case cases[] = {{0, {{"content", Rule::Required}}},
                          {4, {{"content", Rule::TooShort, 5, 4}}},
                          {5, {}},
                          {1000, {}},
                          {1001, {{"content", Rule::TooLong, 1000, 1001}}}};
    for (const Case& row : cases) {
        std::string content;
        for (std::size_t i = 0; i < row.chars; ++i) content += "问";
        CAPTURE(row.chars);
        CHECK(check(ConsultationRequest{.service_id = "s", .content = content}) == row.problems);
    }
    CHECK(opened().rounds.front().question == "请问需要准备哪些材料？");
}

TEST_CASE("consultation: ten rounds, and a rating belongs to one of them for good") {
    Consultation asked = viewed();
    asked = taken(asked, Command::Rate, CaseActor::Enterprise);
    const CaseContext enterprise = samples::context(CaseActor::Enterprise);
    const auto again = apply(asked, samples::action_for(asked, Command::Rate), enterprise);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "consultation.already_rated");
    for (std::size_t round = 2; round <= consultation_rounds_max; ++round) {
        asked = taken(asked, Command::FollowUp, CaseActor::Enterprise);
        asked = taken(asked, Command::Reply, CaseActor::Institution);
        asked = taken(asked, Command::View, CaseActor::Enterprise);
    }
    CHECK(asked.rounds.size() == 10);
    const auto more = apply(asked, samples::action_for(asked, Command::FollowUp), enterprise);
    REQUIRE_FALSE(more);
    CHECK(more.error().code == "consultation.too_many_rounds");
    asked = taken(asked, Command::Rate, CaseActor::Enterprise);
    CHECK(asked.rounds.back().rating->content.score == 4);
    CHECK_FALSE(asked.rounds[1].rating);
}

TEST_CASE("consultation: the terms are working days and the platform only reminds") {
    // Asked on a Tuesday: reminded after Thursday, escalated after the Tuesday that follows.
    Consultation asked = opened();
    CHECK(asked.due_at == end_of({2026, 11, 26}));
    const CaseContext early = samples::context(CaseActor::System, asked.due_at - 1);
    const auto refused = apply(asked, samples::action_for(asked, Command::Remind), early);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "consultation.not_due");
    const InstantMs touched = asked.updated_at;
    asked = taken(asked, Command::Remind, CaseActor::System, asked.due_at);
    CHECK(asked.due_at == end_of({2026, 12, 1}));
    asked = taken(asked, Command::Escalate, CaseActor::System, asked.due_at);
    CHECK(asked.due_at == 0);
    CHECK(asked.state == State::Waiting);
    CHECK(asked.updated_at == touched);
    const auto messages = messages_of(asked, "window-430102");
    REQUIRE(messages.size() == 1);
    CHECK(messages.front().party_id == "window-430102");
    CHECK(messages.front().route == "#/consultations/consultation-1");

    Consultation read = viewed();
    CHECK(read.due_at == end_of({2026, 12, 24}));
    read = taken(read, Command::Close, CaseActor::System, read.due_at);
    CHECK(read.state == State::Closed);
}

TEST_CASE("consultation: looking again is no mistake") {
    const Consultation read = viewed();
    const ConsultationAction look = samples::action_for(read, Command::View);
    CHECK(is_viewed_again(read, look, samples::context(CaseActor::Enterprise)));
    CHECK_FALSE(is_viewed_again(read, look, samples::context(CaseActor::Institution)));
    const Consultation unread = taken(opened(), Command::Reply, CaseActor::Institution);
    CHECK_FALSE(is_viewed_again(unread, look, samples::context(CaseActor::Enterprise)));
    CHECK(summary_of(unread).waits_for == CaseActor::Enterprise);
}

TEST_CASE("consultation: a window sees its own region") {
    const Consultation asked = opened();
    CaseContext window = samples::context(CaseActor::Window);
    CHECK(may_see(asked, window));
    window.region = "430100";
    CHECK(may_see(asked, window));
    window.region = "430223";
    CHECK_FALSE(may_see(asked, window));
    CHECK(open_commands(asked, CaseActor::Window).empty());
}
