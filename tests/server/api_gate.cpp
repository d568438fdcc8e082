// Requests that our own page did not send.
#include <doctest/doctest.h>

#include <string>

#include "api/services_own.h"
#include "support/server/core.h"

using namespace emc;
using namespace emc::test;
using namespace emc::server;

namespace {

HttpRequest sign_in_request() {
    HttpRequest request = to_http({.method = Method::Post,
                                   .path = std::string(CreateSession::path),
                                   .body = encode_text(SignIn{"nobody", "Wrong-pass1"}),
                                   .idempotency_key = "0123456789abcdef"});
    request.headers.clear();
    return request;
}

int status_with(Core& core, NameValues headers) {
    HttpRequest request = sign_in_request();
    headers.emplace_back("idempotency-key", "0123456789abcdef");
    headers.emplace_back("host", "qy.example.cn");
    request.headers = std::move(headers);
    return core.platform->handle(request).status;
}

constexpr int passed = 401;  // Past the gate, where nobody of that name is found.

}  // namespace

TEST_CASE("only our own page, a page on the allow-list, or no browser at all may change anything") {
    Core core({.allowed_origins = {"https://app.example.cn"}});
    struct Case {
        const char* what;
        NameValues headers;
        int status;
    };
    const NameValues::value_type ours{"x-requested-with", "sme"};
    const NameValues::value_type json{"content-type", "application/json"};
    const Case cases[] = {
        {"our page", {ours, json, {"sec-fetch-site", "same-origin"}}, passed},
        {"no browser", {ours, json}, passed},
        {"older browser", {ours, json, {"origin", "http://qy.example.cn"}}, passed},
        {"allowed page",
         {ours, json, {"sec-fetch-site", "same-site"}, {"origin", "https://app.example.cn"}},
         passed},
        {"charset", {ours, {"content-type", "application/json; charset=UTF-8"}}, passed},
        {"no header of ours", {json, {"sec-fetch-site", "same-origin"}}, 403},
        {"other header", {{"x-requested-with", "XMLHttpRequest"}, json}, 403},
        {"other site", {ours, json, {"sec-fetch-site", "cross-site"}}, 403},
        {"other host of the site", {ours, json, {"sec-fetch-site", "same-site"}}, 403},
        {"foreign origin", {ours, json, {"origin", "https://evil.example"}}, 403},
        {"origin null", {ours, json, {"origin", "null"}}, 403},
        {"longer origin", {ours, json, {"origin", "http://qy.example.cn.evil.example"}}, 403},
        {"other scheme", {ours, json, {"origin", "https://qy.example.cn"}}, 403},
        {"form", {ours, {"content-type", "application/x-www-form-urlencoded"}}, 415},
        {"text", {ours, {"content-type", "text/plain"}}, 415},
        {"no type", {ours}, 415},
    };
    for (const Case& row : cases) {
        CAPTURE(row.what);
        core.clock.pass_s(3600);  // None of them is throttled for the others.
        CHECK(status_with(core, row.headers) == row.status);
    }
}

TEST_CASE("a public origin replaces what Host says, and makes cookies secure") {
    Core core({.secure_cookies = true, .public_origin = "https://qy.example.cn"});
    const NameValues::value_type ours{"x-requested-with", "sme"};
    const NameValues::value_type json{"content-type", "application/json"};
    CHECK(status_with(core, {ours, json, {"origin", "https://qy.example.cn"}}) == passed);
    CHECK(status_with(core, {ours, json, {"origin", "http://qy.example.cn"}}) == 403);
}

TEST_CASE("an allowed origin is told so, any other hears nothing") {
    Core core({.allowed_origins = {"https://app.example.cn"}});
    HttpRequest request{.method = "OPTIONS", .path = std::string(CreateSession::path)};
    request.headers = {{"origin", "https://app.example.cn"}};
    const HttpReply allowed = core.platform->handle(request);
    CHECK(allowed.status == 204);
    CHECK(header_of(allowed, "Access-Control-Allow-Origin") == "https://app.example.cn");
    CHECK(header_of(allowed, "Access-Control-Allow-Credentials") == "true");
    CHECK(header_of(allowed, "Vary") == "Origin");
    for (const char* origin :
         {"https://evil.example", "null", "https://app.example.cn.evil.example"}) {
        CAPTURE(origin);
        request.headers = {{"origin", origin}};
        CHECK(header_of(core.platform->handle(request), "Access-Control-Allow-Origin").empty());
    }
}

TEST_CASE("unknown paths and methods") {
    Core core;
    const HttpReply missing = core.platform->handle({.path = "/api/v1/none"});
    CHECK(missing.status == 404);
    CHECK(error_of(missing).kind == ErrorKind::NotFound);
    const HttpReply method =
        core.platform->handle({.method = "PATCH", .path = std::string(ReadProfile::path)});
    CHECK(method.status == 405);
    CHECK(header_of(method, "Allow") == "GET, HEAD, PUT");
    CHECK(core.platform->handle({.path = "/healthz"}).status == 200);
    CHECK(core.platform->handle({.path = "/readyz"}).status == 200);
}

TEST_CASE("a body over the limit is refused before it is read") {
    Core core;
    Caller caller(core);
    const HttpReply reply = caller.send({.method = Method::Post,
                                         .path = std::string(CreateSession::path),
                                         .body = std::string(256 * 1024 + 1, ' '),
                                         .idempotency_key = core.new_key()});
    CHECK(reply.status == 413);
}

TEST_CASE("reading changes nothing but when the session was last used") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const auto rows = [&] {
        return core.number(
            "SELECT (SELECT COUNT(*) FROM audit_log)+(SELECT COUNT(*) FROM session)+"
            "(SELECT COUNT(*) FROM idempotency)+(SELECT COUNT(*) FROM profile_version)+"
            "(SELECT COUNT(*) FROM throttle)");
    };
    const std::int64_t before = rows();
    for (const Route& route : core.platform->router().routes()) {
        if (route.method != Method::Get) continue;
        CAPTURE(route.path);
        // Some lists are of other kinds of accounts, and nothing is called "{order_id}".
        const int status = caller.send({.path = std::string(route.path)}).status;
        CHECK((status == 403 || status == (has_places(route.path) ? 404 : 200)));
        CHECK(caller.send({.path = std::string(route.path) + "?unknown=1"}).status == 422);
    }
    CHECK(rows() == before);
}
