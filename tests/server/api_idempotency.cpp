// A POST that is sent again has one effect.
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "api/incidents.h"
#include "support/server/core.h"
#include "support/temp_folder.h"

using namespace emc;
using namespace emc::test;
using namespace emc::server;

namespace {

const std::string key = "0199c0de-0000-4000-8000-000000000001";

Incident incident(std::string message = "unreachable") {
    return {.incident_id = "0199aaaa-bbbb-4ccc-8ddd-eeeeffff0000", .message = std::move(message)};
}

bool is_replayed(const HttpReply& reply) {
    return header_of(reply, "Idempotent-Replayed") == "true";
}

}  // namespace

TEST_CASE("the same request again gets the same answer and does nothing") {
    Core core;
    Caller caller(core);
    const HttpReply first = caller.call<ReportIncident>(incident(), key);
    CHECK(first.status == 204);
    CHECK_FALSE(is_replayed(first));
    const HttpReply again = caller.call<ReportIncident>(incident(), key);
    CHECK(again.status == 204);
    CHECK(is_replayed(again));
    CHECK(core.number("SELECT COUNT(*) FROM incident") == 1);
    const HttpReply other = caller.call<ReportIncident>(incident("something else"), key);
    CHECK(other.status == 422);
    CHECK(error_of(other).code == "idempotency.mismatch");
}

TEST_CASE("a key is kept for three days") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<ReportIncident>(incident(), key).status == 204);
    core.clock.pass_s(72 * 3600 - 1);
    CHECK(is_replayed(caller.call<ReportIncident>(incident(), key)));
    core.clock.pass_s(1);
    Incident next = incident();
    next.incident_id = "0199aaaa-bbbb-4ccc-8ddd-eeeeffff0001";
    CHECK_FALSE(is_replayed(caller.call<ReportIncident>(next, key)));
    CHECK(core.number("SELECT COUNT(*) FROM idempotency") == 1);
}

TEST_CASE("a registration sent again signs in whoever knows its password, and nobody else") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration(), key).status == 201);
    caller.browser().set_cookie("");  // The reply, and the cookie with it, was lost.
    const HttpReply again = caller.call<RegisterAccount>(good_registration(), key);
    CHECK(again.status == 201);
    CHECK(is_replayed(again));
    CHECK(decode_text<SessionView>(again.body)->user_name == "lugu_zhineng");
    CHECK(caller.is_signed_in());
    CHECK(core.number("SELECT COUNT(*) FROM account") == 1);

    Caller stranger(core);
    Registration guess = good_registration();
    guess.password = guess.confirm_password = "Guess-guess9";
    const HttpReply refused = stranger.call<RegisterAccount>(guess, key);
    CHECK(refused.status == 401);
    CHECK(error_of(refused).code == "sign_in.wrong");
    CHECK_FALSE(stranger.is_signed_in());
    Registration other = good_registration("other_name");
    CHECK(error_of(stranger.call<RegisterAccount>(other, key)).code == "idempotency.mismatch");
}

TEST_CASE("a sign-in sent again signs in again, with its password only") {
    Core core;
    REQUIRE(Caller(core).call<RegisterAccount>(good_registration()).status == 201);
    const SignIn input{"lugu_zhineng", std::string(good_password)};
    Caller caller(core);
    REQUIRE(caller.call<CreateSession>(input, key).status == 200);
    caller.browser().set_cookie("");
    const HttpReply again = caller.call<CreateSession>(input, key);
    CHECK(again.status == 200);
    CHECK(is_replayed(again));
    CHECK(caller.is_signed_in());
    Caller stranger(core);
    CHECK(stranger.call<CreateSession>({"lugu_zhineng", "Guess-guess9"}, key).status == 401);
    CHECK_FALSE(stranger.is_signed_in());
}

TEST_CASE("a change of password sent again is told that it is done, by the session that it ended") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const std::string cookie = caller.browser().cookie();
    const std::string old(good_password);
    const std::string next(next_password);
    REQUIRE(caller.call<ChangePassword>({old, next, next}, key).status == 204);
    caller.browser().set_cookie(cookie);  // The reply was lost.
    const HttpReply again = caller.call<ChangePassword>({old, next, next}, key);
    CHECK(again.status == 204);
    CHECK(is_replayed(again));
    CHECK(caller.browser().cookie().empty());

    // The dead session is good for nothing else.
    const auto is_refused = [&](const HttpReply& reply) {
        return reply.status == 401 && error_of(reply).code == "session.revoked";
    };
    const std::string third = "Wanglu-shan88";
    caller.browser().set_cookie(cookie);
    CHECK(is_refused(caller.call<ChangePassword>({next, third, third})));
    caller.browser().set_cookie(cookie);
    CHECK(is_refused(caller.call<ChangePassword>({next, third, third}, key)));
    caller.browser().set_cookie(cookie);
    CHECK(is_refused(caller.call<ReadProfile>()));
    caller.browser().set_cookie(cookie);
    CHECK_FALSE(caller.is_signed_in());
    CHECK(caller.sign_in(next_password).status == 200);
    CHECK(core.number("SELECT COUNT(*) FROM password_history") == 2);
}

TEST_CASE("no password and no fast hash of one is kept with the reply") {
    Core core;
    REQUIRE(Caller(core).call<RegisterAccount>(good_registration(), key).status == 201);
    Registration same = good_registration();
    same.password = same.confirm_password = "Another-pass9";
    CHECK(Caller(core).call<RegisterAccount>(same, key).status ==
          401);  // Not a mismatch: never seen.
    CHECK(core.number("SELECT length(body) FROM idempotency") == 0);
}

TEST_CASE("what was refused had no effect, so its key serves the corrected request") {
    Core core;
    Caller caller(core);
    Registration wrong = good_registration();
    wrong.mobile = "12345";
    CHECK(caller.call<RegisterAccount>(wrong, key).status == 422);
    CHECK(caller.call<RegisterAccount>(good_registration(), key).status == 201);
}

TEST_CASE("keys of two accounts, and of two operations, have nothing to do with each other") {
    Core core;
    Caller one(core);
    Caller two(core);
    REQUIRE(one.call<RegisterAccount>(good_registration(), key).status == 201);
    REQUIRE(
        two.call<RegisterAccount>(good_registration("zhuzhou_one", "91430200PDY000028R")).status ==
        201);
    const PasswordChange change{std::string(good_password), std::string(next_password),
                                std::string(next_password)};
    CHECK(one.call<ChangePassword>(change, key).status == 204);
    const HttpReply other = two.call<ChangePassword>(change, key);
    CHECK(other.status == 204);
    CHECK_FALSE(is_replayed(other));
}

TEST_CASE("the same request many times at once is made once") {
    const tests::TempFolder folder;
    Core core({}, folder.path());
    std::atomic<int> first = 0;
    std::atomic<int> replayed = 0;
    std::vector<std::jthread> threads;
    for (int index = 0; index < 5; ++index) {
        threads.emplace_back([&] {
            Caller caller(core);
            const HttpReply reply = caller.call<RegisterAccount>(good_registration(), key);
            if (reply.status == 201) ++(is_replayed(reply) ? replayed : first);
        });
    }
    threads.clear();
    CHECK(first == 1);
    CHECK(core.number("SELECT COUNT(*) FROM account") == 1);
    CHECK(first + replayed == 5);
}
