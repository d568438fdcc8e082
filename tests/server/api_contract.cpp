// One test an endpoint, and one that there is one for each.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string>

#include "api/endpoints.h"
#include "support/server/core.h"
#include "support/server/market.h"

using namespace emc;
using namespace emc::test;
using server::header_of;
using server::HttpReply;

namespace {

template <class T>
T body_of(const HttpReply& reply) {
    const Result<T> decoded = decode_text<T>(reply.body);
    REQUIRE_MESSAGE(decoded.has_value(), reply.body);
    return *decoded;
}

void register_account() {
    Core core;
    Caller caller(core);
    const HttpReply reply = caller.call<RegisterAccount>(good_registration());
    CHECK(reply.status == 201);
    const auto view = body_of<SessionView>(reply);
    CHECK(view.user_name == "lugu_zhineng");
    CHECK(view.name == "长沙麓谷智能装备有限公司");
    CHECK(view.window_name.starts_with("岳麓区"));
    CHECK(view.profile_percent > 0);
    CHECK(view.profile_percent < 100);
    CHECK(view.idle_timeout_s == 1800);
    CHECK(caller.is_signed_in());
    const auto profile = body_of<ProfileView>(caller.call<ReadProfile>());
    CHECK(profile.content.uscc == "91430100PDY00001XL");
    CHECK(profile.content.mobile == "13800138000");

    // The key of the name ignores case; the same body may be an institution as well.
    Caller other(core);
    const Error taken = error_of(other.call<RegisterAccount>(good_registration("LUGU_zhineng")));
    CHECK(taken.problems == Problems{{"user_name", Rule::Taken}, {"uscc", Rule::Taken}});
    Registration institution = good_registration("lugu_fuwu");
    institution.kind = AccountKind::Institution;
    CHECK(other.call<RegisterAccount>(institution).status == 201);
}

void create_session() {
    Core core;
    REQUIRE(Caller(core).call<RegisterAccount>(good_registration()).status == 201);
    Caller caller(core);
    const HttpReply reply = caller.sign_in();
    CHECK(reply.status == 200);
    CHECK(body_of<SessionView>(reply).user_name == "lugu_zhineng");
    CHECK(caller.is_signed_in());
    const HttpReply empty = caller.call<CreateSession>({});
    CHECK(error_of(empty).problems ==
          Problems{{"user_name", Rule::Required}, {"password", Rule::Required}});
}

void read_session() {
    Core core;
    Caller caller(core);
    const HttpReply reply = caller.call<ReadSession>();
    CHECK(reply.status == 200);
    CHECK(body_of<SessionView>(reply) == SessionView{});
    CHECK(header_of(reply, "Cache-Control") == "no-store");
}

void delete_session() {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const std::string cookie = caller.browser().cookie();
    CHECK(caller.call<DeleteSession>().status == 204);
    CHECK(caller.browser().cookie().empty());
    caller.browser().set_cookie(cookie);  // Dead on the server, not only forgotten here.
    CHECK_FALSE(caller.is_signed_in());
    CHECK(caller.call<DeleteSession>().status == 204);
}

void change_password() {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const std::string next(next_password);
    CHECK(caller.call<ChangePassword>({std::string(good_password), next, next}).status == 204);
    CHECK_FALSE(caller.is_signed_in());
    CHECK(error_of(caller.sign_in(good_password)).code == "sign_in.wrong");
    CHECK(caller.sign_in(next_password).status == 200);
}

void read_profile() {
    Core core;
    Caller caller(core);
    CHECK(caller.call<ReadProfile>().status == 401);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const HttpReply reply = caller.call<ReadProfile>();
    CHECK(reply.status == 200);
    CHECK(header_of(reply, "ETag") == "\"v1\"");
    CHECK(body_of<ProfileView>(reply).version == 1);
}

void update_profile() {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const auto before = body_of<ProfileView>(caller.call<ReadProfile>());
    const HttpReply reply = caller.call<UpdateProfile>(complete(before.content), {}, "\"v1\"");
    CHECK(reply.status == 200);
    CHECK(header_of(reply, "ETag") == "\"v2\"");
    const auto after = body_of<ProfileView>(reply);
    CHECK(after.content == complete(before.content));
    CHECK(after.size_word == "小型");
    CHECK_FALSE(after.size_reason.empty());
    CHECK(body_of<ProfileView>(caller.call<ReadProfile>()) == after);
}

void list_profile_versions() {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const auto first = body_of<ProfileView>(caller.call<ReadProfile>());
    REQUIRE(caller.call<UpdateProfile>(complete(first.content), {}, "\"v1\"").status == 200);
    const auto page = body_of<ProfileVersionsPage>(caller.call<ListProfileVersions>());
    REQUIRE(page.items.size() == 2);
    CHECK(page.items[0].version == 2);
    CHECK(page.items[0].by == "lugu_zhineng");
    CHECK(page.items[0].changes == diff(first.content, complete(first.content)));
    CHECK(page.next_cursor.empty());
}

void report_incident() {
    Core core;
    Caller caller(core);
    const Incident incident{.incident_id = "0199aaaa-bbbb-4ccc-8ddd-eeeeffff0000",
                            .build_id = "1f2e3d",
                            .message = "unreachable",
                            .stack = "at frame",
                            .route = "#/profile"};
    CHECK(caller.call<ReportIncident>(incident).status == 204);
    CHECK(core.number("SELECT COUNT(*) FROM incident WHERE build='1f2e3d'") == 1);
    Incident wrong = incident;
    wrong.message = std::string(501, 'x');
    CHECK(error_of(caller.call<ReportIncident>(wrong)).problems ==
          Problems{{"message", Rule::TooLong, 500, 501}});
}

const Contracts contracts{
    {"registerAccount", &register_account}, {"signIn", &create_session},
    {"readSession", &read_session},         {"signOut", &delete_session},
    {"changePassword", &change_password},   {"readProfile", &read_profile},
    {"updateProfile", &update_profile},     {"listProfileVersions", &list_profile_versions},
    {"reportIncident", &report_incident},
};

}  // namespace

TEST_CASE("every endpoint keeps its contract") {
    const server::Router router = server::make_router();
    std::set<std::string_view> listed;
    AllEndpoints::for_each([&]<Endpoint E>() { listed.insert(E::operation); });
    std::set<std::string_view> routed;
    for (const server::Route& route : router.routes()) {
        CAPTURE(route.operation);
        CHECK(routed.insert(route.operation).second);
        const Contracts* lists[] = {&contracts,
                                    &market_contracts(),
                                    &review_contracts(),
                                    &consultation_contracts(),
                                    &policy_contracts(),
                                    &shop_contracts(),
                                    &statistics_contracts(),
                                    &demand_contracts()};
        const auto* list = std::ranges::find_if(
            lists, [&](const Contracts* each) { return each->contains(route.operation); });
        REQUIRE_MESSAGE(list != std::end(lists), "an endpoint without a contract test");
        (*list)->at(route.operation)();
    }
    CHECK(listed == routed);
}

TEST_CASE(
    "nobody who is signed out gets past an endpoint that needs a session, nor changes anything") {
    Core core;
    Caller owner(core);
    REQUIRE(owner.call<RegisterAccount>(good_registration()).status == 201);
    const std::int64_t rows = core.number("SELECT COUNT(*) FROM audit_log");
    Caller stranger(core);
    for (const server::Route& route : core.platform->router().routes()) {
        if (route.access != Access::SignedIn) continue;
        CAPTURE(route.path);
        const HttpReply reply = stranger.send({.method = route.method,
                                               .path = std::string(route.path),
                                               .body = route.has_body ? "{}" : "",
                                               .idempotency_key = core.new_key(),
                                               .if_match = "\"v1\""});
        CHECK(reply.status == 401);
        CHECK(header_of(reply, "Content-Type") == problem_content_type);
    }
    CHECK(core.number("SELECT COUNT(*) FROM audit_log") == rows);
    CHECK(core.number("SELECT MAX(version) FROM profile") == 1);
}

TEST_CASE("every change needs its precondition and a body of the right shape") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    for (const server::Route& route : core.platform->router().routes()) {
        if (!route.has_body) continue;
        CAPTURE(route.path);
        const auto send = [&](std::string body, std::string key, std::string match) {
            return caller.send({route.method, std::string(route.path), std::move(body),
                                std::move(key), std::move(match)});
        };
        CHECK(send("{}", "", "").status == 428);
        const std::string match = route.needs_if_match ? "\"v1\"" : "";
        const auto key = [&] {
            return route.needs_idempotency_key ? core.new_key() : std::string();
        };
        CHECK(error_of(send("{", key(), match)).code == "json.malformed");
        CHECK(error_of(send(R"({"a":1,"a":2})", key(), match)).code == "json.duplicate_key");
        CHECK(error_of(send("[]", key(), match)).problems == Problems{{"", Rule::Shape}});
        CHECK(error_of(send(R"({"tenant_id":"x"})", key(), match)).problems ==
              Problems{{"tenant_id", Rule::UnknownField}});
        if (route.needs_idempotency_key) CHECK(send("{}", "short", "").status == 400);
    }
}
