// The field tables of domain/shop.h, which includes this file.
#pragma once

#include <tuple>

#include "domain/rules/names.h"
#include "domain/rules/phone.h"
#include "domain/service_item_fields.h"
#include "domain/shop.h"

namespace emc {

std::optional<Problem> check_wechat(std::string_view text);       // Rule::Format
std::optional<Problem> check_time_of_day(std::string_view text);  // "15:20"; Rule::Format

constexpr auto fields(Tag<ShopApplication>) {
    using A = ShopApplication;
    return std::tuple{
        field("name", &A::name, {"店铺名称", "Name of the shop"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_organization_name},
              Editor::Line, {"2至20个字，全平台唯一", "2 to 20 characters, nobody else's"}),
        field("kind", &A::kind, {"店铺类型", "Kind of shop"}, {.required = true}, Editor::Choice),
        field("trade", &A::trade, {"主营类目", "Main trade"}, {.required = true}, Editor::Choice),
        field("introduction", &A::introduction, {"店铺简介", "Introduction"},
              {.required = true, .chars_min = 10, .chars_max = 500}, Editor::Paragraph),
        field("manager", &A::manager, {"负责人", "Person in charge"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name},
              Editor::Line, {}, "name"),
        field("phone", &A::phone, {"联系电话", "Telephone"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone,
              {"审核结果以电话告知", "The result comes by telephone"}, "tel"),
        field("call_time", &A::call_time, {"方便接听时间", "When to call"}, {.chars_max = 50},
              Editor::Line, {"如 工作日9:00—11:30", "Such as working days, 9:00 to 11:30"}),
        field("wechat", &A::wechat, {"微信号", "WeChat"}, {.check = check_wechat}, Editor::Line,
              {"6至20位，以字母开头", "6 to 20 characters, a letter first"}),
        field("official_account", &A::official_account, {"公众号名称", "Official account"},
              {.chars_min = 2, .chars_max = 30}),
        field("logo", &A::logo, {"店铺LOGO", "Logo"}, {.required = true}),
        field("licence", &A::licence, {"营业执照", "Business licence"}, {.required = true}),
        field("pictures", &A::pictures, {"产品图片", "Pictures of products"}),
        field("has_pledged", &A::has_pledged,
              {"承诺所填内容真实，依法诚信经营", "What is stated is true; business is lawful"}, {},
              Editor::Toggle),
    };
}

constexpr auto fields(Tag<ShopCall>) {
    using C = ShopCall;
    return std::tuple{
        field("called_on", &C::called_on, {"通话日期", "Day of the call"},
              {.required = true, .check = check_date}, Editor::Date),
        field("called_at", &C::called_at, {"通话时间", "Time of the call"},
              {.required = true, .check = check_time_of_day}, Editor::Line,
              {"如 15:20", "Such as 15:20"}),
        field("person", &C::person, {"接听人", "Who answered"},
              {.chars_min = 2, .chars_max = 20, .check = check_person_name}),
        field("number", &C::number, {"拨打号码", "Number called"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone),
        field("outcome", &C::outcome, {"通话结果", "Result"}, {.required = true}, Editor::Choice),
        field("note", &C::note, {"通话备注", "Note"}, {.chars_max = 300}, Editor::Paragraph),
        field("by", &C::by, {"拨打人", "Caller"}),
    };
}

constexpr auto fields(Tag<ShopGuide>) {
    using G = ShopGuide;
    return std::tuple{
        field("name", &G::name, {"指导专员", "Guide"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name}),
        field("phone", &G::phone, {"专员电话", "Guide's telephone"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone),
    };
}

constexpr auto fields(Tag<ShopProduct>) {
    using P = ShopProduct;
    return std::tuple{
        field("name", &P::name, {"产品名称", "Product"},
              {.required = true, .chars_min = 2, .chars_max = 40}),
        field("price_fen", &P::price_fen, {"价格", "Price"}, amount_rules, Editor::Yuan,
              {"不填为面议", "Empty: by agreement"}),
        field("description", &P::description, {"产品说明", "Description"}, {.chars_max = 500},
              Editor::Paragraph),
        field("picture", &P::picture, {"产品图片", "Picture"}, {.required = true}),
    };
}

constexpr auto fields(Tag<ShopPages>) {
    using P = ShopPages;
    return std::tuple{
        field("banner", &P::banner, {"店招图片", "Banner"}, {.required = true}),
        field("introduction", &P::introduction, {"店铺介绍", "About the shop"},
              {.required = true, .chars_min = 10, .chars_max = 2000}, Editor::Paragraph),
        field("products", &P::products, {"产品", "Products"}, {.required = true}),
        field("contact", &P::contact, {"联系人", "Contact"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name}),
        field("phone", &P::phone, {"联系电话", "Telephone"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone,
              {"对外公开", "Shown to everybody"}),
        field("address", &P::address, {"地址", "Address"},
              {.required = true, .chars_min = 5, .chars_max = 100}),
        field("hours", &P::hours, {"营业时间", "Opening hours"},
              {.required = true, .chars_min = 2, .chars_max = 50}, Editor::Line,
              {"如 周一至周六 9:00—18:00", "Such as Monday to Saturday, 9:00 to 18:00"}),
    };
}

constexpr auto fields(Tag<Shop>) {
    using S = Shop;
    return std::tuple{
        field("shop_id", &S::shop_id, {"微商城标识", "Shop id"}),
        field("number", &S::number, {"申请编号", "Number"}),
        field("version", &S::version, {"版本", "Version"}, {.min = 0}),
        field("state", &S::state, {"状态", "State"}),
        field("enterprise", &S::enterprise, {"企业", "Enterprise"}),
        field("application", &S::application, {"申请内容", "Application"}),
        field("opinion", &S::opinion, {"审核意见", "Opinion"}, {}, Editor::Paragraph),
        field("review_due_on", &S::review_due_on, {"办理期限", "Due on"}, {}, Editor::Date),
        field("is_due_provisional", &S::is_due_provisional, {"期限暂定", "Provisional"}),
        field("calls", &S::calls, {"电话告知记录", "Calls"}),
        field("guide", &S::guide, {"指导专员", "Guide"}),
        field("pages", &S::pages, {"店铺资料", "Pages"}),
        field("suspended_by", &S::suspended_by, {"停用方", "Suspended by"}),
        field("suspension_reason", &S::suspension_reason, {"停用原因", "Why suspended"}),
        field("log", &S::log, {"操作日志", "Log"}),
        field("submitted_at", &S::submitted_at, {"提交时间", "Submitted at"}, {.min = 0}),
        field("opened_at", &S::opened_at, {"开通时间", "Opened at"}, {.min = 0}),
        field("created_at", &S::created_at, {"申请时间", "Created at"}, {.min = 0}),
        field("updated_at", &S::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<ShopSummary>) {
    using S = ShopSummary;
    return std::tuple{
        field("shop_id", &S::shop_id, {"微商城标识", "Shop id"}),
        field("number", &S::number, {"申请编号", "Number"}),
        field("name", &S::name, {"店铺名称", "Name of the shop"}),
        field("kind", &S::kind, {"店铺类型", "Kind of shop"}),
        field("trade", &S::trade, {"主营类目", "Main trade"}),
        field("enterprise_name", &S::enterprise_name, {"企业名称", "Enterprise"}),
        field("region", &S::region, {"所在区县", "County"}, {}, Editor::County),
        field("excerpt", &S::excerpt, {"简介", "Excerpt"}),
        field("logo", &S::logo, {"店铺LOGO", "Logo"}),
        field("product_count", &S::product_count, {"产品数", "Products"}, {.min = 0}),
        field("state", &S::state, {"状态", "State"}),
        field("updated_at", &S::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<ShopView>) {
    using V = ShopView;
    return std::tuple{
        field("shop_id", &V::shop_id, {"微商城标识", "Shop id"}),
        field("name", &V::name, {"店铺名称", "Name of the shop"}),
        field("is_suspended", &V::is_suspended, {"已停用", "Suspended"}),
        field("kind", &V::kind, {"店铺类型", "Kind of shop"}),
        field("trade", &V::trade, {"主营类目", "Main trade"}),
        field("enterprise_name", &V::enterprise_name, {"企业名称", "Enterprise"}),
        field("region", &V::region, {"所在区县", "County"}, {}, Editor::County),
        field("is_verified", &V::is_verified, {"已认证", "Verified"}),
        field("logo", &V::logo, {"店铺LOGO", "Logo"}),
        field("pictures", &V::pictures, {"产品图片", "Pictures of products"}),
        field("wechat", &V::wechat, {"微信号", "WeChat"}),
        field("official_account", &V::official_account, {"公众号名称", "Official account"}),
        field("pages", &V::pages, {"店铺资料", "Pages"}),
        field("service_count", &V::service_count, {"服务数", "Services"}, {.min = 0}),
        field("opened_at", &V::opened_at, {"开通时间", "Opened at"}, {.min = 0}),
    };
}

}  // namespace emc
