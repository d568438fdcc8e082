// 需求 over the platform: the contracts of its endpoints, who sees what, and its clock.
#include <doctest/doctest.h>

#include <iterator>

#include "api/demands.h"
#include "api/reviews.h"
#include "server/timekeeper.h"
#include "support/server/market.h"
#include "unit/demand_samples.h"

using namespace emc;
using namespace emc::test;

namespace {

using Command = DemandCommand;
constexpr std::int64_t day_s = 24LL * 3600;

struct Demands : Market {
    using Market::Market;
    using Market::step;

    Demand drafted(bool submits = false) {
        return must<Demand>(enterprise.call<CreateDemand>({samples::demand_draft(), submits}));
    }
    Demand step(Caller& by, const Demand& demand, Command command) {
        return must<Demand>(by.call<ActOnDemand>(samples::demand_action(demand, command)));
    }
    Demand published() { return step(window, drafted(true), Command::Approve); }
    Demand now(const Demand& demand) {
        return must<Demand>(enterprise.call<ReadDemand>({demand.demand_id}));
    }
    DemandAction response(const Demand& demand) {
        return samples::demand_action(demand, Command::Respond);
    }
    std::int64_t in_queue() { return must<ReviewPage>(window.call<ListReviews>()).total; }
    std::int64_t messages(Caller& by) {
        return std::ssize(must<MessagePage>(by.call<ListMessages>()).items);
    }
};

void create_demand() {
    Demands market;
    const auto draft =
        must<Demand>(market.enterprise.call<CreateDemand>({{.title = "需要"}, false}));
    CHECK(draft.state == DemandState::Draft);
    CHECK(draft.number.starts_with("XQ"));
    CHECK(market.in_queue() == 0);
    const Demand sent = market.drafted(true);
    CHECK(sent.state == DemandState::InReview);
    CHECK(sent.review_due_on == "2026-11-27");
    CHECK(market.in_queue() == 1);
    // Nothing is kept of what was refused.
    const Error error = error_of(market.enterprise.call<CreateDemand>({{.title = "需要"}, true}));
    CHECK(error.kind == ErrorKind::Invalid);
    CHECK(error.problems.front() == Problem{"content/title", Rule::TooShort, 5, 2});
    CHECK(must<DemandPage>(market.enterprise.call<ListDemands>()).total == 2);
    CHECK(market.institution.call<CreateDemand>({samples::demand_draft(), true}).status == 403);
    CHECK(market.window.call<CreateDemand>({samples::demand_draft(), true}).status == 403);
    // The same request again is the same demand.
    const NewDemand again{samples::demand_draft(), true};
    const auto one =
        must<Demand>(market.enterprise.call<CreateDemand>(again, "key-create-demand-1"));
    const auto two =
        must<Demand>(market.enterprise.call<CreateDemand>(again, "key-create-demand-1"));
    CHECK(one == two);
}

void list_demands() {
    Demands market;
    market.drafted();
    const Demand last = market.drafted(true);
    const auto all = must<DemandPage>(market.enterprise.call<ListDemands>());
    REQUIRE(all.items.size() == 2);
    CHECK(all.items[0] == summary_of(last));
    const auto one =
        must<DemandPage>(market.enterprise.call<ListDemands>({.state = DemandState::InReview}));
    CHECK(one.total == 1);
    CHECK(must<DemandPage>(market.enterprise.call<ListDemands>({.q = last.number})).total == 1);
    const auto first = must<DemandPage>(market.enterprise.call<ListDemands>({.limit = 1}));
    const auto second = must<DemandPage>(
        market.enterprise.call<ListDemands>({.limit = 1, .cursor = first.next_cursor}));
    REQUIRE(second.items.size() == 1);
    CHECK(second.items[0].demand_id != first.items[0].demand_id);
    CHECK(must<DemandPage>(market.other_enterprise.call<ListDemands>()).total == 0);
    CHECK(market.other_enterprise.call<ListDemands>({.cursor = first.next_cursor}).status == 422);
    CHECK(market.institution.call<ListDemands>().status == 403);
}

void read_demand() {
    Demands market;
    const Demand demand = market.drafted();
    CHECK(market.now(demand) == demand);
    CHECK(must<Demand>(market.window.call<ReadDemand>({demand.demand_id})) == demand);
    for (Caller* stranger : {&market.other_enterprise, &market.institution,
                             &market.other_institution, &market.other_window})
        CHECK(stranger->call<ReadDemand>({demand.demand_id}).status == 404);
    CHECK(Caller(market.core).call<ReadDemand>({demand.demand_id}).status == 401);
}

void act_on_demand() {
    Demands market;
    const Demand sent = market.drafted(true);
    const DemandAction approval = samples::demand_action(sent, Command::Approve);
    for (Caller* stranger : {&market.other_enterprise, &market.institution, &market.other_window})
        CHECK(stranger->call<ActOnDemand>(approval).status == 404);
    CHECK(market.enterprise.call<ActOnDemand>(approval).status == 403);
    const auto published = must<Demand>(market.window.call<ActOnDemand>(approval));
    CHECK(published.state == DemandState::Published);
    CHECK(market.in_queue() == 0);
    CHECK(market.messages(market.enterprise) == 1);
    // Two reviewers on one item: the second is told that it has moved on.
    const auto late = market.window.call<ActOnDemand>(approval);
    CHECK(late.status == 412);
    CHECK(error_of(late).code == "case.stale");
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE entity_kind='demand'"
                             " AND outcome='demand.not_yours'") == 1);
    // Deleting a draft leaves nothing to read, but what was done is on record.
    const Demand draft = market.drafted();
    market.step(market.enterprise, draft, Command::Delete);
    CHECK(market.enterprise.call<ReadDemand>({draft.demand_id}).status == 404);
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE entity_kind='demand'"
                             " AND diff LIKE '%delete%'") == 1);
}

void list_hall() {
    Demands market;
    const Demand demand = market.published();
    market.drafted(true);
    Caller guest(market.core);
    const auto found = [&](HallQuery query) {
        return must<HallPage>(guest.call<ListHall>(query)).total;
    };
    CHECK(found({}) == 1);
    CHECK(found({.q = "9001"}) == 1);
    CHECK(found({.q = "没有的词"}) == 0);
    CHECK(found({.category = "14"}) == 1);
    CHECK(found({.category = "141100"}) == 1);
    CHECK(found({.category = "11"}) == 0);
    CHECK(found({.region = "430100"}) == 1);
    CHECK(found({.region = "430200"}) == 0);
    CHECK(guest.call<ListHall>({.category = "xx"}).status == 422);
    const auto page = must<HallPage>(guest.call<ListHall>());
    CHECK(page.items[0].enterprise_name == "湖南甲方机械有限公司");
    CHECK(page.items[0].budget_text == "10,000.00 至 30,000.00 元");
    CHECK_FALSE(page.items[0].is_verified);
    // An institution finds what it has responded to, also when it is not in the hall any more.
    const auto mine = [&](Caller& caller) {
        return must<HallPage>(caller.call<ListHall>({.is_mine = true}));
    };
    CHECK(guest.call<ListHall>({.is_mine = true}).status == 401);
    CHECK(market.enterprise.call<ListHall>({.is_mine = true}).status == 403);
    CHECK(mine(market.institution).total == 0);
    const Demand responded = market.step(market.institution, demand, Command::Respond);
    CHECK(mine(market.institution).items.at(0).own_response == ResponseState::Open);
    CHECK(mine(market.other_institution).items.empty());
    const auto all = must<HallPage>(market.other_institution.call<ListHall>());
    CHECK_FALSE(all.items.at(0).own_response);
    market.step(market.enterprise, responded, Command::Close);
    CHECK(found({}) == 0);
    CHECK(mine(market.institution).total == 1);
    CHECK(mine(market.institution).items.at(0).state == DemandState::Closed);
}

void read_hall_demand() {
    Demands market;
    const Demand demand = market.published();
    const DemandKey key{demand.demand_id};
    Caller guest(market.core);
    const auto seen = must<HallDemand>(guest.call<ReadHallDemand>(key));
    CHECK(seen.content.title == demand.content.title);
    CHECK(seen.content.phone.empty());
    CHECK_FALSE(seen.is_contact_shown);
    CHECK(seen.is_open);
    CHECK(must<HallDemand>(market.institution.call<ReadHallDemand>(key)).content.contact.empty());
    CHECK(must<HallDemand>(market.other_window.call<ReadHallDemand>(key)).content.contact.empty());
    CHECK(
        must<HallDemand>(market.other_enterprise.call<ReadHallDemand>(key)).content.phone.empty());
    const auto own = must<HallDemand>(market.enterprise.call<ReadHallDemand>(key));
    CHECK(own.is_own);
    CHECK(own.view_count == 4);  // Of all those before, but not the enterprise's own.
    CHECK(must<HallDemand>(market.enterprise.call<ReadHallDemand>(key)).view_count == 4);
    CHECK(must<HallDemand>(market.window.call<ReadHallDemand>(key)).is_contact_shown);
    const Demand waiting = market.drafted(true);
    CHECK(guest.call<ReadHallDemand>({waiting.demand_id}).status == 404);
    CHECK(market.institution.call<ReadHallDemand>({waiting.demand_id}).status == 404);
}

}  // namespace

TEST_CASE("a file that an earlier edition has shown is nobody else's any more") {
    Demands market;
    NewDemand sent{samples::demand_draft(), true};
    sent.content.files = {market.uploaded(market.enterprise, "图纸.txt", "机密")};
    const std::string file_id = sent.content.files[0].file_id;
    auto demand = must<Demand>(market.enterprise.call<CreateDemand>(sent));
    demand = market.step(market.window, demand, Command::Approve);
    CHECK(market.institution.call<DownloadFile>({file_id}).status == 200);
    DemandAction change = samples::demand_action(demand, Command::Submit);
    change.content = samples::demand_draft();
    demand = must<Demand>(market.enterprise.call<ActOnDemand>(change));
    CHECK(market.institution.call<DownloadFile>({file_id}).status == 200);
    market.step(market.window, demand, Command::Approve);
    CHECK(market.institution.call<DownloadFile>({file_id}).status == 404);
    CHECK(market.enterprise.call<DownloadFile>({file_id}).status == 200);
}

TEST_CASE("what the window has taken down stays down, whatever its author does next") {
    Demands market;
    NewDemand sent{samples::demand_draft(), true};
    sent.content.files = {market.uploaded(market.enterprise, "图纸.txt", "机密")};
    const std::string file_id = sent.content.files[0].file_id;
    auto demand = must<Demand>(market.enterprise.call<CreateDemand>(sent));
    demand = market.step(market.window, demand, Command::Approve);
    Caller guest(market.core);
    CHECK(guest.call<DownloadFile>({file_id}).status == 200);
    demand = market.step(market.window, demand, Command::Delist);
    CHECK(guest.call<DownloadFile>({file_id}).status == 404);
    DemandAction again = samples::demand_action(demand, Command::Submit);
    again.content = sent.content;
    demand = must<Demand>(market.enterprise.call<ActOnDemand>(again));
    CHECK(guest.call<DownloadFile>({file_id}).status == 404);
    CHECK(market.institution.call<DownloadFile>({file_id}).status == 404);
    market.step(market.window, demand, Command::Approve);
    CHECK(guest.call<DownloadFile>({file_id}).status == 200);
}

TEST_CASE("who has responded still sees the files of a demand that is closed, nobody else does") {
    Demands market;
    NewDemand sent{samples::demand_draft(), true};
    sent.content.files = {market.uploaded(market.enterprise, "图纸.txt", "机密")};
    const std::string file_id = sent.content.files[0].file_id;
    auto demand = must<Demand>(market.enterprise.call<CreateDemand>(sent));
    demand = market.step(market.window, demand, Command::Approve);
    demand = market.step(market.institution, demand, Command::Respond);
    market.step(market.enterprise, demand, Command::Close);
    CHECK(market.institution.call<DownloadFile>({file_id}).status == 200);
    CHECK(market.other_institution.call<DownloadFile>({file_id}).status == 404);
    CHECK(Caller(market.core).call<DownloadFile>({file_id}).status == 404);
}

TEST_CASE("an order from a demand is about what was answered, not about what came later") {
    Demands market;
    Demand demand = market.published();
    must<Demand>(market.institution.call<ActOnDemand>(market.response(demand)));
    market.core.clock.pass_s(1);
    DemandAction change = samples::demand_action(market.now(demand), Command::Submit);
    change.content = samples::demand_draft();
    change.content->description = "改变后的需求：" + change.content->description;
    demand = must<Demand>(market.enterprise.call<ActOnDemand>(change));
    demand = market.step(market.window, demand, Command::Approve);
    DemandAction choice = samples::demand_action(market.now(demand), Command::Choose);
    choice.response_id = market.now(demand).responses[0].response_id;
    const auto closed = must<Demand>(market.enterprise.call<ActOnDemand>(choice));
    const auto order = must<Order>(market.enterprise.call<ReadOrder>({closed.order_id}));
    CHECK_FALSE(order.request.needs.contains("改变后的需求"));
}

TEST_CASE("an institution sees nothing of other responses, nor of what is not published") {
    Demands market;
    Demand demand = market.published();
    auto mine = must<Demand>(market.institution.call<ActOnDemand>(market.response(demand)));
    CHECK(mine.responses.size() == 1);
    CHECK(mine.log.empty());
    CHECK(mine.editions.empty());
    CHECK(mine.content.phone.empty());
    const auto theirs =
        must<Demand>(market.other_institution.call<ActOnDemand>(market.response(demand)));
    REQUIRE(theirs.responses.size() == 1);
    CHECK(theirs.responses[0].response_id != mine.responses[0].response_id);
    // A second one of one's own is told what it may see, no more.
    const auto twice = market.institution.call<ActOnDemand>(market.response(demand));
    CHECK(twice.status == 412);
    CHECK_FALSE(twice.body.contains(theirs.responses[0].response_id));
    CHECK(market.now(demand).responses.size() == 2);
    const auto view = must<HallDemand>(market.institution.call<ReadHallDemand>({demand.demand_id}));
    CHECK(view.response_count == 2);
    CHECK(view.own_response->response_id == mine.responses[0].response_id);
    CHECK_FALSE(must<HallDemand>(Caller(market.core).call<ReadHallDemand>({demand.demand_id}))
                    .own_response);
}

TEST_CASE("the chosen institution gets an order to sign, the other is told, both in one step") {
    Demands market;
    const Demand demand = market.published();
    must<Demand>(market.institution.call<ActOnDemand>(market.response(demand)));
    must<Demand>(market.other_institution.call<ActOnDemand>(market.response(demand)));
    const Demand before = market.now(demand);
    DemandAction choice = samples::demand_action(before, Command::Choose);
    choice.response_id = before.responses[0].response_id;
    const auto chosen =
        must<Demand>(market.enterprise.call<ActOnDemand>(choice, "key-choose-once-1"));
    CHECK(chosen.state == DemandState::Closed);
    // A repeat is the same choice, another one is refused.
    CHECK(must<Demand>(market.enterprise.call<ActOnDemand>(choice, "key-choose-once-1")) == chosen);
    CHECK(market.enterprise.call<ActOnDemand>(choice).status == 412);
    CHECK(market.core.number("SELECT COUNT(*) FROM orders") == 1);

    Order order = must<Order>(market.institution.call<ReadOrder>({chosen.order_id}));
    CHECK(order.state == OrderState::Accepted);
    CHECK(order.request.source_id == demand.demand_id);
    CHECK(market.other_institution.call<ReadOrder>({chosen.order_id}).status == 404);
    CHECK(market.messages(market.institution) == 1);
    CHECK(market.messages(market.other_institution) == 1);
    const DemandKey key{demand.demand_id};
    const auto winner = must<HallDemand>(market.institution.call<ReadHallDemand>(key));
    CHECK(winner.content.phone == demand.content.phone);
    CHECK(winner.order_id == order.order_id);
    const auto loser = must<HallDemand>(market.other_institution.call<ReadHallDemand>(key));
    CHECK(loser.own_response->state == ResponseState::Declined);
    CHECK(loser.content.phone.empty());
    CHECK(loser.order_id.empty());
    CHECK(Caller(market.core).call<ReadHallDemand>(key).status == 404);

    // From here on it is an order like any other, to its rating.
    while (const auto waited = waits_for(order)) {
        order = market.step(order, *waited, open_commands(order, *waited).front());
    }
    CHECK(order.state == OrderState::Completed);
}

TEST_CASE("the old edition stays in the hall while the change waits, and comes back as it was") {
    Demands market;
    const Demand demand = market.published();
    DemandAction change = samples::demand_action(demand, Command::Submit);
    change.content = demand.content;
    change.content->title = "需要ISO 14001环境体系辅导";
    const auto waiting = must<Demand>(market.enterprise.call<ActOnDemand>(change));
    CHECK(waiting.state == DemandState::ChangeReview);
    CHECK(market.in_queue() == 1);
    Caller guest(market.core);
    const auto titled = [&](std::string q) {
        return must<HallPage>(guest.call<ListHall>({.q = std::move(q)})).total;
    };
    CHECK(titled("9001") == 1);
    CHECK(titled("14001") == 0);
    const Demand back = market.step(market.enterprise, waiting, Command::Revoke);
    CHECK(back.state == DemandState::Published);
    CHECK(market.in_queue() == 0);
    change.expected_version = back.version;
    const auto again = must<Demand>(market.enterprise.call<ActOnDemand>(change));
    market.step(market.window, again, Command::Approve);
    CHECK(titled("9001") == 0);
    CHECK(titled("14001") == 1);
}

TEST_CASE("the clock ends a demand after its last day, and never approves one") {
    Demands market;
    const Demand shown = market.published();
    const Demand waiting = market.drafted(true);
    must<Demand>(market.institution.call<ActOnDemand>(market.response(shown)));
    server::Context& context = market.core.platform->context();
    const auto state_of = [&](const Demand& demand) {
        REQUIRE(market.enterprise.sign_in(good_password, "qiye_jia").status == 200);
        return market.now(demand).state;
    };
    market.core.clock.pass_s(37 * day_s);  // The evening of the last day.
    server::run_due(context, 100);
    CHECK(state_of(shown) == DemandState::Published);
    market.core.clock.pass_s(day_s);
    server::run_due(context, 100);
    server::run_due(context, 100);
    CHECK(state_of(shown) == DemandState::Expired);
    CHECK(state_of(waiting) == DemandState::InReview);
    CHECK(must<HallPage>(Caller(market.core).call<ListHall>()).total == 0);
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE action='expireDemand'") == 1);
    market.core.clock.pass_s(60 * day_s);
    server::run_due(context, 100);
    CHECK(state_of(waiting) == DemandState::InReview);
    // What was answered in time can still be chosen.
    const Demand late = market.now(shown);
    CHECK(market.step(market.enterprise, late, Command::Choose).state == DemandState::Closed);
}

TEST_CASE("a platform may let only verified enterprises publish") {
    Demands market(server::Options{.only_verified_publish = true});
    const Demand draft = market.drafted();
    const auto refused =
        market.enterprise.call<ActOnDemand>(samples::demand_action(draft, Command::Submit));
    CHECK(refused.status == 403);
    CHECK(error_of(refused).code == "demand.not_verified");
    REQUIRE(market.core.platform->context().database.write([](server::Transaction& transaction) {
        return transaction.run("UPDATE tenant SET verified_at=1 WHERE kind='enterprise'");
    }));
    const Demand sent = market.step(market.enterprise, draft, Command::Submit);
    market.step(market.window, sent, Command::Approve);
    CHECK(must<HallPage>(Caller(market.core).call<ListHall>()).items.at(0).is_verified);
}

TEST_CASE("files of a demand: the published ones for institutions, a response's for the owner") {
    Demands market;
    const FileRef drawing = market.uploaded(market.enterprise, "图纸.txt", "drawing");
    DemandDraft content = samples::demand_draft();
    content.files = {drawing};
    const auto sent = must<Demand>(market.enterprise.call<CreateDemand>({content, true}));
    const auto may_fetch = [](Caller& by, const FileRef& file) {
        return by.call<DownloadFile>({file.file_id}).status == 200;
    };
    CHECK_FALSE(may_fetch(market.institution, drawing));
    CHECK(may_fetch(market.window, drawing));
    const Demand demand = market.step(market.window, sent, Command::Approve);
    CHECK(may_fetch(market.institution, drawing));
    const FileRef plan = market.uploaded(market.institution, "方案.txt", "plan");
    DemandAction response = market.response(demand);
    response.files = {plan};
    must<Demand>(market.institution.call<ActOnDemand>(response));
    CHECK(may_fetch(market.enterprise, plan));
    CHECK_FALSE(may_fetch(market.other_institution, plan));
    CHECK_FALSE(may_fetch(market.other_enterprise, plan));
    // Somebody else's file is no attachment.
    DemandAction theirs = market.response(demand);
    theirs.files = {plan};
    CHECK(error_of(market.other_institution.call<ActOnDemand>(theirs)).kind == ErrorKind::Invalid);
}

const Contracts& emc::test::demand_contracts() {
    static const Contracts contracts{
        {"createDemand", &create_demand}, {"listDemands", &list_demands},
        {"readDemand", &read_demand},     {"actOnDemand", &act_on_demand},
        {"listHall", &list_hall},         {"readHallDemand", &read_hall_demand},
    };
    return contracts;
}
