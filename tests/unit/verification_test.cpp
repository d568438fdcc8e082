// Verification of enterprises: decided by the window, asked for again when what it rests on
// changes.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "domain/shop_messages.h"
#include "domain/shop_sentences.h"
#include "unit/shop_samples.h"

using namespace emc;

namespace {

using State = VerificationState;
using Command = VerificationCommand;

constexpr CaseActor actors[] = {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window,
                                CaseActor::System};

Verification submitted() {
    const auto verification =
        open_verification(samples::verification_opening(), samples::verification_request(),
                          samples::context(CaseActor::Enterprise));
    REQUIRE(verification);
    return *verification;
}

Verification done(const Verification& verification, Command command, CaseActor actor) {
    const auto after =
        apply(verification, samples::action_for(verification, command), samples::context(actor));
    REQUIRE(after);
    return *after;
}

IdentityChange renamed() {
    IdentityChange change{.enterprise = samples::opening().enterprise, .legal_person = "新法人"};
    change.enterprise.name = "湖南示例新名称有限公司";
    change.changes = {{"name", "企业名称", "湖南示例制造有限公司", change.enterprise.name}};
    return change;
}

}  // namespace

TEST_CASE("random walks reach every state of a verification, and only the window verifies") {
    std::set<State> states;
    std::mt19937 random(7);
    Verification verification = submitted();
    int refusals = 0;
    for (int step = 0; step < 4000; ++step) {
        if (random() % 12 == 0) {
            const auto after =
                with_identity(verification, renamed(), samples::context(CaseActor::System));
            if (after) verification = *after;
            states.insert(verification.state);
            continue;
        }
        const CaseActor actor = actors[random() % std::size(actors)];
        const Command command =
            verification_command_rows[random() % std::size(verification_command_rows)].value;
        VerificationAction action = samples::action_for(verification, command);
        CaseContext context = samples::context(actor);
        if (random() % 8 == 0) action.expected_version -= 1;
        if (random() % 8 == 0) context.region = context.party_id = "430421";
        if (random() % 8 == 0) action.reason.clear();
        const auto after = apply(verification, action, context);
        if (!after) {
            ++refusals;
            const Error& error = after.error();
            REQUIRE((error.kind == ErrorKind::NotFound) == !may_see(verification, context));
            const bool has_words = error.kind == ErrorKind::NotFound ||
                                   error.kind == ErrorKind::Invalid || shop_sentence(error.code);
            REQUIRE(has_words);
            continue;
        }
        REQUIRE(std::ranges::contains(open_commands(verification, actor), command));
        REQUIRE(after->version == verification.version + 1);
        REQUIRE(after->log.size() == verification.log.size() + 1);
        if (after->state == State::Verified) REQUIRE(actor == CaseActor::Window);
        REQUIRE((after->verified_at != 0) == (after->state == State::Verified));
        verification = *after;
        const auto again = apply(verification, action, context);
        REQUIRE_FALSE(again);
        REQUIRE(again.error().kind == ErrorKind::Stale);
        const bool waits_for_window = waits_for(verification) == CaseActor::Window;
        REQUIRE(verification.review_due_on.empty() == !waits_for_window);
        states.insert(verification.state);
    }
    CHECK(states.size() == std::size(verification_state_rows));
    CHECK(refusals > 500);
}

TEST_CASE("a verification is decided within three working days") {
    const Verification verification = submitted();
    CHECK(verification.state == State::InReview);
    CHECK(verification.review_due_on == "2026-11-27");
    CHECK(done(verification, Command::Approve, CaseActor::Window).review_due_on.empty());
}

TEST_CASE("who changes what it was verified by waits for the window again") {
    const Verification verified = done(submitted(), Command::Approve, CaseActor::Window);
    const auto recheck = with_identity(verified, renamed(), samples::context(CaseActor::System));
    REQUIRE(recheck);
    CHECK(recheck->state == State::Recheck);
    CHECK(recheck->verified_at == 0);
    CHECK(recheck->review_due_on == "2026-11-27");
    CHECK(recheck->enterprise.name == "湖南示例新名称有限公司");
    CHECK(recheck->request.legal_person == "新法人");
    CHECK(recheck->changes.size() == 1);
    CHECK(messages_of(*recheck, "window-430102").size() == 2);
    const Verification again = done(*recheck, Command::Approve, CaseActor::Window);
    CHECK(again.changes.empty());
    CHECK(again.verified_at != 0);
}

TEST_CASE("a change before the decision is decided on, a returned one is nobody's business") {
    const auto changed = with_identity(submitted(), renamed(), samples::context(CaseActor::System));
    REQUIRE(changed);
    CHECK(changed->state == State::InReview);
    CHECK(changed->version == 2);  // A window that looks at the old one is told that it is stale.
    const Verification returned = done(submitted(), Command::Return, CaseActor::Window);
    CHECK_FALSE(with_identity(returned, renamed(), samples::context(CaseActor::System)));
}

TEST_CASE("nobody may ask the platform for a recheck") {
    const Verification verified = done(submitted(), Command::Approve, CaseActor::Window);
    for (const CaseActor actor : {CaseActor::Enterprise, CaseActor::Window, CaseActor::System}) {
        const auto after = apply(verified, samples::action_for(verified, Command::Recheck),
                                 samples::context(actor));
        REQUIRE_FALSE(after);
        CHECK(after.error().code == "verification.not_yours");
    }
}

TEST_CASE("a verification names every field that is wrong") {
    const Problems problems = check(VerificationRequest{});
    CHECK(problems.size() == 5);
    VerificationRequest tomorrow = samples::verification_request();
    tomorrow.registered_on = "2026-11-25";
    const Problems late = check(tomorrow, {2026, 11, 24});
    REQUIRE(late.size() == 1);
    CHECK(late.front().rule == Rule::DateFuture);
}
