// 发布需求, 我的需求 and 需求大厅 by hand. The platform behind them is the workflow itself: every
// step that a screen sends is applied to the demand.
#include <doctest/doctest.h>

#include "api/demands.h"
#include "client/screens/hall_demand.h"
#include "support/visitor.h"
#include "unit/demand_samples.h"

namespace emc {
namespace {

using test::Mode;
using test::Visitor;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};

SessionView session_of(CaseActor actor) {
    SessionView session = test::enterprise_session();
    if (actor == CaseActor::Institution) session.kind = AccountKind::Institution;
    return session;
}

Demand draft_of_sample() {
    const auto made = open_demand(samples::demand_opening(), samples::demand_draft(),
                                  samples::context(CaseActor::Enterprise));
    REQUIRE(made);
    return *made;
}

Demand stepped(const Demand& demand, DemandCommand command, CaseActor actor, int who = 1) {
    const auto after = apply(demand, samples::demand_action(demand, command),
                             samples::demand_context(actor, samples::start, who));
    REQUIRE(after);
    return *after;
}

Demand published() {
    const Demand sent = stepped(draft_of_sample(), DemandCommand::Submit, CaseActor::Enterprise);
    return stepped(sent, DemandCommand::Approve, CaseActor::Window);
}

// One side at its screen; the demand is shared.
struct Side {
    Side(CaseActor side, std::optional<Demand>& shared, std::string_view href, Mode mode)
        : actor(side), demand(shared), visitor(href, mode) {
        visitor.tell_session(session_of(actor));
        tell();
    }
    // Answers what is asked until nothing is.
    void tell() {
        for (int i = 0; i < 12 && !visitor.world.transport.waiting.empty(); ++i) {
            const ApiRequest request = visitor.world.transport.waiting.front().request;
            if (!answers(request)) {
                visitor.world.transport.refuse(request.path, {.kind = ErrorKind::NotFound});
            }
            visitor.settle();
        }
    }
    bool answers(const ApiRequest& request) {
        auto& transport = visitor.world.transport;
        if (request.path == "/api/v1/demands" && request.method == Method::Post) {
            create(request);
        } else if (!demand) {
            return false;
        } else if (request.path == "/api/v1/demands/demand-1/actions") {
            act(request);
        } else if (request.path == "/api/v1/demands/demand-1") {
            transport.answer_with(request.path, *demand);
        } else if (request.path == "/api/v1/hall/demand-1") {
            CaseContext reader = samples::demand_context(actor).who;
            const auto view = hall_view(*demand, &reader);
            if (!view) return false;
            transport.answer_with(request.path, *view);
        } else if (request.path.starts_with("/api/v1/hall?")) {
            transport.answer_with(request.path,
                                  HallPage{{hall_item_of(*demand, "", "institution-1")}, "", 1});
        } else if (request.path.starts_with("/api/v1/demands")) {
            transport.answer_with(request.path, DemandPage{{summary_of(*demand)}, "", 1});
        } else {
            return false;
        }
        return true;
    }
    void create(const ApiRequest& request) {
        const auto sent = decode_text<NewDemand>(request.body);
        REQUIRE(sent);
        const CaseContext who = samples::context(actor);
        auto made = open_demand(samples::demand_opening(), sent->content, who);
        if (made && sent->submits) {
            made = apply(*made, samples::demand_action(*made, DemandCommand::Submit),
                         samples::demand_context(actor));
        }
        if (!made) return visitor.world.transport.refuse(request.path, made.error());
        demand = *made;
        visitor.world.transport.answer_with(request.path, *made);
    }
    void act(const ApiRequest& request) {
        auto action = decode_text<DemandAction>(request.body);
        REQUIRE(action);
        action->demand_id = "demand-1";
        const auto next = apply(*demand, *action, samples::demand_context(actor));
        if (!next) return visitor.world.transport.refuse(request.path, next.error());
        demand = *next;
        const bool is_institution = actor == CaseActor::Institution;
        visitor.world.transport.answer_with(
            request.path, is_institution ? seen_by_institution(*demand, "institution-1") : *demand);
    }
    void open(std::string_view href) {
        visitor.open(href);
        tell();
    }
    void click(std::string_view name) {
        visitor.click(name);
        tell();
    }

    CaseActor actor;
    std::optional<Demand>& demand;
    Visitor visitor;
};

void fill_in(Side& side) {
    Visitor& visitor = side.visitor;
    visitor.type("标题", "需要ISO 9001认证辅导");
    visitor.choose("类别", "质量检验检测");
    visitor.type("描述", "公司一百二十人，计划半年内通过认证，需要全程辅导。");
    visitor.type("预算下限（元）", "10000");
    visitor.type("预算上限（元）", "30000");
    visitor.type("截止日期", "2026-12-31");
    visitor.person.check("全省");
    visitor.settle();
    visitor.type("联系人", "李谷雨");
    visitor.type("联系电话", "13800138000");
}

}  // namespace

TEST_CASE("an enterprise publishes a demand by hand and hears by when it is answered") {
    for (const Mode mode : modes) {
        std::optional<Demand> demand;
        Side side(CaseActor::Enterprise, demand, "#/demands/new", mode);
        REQUIRE(side.visitor.heading() == "发布需求");
        side.click("确认发布");
        CHECK_FALSE(demand);
        CHECK_FALSE(side.visitor.person.error_of("标题").empty());
        fill_in(side);
        side.visitor.type("截止日期", "2026-11-24");
        side.click("确认发布");
        CHECK(side.visitor.person.error_of("截止日期").contains("晚于今天"));
        side.visitor.type("截止日期", "2026-12-31");
        side.click("确认发布");
        REQUIRE(demand);
        CHECK(demand->state == DemandState::InReview);
        CHECK(side.visitor.person.sees_words("提交成功，等待审核"));
        CHECK(side.visitor.person.sees_words("2026-11-27"));
        CHECK(side.visitor.heading() == "需求详情");
        CHECK(demand->content.budget_max_fen == 3'000'000);
    }
}

TEST_CASE("the enterprise is told when the window lets its term pass") {
    std::optional<Demand> demand =
        stepped(draft_of_sample(), DemandCommand::Submit, CaseActor::Enterprise);
    Side enterprise(CaseActor::Enterprise, demand, "#/demands/demand-1", Mode::Mirror);
    Visitor& visitor = enterprise.visitor;
    const InstantMs term = end_of(*parse_date(demand->review_due_on));
    for (const InstantMs late : {InstantMs{-1}, InstantMs{0}}) {
        CAPTURE(late);
        visitor.world.clock.at = term + late;
        visitor.settle();
        CHECK(visitor.person.sees_words("已超过办理期限") == (late == 0));
    }
    // What a page opens from is where its reader is.
    CHECK(visitor.person.see(Role::Link, "我的需求").is_current);
    CHECK_FALSE(visitor.person.see(Role::Link, "发布需求").is_current);
}

TEST_CASE("a draft may have gaps, and what is typed outlives the page") {
    std::optional<Demand> demand;
    Side side(CaseActor::Enterprise, demand, "#/demands/new", Mode::Mirror);
    side.visitor.type("标题", "需要检测");
    side.visitor.type("联系电话", "12");
    side.visitor.settle();
    CHECK(side.visitor.world.device.holds("需要检测"));
    side.click("保存草稿");
    CHECK_FALSE(demand);  // What is wrong is told even of a draft.
    CHECK_FALSE(side.visitor.person.error_of("联系电话").empty());
    side.visitor.type("联系电话", "13800138000");
    side.click("保存草稿");
    REQUIRE(demand);
    CHECK(demand->state == DemandState::Draft);
    CHECK(side.visitor.world.history.href() == "#/demands/demand-1/edit");
    CHECK_FALSE(side.visitor.world.device.holds("需要检测"));
}

TEST_CASE("我的需求 has 修改 and 关闭 with the number") {
    std::optional<Demand> demand = published();
    Side side(CaseActor::Enterprise, demand, "#/demands", Mode::Mirror);
    CHECK(side.visitor.heading() == "我的需求");
    side.click("关闭 XQ202611240000017");
    side.click("确认关闭");
    CHECK(demand->state == DemandState::Published);
    CHECK_FALSE(side.visitor.person.error_of("关闭原因").empty());
    side.visitor.choose("关闭原因", "不再需要");
    side.click("确认关闭");
    CHECK(demand->state == DemandState::Closed);
    CHECK(demand->close_reason == DemandCloseReason::NotNeeded);
}

TEST_CASE("a change of a published demand is shown as a difference while it waits") {
    std::optional<Demand> demand = published();
    Side side(CaseActor::Enterprise, demand, "#/demands", Mode::Mirror);
    side.click("修改 XQ202611240000017");
    REQUIRE(side.visitor.heading() == "修改需求");
    side.click("确认发布");
    CHECK(side.visitor.person.sees_words("无需提交"));
    side.visitor.type("标题", "需要ISO 14001认证辅导");
    side.click("确认发布");
    CHECK(demand->state == DemandState::ChangeReview);
    CHECK(side.visitor.person.sees_words("原：需要ISO 9001认证辅导"));
    CHECK(side.visitor.person.sees_words("新：需要ISO 14001认证辅导"));
    side.click("撤回");
    CHECK(demand->state == DemandState::Published);
}

TEST_CASE("an institution responds within the range, takes it back, and is chosen") {
    for (const Mode mode : modes) {
        std::optional<Demand> demand = published();
        Side institution(CaseActor::Institution, demand, "#/hall/demand-1", mode);
        CHECK(institution.visitor.person.sees_words("联系方式不公开"));
        CHECK_FALSE(institution.visitor.person.sees_words("0731-80000002"));
        institution.click("响应需求");
        institution.visitor.type("报价（元）", "40000");
        institution.visitor.type("响应说明", "十年认证辅导经验，三个月完成");
        institution.click("提交响应");
        CHECK(demand->responses.empty());
        CHECK_FALSE(institution.visitor.person.error_of("报价（元）").empty());
        institution.visitor.type("报价（元）", "25000");
        institution.click("提交响应");
        REQUIRE(demand->responses.size() == 1);
        CHECK(institution.visitor.person.sees_words("我的响应"));
        institution.click("撤回响应");
        institution.click("确认撤回响应");
        CHECK(open_responses(*demand) == 0);
        demand = stepped(*demand, DemandCommand::Respond, CaseActor::Institution, 1);
        institution.open("#/hall");
        CHECK(institution.visitor.person.see(Role::Link, "我响应的").href == "#/hall?mine=1");
        institution.click("我响应的");
        CHECK(institution.visitor.person.sees_words("已响应"));
        demand = stepped(*demand, DemandCommand::Respond, CaseActor::Institution, 2);

        Side enterprise(CaseActor::Enterprise, demand, "#/demands/demand-1", mode);
        CHECK(enterprise.visitor.person.sees_words("¥20,000.00"));
        enterprise.click("选定 湖南示例服务中心2");
        enterprise.click("确认选定");
        CHECK(demand->state == DemandState::Closed);
        CHECK(enterprise.visitor.person.sees_words("查看订单 DD202611240000176"));
    }
}

TEST_CASE("attachments of a response are there again after its dialog and the page were closed") {
    test::World world;
    world.session = session_of(CaseActor::Institution);
    Env env = world.env();
    const CaseContext reader = samples::demand_context(CaseActor::Institution).who;
    const auto opened = [&] {
        HallDemandScreen screen = open_hall_demand(parse_route("#/hall/demand-1"), env);
        world.transport.answer_with("/api/v1/hall/demand-1", *hall_view(published(), &reader));
        world.transport.pump();
        poll(screen, env);
        update(screen, HallDemandScreen::Respond{}, env);
        return screen;
    };
    HallDemandScreen screen = opened();
    REQUIRE(screen.step.is_open);
    CHECK_FALSE(is_dirty(screen));
    screen.step.uploads = uploads_of(std::vector<FileRef>{{"f1", "方案.pdf", 15, ""}});
    CHECK(is_dirty(screen));
    poll(screen, env);
    update(screen, HallDemandScreen::Close{}, env);
    poll(screen, env);
    CHECK_FALSE(is_dirty(screen));
    update(screen, HallDemandScreen::Respond{}, env);
    CHECK(screen.step.uploads.items.size() == 1);
    CHECK(opened().step.uploads.items.size() == 1);
}

TEST_CASE("a late answer does not close the dialog of another demand") {
    Visitor visitor("#/demands");
    visitor.tell_session(session_of(CaseActor::Enterprise));
    const DemandSummary first = summary_of(published());
    DemandSummary second = first;
    second.demand_id = "demand-2";
    second.number = "XQ202611240000025";
    visitor.world.transport.answer_with("/api/v1/demands", DemandPage{{first, second}, "", 2});
    visitor.settle();
    visitor.click("关闭 XQ202611240000017");
    visitor.choose("关闭原因", "不再需要");
    visitor.click("确认关闭");
    visitor.click("返回");
    CHECK_FALSE(visitor.person.see(Role::Button, "关闭 XQ202611240000025").enabled);
    visitor.world.transport.refuse("/api/v1/demands/demand-1/actions",
                                   {.kind = ErrorKind::Stale, .code = "demand.stale"});
    visitor.settle();
    CHECK(visitor.world.transport.is_asked("/api/v1/demands"));
    CHECK(visitor.person.see(Role::Button, "关闭 XQ202611240000025").enabled);
}

TEST_CASE("a guest reads the hall and is asked to sign in before responding") {
    const Demand demand = published();
    Visitor visitor("#/hall?q=认证");
    visitor.tell_signed_out();
    visitor.world.transport.answer_with("/api/v1/hall?",
                                        HallPage{{hall_item_of(demand, "认证")}, "", 1});
    visitor.settle();
    CHECK(visitor.heading() == "需求大厅");
    CHECK(visitor.person.value_of("找需求") == "认证");
    visitor.click("需要ISO 9001认证辅导");
    visitor.world.transport.answer_with("/api/v1/hall/demand-1", *hall_view(demand, nullptr));
    visitor.settle();
    CHECK(visitor.heading() == "需要ISO 9001认证辅导");
    visitor.click("响应需求");
    CHECK(visitor.world.history.href().starts_with("#/login?next="));
}

}  // namespace emc
