// What a demand is and how it goes from draft to order.
#include <doctest/doctest.h>

#include <algorithm>

#include "domain/demand_messages.h"
#include "domain/demand_sentences.h"
#include "domain/messages.h"
#include "unit/demand_samples.h"

using namespace emc;
using namespace emc::samples;

namespace {

Demand drafted(InstantMs now = start) {
    const auto made =
        open_demand(demand_opening(), demand_draft(), context(CaseActor::Enterprise, now));
    REQUIRE(made);
    return *made;
}

Demand after(const Demand& demand, DemandAction action, const DemandContext& step) {
    const auto done = apply(demand, action, step);
    INFO("code ", done ? "" : done.error().code);
    REQUIRE(done);
    REQUIRE_FALSE(contradiction_of(*done));
    return *done;
}
Demand after(const Demand& demand, DemandCommand command, CaseActor actor, InstantMs now = start,
             int who = 1) {
    return after(demand, demand_action(demand, command), demand_context(actor, now, who));
}

Demand published() {
    const Demand sent = after(drafted(), DemandCommand::Submit, CaseActor::Enterprise);
    return after(sent, DemandCommand::Approve, CaseActor::Window);
}

Demand changed(const Demand& demand) {
    DemandAction action = demand_action(demand, DemandCommand::Submit);
    action.content = demand.content;
    action.content->title = "需要ISO 9001和14001认证辅导";
    return after(demand, action, demand_context(CaseActor::Enterprise));
}

Error refused(const Demand& demand, const DemandAction& action, const DemandContext& step) {
    const auto done = apply(demand, action, step);
    REQUIRE_FALSE(done);
    return done.error();
}

const Problem* problem_of(const Error& error, std::string_view field) {
    const auto found = std::ranges::find(error.problems, field, &Problem::field);
    return found == error.problems.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a demand draft may have gaps, what is sent may not") {
    DemandDraft draft;
    draft.title = "需要";
    CHECK(check_gaps_allowed(draft).empty());
    CHECK_FALSE(check(draft).empty());
    draft.phone = "12";
    CHECK_FALSE(check_gaps_allowed(draft).empty());
    CHECK(check(demand_draft(), {2026, 11, 24}).empty());
}

TEST_CASE("the last day of a demand lies after today and within a year") {
    DemandDraft draft = demand_draft();
    const CivilDate today{2026, 11, 24};
    const auto rule_for = [&](std::string day) -> std::optional<Rule> {
        draft.ends_on = std::move(day);
        const Problems problems = check(draft, today);
        if (problems.empty()) return std::nullopt;
        CHECK(problems.front().field == "ends_on");
        return problems.front().rule;
    };
    CHECK(rule_for("2026-11-24") == Rule::DatePast);
    CHECK_FALSE(rule_for("2026-11-25"));
    CHECK_FALSE(rule_for("2027-11-25"));
    CHECK(rule_for("2027-11-26") == Rule::DateSpan);
    CHECK(rule_for("2026-02-30") == Rule::DateFormat);
}

TEST_CASE("the budget is a range, and what is empty is open to talk") {
    DemandDraft draft = demand_draft();
    CHECK(budget_text(draft) == "10,000.00 至 30,000.00 元");
    draft.budget_max_fen = 999'999;
    CHECK(check(draft).front().rule == Rule::TooSmall);
    draft.budget_min_fen.reset();
    CHECK(check(draft).empty());
    CHECK(budget_text(draft) == "不超过 9,999.99 元");
    draft.budget_max_fen.reset();
    CHECK(budget_text(draft) == "面议");
}

TEST_CASE("a demand is sent to the window with the day by which it answers") {
    const Demand sent = after(drafted(), DemandCommand::Submit, CaseActor::Enterprise);
    CHECK(sent.state == DemandState::InReview);
    CHECK(sent.review_due_on == "2026-11-27");
    CHECK_FALSE(sent.is_due_provisional);
    CHECK(waits_for(sent) == CaseActor::Window);
    CHECK_FALSE(is_shown(sent));
    CHECK_FALSE(may_see(sent, context(CaseActor::Institution)));

    // The year after has no published holidays yet.
    Demand late = drafted();
    late.content.ends_on = "2027-06-30";
    const InstantMs end_of_year = start + 36 * day_ms;
    late = after(late, DemandCommand::Submit, CaseActor::Enterprise, end_of_year);
    CHECK(late.is_due_provisional);
}

TEST_CASE("the old edition stays in sight until the window has approved the new one") {
    const Demand before = published();
    const Demand waiting = changed(before);
    CHECK(waiting.state == DemandState::ChangeReview);
    CHECK(is_shown(waiting));
    CHECK(published_edition(waiting)->content == before.content);
    CHECK(diff(published_edition(waiting)->content, waiting.content).size() == 1);

    const Demand refused_change = after(waiting, DemandCommand::Return, CaseActor::Window);
    CHECK(refused_change.state == DemandState::Published);
    CHECK(published_edition(refused_change)->content == before.content);
    CHECK(refused_change.editions.back().opinion == "请补充说明");
    CHECK(refused_change.content.title == "需要ISO 9001和14001认证辅导");

    const Demand approved = after(waiting, DemandCommand::Approve, CaseActor::Window);
    CHECK(published_edition(approved)->content.title == "需要ISO 9001和14001认证辅导");
    CHECK(published_edition(approved)->number == 2);
}

TEST_CASE("nothing new is nothing to review") {
    const Demand demand = published();
    const Error error = refused(demand, demand_action(demand, DemandCommand::Submit),
                                demand_context(CaseActor::Enterprise));
    CHECK(error.code == "demand.no_change");
    CHECK(sentence(error, Language::Zh).contains("无需提交"));
}

TEST_CASE("a price lies inside the asked range, and none means it is open to talk") {
    const Demand demand = published();
    DemandAction action = demand_action(demand, DemandCommand::Respond);
    const DemandContext step = demand_context(CaseActor::Institution);
    action.price_fen = 999'999;
    CHECK(problem_of(refused(demand, action, step), "price_fen")->rule == Rule::TooSmall);
    action.price_fen = 3'000'001;
    CHECK(problem_of(refused(demand, action, step), "price_fen")->rule == Rule::TooLarge);
    action.price_fen.reset();
    CHECK_FALSE(after(demand, action, step).responses.front().price_fen);
    action.words = "太短";
    CHECK(problem_of(refused(demand, action, step), "words")->rule == Rule::TooShort);
}

TEST_CASE("an institution responds once, and again after it took the first one back") {
    const Demand once = after(published(), DemandCommand::Respond, CaseActor::Institution);
    const DemandContext step = demand_context(CaseActor::Institution);
    CHECK(refused(once, demand_action(once, DemandCommand::Respond), step).code ==
          "demand.already_responded");
    const Demand taken = after(once, DemandCommand::WithdrawResponse, CaseActor::Institution);
    CHECK(refused(taken, demand_action(taken, DemandCommand::WithdrawResponse), step).code ==
          "demand.no_own_response");
    const Demand again = after(taken, DemandCommand::Respond, CaseActor::Institution);
    CHECK(again.responses.size() == 2);
    CHECK(open_responses(again) == 1);
}

TEST_CASE("two institutions do not hinder each other, but a choice sees every response") {
    const Demand seen = published();
    const Demand one = after(seen, DemandCommand::Respond, CaseActor::Institution, start, 1);
    DemandAction late = demand_action(seen, DemandCommand::Respond);
    const Demand two = after(one, late, demand_context(CaseActor::Institution, start, 2));
    CHECK(open_responses(two) == 2);

    DemandAction choice = demand_action(one, DemandCommand::Choose);
    CHECK(refused(two, choice, demand_context(CaseActor::Enterprise)).kind == ErrorKind::Stale);
    // What is not about responses goes on.
    DemandAction close = demand_action(seen, DemandCommand::Close);
    CHECK(after(two, close, demand_context(CaseActor::Enterprise)).state == DemandState::Closed);
}

TEST_CASE("nobody responds to a demand of their own company") {
    const Demand demand = published();
    DemandContext step = demand_context(CaseActor::Institution);
    step.party.uscc = demand.enterprise.uscc;
    CHECK(refused(demand, demand_action(demand, DemandCommand::Respond), step).code ==
          "demand.own_demand");
}

TEST_CASE("the chosen response becomes an order to sign, the others are told") {
    Demand demand = after(published(), DemandCommand::Respond, CaseActor::Institution, start, 1);
    demand = after(demand, DemandCommand::Respond, CaseActor::Institution, start, 2);
    DemandAction action = demand_action(demand, DemandCommand::Choose);
    action.response_id = "response-1";
    const Demand chosen = after(demand, action, demand_context(CaseActor::Enterprise));
    CHECK(chosen.state == DemandState::Closed);
    CHECK(chosen.close_reason == DemandCloseReason::Matched);
    CHECK(response_of(chosen, "institution-1")->state == ResponseState::Chosen);
    CHECK(response_of(chosen, "institution-2")->state == ResponseState::Declined);

    const auto order = order_of(chosen, "window-430102", context(CaseActor::Enterprise));
    REQUIRE(order);
    CHECK(order->state == OrderState::Accepted);
    CHECK(order->request.source == OrderSource::Demand);
    CHECK(order->request.source_id == "demand-1");
    CHECK(order->institution.party_id == "institution-1");
    CHECK(order->price_fen == 2'000'000);
    CHECK(order->service.service_id.empty());
    CHECK(order->service.content.name == demand.content.title);
    CHECK_FALSE(contradiction_of(*order));
    CHECK(waits_for(*order) == CaseActor::Institution);

    const auto messages = messages_of(chosen, "window-430102");
    REQUIRE(messages.size() == 2);
    CHECK(messages[0].party_id == "institution-1");
    CHECK(messages[0].route == "#/orders/order-9");
    CHECK(messages[1].party_id == "institution-2");
    CHECK(messages[1].text.contains("已选定其他机构"));
}

TEST_CASE("an order of a demand runs to its end like any other") {
    Demand demand = after(published(), DemandCommand::Respond, CaseActor::Institution);
    demand = after(demand, DemandCommand::Choose, CaseActor::Enterprise);
    auto order = order_of(demand, "window-430102", context(CaseActor::Enterprise));
    REQUIRE(order);
    int steps = 0;
    while (const auto waited = waits_for(*order)) {
        const OrderCommand command = open_commands(*order, *waited).front();
        order = apply(*order, action_for(*order, command), context(*waited));
        REQUIRE(order);
        REQUIRE_FALSE(contradiction_of(*order));
        REQUIRE(++steps < 20);
    }
    CHECK(order->state == OrderState::Completed);
}

TEST_CASE("nobody claims an order to be of a demand") {
    OrderRequest claim = request();
    claim.source = OrderSource::Demand;
    claim.source_id = "demand-1";
    const auto order = open_order(opening(), claim, context(CaseActor::Enterprise));
    REQUIRE_FALSE(order);
    CHECK(order.error().kind == ErrorKind::Invalid);
}

TEST_CASE("after its last day a demand expires, can be renewed, and a response still chosen") {
    Demand demand = after(published(), DemandCommand::Respond, CaseActor::Institution);
    REQUIRE(due_at(demand));
    const InstantMs day_after = *due_at(demand);
    CHECK(refused(demand, demand_action(demand, DemandCommand::Expire),
                  demand_context(CaseActor::System, day_after - 1))
              .code == "demand.not_past");
    const Demand expired = after(demand, DemandCommand::Expire, CaseActor::System, day_after);
    CHECK(expired.state == DemandState::Expired);
    CHECK_FALSE(is_shown(expired));
    CHECK_FALSE(due_at(expired));
    CHECK(after(expired, DemandCommand::Choose, CaseActor::Enterprise, day_after).state ==
          DemandState::Closed);

    DemandAction renewal = demand_action(expired, DemandCommand::Renew);
    const DemandContext step = demand_context(CaseActor::Enterprise, day_after);
    CHECK(problem_of(refused(expired, renewal, step), "content/ends_on")->rule == Rule::DatePast);
    renewal.content = expired.content;
    renewal.content->ends_on = "2027-03-31";
    const Demand renewed = after(expired, renewal, step);
    CHECK(renewed.state == DemandState::ChangeReview);
    CHECK_FALSE(is_shown(renewed));
    CHECK(after(renewed, DemandCommand::Return, CaseActor::Window, day_after).state ==
          DemandState::Expired);
    const Demand back = after(renewed, DemandCommand::Approve, CaseActor::Window, day_after);
    CHECK(is_shown(back));
    CHECK(open_responses(back) == 1);
}

TEST_CASE("a change under review does not keep a demand in the hall past its day") {
    const Demand waiting = changed(published());
    const InstantMs day_after = *due_at(waiting);
    const Demand past = after(waiting, DemandCommand::Expire, CaseActor::System, day_after);
    CHECK(past.state == DemandState::ChangeReview);
    CHECK_FALSE(is_shown(past));
    CHECK(after(past, DemandCommand::Revoke, CaseActor::Enterprise, day_after).state ==
          DemandState::Expired);
}

TEST_CASE("publishing needs verification only where the platform says so") {
    const Demand demand = drafted();
    DemandContext step = demand_context(CaseActor::Enterprise);
    step.must_be_verified = true;
    const DemandAction action = demand_action(demand, DemandCommand::Submit);
    CHECK(refused(demand, action, step).code == "demand.not_verified");
    CHECK(after(demand, demand_action(demand, DemandCommand::Save), step).version == 2);
    step.is_verified = true;
    CHECK(after(demand, action, step).state == DemandState::InReview);
}

TEST_CASE("a window decides for its own region only") {
    const Demand sent = after(drafted(), DemandCommand::Submit, CaseActor::Enterprise);
    DemandContext step = demand_context(CaseActor::Window);
    const DemandAction action = demand_action(sent, DemandCommand::Approve);
    step.who.region = "430103";
    CHECK(refused(sent, action, step).kind == ErrorKind::NotFound);
    step.who.region = "430100";
    CHECK(after(sent, action, step).state == DemandState::Published);
    CHECK(refused(sent, action, demand_context(CaseActor::System)).kind == ErrorKind::Forbidden);
}

TEST_CASE("what was public is kept") {
    Demand demand = after(published(), DemandCommand::Delist, CaseActor::Window);
    CHECK(demand.state == DemandState::Delisted);
    demand = after(demand, DemandCommand::Submit, CaseActor::Enterprise);
    demand = after(demand, DemandCommand::Return, CaseActor::Window);
    CHECK(refused(demand, demand_action(demand, DemandCommand::Delete),
                  demand_context(CaseActor::Enterprise))
              .code == "demand.was_published");
    CHECK(after(drafted(), DemandCommand::Delete, CaseActor::Enterprise).state ==
          DemandState::Deleted);
}

TEST_CASE("the window is told of what it has to decide, and of what it need not decide any more") {
    const Demand sent = after(drafted(), DemandCommand::Submit, CaseActor::Enterprise);
    const auto told = messages_of(sent, "window-430102");
    REQUIRE(told.size() == 1);
    CHECK(told.front().party_id == "window-430102");
    CHECK(told.front().route == "#/reviews?kind=demand");
    CHECK(told.front().text.contains(sent.review_due_on));
    const Demand revoked = after(sent, DemandCommand::Revoke, CaseActor::Enterprise);
    REQUIRE(messages_of(revoked, "window-430102").size() == 1);
    CHECK(messages_of(revoked, "window-430102").front().title == "需求已撤回");
    CHECK(messages_of(revoked, "").empty());  // A region without a window.
}

TEST_CASE("what people write into a message is no mark of it") {
    const Demand sent = after(drafted(), DemandCommand::Submit, CaseActor::Enterprise);
    DemandAction action = demand_action(sent, DemandCommand::Return);
    action.reason = "标题中不要写{number}";
    const Demand returned = after(sent, action, demand_context(CaseActor::Window));
    const auto messages = messages_of(returned, "window-430102");
    REQUIRE(messages.size() == 1);
    CHECK(messages.front().text.contains("标题中不要写{number}"));
    CHECK(messages.front().text.contains(sent.number));
    CHECK(messages.front().route == "#/demands/demand-1");
}
