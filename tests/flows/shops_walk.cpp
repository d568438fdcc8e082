// Chapter 7 of the operation manual against the real platform: the enterprise at its screens, the
// window at its endpoints, a guest at the public page.
#include <doctest/doctest.h>

#include "api/shops.h"
#include "server/windows.h"
#include "support/flows/street.h"
#include "unit/shop_samples.h"

namespace emc {
namespace {

using test::Mode;
using test::Town;
using test::Visit;

const std::string png = "\x89PNG\r\n\x1a\n" + std::string(64, 'x');

template <class T>
T must(const server::HttpReply& reply) {
    REQUIRE_MESSAGE(reply.status < 300, reply.body);
    Result<T> decoded = decode_text<T>(reply.body);
    REQUIRE_MESSAGE(decoded.has_value(), reply.body);
    return std::move(*decoded);
}

struct Street {
    Street() : enterprise(town.core), window(town.core) {
        REQUIRE(enterprise.call<RegisterAccount>(test::good_registration("lugu_zhineng")).status ==
                201);
        REQUIRE(server::create_window(town.core.platform->context(),
                                      {.user_name = "chuangkou_yl",
                                       .region = "430104",
                                       .password = std::string(test::good_password),
                                       .keeps_password = true}));
        REQUIRE(window.sign_in(test::good_password, "chuangkou_yl", AccountKind::Window).status ==
                200);
        town.cookie = enterprise.browser().cookie();
    }
    Shop shop() {
        const auto own = must<OwnShop>(enterprise.call<ReadOwnShop>());
        REQUIRE(own.shop);
        return *own.shop;
    }
    void by_window(ShopCommand command) {
        must<Shop>(window.call<ActOnShop>(samples::action_for(shop(), command)));
    }

    Town town;
    test::Caller enterprise;
    test::Caller window;
};

void upload(Visit& visit, Town& town, std::string_view field, std::string_view name) {
    visit.person.pick(field, town.files.add(name, png));
    visit.settle();
}

void apply_by_hand(Visit& visit, Town& town) {
    visit.type("店铺名称", "麓谷装备铺");
    visit.choose("主营类目", "机械设备");
    visit.type("店铺简介", "销售智能装备的备件和易损件，支持批发。");
    visit.type("负责人", "张三");
    visit.type("联系电话", "13800138000");
    upload(visit, town, "店铺LOGO", "标识.png");
    upload(visit, town, "营业执照", "执照.png");
    visit.check("承诺所填内容真实，依法诚信经营");
    visit.click("确认");
    CHECK(visit.person.sees_words("提交成功"));
}

void complete_by_hand(Visit& visit, Town& town) {
    CHECK(visit.person.sees_words("指导员"));
    visit.click("添加产品");
    visit.type("第1项产品名称", "伺服电机");
    visit.type("第1项价格", "2680");
    upload(visit, town, "第1项产品图片", "电机.png");
    upload(visit, town, "店招图片", "横幅.png");
    visit.type("地址", "麓谷大道100号");
    visit.type("营业时间", "工作日 9:00—18:00");
    visit.click("保存资料");
}

}  // namespace

TEST_CASE("from the application to the public page, by hand") {
    Street street;
    {
        Visit visit(street.town, "#/shop", Mode::Pointer);
        apply_by_hand(visit, street.town);
    }
    CHECK(street.shop().state == ShopState::InReview);
    street.by_window(ShopCommand::Approve);
    street.by_window(ShopCommand::RecordCall);
    {
        Visit visit(street.town, "#/shop", Mode::Pointer);
        complete_by_hand(visit, street.town);
    }
    street.by_window(ShopCommand::Open);
    REQUIRE(street.shop().state == ShopState::Open);
    street.town.cookie.clear();
    Visit guest(street.town, "#/services?q=伺服电机");
    guest.click("麓谷装备铺");
    CHECK(guest.heading() == "麓谷装备铺");
    CHECK(guest.person.sees_words("2,680.00 元"));
    CHECK(guest.history.href() == "#/shop/" + street.shop().shop_id);
}

}  // namespace emc
