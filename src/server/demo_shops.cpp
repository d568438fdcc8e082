#include "server/demo_shops.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "api/accounts.h"
#include "api/error.h"
#include "api/files.h"
#include "api/path.h"
#include "api/session.h"
#include "api/shops.h"
#include "api/verifications.h"
#include "server/demo_market.h"
#include "server/demo_pictures.h"
#include "server/in_process.h"

namespace emc::server {
namespace {

using Command = ShopCommand;

struct Product {
    std::string_view name;
    std::int64_t price_fen;
    std::string_view description;
    std::string_view motif;  // Of its picture.
};

// One enterprise: what it sells, and how far its shop has come.
struct Story {
    std::string_view user_name;
    std::string_view enterprise;
    std::string_view manager;
    std::string_view shop;
    ShopTrade trade;
    std::string_view introduction;
    std::span<const Command> steps;
    VerificationState verification = VerificationState::None;
    std::span<const Product> products = {};
};

constexpr Command revoked[] = {Command::Revoke};
constexpr Command approved[] = {Command::Approve};
constexpr Command guiding[] = {Command::Approve, Command::RecordCall};
constexpr Command returned[] = {Command::Return};
constexpr Command told[] = {Command::Return, Command::RecordCall};
constexpr Command opened[] = {Command::Approve, Command::RecordCall, Command::EditPages,
                              Command::Open};
constexpr Command suspended[] = {Command::Approve, Command::RecordCall, Command::EditPages,
                                 Command::Open, Command::Suspend};

constexpr Product tea[] = {
    {"安茶黑茶砖 1千克", 16'800, "手筑工艺，三年以上陈放，适合煮饮。", "tea_brick"},
    {"茯茶小块 200克", 5'800, "独立包装，办公室冲泡方便。", "tea_cubes"},
    {"企业定制礼盒", 29'800, "印制企业标识，20盒起订，10个工作日交付。", "gift_box"},
};
constexpr Product parts[] = {
    {"数控车床用液压卡盘", 268'000, "三爪中空，配法兰，质保一年。", "chuck"},
    {"精密丝杠加工", 0, "来图加工，精度C5级，按图报价。", "lead_screw"},
};
constexpr Product ceramics[] = {
    {"釉下五彩茶具 八件套", 58'000, "手绘，可定制企业标识。", "tea_set"},
    {"会议杯 300毫升", 3'600, "耐高温，100只起批发价优惠。", "meeting_cup"},
};

const Story stories[] = {
    {"demo_weishang1",
     "长沙岳麓山野食品有限公司",
     "谭思源",
     "山野茶油铺",
     ShopTrade::Food,
     "自有油茶基地，产品有山茶油、腊味和干货，支持企业福利采购。",
     {},
     VerificationState::InReview},
    {"demo_weishang2", "长沙湘云黑茶有限公司", "陈文静", "湘云黑茶馆", ShopTrade::Farming,
     "安化原料，长沙精制，供应黑茶砖、茯茶和企业定制礼盒。", opened, VerificationState::Verified,
     tea},
    {"demo_weishang3", "长沙麓谷精密机械有限公司", "彭志远", "麓谷精密部件", ShopTrade::Machinery,
     "数控机床功能部件的设计、制造与来图加工，小批量可接。", opened, VerificationState::Verified,
     parts},
    {"demo_weishang4", "长沙橘洲包装设计有限公司", "唐晓岚", "橘洲包装", ShopTrade::Culture,
     "食品、茶叶、文创产品的包装设计与小批量打样印制。", approved},
    {"demo_weishang5", "长沙浏河家居用品有限公司", "刘明轩", "浏河竹木家居", ShopTrade::Building,
     "竹木餐具、收纳与办公家居，环保涂料，可按尺寸定制。", guiding, VerificationState::InReview},
    {"demo_weishang6", "长沙启梧软件有限公司", "周思源", "启梧数字工具", ShopTrade::Software,
     "面向小微企业的进销存与设备点检小程序，按年订阅。", returned},
    {"demo_weishang7", "长沙云麓纺织有限公司", "罗文静", "云麓工装", ShopTrade::Textiles,
     "工作服、劳保用品的设计与生产，五十套起订。", told, VerificationState::Returned},
    {"demo_weishang8", "长沙沅芷陶瓷有限公司", "谭志远", "沅芷釉下五彩", ShopTrade::Culture,
     "釉下五彩茶具与会议用瓷，手绘和贴花两种工艺。", suspended, VerificationState::Verified,
     ceramics},
    {"demo_weishang9", "长沙星澜生物科技有限公司", "彭晓岚", "星澜健康食品", ShopTrade::Health,
     "植物提取与健康食品原料，供应食品和日化企业。", revoked},
};

std::unexpected<Error> refused(const HttpReply& reply) {
    Error error = decode_problem(reply.status, reply.body);
    error.detail = reply.body;
    return std::unexpected(std::move(error));
}

class Person {
public:
    explicit Person(Platform& platform) : platform_(platform), browser_(platform.handler()) {}

    template <Endpoint E>
    Result<typename E::Output> post(const typename E::Input& input) {
        InProcessRequest request{.method = E::method,
                                 .path = std::string(E::path),
                                 .idempotency_key = new_uuid(platform_.context().clock.now(),
                                                             platform_.context().random)};
        if constexpr (has_places(E::path)) {
            request.path = path_text(E::path, input);
            request.body = encode_text(without_places(E::path, input));
        } else {
            request.body = encode_text(input);
        }
        const HttpReply reply = browser_.send(request);
        if (reply.status != E::success_status) return refused(reply);
        return decode_reply<typename E::Output>(reply.body);
    }

    Result<FileRef> upload(std::string name, std::string_view bytes) {
        return upload_demo_file(platform_, browser_, std::move(name), bytes);
    }

private:
    Platform& platform_;
    InProcessBrowser browser_;
};

Registration registration_of(const Story& story, int number, std::string_view password) {
    const std::string digits = std::to_string(number);
    return {.kind = AccountKind::Enterprise,
            .user_name = std::string(story.user_name),
            .password = std::string(password),
            .confirm_password = std::string(password),
            .name = std::string(story.enterprise),
            .uscc = demo_uscc("430100", 300 + number),
            .region = "430104",
            .industry = "C14",
            .contact = std::string(story.manager),
            .mobile = "1542028000" + digits,
            .email = "weishang" + digits + "@qiye.example",
            .agreed = true};
}

Result<ShopApplication> application_of(Person& owner, const Story& story, int number) {
    const auto logo = owner.upload("店铺标识.png", demo_logo_picture(number));
    const auto licence = owner.upload("营业执照.png", demo_licence_picture());
    if (!logo || !licence) return std::unexpected(logo ? licence.error() : logo.error());
    std::vector<FileRef> pictures;
    for (const Product& product :
         story.products.first(std::min<std::size_t>(2, story.products.size()))) {
        auto picture = owner.upload("样品.png", demo_product_picture(product.motif, number + 3));
        if (!picture) return std::unexpected(picture.error());
        pictures.push_back(std::move(*picture));
    }
    return ShopApplication{.name = std::string(story.shop),
                           .kind = story.products.empty() ? ShopKind::Display : ShopKind::Mall,
                           .trade = story.trade,
                           .introduction = std::string(story.introduction),
                           .manager = std::string(story.manager),
                           .phone = "1542028000" + std::to_string(number),
                           .call_time = "工作日9:00—11:30",
                           .logo = *logo,
                           .licence = *licence,
                           .pictures = std::move(pictures),
                           .has_pledged = true};
}

Result<ShopPages> pages_of(Person& owner, const Story& story, int number) {
    const auto banner = owner.upload("店招.png", demo_banner_picture(number));
    if (!banner) return std::unexpected(banner.error());
    ShopPages pages{.banner = *banner,
                    .introduction = std::string(story.introduction),
                    .contact = std::string(story.manager),
                    .phone = "1542028000" + std::to_string(number),
                    .address = "长沙市岳麓区示范路" + std::to_string(10 + number) + "号",
                    .hours = "周一至周六 9:00—18:00"};
    for (const Product& product : story.products) {
        const int variant = number + static_cast<int>(pages.products.size());
        const auto picture = owner.upload("产品.png", demo_product_picture(product.motif, variant));
        if (!picture) return std::unexpected(picture.error());
        ShopProduct made{.name = std::string(product.name),
                         .description = std::string(product.description),
                         .picture = *picture};
        if (product.price_fen > 0) made.price_fen = product.price_fen;
        pages.products.push_back(std::move(made));
    }
    return pages;
}

Result<ShopAction> action_of(Person& owner, const Story& story, const Shop& shop, Command command) {
    ShopAction action{
        .shop_id = shop.shop_id, .command = command, .expected_version = shop.version};
    if (command == Command::Return) action.reason = "营业执照照片不清晰，请重新上传";
    if (command == Command::Suspend) action.reason = "产品页标注的检测报告已过期，请更新后恢复";
    if (command == Command::RecordCall) {
        const CivilDate day = civil_date_of(shop.updated_at);
        action.call = ShopCall{.called_on = to_string(day),
                               .called_at = "10:20",
                               .person = shop.application.manager,
                               .number = shop.application.phone};
        action.guide = ShopGuide{"李文静", "0731-82026100"};
    }
    if (command != Command::EditPages) return action;
    const int number = story.user_name.back() - '0';
    auto pages = pages_of(owner, story, number);
    if (!pages) return std::unexpected(pages.error());
    action.pages = std::move(*pages);
    return action;
}

Result<void> tell_shop(Person& owner, Person& window, const Story& story, int number) {
    const auto application = application_of(owner, story, number);
    if (!application) return std::unexpected(application.error());
    Result<Shop> shop = owner.post<CreateShop>(*application);
    if (!shop) return std::unexpected(shop.error());
    for (const Command command : story.steps) {
        const auto action = action_of(owner, story, *shop, command);
        if (!action) return std::unexpected(action.error());
        const bool is_owners = command == Command::Revoke || command == Command::EditPages;
        shop = (is_owners ? owner : window).post<ActOnShop>(*action);
        if (!shop) return std::unexpected(shop.error());
    }
    return {};
}

Result<void> tell_verification(Person& owner, Person& window, const Story& story, int number) {
    if (story.verification == VerificationState::None) return {};
    const auto licence = owner.upload("营业执照.png", demo_licence_picture());
    if (!licence) return std::unexpected(licence.error());
    const auto verification =
        owner.post<CreateVerification>({.legal_person = std::string(story.manager),
                                        .registered_on = "2016-03-18",
                                        .agent = std::string(story.manager),
                                        .agent_phone = "1542028000" + std::to_string(number),
                                        .licence = *licence});
    if (!verification) return std::unexpected(verification.error());
    if (story.verification == VerificationState::InReview) return {};
    const bool is_verified = story.verification == VerificationState::Verified;
    const auto decided = window.post<ActOnVerification>(
        {.verification_id = verification->verification_id,
         .command = is_verified ? VerificationCommand::Approve : VerificationCommand::Return,
         .expected_version = verification->version,
         .reason = is_verified ? "" : "登记日期与营业执照不一致，请核对"});
    if (!decided) return std::unexpected(decided.error());
    return {};
}

bool is_only_taken(const Error& error) {
    if (error.problems.empty()) return false;
    for (const Problem& problem : error.problems) {
        if (problem.rule != Rule::Taken) return false;
    }
    return true;
}

}  // namespace

Result<void> fill_demo_shops(Platform& platform, const DemoWindow& account) {
    Person window(platform);
    const auto entered = window.post<CreateSession>({.user_name = std::string(account.user_name),
                                                     .password = std::string(account.password),
                                                     .kind = AccountKind::Window});
    if (!entered) return std::unexpected(entered.error());
    int number = 0;
    for (const Story& story : stories) {
        ++number;
        Person owner(platform);
        const auto made =
            owner.post<RegisterAccount>(registration_of(story, number, account.password));
        if (!made && is_only_taken(made.error())) continue;
        if (!made) return std::unexpected(made.error());
        if (const auto told_shop = tell_shop(owner, window, story, number); !told_shop)
            return told_shop;
        if (const auto told_more = tell_verification(owner, window, story, number); !told_more)
            return told_more;
    }
    return {};
}

}  // namespace emc::server
