// What the platform does by itself: whom it reminds, of what, how often, and when it gives up.
#include "domain/order_terms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "domain/holidays.h"
#include "domain/message.h"
#include "unit/order_samples.h"

using namespace emc;
using Command = OrderCommand;
using Actor = CaseActor;

namespace {

const WorkCalendar& built_in = WorkCalendar::built_in();

Order stepped(const Order& order, Actor actor, Command command, InstantMs now,
              PaymentPlan plan = PaymentPlan::Once) {
    const auto next = apply(order, samples::action_for(order, command, 1'000'001, plan),
                            samples::context(actor, now));
    INFO("command ", enum_row(command).word);
    REQUIRE(next);
    return *next;
}

Order applied() {
    return *open_order(samples::opening(), samples::request(), samples::context(Actor::Enterprise));
}

Order offered(PaymentPlan plan = PaymentPlan::Once) {
    const Order order = stepped(applied(), Actor::Institution, Command::Accept, samples::start);
    return stepped(order, Actor::Institution, Command::SubmitContract, samples::start, plan);
}

Order submitted(PaymentPlan plan = PaymentPlan::Once) {
    const Order order =
        stepped(offered(plan), Actor::Enterprise, Command::ConfirmContract, samples::start);
    return stepped(order, Actor::Institution, Command::SubmitStage, samples::start);
}

// What the platform has done until `days` later, as "day: command/about", looking once a day.
std::vector<std::string> deeds(Order order, int days) {
    std::vector<std::string> done;
    for (int day = 1; day <= days; ++day) {
        const InstantMs now = samples::start + day * samples::day_ms;
        const auto term = due_term(order, now, built_in);
        const auto at = next_due_at(order, built_in);
        REQUIRE(term.has_value() == (at && *at <= now));
        if (!term) continue;
        order = stepped(order, Actor::System, term->command, now);
        std::string words = std::to_string(day) + ": ";
        words += enum_row(term->command).word;
        if (term->command == Command::Remind) {
            words += "/";
            words += enum_row(term->about).word;
            const auto messages = messages_of(order);
            REQUIRE(messages.size() == 1);
            CHECK(messages.front().party_id == samples::context(reader_of(term->about)).party_id);
            CHECK(order.log.back().remark.contains(enum_row(term->about).label.zh));
        }
        done.push_back(std::move(words));
    }
    return done;
}

using Deeds = std::vector<std::string>;

}  // namespace

// The samples begin on Tuesday 2026-11-24.
TEST_CASE("an application is reminded of after 3 and 5 working days and closed after 7") {
    CHECK(deeds(applied(), 60) == Deeds{"4: remind/answer", "8: remind/answer", "10: expire"});
}

TEST_CASE("a contract that does not come and one that nobody confirms are reminded of once") {
    const Order accepted = stepped(applied(), Actor::Institution, Command::Accept, samples::start);
    CHECK(deeds(accepted, 60) == Deeds{"8: remind/contract"});
    CHECK(deeds(offered(), 60) == Deeds{"8: remind/confirmation"});
}

TEST_CASE("a result that nobody accepts is reminded of once and never accepted by itself") {
    CHECK(deeds(submitted(), 90) == Deeds{"15: remind/acceptance"});
    // Submitted once more, it is another result.
    const InstantMs later = samples::start + 20 * samples::day_ms;
    Order order = stepped(submitted(), Actor::System, Command::Remind, later);
    order = stepped(order, Actor::Enterprise, Command::ReturnStage, later);
    order = stepped(order, Actor::Institution, Command::SubmitStage, later);
    CHECK(next_due_at(order, built_in) > later + 14 * samples::day_ms);
}

TEST_CASE("a receipt that is not confirmed is reminded of once, also after the rating") {
    Order order = stepped(submitted(PaymentPlan::ByStage), Actor::Enterprise, Command::AcceptStage,
                          samples::start);
    order = stepped(order, Actor::Enterprise, Command::PayOffline, samples::start);
    CHECK(deeds(order, 60) == Deeds{"10: remind/receipt"});
    CHECK_FALSE(next_due_at(stepped(order, Actor::Institution, Command::ConfirmReceipt,
                                    samples::start + samples::day_ms),
                            built_in));
    while (order.state == OrderState::Running) {
        order = stepped(order, Actor::Institution, Command::SubmitStage, samples::start);
        order = stepped(order, Actor::Enterprise, Command::AcceptStage, samples::start);
    }
    order = stepped(order, Actor::Enterprise, Command::PayOffline, samples::start);
    CHECK(deeds(order, 60) == Deeds{"10: remind/receipt", "22: complete_unrated"});
    const Order rated = stepped(order, Actor::Enterprise, Command::Rate, samples::start);
    CHECK(deeds(rated, 60) == Deeds{"10: remind/receipt"});
}

TEST_CASE("a platform that stood still reminds once, and ends what has run out") {
    const auto at = [](int days) { return samples::start + days * samples::day_ms; };
    const Order order = stepped(applied(), Actor::System, Command::Remind, at(9));
    CHECK_FALSE(due_term(order, at(9), built_in));
    CHECK(due_term(applied(), at(40), built_in)->command == Command::Expire);
    CHECK_FALSE(apply(applied(), samples::action_for(applied(), Command::Remind),
                      samples::context(Actor::System, at(3))));
}

TEST_CASE("an appeal stops the terms, and afterwards they run anew") {
    const InstantMs late = samples::start + 30 * samples::day_ms;
    Order order = stepped(submitted(), Actor::Enterprise, Command::Appeal, samples::start);
    CHECK_FALSE(next_due_at(order, built_in));
    order = stepped(order, Actor::Window, Command::SettleAppeal, late);
    CHECK(next_due_at(order, built_in) > late + 14 * samples::day_ms);
}

TEST_CASE("nobody but the platform reminds") {
    const OrderAction action = samples::action_for(applied(), Command::Remind);
    for (const Actor actor : {Actor::Enterprise, Actor::Institution, Actor::Window}) {
        const auto refused =
            apply(applied(), action, samples::context(actor, samples::start + 9 * samples::day_ms));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "order.not_yours");
    }
}

TEST_CASE("the terms follow the platform's calendar, with the years its operator has imported") {
    const std::vector<Holidays> years{{.source = "测试",
                                       .covered_from = "2027-01-01",
                                       .covered_until = "2027-12-31",
                                       .holidays = {"2027-01-01", "2027-01-04", "2027-01-05"},
                                       .workdays = {}}};
    const YearlyCalendar imported(years);
    const InstantMs asked = end_of({2026, 12, 30}) - 1;
    const auto order = open_order(samples::opening(), samples::request(),
                                  samples::context(Actor::Enterprise, asked));
    REQUIRE(order);
    CHECK(next_due_at(*order, built_in) == end_of({2027, 1, 4}));  // Provisional.
    const WorkCalendar& calendar = imported.calendar();
    CHECK(next_due_at(*order, calendar) == end_of({2027, 1, 7}));
    const OrderAction reminds = samples::action_for(*order, Command::Remind);
    CaseContext system = samples::context(Actor::System, end_of({2027, 1, 6}));
    CHECK(apply(*order, reminds, system));
    system.calendar = &calendar;
    CHECK(apply(*order, reminds, system).error().code == "order.not_due");
    system.now = end_of({2027, 1, 7});
    CHECK(apply(*order, reminds, system));
}

TEST_CASE("a holiday that only the operator knows takes no reminder away") {
    std::vector<std::string> days{"2027-01-01"};
    for (int day = 5; day <= 11; ++day) days.push_back(to_string(CivilDate{2027, 2, day}));
    const std::vector<Holidays> years{{.source = "测试",
                                       .covered_from = "2027-01-01",
                                       .covered_until = "2027-12-31",
                                       .holidays = days,
                                       .workdays = {}}};
    const YearlyCalendar imported(years);
    const auto order = open_order(samples::opening(), samples::request(),
                                  samples::context(Actor::Enterprise, end_of({2027, 2, 4}) - 1));
    REQUIRE(order);
    Order now = *order;
    CaseContext system = samples::context(Actor::System, 0);
    system.calendar = &imported.calendar();
    for (int reminder = 0; reminder < 2; ++reminder) {
        system.now = *next_due_at(now, imported.calendar());
        const auto after = apply(now, samples::action_for(now, Command::Remind), system);
        REQUIRE(after);
        now = *after;
    }
}
