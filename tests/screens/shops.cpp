// 申请微商城, 企业认证 and the public shop by hand. The platform behind them is the workflow
// itself.
#include <doctest/doctest.h>

#include "api/files.h"
#include "api/services.h"
#include "api/shops.h"
#include "api/verifications.h"
#include "support/visitor.h"
#include "unit/shop_samples.h"

namespace emc {
namespace {

using test::Mode;
using test::Visitor;
using ui::Role;

constexpr Mode modes[] = {Mode::Pointer, Mode::Mirror};

CaseContext context_of(CaseActor actor) {
    CaseContext context = samples::context(actor);
    context.now = test::FixedClock().at;
    return context;
}

template <class T>
T body_of(const ApiRequest& request) {
    Result<T> input = decode_text<T>(request.body);
    REQUIRE_MESSAGE(input.has_value(), request.body);
    return std::move(*input);
}

// An enterprise at its screen, and a platform that knows its shop and its verification.
struct Center {
    explicit Center(std::string_view href, Mode mode = Mode::Mirror) : visitor(href, mode) {
        visitor.tell_session(test::enterprise_session());
        tell();
    }
    void tell() {
        for (int i = 0; i < 60 && !visitor.world.transport.waiting.empty(); ++i) {
            const ApiRequest request = visitor.world.transport.waiting.front().request;
            answer(request);
            visitor.settle();
        }
    }
    void answer(const ApiRequest& request) {
        auto& transport = visitor.world.transport;
        const std::string& path = request.path;
        if (path == "/api/v1/own-shop") return transport.answer_with(path, OwnShop{shop});
        if (path == "/api/v1/shop-cases") return create_shop(request);
        if (path == "/api/v1/shop-cases/shop-1/actions") return act_on_shop(request);
        if (path == "/api/v1/own-verification") return transport.answer_with(path, own());
        if (path == "/api/v1/verifications") return create_verification(request);
        if (path == "/api/v1/uploads") return begin_upload(request);
        if (path.ends_with("/pieces")) return end_upload(path);
        transport.refuse(path, {.kind = ErrorKind::NotFound});
    }
    template <class T>
    void reply(const ApiRequest& request, std::optional<T>& kept, Result<T> after) {
        if (!after) return visitor.world.transport.refuse(request.path, after.error());
        kept = *after;
        visitor.world.transport.answer_with(request.path, *after);
    }
    void create_shop(const ApiRequest& request) {
        reply(request, shop,
              open_shop(samples::shop_opening(), body_of<ShopApplication>(request),
                        context_of(CaseActor::Enterprise)));
    }
    void act_on_shop(const ApiRequest& request) {
        auto action = body_of<ShopAction>(request);
        action.shop_id = "shop-1";
        reply(request, shop, apply(*shop, action, context_of(CaseActor::Enterprise)));
    }
    void create_verification(const ApiRequest& request) {
        reply(request, verification,
              open_verification(samples::verification_opening(),
                                body_of<VerificationRequest>(request),
                                context_of(CaseActor::Enterprise)));
    }
    void begin_upload(const ApiRequest& request) {
        const auto start = body_of<UploadStart>(request);
        file = {"f" + std::to_string(++files), start.name, start.bytes, ""};
        visitor.world.transport.answer_with(request.path, UploadView{.file = file});
    }
    void end_upload(const std::string& path) {
        file.sha256 = "abc";
        visitor.world.transport.answer_with(
            path, UploadView{.file = file, .received = file.bytes, .is_complete = true});
    }
    OwnVerification own() const { return {samples::opening().enterprise, "测试员", verification}; }
    void by_window(ShopCommand command) {
        const Result<Shop> after =
            apply(*shop, samples::action_for(*shop, command), context_of(CaseActor::Window));
        REQUIRE(after);
        shop = *after;
    }
    void look_again(std::string_view href) {
        visitor.open("#/desk");
        tell();
        visitor.open(href);
        tell();
    }
    void click(std::string_view name) {
        visitor.click(name);
        tell();
    }
    void upload(std::string_view field, std::string_view name) {
        visitor.person.pick(field, visitor.world.files.add(name, "picture"));
        visitor.settle();
        tell();
    }
    bool sees(std::string_view words) { return visitor.person.sees_words(words); }

    std::optional<Shop> shop;
    std::optional<Verification> verification;
    FileRef file;
    int files = 0;
    Visitor visitor;
};

void fill_application(Center& center) {
    center.visitor.type("店铺名称", "星辰设备铺");
    center.visitor.choose("主营类目", "机械设备");
    center.visitor.type("店铺简介", "销售设备状态监测终端和备件，支持批发。");
    center.visitor.type("负责人", "李谷雨");
    center.visitor.type("联系电话", "13800138000");
    center.upload("店铺LOGO", "标识.png");
    center.upload("营业执照", "执照.pdf");
    center.visitor.person.check("承诺所填内容真实，依法诚信经营");
    center.visitor.settle();
}

}  // namespace

TEST_CASE("an enterprise applies, reads how it stands and completes its pages by hand") {
    for (const Mode mode : modes) {
        Center center("#/shop", mode);
        REQUIRE(center.visitor.heading() == "申请微商城");
        center.click("确认");
        CHECK(center.sees("请上传营业执照"));
        CHECK_FALSE(center.shop);
        fill_application(center);
        center.click("确认");
        REQUIRE(center.shop);
        CHECK(center.sees("提交成功"));
        CHECK(center.sees("2026-12-03"));
        center.by_window(ShopCommand::Approve);
        center.look_again("#/shop");
        CHECK(center.sees("审核通过·待电话告知"));
        center.by_window(ShopCommand::RecordCall);
        center.look_again("#/shop");
        CHECK(center.sees("指导员"));
        center.click("添加产品");
        center.visitor.type("第1项产品名称", "监测终端");
        center.visitor.type("第1项价格", "1280.5");
        center.upload("第1项产品图片", "终端.png");
        center.upload("店招图片", "横幅.jpg");
        center.visitor.type("地址", "麓谷大道658号");
        center.visitor.type("营业时间", "工作日 9:00—18:00");
        center.click("保存资料");
        REQUIRE(center.shop->pages.products.size() == 1);
        CHECK(center.shop->pages.products[0].price_fen == 128'050);
        CHECK(check(center.shop->pages).empty());
        center.by_window(ShopCommand::Open);
        center.look_again("#/shop");
        CHECK(center.sees("已开通"));
        center.visitor.person.see(Role::Link, "查看公开页面");
        center.click("停用");
        CHECK(center.shop->state == ShopState::Suspended);
        center.click("恢复");
        CHECK(center.shop->state == ShopState::Open);
    }
}

TEST_CASE("a picture that is none is refused beside its field, and what is typed stays") {
    Center center("#/shop");
    fill_application(center);
    center.upload("店铺LOGO", "标识.pdf");
    CHECK(center.sees("请上传 JPG 或 PNG 图片"));
    CHECK_FALSE(center.visitor.person.see(Role::Button, "确认").enabled);
    CHECK_FALSE(center.shop);
    center.visitor.open("#/desk");
    center.click("离开");
    center.visitor.open("#/shop");
    center.tell();
    CHECK(center.visitor.person.value_of("店铺名称") == "星辰设备铺");
}

TEST_CASE("what the window returns is written again from what was sent") {
    Center center("#/shop");
    fill_application(center);
    center.click("确认");
    center.by_window(ShopCommand::Return);
    center.by_window(ShopCommand::RecordCall);
    center.look_again("#/shop");
    CHECK(center.sees("情况说明"));
    CHECK(center.visitor.person.value_of("店铺名称") == "星辰设备铺");
    center.click("确认");
    CHECK(center.shop->state == ShopState::InReview);
}

TEST_CASE("an enterprise hands in its licence by hand and takes it back") {
    Center center("#/verification");
    REQUIRE(center.visitor.heading() == "企业认证");
    CHECK(center.visitor.person.value_of("法定代表人") == "测试员");
    center.click("提交认证");
    CHECK(center.sees("请上传营业执照"));
    center.visitor.type("登记日期", "2010-05-06");
    center.visitor.type("经办人", "李谷雨");
    center.visitor.type("经办人电话", "13800138000");
    center.upload("营业执照", "执照.png");
    center.click("提交认证");
    REQUIRE(center.verification);
    CHECK(center.sees("提交成功，等待审核"));
    CHECK(center.sees("2026-11-27"));
    CHECK(center.sees("认证审核中"));
}

TEST_CASE("anybody reads an open shop; a suspended one says so") {
    Visitor visitor("#/shop/shop-1");
    visitor.tell_signed_out();
    ShopView view{.shop_id = "shop-1", .name = "示例土特产商城"};
    view.pages = samples::shop_pages();
    view.enterprise_name = "湖南示例制造有限公司";
    view.is_verified = true;
    view.service_count = 3;
    view.logo = FileRef{.file_id = "logo", .name = "店标.png"};
    view.pictures = {{.file_id = "more", .name = "车间.jpg"}};
    view.pages.banner = FileRef{.file_id = "banner", .name = "店招.png"};
    view.pages.products[1].picture.reset();
    view.pages.products[0].picture = FileRef{.file_id = "oil", .name = "油.png"};
    visitor.world.transport.answer_with("/api/v1/shops/shop-1", view);
    visitor.settle();
    CHECK(visitor.heading() == "示例土特产商城");
    CHECK(visitor.person.sees_words("山茶油5升"));
    CHECK(visitor.person.sees_words("398.00 元"));
    CHECK(visitor.person.sees_words("面议"));
    CHECK(visitor.person.sees_words("已认证"));
    visitor.person.see(Role::Link, "查看该单位提供的 3 项服务");
    const std::pair<std::string_view, std::string_view> pictures[] = {
        {"店招图片：示例土特产商城", "/api/v1/files/banner"},
        {"店铺LOGO：示例土特产商城", "/api/v1/files/logo"},
        {"产品图片：山茶油5升", "/api/v1/files/oil"},
        {"更多图片 1", "/api/v1/files/more"},
    };
    for (const auto& [words, address] : pictures) {
        const ui::UiNode& node = visitor.person.see(Role::Image, words);
        CHECK(node.href == address);
        CHECK(node.rect.w > 0);
        CHECK(node.rect.h > 0);
    }
    // What has no picture has no words for one either.
    CHECK(visitor.person.all(Role::Image).size() == std::size(pictures));

    Visitor later("#/shop/shop-1");
    later.tell_signed_out();
    later.world.transport.answer_with("/api/v1/shops/shop-1",
                                      ShopView{.name = "示例土特产商城", .is_suspended = true});
    later.settle();
    CHECK(later.person.sees_words("微商城暂停营业"));
}

TEST_CASE("a search for words finds shops below the services") {
    Visitor visitor("#/services?q=茶油");
    visitor.tell_signed_out();
    const ShopPage page{.items = {{.shop_id = "shop-1",
                                   .name = "示例土特产商城",
                                   .enterprise_name = "湖南示例制造有限公司",
                                   .region = "430102"}},
                        .total = 1};
    visitor.world.transport.answer_with("/api/v1/shops", page);
    visitor.world.transport.answer_with("/api/v1/services", ServicePage{});
    visitor.settle();
    visitor.person.see(Role::Link, "示例土特产商城");
}

}  // namespace emc
