// 立刻咨询, 我的咨询 and 咨询详情 by hand. The platform behind them is the workflow itself.
#include <doctest/doctest.h>

#include "api/consultations.h"
#include "api/orders.h"
#include "api/services.h"
#include "api/shops.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::Mode;
using test::Visitor;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};
constexpr std::string_view list_path = "/api/v1/consultations";

SessionView session_of(CaseActor actor) {
    SessionView session = test::enterprise_session();
    if (actor == CaseActor::Institution) session.kind = AccountKind::Institution;
    if (actor == CaseActor::Window) session.kind = AccountKind::Window;
    return session;
}

CaseContext context_of(CaseActor actor) {
    return {.actor = actor,
            .party_id = actor == CaseActor::Enterprise ? "e1" : "i1",
            .region = "430104",
            .by = "张小满",
            .now = test::FixedClock().at};
}

Consultation fresh() {
    const ConsultationOpening opening{
        .consultation_id = "c1",
        .number = "ZX202611240000176",
        .enterprise = {"e1", "湖南星辰科技有限公司", "91430100PDY00001XL", "430104"},
        .institution = {"i1", "湘江知识产权服务中心", "91430100PDY00002XJ", "430104"},
        .service_number = "FW202611240000012",
        .service_name = "知识产权代理服务"};
    const auto made =
        open_consultation(opening, {.service_id = "s1", .content = "申请专利要准备什么？"},
                          context_of(CaseActor::Enterprise));
    REQUIRE(made);
    return *made;
}

// One side at its screen; the consultation is shared.
struct Side {
    Side(CaseActor side, Consultation& shared, Mode mode)
        : actor(side), consultation(shared), visitor("#/consultations/c1", mode) {
        visitor.tell_session(session_of(actor));
        tell();
    }
    void tell() {
        for (int i = 0; i < 10 && !visitor.world.transport.waiting.empty(); ++i) {
            const ApiRequest request = visitor.world.transport.waiting.front().request;
            if (request.path == "/api/v1/consultations/c1/actions") {
                act(request);
            } else if (request.path == "/api/v1/consultations/c1") {
                visitor.world.transport.answer_with(request.path, consultation);
            } else if (request.path.starts_with("/api/v1/parties/")) {
                visitor.world.transport.answer_with(
                    request.path, PartyMarks{.verification = VerificationState::Verified});
            } else {
                visitor.world.transport.refuse(request.path, {.kind = ErrorKind::NotFound});
            }
            visitor.settle();
        }
    }
    void act(const ApiRequest& request) {
        Result<ConsultationAction> action = decode_text<ConsultationAction>(request.body);
        REQUIRE(action);
        action->consultation_id = "c1";
        const auto next = apply(consultation, *action, context_of(actor));
        if (!next) return visitor.world.transport.refuse(request.path, next.error());
        consultation = *next;
        visitor.world.transport.answer_with(request.path, consultation);
    }
    void look_again() {
        visitor.open("#/desk");
        tell();
        visitor.open("#/consultations/c1");
        tell();
    }
    void click(std::string_view name) {
        visitor.click(name);
        tell();
    }
    bool sees_button(std::string_view name) const {
        return visitor.person.find(Role::Button, name) != nullptr;
    }

    CaseActor actor;
    Consultation& consultation;
    Visitor visitor;
};

}  // namespace

TEST_CASE("both sides walk a consultation from question to rating by hand") {
    for (const Mode mode : modes) {
        Consultation consultation = fresh();
        Side institution(CaseActor::Institution, consultation, mode);
        Side enterprise(CaseActor::Enterprise, consultation, mode);
        CHECK(enterprise.visitor.heading() == "咨询详情");
        CHECK(institution.visitor.person.sees_words("已认证"));
        CHECK(enterprise.visitor.person.sees_words("申请专利要准备什么？"));
        CHECK(enterprise.sees_button("撤回咨询"));
        CHECK_FALSE(enterprise.sees_button("追问"));

        institution.click("回复");
        CHECK(consultation.state == ConsultationState::Waiting);
        CHECK(!institution.visitor.person.error_of("回复内容").empty());
        institution.visitor.type("回复内容", "请准备技术交底书。");
        institution.click("回复");
        REQUIRE(consultation.state == ConsultationState::Answered);
        CHECK_FALSE(institution.sees_button("回复"));

        // Showing the answer tells the platform so, once.
        enterprise.look_again();
        REQUIRE(consultation.state == ConsultationState::Viewed);
        CHECK(enterprise.visitor.person.sees_words("请准备技术交底书。"));
        CHECK(enterprise.visitor.person.see(Role::Link, "按此咨询申请服务").href ==
              "#/services/s1?apply=1&consultation=c1");
        enterprise.visitor.type("追问内容", "有模板吗");
        enterprise.click("追问");
        CHECK(!enterprise.visitor.person.error_of("追问内容").empty());
        enterprise.visitor.type("追问内容", "交底书有没有模板？");
        enterprise.click("追问");
        REQUIRE(consultation.state == ConsultationState::Waiting);
        CHECK(enterprise.visitor.person.sees_words("提交成功，请等待回复"));

        institution.look_again();
        institution.visitor.type("回复内容", "模板见附件。");
        institution.click("回复");
        enterprise.look_again();
        enterprise.visitor.type("评论", "很清楚");
        // Its text field has the same name.
        enterprise.visitor.person.click(Role::Button, "评论");
        enterprise.tell();
        REQUIRE(consultation.state == ConsultationState::Rated);
        CHECK(enterprise.visitor.person.sees_words("评价成功"));
        CHECK(consultation.rounds[1].rating->content.words == "很清楚");
        CHECK(consultation.rounds[1].rating->content.score == 5);
        CHECK_FALSE(enterprise.sees_button("评论"));
        CHECK(enterprise.sees_button("追问"));
    }
}

TEST_CASE("the institution declines with its reason; a window only reads") {
    Consultation consultation = fresh();
    Side window(CaseActor::Window, consultation, Mode::Mirror);
    CHECK(window.visitor.person.sees_words("申请专利要准备什么？"));
    for (const std::string_view name : {"回复", "不受理", "撤回咨询", "追问", "评论"}) {
        CHECK_FALSE(window.sees_button(name));
    }
    Side institution(CaseActor::Institution, consultation, Mode::Mirror);
    institution.click("不受理");
    institution.click("确认不受理");
    CHECK(!institution.visitor.person.error_of("不受理原因").empty());
    institution.visitor.type("不受理原因", "不在服务范围内");
    institution.click("确认不受理");
    CHECK(consultation.state == ConsultationState::Declined);
    Side enterprise(CaseActor::Enterprise, consultation, Mode::Mirror);
    CHECK(enterprise.visitor.person.sees_words("机构不受理：不在服务范围内"));
}

TEST_CASE("an answer that comes too late keeps its words and can be sent again") {
    Consultation consultation = fresh();
    Side institution(CaseActor::Institution, consultation, Mode::Mirror);
    institution.visitor.type("回复内容", "请准备技术交底书。");
    // The platform has reminded in the meantime.
    const InstantMs due = consultation.due_at;
    const auto reminded = apply(consultation,
                                {.consultation_id = "c1",
                                 .command = ConsultationCommand::Remind,
                                 .expected_version = consultation.version},
                                {.actor = CaseActor::System, .by = "平台", .now = due});
    REQUIRE(reminded);
    consultation = *reminded;
    institution.click("回复");
    CHECK(institution.visitor.person.sees_words("咨询刚刚有了新进展"));
    CHECK(institution.visitor.person.value_of("回复内容") == "请准备技术交底书。");
    institution.click("回复");
    CHECK(consultation.state == ConsultationState::Answered);
}

TEST_CASE("the list marks what is unread, and leads to the thread") {
    for (const Mode mode : modes) {
        Visitor visitor("#/consultations", mode);
        visitor.tell_session(test::enterprise_session());
        ConsultationSummary row = summary_of(fresh());
        row.state = ConsultationState::Answered;
        row.waits_for = CaseActor::Enterprise;
        visitor.world.transport.answer_with(list_path, ConsultationPage{{row}, {}, 1});
        visitor.settle();
        CHECK(visitor.heading() == "我的咨询");
        CHECK(visitor.person.sees_words("未读"));
        visitor.click("查看 ZX202611240000176");
        CHECK(visitor.world.history.href() == "#/consultations/c1");
    }
    Visitor visitor("#/consultations");
    visitor.tell_session(session_of(CaseActor::Institution));
    visitor.world.transport.answer_with(list_path, ConsultationPage{{summary_of(fresh())}, {}, 1});
    visitor.settle();
    CHECK(visitor.heading() == "咨询回复");
    CHECK(visitor.person.sees_words("今天收到"));
    CHECK_FALSE(visitor.person.sees_words("未读"));
}

TEST_CASE("who is not signed in comes back to 立刻咨询 as it was left") {
    Visitor visitor("#/services/s1");
    visitor.tell_signed_out();
    const auto tell_service = [&] {
        ServiceView view;
        view.service_id = "s1";
        view.content.name = "知识产权代理服务";
        visitor.world.transport.answer_with("/api/v1/services/s1/ratings", PublicRatingPage{});
        visitor.world.transport.answer_with("/api/v1/services/s1", view);
        visitor.settle();
    };
    tell_service();
    visitor.click("立刻咨询");
    visitor.click("提交");
    CHECK(!visitor.person.error_of("咨询内容").empty());
    visitor.type("咨询内容", "申请专利要准备什么？");
    visitor.click("提交");
    CHECK(visitor.heading() == "用户登录");
    visitor.type("用户名", "xiaoman2026");
    visitor.type("密码", "Xiang-jiang2026");
    visitor.click("登录");
    visitor.world.transport.answer_with("/api/v1/session", test::enterprise_session());
    visitor.settle();
    tell_service();
    visitor.person.see(Role::Dialog, "立刻咨询");
    CHECK(visitor.person.value_of("咨询内容") == "申请专利要准备什么？");
    visitor.click("提交");
    REQUIRE(visitor.world.transport.is_asked(list_path));
    visitor.world.transport.answer_with(list_path, fresh());
    visitor.settle();
    CHECK(visitor.person.sees_words("提交成功，请等待回复"));
    CHECK(visitor.world.history.href() == "#/consultations");
    CHECK_FALSE(visitor.world.device.holds("申请专利要准备什么"));
}

TEST_CASE("an application by a consultation says where it comes from") {
    Visitor visitor("#/services/s1?apply=1&consultation=c1");
    visitor.tell_session(test::enterprise_session());
    ServiceView view;
    view.service_id = "s1";
    view.content.name = "知识产权代理服务";
    visitor.world.transport.answer_with("/api/v1/services/s1/ratings", PublicRatingPage{});
    visitor.world.transport.answer_with("/api/v1/services/s1", view);
    visitor.settle();
    visitor.tell_profile(test::good_profile());
    visitor.type("需求说明", "需要申请三项发明专利");
    visitor.click("提交申请");
    const auto request = decode_text<OrderRequest>(visitor.world.transport.sent.back().body);
    REQUIRE(request);
    CHECK(request->source == OrderSource::Consultation);
    CHECK(request->source_id == "c1");
}

}  // namespace emc
