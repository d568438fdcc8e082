// Chapter 6 of the operation manual against the real platform: an enterprise publishes a demand at
// its browser, the window approves it, an institution responds at its own, and is chosen.
#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <string>

#include "api/demands.h"
#include "api/reviews.h"
#include "domain/rules/uscc.h"
#include "server/windows.h"
#include "support/flows/street.h"

namespace emc {
namespace {

using test::Mode;
using test::Town;
using test::Visit;

constexpr std::string_view title = "需要能源管理体系认证辅导";

// Two browsers in one town: each keeps its own cookie.
class Neighbours {
public:
    explicit Neighbours(Mode mode) : mode_(mode) {}
    void at(std::size_t who, std::string_view href, const std::function<void(Visit&)>& act) {
        town.cookie = cookies_[who];
        {
            Visit visit(town, href, mode_);
            INFO(visit.person.names());
            act(visit);
        }
        cookies_[who] = town.cookie;
    }
    // Somebody who is registered without a hand on the form.
    void enter(std::size_t who, AccountKind kind, std::string name, std::string code) {
        test::Caller caller(town.core);
        Registration registration = test::good_registration("user_" + std::to_string(who),
                                                            code + uscc_check_character(code));
        registration.kind = kind;
        registration.name = std::move(name);
        REQUIRE(caller.call<RegisterAccount>(registration).status == 201);
        cookies_[who] = caller.browser().cookie();
    }
    Town town;

private:
    Mode mode_;
    std::array<std::string, 2> cookies_;
};

void publish_by_hand(Visit& visit) {
    REQUIRE(visit.heading() == "发布需求");
    CHECK(visit.person.value_of("联系人") == "张三");
    visit.type("标题", title);
    visit.choose("类别", "质量检验检测");
    visit.type("描述", "两条陶瓷生产线，计划半年内通过认证，需要全程辅导。");
    visit.type("预算下限（元）", "10000");
    visit.type("预算上限（元）", "30000");
    visit.type("截止日期", "2026-12-31");
    visit.check("全省");
    visit.click("确认发布");
    CAPTURE(visit.person.names());
    REQUIRE(visit.heading() == "需求详情");
    CHECK(visit.person.sees_words("2026-11-27"));
}

// The window's queue has the one demand; its desk has tests of its own.
void approve(Town& town) {
    REQUIRE(server::create_window(town.core.platform->context(),
                                  {.user_name = "chuangkou",
                                   .region = "430104",
                                   .password = std::string(test::good_password),
                                   .keeps_password = true}));
    test::Caller window(town.core);
    REQUIRE(window.sign_in(test::good_password, "chuangkou", AccountKind::Window).status == 200);
    const auto queue = decode_text<ReviewPage>(window.call<ListReviews>().body);
    REQUIRE(queue);
    REQUIRE(queue->items.size() == 1);
    const std::string demand_id = queue->items.front().case_id;
    const auto demand = decode_text<Demand>(window.call<ReadDemand>({demand_id}).body);
    REQUIRE(demand);
    CHECK(window
              .call<ActOnDemand>({.demand_id = demand_id,
                                  .command = DemandCommand::Approve,
                                  .expected_version = demand->version})
              .status == 200);
}

void respond_by_hand(Visit& visit) {
    visit.type("找需求", "能源管理");
    visit.click("搜索");
    visit.click(title);
    visit.click("响应需求");
    visit.type("报价（元）", "25000");
    visit.type("响应说明", "三个月内完成辅导，附同类业绩");
    visit.click("提交响应");
    CAPTURE(visit.person.names());
    CHECK(visit.person.sees_words("我的响应"));
}

void choose_by_hand(Visit& visit) {
    visit.click(title);
    CHECK(visit.person.sees_words("¥25,000.00"));
    visit.click("选定 湘江知识产权服务中心");
    visit.click("确认选定");
    CAPTURE(visit.person.names());
    CHECK(visit.person.sees_words("查看订单 DD"));
}

}  // namespace

TEST_CASE("from a published demand to an order, by hand") {
    for (const Mode mode : {Mode::Pointer, Mode::Mirror}) {
        Neighbours town(mode);
        town.enter(0, AccountKind::Enterprise, "湖南星辰科技有限公司", "91430100PDY000011");
        town.enter(1, AccountKind::Institution, "湘江知识产权服务中心", "91430100PDY000022");
        town.at(0, "#/demands/new", publish_by_hand);
        approve(town.town);
        town.at(1, "#/hall", respond_by_hand);
        town.at(0, "#/demands", choose_by_hand);
        town.at(1, "#/orders", [](Visit& visit) {
            CAPTURE(visit.person.names());
            CHECK(visit.person.sees_words(title));
            CHECK(visit.person.sees_words("待签约"));
        });
    }
}

}  // namespace emc
