// Micro-malls and verifications for tests: whole ones, which a test then spoils. No real names.
#pragma once

#include "domain/shop_workflow.h"
#include "domain/verification.h"
#include "unit/order_samples.h"

namespace emc::samples {

inline FileRef picture(const std::string& id) { return {id, id + ".png", 1200, ""}; }

inline ShopApplication shop_application() {
    return {.name = "示例土特产商城",
            .kind = ShopKind::Mall,
            .trade = ShopTrade::Food,
            .introduction = "销售本地生产的茶油、腊味和干货，支持批发。",
            .manager = "测试员",
            .phone = "0731-80000003",
            .call_time = "工作日上午",
            .wechat = "shili_mall",
            .logo = picture("logo"),
            .licence = picture("licence"),
            .pictures = {picture("product")},
            .has_pledged = true};
}

inline ShopPages shop_pages() {
    return {.banner = picture("banner"),
            .introduction = "销售本地生产的茶油、腊味和干货。",
            .products = {{.name = "山茶油5升", .price_fen = 39'800, .picture = picture("oil")},
                         {.name = "整批定制", .picture = picture("lot")}},
            .contact = "测试员",
            .phone = "0731-80000003",
            .address = "长沙市芙蓉区示例路1号",
            .hours = "周一至周六 9:00—18:00"};
}

inline ShopOpening shop_opening() { return {"shop-1", "WS202611240000018", opening().enterprise}; }

inline ShopCall shop_call(CallOutcome outcome = CallOutcome::Told) {
    return {.called_on = "2026-11-24",
            .called_at = "15:20",
            .person = outcome == CallOutcome::Told ? "测试员" : "",
            .number = "0731-80000003",
            .outcome = outcome};
}

// The command with everything that a shop needs for it.
inline ShopAction action_for(const Shop& shop, ShopCommand command) {
    ShopAction action{.shop_id = shop.shop_id,
                      .command = command,
                      .expected_version = shop.version,
                      .reason = "情况说明"};
    if (command == ShopCommand::Submit) action.application = shop_application();
    if (command == ShopCommand::RecordCall) action.call = shop_call();
    if (command == ShopCommand::RecordCall || command == ShopCommand::AssignGuide) {
        action.guide = ShopGuide{"指导员", "0731-80000009"};
    }
    if (command == ShopCommand::EditPages) action.pages = shop_pages();
    return action;
}

inline VerificationRequest verification_request() {
    return {.legal_person = "测试员",
            .registered_on = "2010-05-06",
            .agent = "经办员",
            .agent_phone = "0731-80000004",
            .licence = picture("licence")};
}

inline VerificationOpening verification_opening() {
    return {"verification-1", opening().enterprise};
}

inline VerificationAction action_for(const Verification& verification,
                                     VerificationCommand command) {
    VerificationAction action{.verification_id = verification.verification_id,
                              .command = command,
                              .expected_version = verification.version,
                              .reason = "情况说明"};
    if (command == VerificationCommand::Submit) action.request = verification_request();
    return action;
}

}  // namespace emc::samples
