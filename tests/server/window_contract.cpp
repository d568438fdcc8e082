// What a window does with services and appeals, and who sees what of it.
#include <doctest/doctest.h>

#include <thread>

#include "api/reviews.h"
#include "support/server/market.h"

using namespace emc;
using namespace emc::test;

namespace {

using Actor = CaseActor;
using Command = OrderCommand;

std::vector<Review> queue_of(Caller& window, ReviewKind kind, bool is_decided = false) {
    return must<ReviewPage>(
               window.call<ListReviews>({.kind = kind, .is_decided = is_decided, .limit = 100}))
        .items;
}

server::HttpReply decide(Caller& window, const ServiceItem& item, ServiceCommand command,
                         std::string reason = {}) {
    return window.call<ActOnService>({.service_id = item.service_id,
                                      .command = command,
                                      .expected_version = item.version,
                                      .reason = std::move(reason)});
}

server::HttpReply submit(Caller& by, const ServiceItem& item, ServiceCommand command) {
    return by.call<ActOnService>(
        {.service_id = item.service_id, .command = command, .expected_version = item.version});
}

std::vector<MessageView> messages_of(Caller& caller) {
    return must<MessagePage>(caller.call<ListMessages>()).items;
}

// Another account that works for a region.
Caller window_of(Core& core, std::string user_name, std::string region) {
    REQUIRE(server::create_window(core.platform->context(), {.user_name = user_name,
                                                             .region = std::move(region),
                                                             .password = std::string(good_password),
                                                             .keeps_password = true}));
    Caller caller(core);
    REQUIRE(caller.sign_in(good_password, std::move(user_name), AccountKind::Window).status == 200);
    return caller;
}

}  // namespace

TEST_CASE("a submitted service waits for the window of its county and for no other") {
    Market market(server::Options{});
    const ServiceItem item = market.submitted(market.institution);
    CHECK(item.state == ServiceState::InReview);
    const auto waiting = queue_of(market.window, ReviewKind::Service);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].case_id == item.service_id);
    CHECK(waiting[0].number == item.number);
    CHECK(waiting[0].title == item.content.name);
    CHECK(waiting[0].party_name == "湖南乙方咨询有限公司");
    CHECK(waiting[0].due_on == "2026-11-27");
    CHECK(queue_of(market.other_window, ReviewKind::Service).empty());
    CHECK(messages_of(market.window).at(0).route == "#/reviews/" + waiting[0].review_id);

    CHECK(must<ServiceItem>(market.window.call<ReadOwnService>({item.service_id})) == item);
    CHECK(market.other_window.call<ReadOwnService>({item.service_id}).status == 404);
    CHECK(decide(market.other_window, item, ServiceCommand::Approve).status == 404);
    CHECK(decide(market.enterprise, item, ServiceCommand::Approve).status == 403);
    CHECK(decide(market.institution, item, ServiceCommand::Approve).status >= 400);
    CHECK(market.window.call<CreateService>(samples::service_draft()).status == 403);
    CHECK(queue_of(market.window, ReviewKind::Service).size() == 1);

    const auto draft =
        must<ServiceItem>(market.institution.call<CreateService>(samples::service_draft()));
    CHECK(market.window.call<ReadOwnService>({draft.service_id}).status == 404);
}

TEST_CASE("what the window decides closes its row, is told and is in the audit log") {
    Market market(server::Options{});
    ServiceItem item = market.submitted(market.institution);
    CHECK(error_of(decide(market.window, item, ServiceCommand::Return)).problems ==
          Problems{{"reason", Rule::Required}});
    item = must<ServiceItem>(
        decide(market.window, item, ServiceCommand::Return, "请补充服务流程描述"));
    CHECK(item.state == ServiceState::Returned);
    CHECK(item.review_opinion == "请补充服务流程描述");
    CHECK(queue_of(market.window, ReviewKind::Service).empty());
    auto done = queue_of(market.window, ReviewKind::Service, true);
    REQUIRE(done.size() == 1);
    CHECK(done[0].outcome == ReviewOutcome::Returned);
    CHECK(done[0].opinion == "请补充服务流程描述");
    CHECK(done[0].decided_by == "岳麓区中小企业服务窗口");
    CHECK(messages_of(market.institution).at(0).title == "服务审核未通过");
    CHECK(messages_of(market.institution).at(0).route == "#/own-services/" + item.service_id);

    // It comes again, as a row of its own; what is taken back is nobody's decision.
    item = must<ServiceItem>(submit(market.institution, item, ServiceCommand::Submit));
    item = must<ServiceItem>(submit(market.institution, item, ServiceCommand::Revoke));
    done = queue_of(market.window, ReviewKind::Service, true);
    REQUIRE(done.size() == 2);
    CHECK(done[0].outcome == ReviewOutcome::Revoked);
    item = must<ServiceItem>(submit(market.institution, item, ServiceCommand::Submit));
    item = must<ServiceItem>(decide(market.window, item, ServiceCommand::Approve));
    CHECK(item.state == ServiceState::Listed);
    CHECK(messages_of(market.institution).at(0).title == "服务审核通过");
    CHECK(market.core.number("SELECT COUNT(*) FROM audit_log WHERE entity_kind='service'"
                             " AND action='actOnService' AND outcome='ok'") == 6);

    // A change of what is on the shelf waits too, and the public goes on seeing the old one.
    ServiceUpdate update{item.service_id, item.content};
    update.content.name = "专利申请代理服务";
    item = must<ServiceItem>(market.institution.call<UpdateService>(
        update, {}, "\"v" + std::to_string(item.version) + "\""));
    item = must<ServiceItem>(submit(market.institution, item, ServiceCommand::Submit));
    CHECK(queue_of(market.window, ReviewKind::Service).at(0).title == "专利申请代理服务（变更）");
    CHECK(must<ServicePage>(market.enterprise.call<SearchServices>({.q = "专利"})).total == 0);
    must<ServiceItem>(decide(market.window, item, ServiceCommand::Approve));
    CHECK(must<ServicePage>(market.enterprise.call<SearchServices>({.q = "专利"})).total == 1);
    CHECK(queue_of(market.window, ReviewKind::Service).empty());
}

TEST_CASE("windows above a county see what it sees, and may act for it") {
    Market market(server::Options{});
    const ServiceItem near = market.submitted(market.institution);
    const ServiceItem far = market.submitted(market.other_institution);
    Caller prefecture = window_of(market.core, "changsha_window", "430100");
    Caller province = window_of(market.core, "hunan_window", "430000");
    CHECK(queue_of(prefecture, ReviewKind::Service).size() == 1);
    CHECK(queue_of(province, ReviewKind::Service).size() == 2);
    CHECK(prefecture.call<ReadOwnService>({far.service_id}).status == 404);
    CHECK(decide(prefecture, far, ServiceCommand::Approve).status == 404);
    CHECK(decide(prefecture, near, ServiceCommand::Approve).status == 200);
    CHECK(decide(province, far, ServiceCommand::Approve).status == 200);
    CHECK(queue_of(market.window, ReviewKind::Service).empty());
    CHECK(queue_of(market.window, ReviewKind::Service, true).at(0).decided_by ==
          "长沙市中小企业服务窗口");
}

TEST_CASE("of two reviewers at once exactly one decides") {
    for (int round = 0; round < 8; ++round) {
        Market market(server::Options{});
        Caller colleague = window_of(market.core, "chuangkou_er", "430104");
        const ServiceItem item = market.submitted(market.institution);
        int first = 0;
        int second = 0;
        {
            const std::jthread one(
                [&] { first = decide(market.window, item, ServiceCommand::Approve).status; });
            const std::jthread other([&] {
                second = decide(colleague, item, ServiceCommand::Return, "信息不完整").status;
            });
        }
        CHECK((first == 200) != (second == 200));
        CHECK((first == 412) != (second == 412));
        const auto done = queue_of(market.window, ReviewKind::Service, true);
        REQUIRE(done.size() == 1);
        CHECK((done[0].outcome == ReviewOutcome::Approved) == (first == 200));
    }
}

TEST_CASE("an appeal waits for the enterprise's window until it is over") {
    Market market;
    const auto running = [&] {
        Order order = market.applied();
        order = market.step(order, Actor::Institution, Command::Accept);
        order = market.step(order, Actor::Institution, Command::SubmitContract);
        return market.step(order, Actor::Enterprise, Command::ConfirmContract);
    };
    Order order = market.step(running(), Actor::Enterprise, Command::Appeal);
    auto waiting = queue_of(market.window, ReviewKind::Appeal);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].case_id == order.order_id);
    CHECK(waiting[0].task == ReviewTask::Mediate);
    CHECK(waiting[0].due_on == "2026-12-03");
    CHECK(queue_of(market.other_window, ReviewKind::Appeal).empty());
    order = market.step(order, Actor::Window, Command::SettleAppeal);
    CHECK(queue_of(market.window, ReviewKind::Appeal).empty());
    auto done = queue_of(market.window, ReviewKind::Appeal, true);
    CHECK(done.at(0).outcome == ReviewOutcome::Done);
    CHECK_FALSE(done.at(0).opinion.empty());

    order = market.step(order, Actor::Institution, Command::Appeal);
    CHECK(queue_of(market.window, ReviewKind::Appeal).at(0).party_name == "湖南乙方咨询有限公司");
    order = market.step(order, Actor::Institution, Command::RetractAppeal);
    done = queue_of(market.window, ReviewKind::Appeal, true);
    CHECK(done.at(0).outcome == ReviewOutcome::Revoked);

    // 未收到 is an appeal of the institution's.
    order = running();
    while (order.state == OrderState::Running) {
        order = market.step(order, Actor::Institution, Command::SubmitStage);
        order = market.step(order, Actor::Enterprise, Command::AcceptStage);
    }
    order = market.step(order, Actor::Enterprise, Command::PayOffline);
    order = market.step(order, Actor::Institution, Command::ReportMissing);
    waiting = queue_of(market.window, ReviewKind::Appeal);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].number == order.number);
    market.step(order, Actor::Window, Command::RuleTerminated);
    CHECK(queue_of(market.window, ReviewKind::Appeal).empty());
}
