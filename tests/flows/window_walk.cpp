// A window works through its queues without a pointer, with the real platform behind it.
#include <doctest/doctest.h>

#include "api/reviews.h"
#include "api/services_own.h"
#include "domain/rules/uscc.h"
#include "server/windows.h"
#include "support/flows/street.h"
#include "unit/order_samples.h"

namespace emc {
namespace {

using test::Caller;
using test::Mode;
using test::Town;
using test::Visit;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};
constexpr std::string_view password = test::good_password;

struct Office {
    Office() : institution(town.core) {
        server::Context& context = town.core.platform->context();
        context.options.reviews_services = true;
        for (const char* name : {"chuangkou_yi", "chuangkou_er"}) {
            REQUIRE(server::create_window(
                context, {.user_name = name,
                          .region = "430104",
                          .password = std::string(password),
                          .keeps_password = true,
                          .person = name == std::string("chuangkou_yi") ? "王敏" : "赵立"}));
        }
        Registration registration = test::good_registration("jigou_yi", "91430100PDY00001XL");
        registration.kind = AccountKind::Institution;
        registration.name = "湖南乙方咨询有限公司";
        REQUIRE(institution.call<RegisterAccount>(registration).status == 201);
    }

    ServiceItem submitted(std::string name) {
        ServiceDraft draft = samples::service_draft();
        draft.name = std::move(name);
        const auto made = decode_reply<ServiceItem>(institution.call<CreateService>(draft).body);
        REQUIRE(made);
        const auto sent =
            decode_reply<ServiceItem>(institution
                                          .call<ActOnService>({.service_id = made->service_id,
                                                               .expected_version = made->version})
                                          .body);
        REQUIRE(sent);
        // The queue is by day; within a day the first comes first.
        town.core.clock.pass_s(1);
        return *sent;
    }
    ServiceItem now(const ServiceItem& item) {
        const auto found =
            decode_reply<ServiceItem>(institution.call<ReadOwnService>({item.service_id}).body);
        REQUIRE(found);
        return *found;
    }

    Town town;
    Caller institution;
};

void sign_in(Visit& visit) {
    visit.choose("账号类型", "窗口");
    visit.type("用户名", "chuangkou_yi");
    visit.type("密码", password);
    visit.click("登录");
}

void strike(Visit& visit, std::string_view key) {
    visit.person.strike(key);
    visit.settle();
}

}  // namespace

TEST_CASE("a window reviews services by keyboard, and the next one opens by itself") {
    for (const Mode mode : modes) {
        Office office;
        const ServiceItem first = office.submitted("专利检索服务项目");
        const ServiceItem second = office.submitted("商标注册代理项目");
        const ServiceItem third = office.submitted("质量体系认证项目");
        Visit visit(office.town, "#/login", mode);
        sign_in(visit);
        REQUIRE(visit.heading() == "窗口工作台");
        CHECK(visit.person.sees_words("专利检索服务项目"));
        visit.open("#/reviews?kind=service");
        CAPTURE(visit.person.names());
        REQUIRE(visit.person.sees_words("还剩 3 个工作日"));
        REQUIRE(visit.person.find(ui::Role::Button, "通过") != nullptr);

        strike(visit, "j");
        strike(visit, "arrowdown");
        strike(visit, "k");
        strike(visit, "a");
        CHECK(office.now(second).state == ServiceState::Listed);
        CHECK(visit.person.sees_words("已通过：商标注册代理项目"));

        // The third is open now.
        strike(visit, "r");
        visit.person.see(ui::Role::Dialog, "退回");
        visit.click("确认退回");
        CHECK_FALSE(visit.person.error_of("审核意见").empty());
        visit.click("插入：联系方式有误，请核对。");
        CHECK(visit.person.value_of("审核意见") == "联系方式有误，请核对。");
        visit.click("确认退回");
        CHECK(office.now(third).state == ServiceState::Returned);
        CHECK(office.now(third).review_opinion == "联系方式有误，请核对。");

        strike(visit, "a");
        CHECK(office.now(first).state == ServiceState::Listed);
        CHECK(visit.person.sees_words("没有待办的办件"));
        visit.open("#/reviews?state=decided");
        CHECK(visit.person.sees_words("王敏"));
    }
}

TEST_CASE("who comes second is told by whom the item was handled, and loses nothing else") {
    for (const Mode mode : modes) {
        Office office;
        const ServiceItem item = office.submitted("专利检索服务项目");
        Visit visit(office.town, "#/login", mode);
        sign_in(visit);
        visit.open("#/reviews");
        Caller colleague(office.town.core);
        REQUIRE(colleague.sign_in(password, "chuangkou_er", AccountKind::Window).status == 200);
        REQUIRE(colleague
                    .call<ActOnService>({.service_id = item.service_id,
                                         .command = ServiceCommand::Return,
                                         .expected_version = item.version,
                                         .reason = "内容不完整"})
                    .status == 200);
        strike(visit, "a");
        CAPTURE(visit.person.names());
        CHECK(visit.person.sees_words("已由岳麓区中小企业服务窗口（赵立）于"));
        CHECK(visit.person.sees_words("内容不完整"));
        CHECK(visit.person.find(ui::Role::Button, "通过") == nullptr);
        CHECK(office.now(item).state == ServiceState::Returned);
    }
}

TEST_CASE("on a phone the item has a page of its own, and the list is behind it") {
    Office office;
    const ServiceItem item = office.submitted("专利检索服务项目");
    Visit visit(office.town, "#/login");
    visit.person.input.width = 390;
    visit.person.input.height = 844;
    sign_in(visit);
    visit.open("#/reviews");
    CHECK(visit.person.find(ui::Role::Button, "通过") == nullptr);
    visit.click("办理 " + item.number);
    CHECK(visit.history.href().starts_with("#/reviews/"));
    visit.click("通过");
    CHECK(office.now(item).state == ServiceState::Listed);
    CHECK(visit.history.href() == "#/reviews");
}

TEST_CASE("a window sees its statistics and takes them along as a file") {
    Office office;
    office.submitted("专利检索服务项目");
    Visit visit(office.town, "#/login");
    sign_in(visit);
    visit.open("#/statistics");
    CAPTURE(visit.person.names());
    CHECK(visit.heading() == "统计");
    CHECK(visit.person.sees_words("服务上架审核"));
    CHECK(visit.person.see(ui::Role::Link, "导出 XLSX")
              .href.starts_with("/api/v1/review-statistics/xlsx?from="));
    visit.choose("类型", "需求审核");
    CHECK(visit.person.sees_words("这段时间没有办件"));
}

}  // namespace emc
