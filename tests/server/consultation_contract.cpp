// Consultations at the platform: what each endpoint promises, who is refused, and what the platform
// does by itself when a clock is turned.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "api/consultations.h"
#include "domain/order_number.h"
#include "server/audit.h"
#include "server/timekeeper.h"
#include "support/server/market.h"
#include "unit/consultation_samples.h"

using namespace emc;
using namespace emc::test;

namespace {

using Command = ConsultationCommand;
using State = ConsultationState;
constexpr std::int64_t day_s = 24LL * 3600;

Consultation asked(Market& market, const std::string& service_id) {
    return must<Consultation>(market.enterprise.call<CreateConsultation>(
        {.service_id = service_id, .content = "请问需要准备哪些材料？"}));
}
Consultation asked(Market& market) {
    return asked(market, market.listed(market.institution).service_id);
}

server::HttpReply act(Market& market, const Consultation& consultation, CaseActor actor,
                      Command command) {
    return market.at(actor).call<ActOnConsultation>(samples::action_for(consultation, command));
}
Consultation step(Market& market, const Consultation& consultation, CaseActor actor,
                  Command command) {
    return must<Consultation>(act(market, consultation, actor, command));
}

std::int64_t told(Market& market, std::string_view title) {
    return market.core.number("SELECT COUNT(*) FROM message WHERE title='" + std::string(title) +
                              "'");
}

void create_consultation() {
    Market market;
    const std::string service_id = market.listed(market.institution).service_id;
    const ConsultationRequest request{.service_id = service_id, .content = "请问多久可以办好？"};
    const std::string key = market.core.new_key();
    const auto reply = market.enterprise.call<CreateConsultation>(request, key);
    CHECK(reply.status == 201);
    const auto made = must<Consultation>(reply);
    CHECK(is_business_number(NumberKind::Consultation, made.number));
    CHECK(made.state == State::Waiting);
    CHECK(made.service_name == samples::service_draft().name);
    CHECK(made.institution.name == "湖南乙方咨询有限公司");
    CHECK(told(market, "新的咨询") == 1);
    // Sent once more, it is the same consultation.
    CHECK(market.enterprise.call<CreateConsultation>(request, key).body == reply.body);
    CHECK(market.core.number("SELECT COUNT(*) FROM cases") == 1);

    CHECK(error_of(market.enterprise.call<CreateConsultation>(
                       {.service_id = service_id, .content = "多久"}))
              .problems == Problems{{"content", Rule::TooShort, 5, 2}});
    CHECK(market.enterprise.call<CreateConsultation>({.service_id = "none", .content = "请问在吗"})
              .status == 404);
    CHECK(error_of(market.institution.call<CreateConsultation>(request)).code ==
          "consultation.not_enterprise");
    CHECK(error_of(market.window.call<CreateConsultation>(request)).code ==
          "consultation.not_enterprise");
    // Somebody else's file cannot be sent along.
    const FileRef file = market.uploaded(market.other_enterprise, "a.txt", "abc");
    CHECK(error_of(market.enterprise.call<CreateConsultation>(
                       {.service_id = service_id, .content = "请看附件。", .files = {file}}))
              .problems == Problems{{"files/0", Rule::Unknown}});
    const auto view = must<ServiceView>(market.enterprise.call<ReadService>({service_id}));
    CHECK(view.consultation_count == 1);
}

void list_consultations() {
    Market market;
    const std::string service_id = market.listed(market.institution).service_id;
    const Consultation first = asked(market, service_id);
    market.core.clock.pass_s(10);
    const Consultation second = asked(market, service_id);
    market.core.clock.pass_s(10);
    const Consultation third = asked(market, service_id);
    market.core.clock.pass_s(10);
    step(market, second, CaseActor::Institution, Command::Reply);
    const auto ids = [](Caller& caller, const ConsultationQuery& query = {}) {
        std::vector<std::string> found;
        const auto page = must<ConsultationPage>(caller.call<ListConsultations>(query));
        for (const auto& item : page.items) found.push_back(item.consultation_id);
        CHECK(page.total >= static_cast<std::int64_t>(found.size()));
        return found;
    };
    using Ids = std::vector<std::string>;
    const Ids by_change{second.consultation_id, third.consultation_id, first.consultation_id};
    const Ids by_waiting{first.consultation_id, third.consultation_id, second.consultation_id};
    CHECK(ids(market.enterprise) == by_change);
    CHECK(ids(market.institution) == by_waiting);
    CHECK(ids(market.window) == by_change);
    CHECK(ids(market.enterprise, {.is_waiting = true}) == Ids{second.consultation_id});
    CHECK(ids(market.institution, {.state = State::Answered}) == Ids{second.consultation_id});
    CHECK(ids(market.institution, {.q = third.number}) == Ids{third.consultation_id});
    CHECK(ids(market.other_enterprise).empty());
    CHECK(ids(market.other_institution).empty());
    CHECK(ids(market.other_window).empty());
    // Page by page, nothing twice and nothing lost.
    Ids paged;
    ConsultationQuery query{.limit = 1};
    do {
        const auto page = must<ConsultationPage>(market.institution.call<ListConsultations>(query));
        REQUIRE(page.items.size() == 1);
        paged.push_back(page.items[0].consultation_id);
        query.cursor = page.next_cursor;
    } while (!query.cursor.empty() && paged.size() < 4);
    CHECK(paged == by_waiting);
    const auto counted = [](Caller& caller) {
        return must<OrderCounts>(caller.call<CountOrders>()).waiting_consultations;
    };
    CHECK(counted(market.enterprise) == 1);
    CHECK(counted(market.institution) == 2);
    CHECK(counted(market.other_institution) == 0);
    CHECK(counted(market.window) == 0);
}

void read_consultation() {
    Market market;
    const Consultation made = asked(market);
    const ConsultationKey key{made.consultation_id};
    CHECK(must<Consultation>(market.enterprise.call<ReadConsultation>(key)) == made);
    CHECK(must<Consultation>(market.institution.call<ReadConsultation>(key)) == made);
    CHECK(must<Consultation>(market.window.call<ReadConsultation>(key)) == made);
    CHECK(market.other_enterprise.call<ReadConsultation>(key).status == 404);
    CHECK(market.other_institution.call<ReadConsultation>(key).status == 404);
    CHECK(market.other_window.call<ReadConsultation>(key).status == 404);
    CHECK(Caller(market.core).call<ReadConsultation>(key).status == 401);
}

void act_on_consultation() {
    Market market;
    Consultation made = asked(market);
    for (Caller* stranger :
         {&market.other_enterprise, &market.other_institution, &market.other_window}) {
        CHECK(stranger->call<ActOnConsultation>(samples::action_for(made, Command::Reply)).status ==
              404);
    }
    CHECK(error_of(act(market, made, CaseActor::Window, Command::Reply)).code ==
          "consultation.not_yours");
    CHECK(error_of(act(market, made, CaseActor::Enterprise, Command::Rate)).code ==
          "consultation.not_answered");
    made = step(market, made, CaseActor::Institution, Command::Reply);
    CHECK(told(market, "咨询已回复") == 1);
    Consultation read = step(market, made, CaseActor::Enterprise, Command::View);
    CHECK(read.state == State::Viewed);
    // Another page of the same enterprise shows it too.
    CHECK(step(market, made, CaseActor::Enterprise, Command::View) == read);
    CHECK(error_of(act(market, made, CaseActor::Enterprise, Command::FollowUp)).code ==
          "consultation.stale");
    read = step(market, read, CaseActor::Enterprise, Command::Rate);
    CHECK(read.rounds[0].rating->content.score == 4);
    read = step(market, read, CaseActor::Enterprise, Command::FollowUp);
    read = step(market, read, CaseActor::Institution, Command::Decline);
    CHECK(read.state == State::Declined);
    CHECK(error_of(act(market, read, CaseActor::Enterprise, Command::FollowUp)).code ==
          "consultation.finished");
    // Each step and each refusal once: who, what, and why not.
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE entity_kind='consultation' AND "
                             "outcome='ok'") == read.version);
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE entity_kind='consultation' AND "
                             "outcome='consultation.not_answered'") == 1);
}

}  // namespace

TEST_CASE("a question is reminded of after 2 working days, reported after 5, and nothing more") {
    Market market;
    const Consultation made = asked(market);
    server::Context& context = market.core.platform->context();
    std::string days;
    for (int day = 1; day <= 20; ++day) {
        market.core.clock.pass_s(day_s);
        if (server::run_due(context, 10) > 0) days += std::to_string(day) + " ";
        CHECK(server::run_due(context, 10) == 0);
    }
    // Asked on Tuesday: Wednesday and Thursday count, then Friday, Monday and Tuesday.
    CHECK(days == "3 8 ");
    market.stay_signed_in();
    CHECK(told(market, "咨询等待回复") == 1);
    CHECK(told(market, "咨询超期未回复") == 1);
    const auto messages = must<MessagePage>(market.window.call<ListMessages>());
    REQUIRE(messages.items.size() == 1);
    CHECK(messages.items[0].route == "#/consultations/" + made.consultation_id);
    const auto now =
        must<Consultation>(market.window.call<ReadConsultation>({made.consultation_id}));
    CHECK(now.state == State::Waiting);
    CHECK(now.rounds[0].escalated_at > now.rounds[0].reminded_at);
    // It is no decision of the window's.
    CHECK(market.core.number("SELECT COUNT(*) FROM review") == 0);
    // A page that was open all the time is told so, and the answer still arrives.
    CHECK(act(market, made, CaseActor::Institution, Command::Reply).status == 412);
    CHECK(step(market, now, CaseActor::Institution, Command::Reply).state == State::Answered);
}

TEST_CASE("a platform that stood still reminds and reports at once; what was read is closed") {
    Market market;
    const std::string service_id = market.listed(market.institution).service_id;
    const Consultation waiting = asked(market, service_id);
    Consultation read = asked(market, service_id);
    read = step(market, read, CaseActor::Institution, Command::Reply);
    read = step(market, read, CaseActor::Enterprise, Command::View);
    market.core.clock.pass_s(40 * day_s);
    server::Context& context = market.core.platform->context();
    while (server::run_due(context, 1) > 0) {
    }
    market.stay_signed_in();
    const auto state_of = [&](const Consultation& one) {
        return must<Consultation>(market.enterprise.call<ReadConsultation>({one.consultation_id}))
            .state;
    };
    CHECK(state_of(waiting) == State::Waiting);
    CHECK(state_of(read) == State::Closed);
    CHECK(told(market, "咨询超期未回复") == 1);
    CHECK(told(market, "咨询已关闭") == 1);
}

TEST_CASE("files of a question and of an answer belong to both sides and the window") {
    Market market;
    const std::string service_id = market.listed(market.institution).service_id;
    const FileRef question = market.uploaded(market.enterprise, "q.txt", "question");
    Consultation made = must<Consultation>(market.enterprise.call<CreateConsultation>(
        {.service_id = service_id, .content = "请看附件。", .files = {question}}));
    const auto may = [](Caller& caller, const FileRef& file) {
        return caller.call<DownloadFile>({file.file_id}).status == 200;
    };
    CHECK(may(market.institution, question));
    CHECK(may(market.window, question));
    CHECK_FALSE(may(market.other_institution, question));
    CHECK_FALSE(may(market.other_window, question));
    const FileRef answer = market.uploaded(market.institution, "a.txt", "answer");
    ConsultationAction reply = samples::action_for(made, Command::Reply);
    reply.files = {answer};
    made = must<Consultation>(market.institution.call<ActOnConsultation>(reply));
    CHECK(made.rounds[0].answer_files == std::vector{answer});
    CHECK(may(market.enterprise, answer));
    CHECK_FALSE(may(market.other_enterprise, answer));
}

TEST_CASE("an order comes from the caller's own consultation about that service, or it does not") {
    Market market;
    const std::string service_id = market.listed(market.institution).service_id;
    const Consultation made = asked(market, service_id);
    OrderRequest request = samples::request();
    request.service_id = service_id;
    request.source = OrderSource::Consultation;
    request.source_id = made.consultation_id;
    const Problems unknown{{"source_id", Rule::Unknown}};
    CHECK(error_of(market.other_enterprise.call<CreateOrder>(request)).problems == unknown);
    OrderRequest other = request;
    other.service_id = market.listed(market.institution).service_id;
    CHECK(error_of(market.enterprise.call<CreateOrder>(other)).problems == unknown);
    other = request;
    other.source_id.clear();
    CHECK(error_of(market.enterprise.call<CreateOrder>(other)).problems == unknown);
    CHECK(market.core.number("SELECT COUNT(*) FROM orders") == 0);
    const auto order = must<Order>(market.enterprise.call<CreateOrder>(request));
    CHECK(order.request.source_id == made.consultation_id);
}

TEST_CASE("walks over consultations: what is refused changes nothing, what is done is kept") {
    std::set<State> states;
    int refusals = 0;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Market market;
        std::mt19937 random(seed);
        const auto one_of = [&](std::size_t count) { return random() % count; };
        const std::string service_id = market.listed(market.institution).service_id;
        Consultation kept = asked(market, service_id);
        constexpr CaseActor people[] = {CaseActor::Enterprise, CaseActor::Institution,
                                        CaseActor::Window};
        for (int i = 0; i < 150; ++i) {
            market.core.clock.pass_s(60);
            states.insert(kept.state);
            CaseActor actor = waits_for(kept).value_or(CaseActor::Enterprise);
            if (one_of(4) == 0) actor = people[one_of(std::size(people))];
            const auto open = open_commands(kept, actor);
            Command command =
                consultation_command_rows[one_of(std::size(consultation_command_rows))].value;
            if (!open.empty() && one_of(4) != 0) command = open[one_of(open.size())];
            ConsultationAction action = samples::action_for(kept, command);
            if (one_of(8) == 0) action.expected_version -= 1;
            const std::string key = market.core.new_key();
            const auto reply = market.at(actor).call<ActOnConsultation>(action, key);
            if (reply.status == 200) {
                CHECK(market.at(actor).call<ActOnConsultation>(action, key).body == reply.body);
                kept = must<Consultation>(reply);
            } else {
                ++refusals;
                CHECK(reply.status < 500);
            }
            CHECK(must<Consultation>(
                      market.institution.call<ReadConsultation>({kept.consultation_id})) == kept);
            const bool is_over = !waits_for(kept) && open_commands(kept, actor).empty();
            if (is_over && one_of(3) == 0) kept = asked(market, service_id);
        }
        const auto verdict = market.core.platform->context().database.read(
            [](server::Snapshot& snapshot) { return server::verify_audit(snapshot); });
        REQUIRE(verdict);
        CHECK_FALSE(verdict->first_bad_seq);
    }
    CHECK(states.size() == std::size(consultation_state_rows) - 1);  // Closing takes a month.
    CHECK(refusals > 50);
}

const Contracts& emc::test::consultation_contracts() {
    static const Contracts contracts{
        {"createConsultation", &create_consultation},
        {"listConsultations", &list_consultations},
        {"readConsultation", &read_consultation},
        {"actOnConsultation", &act_on_consultation},
    };
    return contracts;
}
