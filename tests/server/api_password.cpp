// 密码修改, the policy behind it, and the accounts of windows.
#include <doctest/doctest.h>

#include <vector>

#include <string>

#include "domain/order_words.h"
#include "server/demo.h"
#include "server/demo_market.h"
#include "server/windows.h"
#include "support/server/core.h"

using namespace emc;
using namespace emc::test;
using namespace emc::server;

namespace {

HttpReply change(Caller& caller, std::string_view from, std::string_view to) {
    return caller.call<ChangePassword>({std::string(from), std::string(to), std::string(to)});
}

}  // namespace

TEST_CASE("a change signs out everywhere and leaves the old password useless") {
    Core core;
    Caller office(core);
    Caller home(core);
    Caller other(core);
    REQUIRE(office.call<RegisterAccount>(good_registration()).status == 201);
    REQUIRE(home.sign_in().status == 200);
    REQUIRE(other.call<RegisterAccount>(good_registration("zhuzhou_one", "91430200PDY000028R"))
                .status == 201);
    const std::string cookie = office.browser().cookie();
    REQUIRE(change(office, good_password, next_password).status == 204);
    CHECK(office.browser().cookie().empty());
    office.browser().set_cookie(cookie);
    CHECK_FALSE(office.is_signed_in());
    CHECK_FALSE(home.is_signed_in());
    CHECK(other.is_signed_in());
    CHECK(home.sign_in(good_password).status == 401);
    CHECK(home.sign_in(next_password).status == 200);
}

TEST_CASE("each refusal of a new password is told at its field, and the session goes on") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    struct Case {
        const char* what;
        PasswordChange input;
        Problems expected;
    };
    const std::string old(good_password);
    const std::string next(next_password);
    const Case cases[] = {
        {"wrong", {"Wrong-pass1", next, next}, {{"old_password", Rule::PasswordWrong}}},
        {"same", {old, old, old}, {{"new_password", Rule::PasswordSame}}},
        {"other", {old, next, old}, {{"confirm_password", Rule::PasswordMismatch}}},
        {"name",
         {old, "Lugu_zhineng#9", "Lugu_zhineng#9"},
         {{"new_password", Rule::PasswordContainsId}}},
        {"mobile",
         {old, "Ab#13800138000", "Ab#13800138000"},
         {{"new_password", Rule::PasswordContainsId}}},
        {"uscc",
         {old, "a-91430100PDY00001XL", "a-91430100PDY00001XL"},
         {{"new_password", Rule::PasswordContainsId}}},
        {"nothing",
         {"", "", ""},
         {{"old_password", Rule::Required},
          {"new_password", Rule::Required},
          {"confirm_password", Rule::Required}}},
    };
    for (const Case& row : cases) {
        CAPTURE(row.what);
        const HttpReply reply = caller.call<ChangePassword>(row.input);
        CHECK(reply.status == 422);
        CHECK(error_of(reply).problems == row.expected);
    }
    CHECK(caller.is_signed_in());
    CHECK(Caller(core).sign_in().status == 200);
}

TEST_CASE("the last five passwords do not come back, the sixth may") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    std::string current(good_password);
    for (int round = 0; round < 5; ++round) {
        const std::string next = "Wanglu-shan8" + std::to_string(round);
        REQUIRE(change(caller, current, next).status == 204);
        core.clock.pass_s(1);
        REQUIRE(caller.sign_in(next).status == 200);
        if (round < 4) {
            CHECK(error_of(change(caller, next, good_password)).problems ==
                  Problems{{"new_password", Rule::PasswordReused, 5}});
        }
        current = next;
    }
    CHECK(change(caller, current, good_password).status == 204);
    CHECK(core.number("SELECT COUNT(*) FROM password_history") == 5);
}

TEST_CASE("a stolen session does not serve to guess the password") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    for (int guess = 0; guess < 6; ++guess)
        CHECK(change(caller, "Wrong-pass1", next_password).status == 422);
    CHECK(change(caller, good_password, next_password).status == 429);
    core.clock.pass_s(2);
    CHECK(change(caller, good_password, next_password).status == 204);
}

TEST_CASE("dengbao3 asks for three kinds whatever the length, and for a new one after 90 days") {
    Core core({.security = SecurityProfile::Dengbao3});
    Caller caller(core);
    Registration phrase = good_registration();
    phrase.password = phrase.confirm_password = "correct horse battery";
    CHECK(error_of(caller.call<RegisterAccount>(phrase)).problems ==
          Problems{{"password", Rule::PasswordKinds, 3, 2}});
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    core.clock.pass_s(90 * 24 * 3600 + 1);
    const HttpReply reply = caller.sign_in();
    REQUIRE(reply.status == 200);
    CHECK(decode_text<SessionView>(reply.body)->must_change_password);
    CHECK(error_of(caller.call<ReadProfile>()).code == "password.must_change");
    CHECK(change(caller, good_password, next_password).status == 204);
    CHECK_FALSE(decode_text<SessionView>(caller.sign_in(next_password).body)->must_change_password);
    CHECK(caller.call<ReadProfile>().status == 200);
    Core lenient;
    CHECK(Caller(lenient).call<RegisterAccount>(phrase).status == 201);
}

TEST_CASE("a window is made by the platform, changes its first password, and has no profile") {
    Core core;
    Context& context = core.platform->context();
    REQUIRE(
        create_window(context, {"yuelu_window", "430104", std::string(good_password)}).has_value());
    CHECK(create_window(context, {"Yuelu_Window", "430104", std::string(good_password)})
              .error()
              .problems == Problems{{"user_name", Rule::Taken}});
    CHECK(create_window(context, {"1", "430199", "1234567"}).error().problems.size() == 3);
    Caller caller(core);
    CHECK(caller.sign_in(good_password, "yuelu_window").status == 401);
    REQUIRE(caller.sign_in(good_password, "yuelu_window", AccountKind::Window).status == 200);
    CHECK(error_of(caller.call<ReadProfile>()).code == "password.must_change");
    REQUIRE(change(caller, good_password, next_password).status == 204);
    REQUIRE(caller.sign_in(next_password, "yuelu_window", AccountKind::Window).status == 200);
    CHECK(caller.call<ReadProfile>().status == 404);
}

TEST_CASE("an operator can forgive failed sign-ins") {
    Core core;
    REQUIRE(Caller(core).call<RegisterAccount>(good_registration()).status == 201);
    for (int failure = 0; failure < 6; ++failure)
        CHECK(Caller(core).sign_in("Wrong-pass1").status == 401);
    CHECK(Caller(core).sign_in().status == 429);
    REQUIRE(unlock_account(core.platform->context(), "LUGU_zhineng").has_value());
    CHECK(Caller(core).sign_in().status == 200);
    CHECK(unlock_account(core.platform->context(), "nobody_here").error().kind ==
          ErrorKind::NotFound);
}

TEST_CASE("demo data can be filled in again and again, and everybody in it can sign in") {
    Core core;
    const auto fill = [&] {
        const Result<void> filled = fill_demo(*core.platform);
        REQUIRE_MESSAGE(filled.has_value(), filled.error().detail);
        std::vector<std::int64_t> counts;
        for (const char* table : {"account", "service_item", "orders", "cases", "review", "policy"})
            counts.push_back(core.number("SELECT COUNT(*) FROM " + std::string(table)));
        return counts;
    };
    const std::vector<std::int64_t> counts = fill();
    CHECK(fill() == counts);
    CHECK(counts[0] >= 2 + demo_institutions);
    CHECK(core.number("SELECT COUNT(*) FROM service_item WHERE on_shelf=1") >=
          demo_institutions * demo_services_each);
    CHECK(core.number("SELECT COUNT(DISTINCT substr(category,1,2)) FROM service_item") == 8);
    CHECK(core.number("SELECT COUNT(DISTINCT state) FROM orders") == std::ssize(order_state_rows));
    Caller caller(core);
    CHECK(caller.sign_in(demo_password, std::string(demo_institution), AccountKind::Institution)
              .status == 200);
    CHECK(caller.sign_in(demo_password, std::string(demo_window), AccountKind::Window).status ==
          200);
    const HttpReply reply = caller.sign_in(demo_password, std::string(demo_enterprise));
    CHECK(reply.status == 200);
    CHECK(decode_text<SessionView>(reply.body)->profile_percent > 60);
    const auto profile = decode_text<ProfileView>(caller.call<ReadProfile>().body);
    REQUIRE(profile.has_value());
    CHECK(check(profile->content, civil_date_of(core.clock.now())).empty());
    CHECK_FALSE(profile->size_word.empty());
}

TEST_CASE("Argon2id: the parameters are in the hash, and only so many may wait") {
    ArgonHasher hasher({.passes = 1, .memory_bytes = 8192, .running_max = 1, .waiting_max = 0});
    const Result<std::string> phc = hasher.hash(good_password);
    REQUIRE(phc.has_value());
    CHECK(phc->starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    CHECK(hasher.verify(good_password, *phc).value());
    CHECK_FALSE(hasher.verify(next_password, *phc).value());
    CHECK_FALSE(hasher.verify(good_password, "").value());
    CHECK_FALSE(hasher.is_outdated(*phc));
    CHECK(ArgonHasher({.passes = 2, .memory_bytes = 8192}).is_outdated(*phc));
}
