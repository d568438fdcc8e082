#include "client/screens.h"

#include <array>

#include "client/screens/consultation.h"
#include "client/screens/consultations.h"
#include "client/screens/contract.h"
#include "client/screens/contract_print.h"
#include "client/screens/demand.h"
#include "client/screens/demand_form.h"
#include "client/screens/demands.h"
#include "client/screens/desk.h"
#include "client/screens/favorites.h"
#include "client/screens/hall.h"
#include "client/screens/hall_demand.h"
#include "client/screens/home.h"
#include "client/screens/login.h"
#include "client/screens/messages.h"
#include "client/screens/order.h"
#include "client/screens/orders.h"
#include "client/screens/own_service.h"
#include "client/screens/own_services.h"
#include "client/screens/password.h"
#include "client/screens/plain.h"
#include "client/screens/policies.h"
#include "client/screens/profile.h"
#include "client/screens/register.h"
#include "client/screens/reviews.h"
#include "client/screens/service.h"
#include "client/screens/services.h"
#include "client/screens/shop.h"
#include "client/screens/shop_page.h"
#include "client/screens/size_check.h"
#include "client/screens/statistics.h"
#include "client/screens/verification.h"

namespace emc {
namespace {

// Opens a screen whose state is made by `make(route, env)`.
template <auto make>
std::unique_ptr<Screen> open(const Route& route, Env& env) {
    using State = decltype(make(route, env));
    return std::make_unique<ScreenOf<State>>(make(route, env));
}

constexpr std::string_view password_pattern = "/password";

using enum Audience;
using enum Place;

constexpr std::array rows{
    ScreenRow{"/", {"首页", "Home"}, {}, Anyone, Search, &open<open_home>},
    ScreenRow{"/services", {"找服务", "Services"}, {}, Anyone, Search, &open<open_services>},
    ScreenRow{"/services/:id", {"服务详情", "Service"}, {}, Anyone, Site, &open<open_service>},
    ScreenRow{
        "/register", {"用户注册", "Register"}, {}, SignedOutOnly, Site, &open<open_registration>},
    ScreenRow{"/login", {"用户登录", "Sign in"}, {}, SignedOutOnly, Site, &open<open_login>},
    ScreenRow{"/terms", {"用户协议", "Terms of use"}, {}, Anyone, Site, &open<open_terms>},
    ScreenRow{"/privacy", {"隐私政策", "Privacy policy"}, {}, Anyone, Site, &open<open_privacy>},
    ScreenRow{"/policies", {"惠企政策", "Policies"}, {}, Anyone, Site, &open<open_policies>},
    ScreenRow{"/size", {"企业划型自测", "Size check"}, {}, Anyone, Site, &open<open_size_check>},
    ScreenRow{"/desk", {"工作台", "Desk"}, {}, SignedIn, Center, &open<open_desk>},
    ScreenRow{"/profile",
              {"企业资料", "Enterprise profile"},
              {"机构资料", "Institution profile"},
              Organizations,
              Center,
              &open<open_profile>},
    ScreenRow{"/orders",
              {"我的订单", "My orders"},
              {"订单受理", "Orders"},
              SignedIn,
              Center,
              &open<open_orders>,
              {"辖区订单", "Orders of the region"}},
    ScreenRow{"/reviews", {"窗口办件", "Reviews"}, {}, Windows, Center, &open<open_reviews>},
    ScreenRow{"/reviews/:id", {"办件详情", "Review"}, {}, Windows, Center, &open<open_review_page>},
    ScreenRow{"/statistics", {"统计", "Statistics"}, {}, Windows, Center, &open<open_statistics>},
    ScreenRow{
        "/orders/:id", {"合同详情", "Contract"}, {}, SignedIn, Center, &open<open_order_detail>},
    ScreenRow{"/orders/:id/contract",
              {"拟定合同", "Write a contract"},
              {},
              Institutions,
              Center,
              &open<open_contract>},
    ScreenRow{"/orders/:id/amend",
              {"改约", "Amend the contract"},
              {},
              Windows,
              Center,
              &open<open_contract>},
    ScreenRow{"/consultations",
              {"我的咨询", "My consultations"},
              {"咨询回复", "Consultations"},
              Organizations,
              Center,
              &open<open_consultations>},
    ScreenRow{"/consultations/:id",
              {"咨询详情", "Consultation"},
              {},
              SignedIn,
              Center,
              &open<open_consultation_detail>},
    ScreenRow{"/own-services",
              {"服务管理", "Services"},
              {},
              Institutions,
              Center,
              &open<open_own_services>},
    ScreenRow{"/own-services/:id",
              {"服务管理", "Service"},
              {},
              Institutions,
              Center,
              &open<open_own_service>},
    ScreenRow{"/favorites", {"我的收藏", "Favorites"}, {}, SignedIn, Center, &open<open_favorites>},
    ScreenRow{"/verification",
              {"企业认证", "Enterprise verification"},
              {},
              Enterprises,
              Center,
              &open<open_verification_screen>},
    ScreenRow{"/shop",
              {"申请微商城", "Apply for a shop"},
              {},
              Enterprises,
              Center,
              &open<open_shop_screen>},
    ScreenRow{"/shop/:id", {"微商城", "Shop"}, {}, Anyone, Site, &open<open_shop_page>},
    ScreenRow{"/hall", {"需求大厅", "Demands"}, {}, Anyone, Search, &open<open_hall>},
    ScreenRow{"/hall/:id", {"需求详情", "Demand"}, {}, Anyone, Site, &open<open_hall_demand>},
    ScreenRow{"/demands/new",
              {"发布需求", "Publish a demand"},
              {},
              Enterprises,
              Center,
              &open<open_demand_form>},
    ScreenRow{"/demands", {"我的需求", "My demands"}, {}, Enterprises, Center, &open<open_demands>},
    ScreenRow{
        "/demands/:id", {"需求详情", "Demand"}, {}, Enterprises, Center, &open<open_demand_detail>},
    ScreenRow{"/demands/:id/edit",
              {"修改需求", "Change a demand"},
              {},
              Enterprises,
              Center,
              &open<open_demand_form>},
    ScreenRow{"/messages", {"我的消息", "Messages"}, {}, SignedIn, Center, &open<open_messages>},
    ScreenRow{"/orders/:id/print",
              {"打印合同", "Print the contract"},
              {},
              SignedIn,
              Site,
              &open<open_contract_print>},
    ScreenRow{password_pattern,
              {"密码修改", "Change password"},
              {},
              SignedIn,
              Center,
              &open<open_password>},
};

}  // namespace

std::span<const ScreenRow> screen_rows() { return rows; }

const ScreenRow* find_screen(const Route& route) {
    for (const ScreenRow& row : rows) {
        if (match_route(row.pattern, route)) return &row;
    }
    return nullptr;
}

Text title_of(const ScreenRow& row, const SessionView* session) {
    const bool is_window = session != nullptr && session->kind == AccountKind::Window;
    if (is_window && !row.window_title.zh.empty()) return row.window_title;
    const bool is_institution = session != nullptr && session->kind == AccountKind::Institution;
    return is_institution && !row.institution_title.zh.empty() ? row.institution_title : row.title;
}

Admission admit(const ScreenRow& row, const SessionView* session) {
    if (row.audience == Anyone) return Admission::Open;
    if (session == nullptr) {
        return row.audience == SignedOutOnly ? Admission::Open : Admission::AskSignIn;
    }
    if (session->must_change_password && row.pattern != password_pattern) {
        return Admission::ChangePassword;
    }
    if (row.audience == SignedOutOnly) return Admission::GoToDesk;
    if (row.audience == Organizations && session->kind == AccountKind::Window) {
        return Admission::Forbidden;
    }
    if (row.audience == Enterprises && session->kind != AccountKind::Enterprise) {
        return Admission::Forbidden;
    }
    if (row.audience == Institutions && session->kind != AccountKind::Institution) {
        return Admission::Forbidden;
    }
    if (row.audience == Windows && session->kind != AccountKind::Window) {
        return Admission::Forbidden;
    }
    return Admission::Open;
}

std::unique_ptr<Screen> open_not_found() {
    return std::make_unique<ScreenOf<PlainScreen>>(not_found_screen());
}

std::unique_ptr<Screen> open_forbidden() {
    return std::make_unique<ScreenOf<PlainScreen>>(forbidden_screen());
}

}  // namespace emc
