// Micro-malls: the way of the manual, what is refused, and random walks by everybody.
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

constexpr CaseActor actors[] = {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window,
                                CaseActor::System};

Shop opened() {
    const Result<Shop> shop = open_shop(samples::shop_opening(), samples::shop_application(),
                                        samples::context(CaseActor::Enterprise));
    REQUIRE(shop);
    return *shop;
}

Shop done(const Shop& shop, const ShopAction& action, CaseActor actor) {
    const Result<Shop> after = apply(shop, action, samples::context(actor));
    INFO("command ", enum_row(action.command).word);
    REQUIRE(after);
    return *after;
}

Shop done(const Shop& shop, ShopCommand command, CaseActor actor) {
    return done(shop, samples::action_for(shop, command), actor);
}

Error refused(const Shop& shop, const ShopAction& action, CaseActor actor) {
    const Result<Shop> after = apply(shop, action, samples::context(actor));
    REQUIRE_FALSE(after);
    return after.error();
}

Shop guiding() {
    const Shop approved = done(opened(), ShopCommand::Approve, CaseActor::Window);
    return done(approved, ShopCommand::RecordCall, CaseActor::Window);
}

Shop open_one() {
    const Shop edited = done(guiding(), ShopCommand::EditPages, CaseActor::Enterprise);
    return done(edited, ShopCommand::Open, CaseActor::Window);
}

bool has(const Problems& problems, const Problem& wanted) {
    return std::ranges::any_of(problems, [&](const Problem& problem) {
        return problem.field == wanted.field && problem.rule == wanted.rule;
    });
}

class Walk {
public:
    explicit Walk(unsigned seed) : random_(seed), shop_(opened()) {}

    void step() {
        const CaseActor actor = actors[one_of(std::size(actors))];
        const ShopCommand command = shop_command_rows[one_of(std::size(shop_command_rows))].value;
        ShopAction action = samples::action_for(shop_, command);
        CaseContext context = samples::context(actor);
        spoil(action, context);
        const bool is_open = std::ranges::contains(open_commands(shop_, actor), command);
        const Shop before = shop_;
        const Result<Shop> after = apply(shop_, action, context);
        REQUIRE(shop_ == before);
        if (after) {
            REQUIRE(is_open);
            take(*after, action, context);
        } else {
            check_refusal(after.error(), context);
        }
    }

    std::set<ShopState> states;
    std::set<ShopCommand> commands;
    int refusals = 0;

private:
    std::size_t one_of(std::size_t count) { return random_() % count; }

    void spoil(ShopAction& action, CaseContext& context) {
        switch (one_of(16)) {
            case 0:
                context.party_id = "somebody-else";
                context.region = "430421";
                return;
            case 1:
                action.expected_version -= 1;
                return;
            case 2:
                action.reason.clear();
                return;
            case 3:
                action.guide.reset();
                return;
            case 4:
                if (action.call) action.call = samples::shop_call(CallOutcome::NoAnswer);
                return;
            case 5:
                if (action.pages) action.pages->banner.reset();
                return;
            case 6:
                action.application.reset();
                return;
            default:
                return;
        }
    }

    void check_refusal(const Error& error, const CaseContext& context) {
        ++refusals;
        REQUIRE((error.kind == ErrorKind::NotFound) == !may_see(shop_, context));
        if (error.kind == ErrorKind::Invalid) {
            REQUIRE_FALSE(error.problems.empty());
        } else if (error.kind != ErrorKind::NotFound) {
            INFO("code ", error.code);
            REQUIRE(shop_sentence(error.code));
        }
    }

    void take(const Shop& after, const ShopAction& action, const CaseContext& context) {
        REQUIRE(after.version == shop_.version + 1);
        REQUIRE(after.log.size() == shop_.log.size() + 1);
        REQUIRE(std::equal(shop_.log.begin(), shop_.log.end(), after.log.begin()));
        REQUIRE(after.log.back().by == context.by);
        shop_ = after;
        states.insert(after.state);
        commands.insert(action.command);
        // Never by a timer; a term exactly where the window has something to do.
        REQUIRE(context.actor != CaseActor::System);
        REQUIRE(after.review_due_on.empty() == !review_task_of(after.state));
        const std::optional<CaseActor> waited = waits_for(after);
        if (waited) REQUIRE_FALSE(open_commands(after, *waited).empty());
        if (after.state == ShopState::Open) REQUIRE(check(after.pages).empty());
        REQUIRE((after.state == ShopState::Suspended) == after.suspended_by.has_value());
        const Result<Shop> again = apply(shop_, action, context);
        REQUIRE_FALSE(again);
        REQUIRE(again.error().kind == ErrorKind::Stale);
    }

    std::mt19937 random_;
    Shop shop_;
};

}  // namespace

TEST_CASE("random walks reach every state of a shop by every command") {
    std::set<ShopState> states;
    std::set<ShopCommand> commands;
    int refusals = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        Walk walk(seed);
        for (int step = 0; step < 1500; ++step) walk.step();
        states.merge(walk.states);
        commands.merge(walk.commands);
        refusals += walk.refusals;
    }
    CHECK(states.size() == std::size(shop_state_rows));
    CHECK(commands.size() == std::size(shop_command_rows));
    CHECK(refusals > 1000);
}

TEST_CASE("a shop is reviewed within seven working days, of which the first is the next one") {
    const Shop shop = opened();
    CHECK(shop.state == ShopState::InReview);
    CHECK(shop.review_due_on == "2026-12-03");
    const Shop approved = done(shop, ShopCommand::Approve, CaseActor::Window);
    CHECK(approved.state == ShopState::ApprovedUntold);
    CHECK(approved.review_due_on == "2026-12-03");
}

TEST_CASE("a call that reaches nobody is kept and changes nothing else") {
    const Shop approved = done(opened(), ShopCommand::Approve, CaseActor::Window);
    ShopAction call = samples::action_for(approved, ShopCommand::RecordCall);
    call.call = samples::shop_call(CallOutcome::NoAnswer);
    call.guide.reset();
    const Shop called = done(approved, call, CaseActor::Window);
    CHECK(called.state == ShopState::ApprovedUntold);
    CHECK(called.review_due_on == approved.review_due_on);
    REQUIRE(called.calls.size() == 1);
    CHECK(called.calls.front().by == "窗口操作员");
    const Shop told = done(called, ShopCommand::RecordCall, CaseActor::Window);
    CHECK(told.state == ShopState::Guiding);
    REQUIRE(told.guide);
    CHECK(told.calls.size() == 2);
}

TEST_CASE("who tells of an approval names the guide") {
    const Shop approved = done(opened(), ShopCommand::Approve, CaseActor::Window);
    ShopAction call = samples::action_for(approved, ShopCommand::RecordCall);
    call.guide.reset();
    CHECK(has(refused(approved, call, CaseActor::Window).problems, {"guide", Rule::Required}));
    call = samples::action_for(approved, ShopCommand::RecordCall);
    call.call->called_on = "2026-11-25";
    CHECK(has(refused(approved, call, CaseActor::Window).problems,
              {"call/called_on", Rule::DateFuture}));
    call.call = samples::shop_call();
    call.call->person.clear();
    CHECK(
        has(refused(approved, call, CaseActor::Window).problems, {"call/person", Rule::Required}));
}

TEST_CASE("pages may be saved unfinished, but a shop opens with whole ones only") {
    const Shop shop = guiding();
    ShopAction edit = samples::action_for(shop, ShopCommand::EditPages);
    edit.pages = ShopPages{.introduction = "还没有写完，明天接着写。"};
    const Shop begun = done(shop, edit, CaseActor::Enterprise);
    CHECK(waits_for(begun) == CaseActor::Enterprise);
    CHECK(refused(begun, samples::action_for(begun, ShopCommand::Open), CaseActor::Window).code ==
          "shop.pages_unfinished");
    edit = samples::action_for(begun, ShopCommand::EditPages);
    edit.pages->products.front().price_fen = -1;
    CHECK(has(refused(begun, edit, CaseActor::Enterprise).problems,
              {"pages/products/0/price_fen", Rule::TooSmall}));

    const Shop open = open_one();
    edit = samples::action_for(open, ShopCommand::EditPages);
    edit.pages->hours.clear();
    CHECK(
        has(refused(open, edit, CaseActor::Enterprise).problems, {"pages/hours", Rule::Required}));
}

TEST_CASE("only who suspended a shop resumes it, and a pause does not keep the window out") {
    const Shop paused = done(open_one(), ShopCommand::Suspend, CaseActor::Enterprise);
    CHECK(
        refused(paused, samples::action_for(paused, ShopCommand::Resume), CaseActor::Window).code ==
        "shop.suspended_by_other");
    const Shop suspended = done(paused, ShopCommand::Suspend, CaseActor::Window);
    CHECK(refused(suspended, samples::action_for(suspended, ShopCommand::Resume),
                  CaseActor::Enterprise)
              .code == "shop.suspended_by_other");
    CHECK(done(suspended, ShopCommand::Resume, CaseActor::Window).state == ShopState::Open);
    ShopAction unexplained = samples::action_for(open_one(), ShopCommand::Suspend);
    unexplained.reason.clear();
    CHECK(has(refused(open_one(), unexplained, CaseActor::Window).problems,
              {"reason", Rule::Required}));
}

TEST_CASE("the public is shown no telephone number of the application and nothing suspended") {
    const Shop open = open_one();
    const ShopView view = view_of(open);
    CHECK(view.pages == open.pages);
    const ShopView hidden = view_of(done(open, ShopCommand::Suspend, CaseActor::Enterprise));
    CHECK(hidden.is_suspended);
    CHECK(hidden.pages == ShopPages{});
    CHECK(hidden.enterprise_name.empty());
}

TEST_CASE("every field of an application that is wrong is named") {
    CHECK(check(samples::shop_application()).empty());
    const Problems problems = check(ShopApplication{});
    for (const std::string_view key :
         {"name", "trade", "introduction", "manager", "phone", "logo", "licence"}) {
        CHECK(has(problems, {std::string(key), Rule::Required}));
    }
    CHECK(has(problems, {"has_pledged", Rule::NotAgreed}));
    ShopApplication wrong = samples::shop_application();
    wrong.wechat = "1abcdef";
    wrong.pictures.assign(6, samples::picture("one"));
    CHECK(has(check(wrong), {"wechat", Rule::Format}));
    CHECK(has(check(wrong), {"pictures", Rule::TooLarge}));
    CHECK(check_time_of_day("23:59") == std::nullopt);
    for (const std::string_view time : {"24:00", "9:00", "12:60", "12-30", "1a:00", ""}) {
        CHECK(check_time_of_day(time));
    }
}

TEST_CASE("each step of a shop tells the other side") {
    Shop shop = opened();
    const auto told = [&](CaseActor) { return messages_of(shop, "window-430102"); };
    REQUIRE(told(CaseActor::Window).size() == 1);
    CHECK(told(CaseActor::Window).front().party_id == "window-430102");
    CHECK(told(CaseActor::Window).front().text.contains("2026-12-03"));
    shop = done(shop, ShopCommand::Return, CaseActor::Window);
    REQUIRE(messages_of(shop, "window-430102").size() == 1);
    CHECK(messages_of(shop, "window-430102").front().party_id == "enterprise-1");
    CHECK(messages_of(shop, "window-430102").front().text.contains("情况说明"));
    shop = done(guiding(), ShopCommand::EditPages, CaseActor::Enterprise);
    CHECK(messages_of(shop, "window-430102").empty());
    for (const Shop& each : {guiding(), open_one(), opened()}) {
        for (const OutgoingMessage& message : messages_of(each, "window-430102")) {
            CHECK_FALSE(message.text.contains("{"));
        }
    }
}
