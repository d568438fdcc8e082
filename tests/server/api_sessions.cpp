// Sign-in, its delays, and the life of a session.
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "support/server/core.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::test;
using namespace emc::server;

namespace {

void register_owner(Core& core) {
    REQUIRE(Caller(core).call<RegisterAccount>(good_registration()).status == 201);
}

}  // namespace

TEST_CASE("the cookie is as strict as the connection allows, and the token is nowhere else") {
    for (const bool is_secure : {false, true}) {
        Core core({.secure_cookies = is_secure});
        Caller caller(core);
        const HttpReply reply = caller.call<RegisterAccount>(good_registration());
        const std::string cookie = header_of(reply, "Set-Cookie");
        const std::string token = cookie.substr(cookie.find('=') + 1, 43);
        CHECK(cookie == (is_secure
                             ? "__Host-sid=" + token + "; Path=/; HttpOnly; SameSite=Strict; Secure"
                             : "sid=" + token + "; Path=/; HttpOnly; SameSite=Strict"));
        CHECK(reply.body.find(token) == std::string::npos);
        CHECK(core.number("SELECT COUNT(*) FROM session WHERE CAST(token_sha256 AS TEXT) LIKE '%" +
                          token + "%'") == 0);
        CHECK(core.number("SELECT length(token_sha256) FROM session") == 32);
        CHECK(caller.is_signed_in());
    }
}

TEST_CASE("a session id that the browser brings along is never taken over") {
    Core core;
    register_owner(core);
    Caller caller(core);
    caller.browser().set_cookie("sid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    REQUIRE(caller.sign_in().status == 200);
    CHECK(caller.browser().cookie() != "sid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    const std::string first = caller.browser().cookie();
    REQUIRE(caller.sign_in().status == 200);
    CHECK(caller.browser().cookie() != first);
    Caller thief(core);
    thief.browser().set_cookie(first);  // Rotated away by the second sign-in.
    CHECK_FALSE(thief.is_signed_in());
    thief.browser().set_cookie(caller.browser().cookie() + "; " + first);  // Two of our name: none.
    CHECK_FALSE(thief.is_signed_in());
}

TEST_CASE("a session ends when it was idle, and in any case after its day") {
    Core core;
    register_owner(core);
    Caller idle(core);
    REQUIRE(idle.sign_in().status == 200);
    core.clock.pass_s(30 * 60 - 1);
    CHECK(idle.is_signed_in());
    core.clock.pass_s(30 * 60 - 1);
    CHECK(idle.is_signed_in());
    core.clock.pass_s(30 * 60);
    const HttpReply late = idle.call<ReadProfile>();
    CHECK(late.status == 401);
    CHECK(error_of(late).code == "session.expired");
    CHECK(header_of(late, "Set-Cookie").find("Max-Age=0") != std::string::npos);

    Caller busy(core);
    REQUIRE(busy.sign_in().status == 200);
    for (int quarter = 0; quarter < 12 * 4 - 1; ++quarter) {
        core.clock.pass_s(15 * 60);
        CHECK(busy.is_signed_in());
    }
    core.clock.pass_s(15 * 60);
    CHECK_FALSE(busy.is_signed_in());
}

TEST_CASE("an unknown name, a wrong password and a wrong account type are told apart by nobody") {
    Core core;
    register_owner(core);
    struct Try {
        const char* what;
        SignIn input;
    };
    const Try tries[] = {
        {"name", {"nobody_here", std::string(good_password)}},
        {"password", {"lugu_zhineng", "Wrong-pass1"}},
        {"type", {"lugu_zhineng", std::string(good_password), AccountKind::Window}},
    };
    std::string body;
    for (const Try& row : tries) {
        CAPTURE(row.what);
        const int compared = core.hasher.verifications;
        const std::int64_t noted =
            core.number("SELECT COUNT(*) FROM audit_log WHERE outcome='sign_in.wrong'");
        const HttpReply reply = Caller(core).call<CreateSession>(row.input);
        CHECK(reply.status == 401);
        CHECK(error_of(reply).code == "sign_in.wrong");
        CHECK(header_of(reply, "Set-Cookie").empty());
        CHECK(core.hasher.verifications == compared + 1);
        CHECK(core.number("SELECT COUNT(*) FROM audit_log WHERE outcome='sign_in.wrong'") ==
              noted + 1);
        if (body.empty()) body = reply.body;
        CHECK(reply.body == body);
    }
}

TEST_CASE("five failures are free, then each one doubles the wait, up to a quarter of an hour") {
    Core core;
    register_owner(core);
    // From ever new addresses, so that only the account's own delay is seen.
    int address = 0;
    const auto attempt = [&](std::string_view password) {
        Caller caller(core, "198.51.100." + std::to_string(++address));
        return caller.sign_in(password);
    };
    for (int free = 0; free < 6; ++free) CHECK(attempt("Wrong-pass1").status == 401);
    int wait_s = 2;
    for (int doubled = 0; doubled < 12; ++doubled) {
        const int compared = core.hasher.verifications;
        const HttpReply refused = attempt(good_password);
        CHECK(refused.status == 429);
        CHECK(error_of(refused).code == "sign_in.throttled");
        CHECK(header_of(refused, "Retry-After") == std::to_string(wait_s));
        CHECK(core.hasher.verifications == compared);
        core.clock.pass_s(wait_s);
        CHECK(attempt("Wrong-pass1").status == 401);
        wait_s = std::min(wait_s * 2, 900);
    }
    core.clock.pass_s(wait_s);
    CHECK(attempt(good_password).status == 200);
    for (int free = 0; free < 6; ++free)
        CHECK(attempt("Wrong-pass1").status == 401);  // Begins anew.
}

TEST_CASE("an address that tries many names is slowed down, its neighbours are not") {
    Core core;
    register_owner(core);
    for (int name = 0; name < 21; ++name) {
        const auto reply =
            Caller(core, "203.0.113.7").sign_in("Wrong-pass1", "somebody" + std::to_string(name));
        CHECK(reply.status == 401);
    }
    CHECK(Caller(core, "203.0.113.7").sign_in().status == 429);
    CHECK(Caller(core, "203.0.113.8").sign_in().status == 200);
    // One customer has a whole /64.
    for (int host = 0; host < 21; ++host) {
        const std::string peer = "2001:db8:1:2::" + std::to_string(host + 1);
        CHECK(Caller(core, peer).sign_in("Wrong-pass1", "someone" + std::to_string(host)).status ==
              401);
    }
    CHECK(Caller(core, "2001:db8:1:2::99").sign_in().status == 429);
    CHECK(Caller(core, "2001:db8:1:3::1").sign_in().status == 200);
}

TEST_CASE("delays outlive a restart") {
    const tests::TempFolder folder;
    {
        Core core({}, folder.path());
        register_owner(core);
        for (int free = 0; free < 6; ++free)
            CHECK(Caller(core).sign_in("Wrong-pass1").status == 401);
    }
    Core core({}, folder.path());
    CHECK(Caller(core).sign_in().status == 429);
    core.clock.pass_s(2);
    CHECK(Caller(core).sign_in().status == 200);
}

TEST_CASE(
    "the dengbao3 profile locks for ten minutes after five failures and idles out after fifteen") {
    Core core({.security = SecurityProfile::Dengbao3});
    register_owner(core);
    for (int failure = 0; failure < 5; ++failure)
        CHECK(Caller(core).sign_in("Wrong-pass1").status == 401);
    const HttpReply locked = Caller(core).sign_in();
    CHECK(locked.status == 429);
    CHECK(header_of(locked, "Retry-After") == "600");
    core.clock.pass_s(600);
    Caller caller(core);
    CHECK(caller.sign_in().status == 200);
    core.clock.pass_s(15 * 60);
    CHECK_FALSE(caller.is_signed_in());
}

TEST_CASE("of 64 registrations of one name at once exactly one is made") {
    const tests::TempFolder folder;
    Core core({}, folder.path());
    std::atomic<int> made = 0;
    std::atomic<int> taken = 0;
    std::vector<std::jthread> threads;
    for (int index = 0; index < 64; ++index) {
        threads.emplace_back([&] {
            Caller caller(core);
            const HttpReply reply = caller.call<RegisterAccount>(good_registration());
            if (reply.status == 201) ++made;
            const Problems expected{{"user_name", Rule::Taken}, {"uscc", Rule::Taken}};
            if (reply.status == 422 && error_of(reply).problems == expected) ++taken;
        });
    }
    threads.clear();
    CHECK(made == 1);
    CHECK(taken == 63);
    CHECK(core.number("SELECT COUNT(*) FROM account") == 1);
    CHECK(core.number("SELECT COUNT(*) FROM session") == 1);
}
