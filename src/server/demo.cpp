#include "server/demo.h"

#include <algorithm>
#include <utility>

#include "api/accounts.h"
#include "api/error.h"
#include "api/profile.h"
#include "server/demo_market.h"
#include "server/demo_pictures.h"
#include "server/demo_shops.h"
#include "server/in_process.h"
#include "server/windows.h"

namespace emc::server {
namespace {

Registration enterprise() {
    return {.kind = AccountKind::Enterprise,
            .user_name = std::string(demo_enterprise),
            .password = std::string(demo_password),
            .confirm_password = std::string(demo_password),
            .name = "湖南星辰科技有限公司",
            .uscc = "91430100PDY0202647",
            .region = "430104",
            .industry = "I6513",
            .contact = "周晓岚",
            .mobile = "15420260001",
            .email = "lianxi@xingchen.example",
            .agreed = true};
}

Registration institution() {
    return {.kind = AccountKind::Institution,
            .user_name = std::string(demo_institution),
            .password = std::string(demo_password),
            .confirm_password = std::string(demo_password),
            .name = "株洲天元企业服务中心有限公司",
            .uscc = "91430200PDY000028R",
            .region = "430211",
            .industry = "L7249",
            .contact = "刘建国",
            .mobile = "15420260002",
            .email = "fuwu@tianyuan.example",
            .agreed = true};
}

Profile complete(Profile profile) {
    profile.short_name = "星辰科技";
    profile.enterprise_type = EnterpriseType::NaturalPersonsLimited;
    profile.holding_kind = HoldingKind::Private;
    profile.employees = 86;
    profile.revenue_fen = 32'680'000'00;
    profile.assets_fen = 21'450'000'00;
    profile.profit_fen = 2'960'000'00;
    profile.statistics_year = 2025;
    profile.founded_on = "2015-05-12";
    profile.registered_capital_fen = 10'000'000'00;
    profile.currency = Currency::Cny;
    profile.registrar = "长沙市岳麓区市场监督管理局";
    profile.business_status = BusinessStatus::Operating;
    profile.address = "麓谷街道尖山路39号中电软件园8栋5楼";
    profile.postcode = "410205";
    profile.legal_person = "周星辰";
    profile.contact_title = "行政主管";
    profile.phone = "0731-82026000";
    profile.website = "https://xingchen.example";
    profile.main_business = "面向制造企业的生产管理与设备联网软件";
    profile.introduction = "2015年成立于长沙，为省内机械、食品和陶瓷企业提供车间管理软件。";
    profile.business_model = BusinessModel::Service;
    profile.patents_invention = 4;
    profile.software_copyrights = 27;
    profile.interests = {"11", "14"};
    return profile;
}

std::unexpected<Error> refused(const HttpReply& reply) {
    Error error = decode_problem(reply.status, reply.body);
    for (const Problem& problem : error.problems) {
        error.detail += problem.field + ": " + std::string(code_of(problem.rule)) + "; ";
    }
    return std::unexpected(std::move(error));
}

bool is_only_taken(const Error& error) {
    return !error.problems.empty() && std::ranges::all_of(error.problems, [](const Problem& p) {
        return p.rule == Rule::Taken;
    });
}

// True: made now. False: was there.
Result<bool> register_in(Platform& platform, InProcessBrowser& browser,
                         const Registration& registration) {
    const Context& context = platform.context();
    const HttpReply reply =
        browser.send({.method = RegisterAccount::method,
                      .path = std::string(RegisterAccount::path),
                      .body = encode_text(registration),
                      .idempotency_key = new_uuid(context.clock.now(), context.random)});
    if (reply.status == RegisterAccount::success_status) return true;
    if (is_only_taken(decode_problem(reply.status, reply.body))) return false;
    return refused(reply);
}

Result<void> fill_profile(Platform& platform, InProcessBrowser& browser) {
    const auto logo = upload_demo_file(platform, browser, "企业标识.png", demo_logo_picture(5));
    if (!logo) return std::unexpected(logo.error());
    const HttpReply read = browser.send({.path = std::string(ReadProfile::path)});
    const Result<ProfileView> view = decode_reply<ProfileView>(read.body);
    if (read.status != ReadProfile::success_status || !view) return refused(read);
    Profile profile = complete(view->content);
    profile.logo = *logo;
    const HttpReply saved = browser.send({.method = UpdateProfile::method,
                                          .path = std::string(UpdateProfile::path),
                                          .body = encode_text(profile),
                                          .if_match = header_of(read, "ETag")});
    if (saved.status != UpdateProfile::success_status) return refused(saved);
    return {};
}

Result<void> make_window(Context& context) {
    const Result<void> made = create_window(context, {.user_name = std::string(demo_window),
                                                      .region = "430104",
                                                      .password = std::string(demo_password),
                                                      .keeps_password = true,
                                                      .person = "王敏"});
    if (made || is_only_taken(made.error())) return {};
    return made;
}

// The first catalogue of a demonstration is on the shelf without hundreds of reviews.
class Unreviewed {
public:
    explicit Unreviewed(Options& options)
        : options_(options), before_(std::exchange(options.reviews_services, false)) {}
    ~Unreviewed() { options_.reviews_services = before_; }
    Unreviewed(const Unreviewed&) = delete;
    Unreviewed& operator=(const Unreviewed&) = delete;

private:
    Options& options_;
    bool before_;
};

}  // namespace

Result<void> fill_demo(Platform& platform) {
    const Unreviewed unreviewed(platform.context().options);
    InProcessBrowser browser(platform.handler());
    const Result<bool> is_new = register_in(platform, browser, enterprise());
    if (!is_new) return std::unexpected(is_new.error());
    if (*is_new) {
        if (const auto filled = fill_profile(platform, browser); !filled) return filled;
    }
    InProcessBrowser other(platform.handler());
    const Result<bool> is_new_too = register_in(platform, other, institution());
    if (!is_new_too) return std::unexpected(is_new_too.error());
    if (*is_new_too) {
        if (const auto filled = fill_services_of(platform, other, institution()); !filled)
            return filled;
    }
    if (const auto made = make_window(platform.context()); !made) return made;
    if (const auto filled = fill_demo_services(platform, demo_password); !filled) return filled;
    if (const auto filled = fill_demo_policies(platform.context()); !filled) return filled;
    if (const auto filled = fill_demo_shops(platform, {demo_window, demo_password}); !filled)
        return filled;
    if (const auto filled = fill_demo_orders(platform, demo_enterprise, demo_institution); !filled)
        return filled;
    if (const auto filled = fill_demo_consultations(platform, demo_enterprise, demo_institution);
        !filled)
        return filled;
    const auto demanded = fill_demo_demands(platform, demo_enterprise, demo_institution);
    if (!demanded) return demanded;
    return fill_demo_reviews(platform, demo_password);
}

}  // namespace emc::server
