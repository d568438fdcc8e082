// Accounts of windows as the operator manages them.
#include <doctest/doctest.h>

#include <algorithm>

#include "api/reviews.h"
#include "server/parties.h"
#include "support/server/market.h"

using namespace emc;
using namespace emc::test;

namespace {

void create(Core& core, std::string user_name, std::string region, std::string person = {}) {
    REQUIRE(server::create_window(core.platform->context(), {.user_name = std::move(user_name),
                                                             .region = std::move(region),
                                                             .password = std::string(good_password),
                                                             .keeps_password = true,
                                                             .person = std::move(person)}));
}

int sign_in(Caller& caller, std::string user_name) {
    return caller.sign_in(good_password, std::move(user_name), AccountKind::Window).status;
}

std::string window_for(Core& core, const std::string& region) {
    const auto found = core.platform->context().database.read(
        [&](server::Snapshot& snapshot) { return server::window_of(snapshot, region); });
    REQUIRE(found);
    return *found;
}

server::WindowAccount account_of(Core& core, std::string_view user_name) {
    const auto windows = server::list_windows(core.platform->context());
    REQUIRE(windows);
    const auto found = std::ranges::find(*windows, user_name, &server::WindowAccount::user_name);
    REQUIRE(found != windows->end());
    return *found;
}

}  // namespace

TEST_CASE("the reviewers of a region share its window") {
    Core core;
    create(core, "chuangkou_yi", "430104", "王敏");
    create(core, "chuangkou_er", "430104");
    create(core, "changsha_yi", "430100");
    create(core, "hunan_yi", "430000");
    CHECK(core.number("SELECT COUNT(*) FROM tenant WHERE kind='window'") == 3);
    CHECK(account_of(core, "chuangkou_yi").person == "王敏");
    CHECK(account_of(core, "hunan_yi").window_name == "湖南省中小企业服务窗口");
    CHECK(server::create_window(core.platform->context(),
                                {"CHUANGKOU_YI", "430104", std::string(good_password)})
              .error()
              .problems == Problems{{"user_name", Rule::Taken}});
    Caller caller(core);
    CHECK(sign_in(caller, "chuangkou_er") == 200);
    CHECK(account_of(core, "chuangkou_er").seen_at == core.clock.now());
}

TEST_CASE("a disabled account is out at once, and a window without accounts is found by nobody") {
    Core core;
    create(core, "chuangkou_yi", "430104");
    create(core, "chuangkou_er", "430104");
    create(core, "changsha_yi", "430100");
    server::Context& context = core.platform->context();
    const std::string county = window_for(core, "430104");
    Caller caller(core);
    REQUIRE(sign_in(caller, "chuangkou_yi") == 200);
    REQUIRE(server::enable_window(context, "chuangkou_yi", false));
    CHECK(caller.call<CountReviews>().status == 401);
    CHECK(sign_in(caller, "chuangkou_yi") == 401);
    CHECK(window_for(core, "430104") == county);
    REQUIRE(server::enable_window(context, "chuangkou_er", false));
    CHECK(window_for(core, "430104") != county);
    CHECK(window_for(core, "430104") == window_for(core, "430100"));
    REQUIRE(server::enable_window(context, "chuangkou_yi", true));
    CHECK(window_for(core, "430104") == county);
    CHECK(sign_in(caller, "chuangkou_yi") == 200);
    CHECK(server::enable_window(context, "nobody_here", true).error().kind == ErrorKind::NotFound);
}

TEST_CASE("an account moves to the window of another region with its password") {
    Market market(server::Options{});
    Core& core = market.core;
    server::Context& context = core.platform->context();
    const ServiceItem near = market.submitted(market.institution);
    CHECK(must<ReviewPage>(market.window.call<ListReviews>()).total == 1);
    CHECK(server::move_window(context, "chuangkou_yl", "439999").error().problems ==
          Problems{{"region", Rule::Unknown}});
    CHECK(server::move_window(context, "qiye_jia", "430211").error().kind == ErrorKind::NotFound);
    REQUIRE(server::move_window(context, "chuangkou_yl", "430211"));
    CHECK(market.window.call<ListReviews>().status == 401);
    REQUIRE(sign_in(market.window, "chuangkou_yl") == 200);
    CHECK(must<ReviewPage>(market.window.call<ListReviews>()).total == 0);
    CHECK(market.window.call<ReadOwnService>({near.service_id}).status == 404);
    // Nobody is left at the first window; back it goes, by way of a region without one.
    CHECK(window_for(core, "430104").empty());
    REQUIRE(server::move_window(context, "chuangkou_yl", "431300"));
    REQUIRE(server::move_window(context, "chuangkou_yl", "430104"));
    REQUIRE(sign_in(market.window, "chuangkou_yl") == 200);
    CHECK(must<ReviewPage>(market.window.call<ListReviews>()).total == 1);
    // What was remembered of its passwords came along.
    CHECK(core.number("SELECT COUNT(*) FROM password_history h JOIN account a"
                      " ON a.tenant_id=h.tenant_id AND a.account_id=h.account_id"
                      " WHERE a.user_name='chuangkou_yl'") == 1);
}

TEST_CASE("a new password of a window is good for one sign-in") {
    Core core;
    create(core, "chuangkou_yi", "430104");
    server::Context& context = core.platform->context();
    Caller caller(core);
    REQUIRE(sign_in(caller, "chuangkou_yi") == 200);
    CHECK(server::reset_window_password(context, "chuangkou_yi", "1234567").error().kind ==
          ErrorKind::Invalid);
    REQUIRE(server::reset_window_password(context, "chuangkou_yi", std::string(next_password)));
    CHECK(caller.call<CountReviews>().status == 401);
    CHECK(sign_in(caller, "chuangkou_yi") == 401);
    REQUIRE(caller.sign_in(next_password, "chuangkou_yi", AccountKind::Window).status == 200);
    CHECK(error_of(caller.call<CountReviews>()).code == "password.must_change");
    CHECK(account_of(core, "chuangkou_yi").must_change_password);
    Core other;
    REQUIRE(Caller(other).call<RegisterAccount>(good_registration()).status == 201);
    CHECK(server::reset_window_password(other.platform->context(), "lugu_zhineng",
                                        std::string(next_password))
              .error()
              .kind == ErrorKind::NotFound);
}
