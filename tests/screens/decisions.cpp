// What screens decide, without drawing anything.
#include <doctest/doctest.h>

#include "client/drafts.h"
#include "client/screens/desk.h"
#include "client/screens/login.h"
#include "client/screens/password.h"
#include "client/screens/profile.h"
#include "client/screens/register.h"
#include "client/screens/services.h"
#include "support/visitor.h"

namespace emc {
namespace {

using test::good_profile;
using test::World;

Error unavailable() { return {.kind = ErrorKind::Unavailable}; }

ProfileView view_of(Profile profile, std::int64_t version) {
    return {
        .content = std::move(profile), .version = version, .window_name = "岳麓区中小企业服务窗口"};
}

// A profile screen with its profile loaded.
ProfileScreen loaded_profile(World& world, const Profile& profile) {
    world.session = test::enterprise_session();
    Env env = world.env();
    ProfileScreen screen = open_profile({}, env);
    world.transport.answer_with("/api/v1/profile", view_of(profile, 1));
    world.transport.pump();
    poll(screen, env);
    return screen;
}

}  // namespace

TEST_CASE("the good examples of these tests are good") {
    CHECK(check(normalized(test::good_registration())) == Problems{});
    CHECK(check(normalized(good_profile())) == Problems{});
}

TEST_CASE(
    "registration: nothing is sent while something is wrong, and the first problem gets the "
    "focus") {
    World world;
    Env env = world.env();
    RegistrationScreen screen = open_registration({}, env);
    screen.form.draft = test::good_registration();
    screen.form.draft.mobile = "12345";
    screen.form.draft.agreed = false;
    update(screen, RegistrationScreen::Submit{}, env);
    CHECK(world.transport.sent.empty());
    CHECK(screen.form.focus_key == "mobile");
    CHECK(screen.form.shown_problem("mobile") != nullptr);
    CHECK(screen.form.shown_count() == 2);
}

TEST_CASE(
    "registration: a repeat after a lost answer has the same key, other content another one") {
    World world;
    Env env = world.env();
    RegistrationScreen screen = open_registration({}, env);
    screen.form.draft = test::good_registration();
    const auto send_and_lose = [&] {
        update(screen, RegistrationScreen::Submit{}, env);
        update(screen, RegistrationScreen::Submit{}, env);  // Pressed twice: sent once.
        world.transport.answer("/api/v1/accounts", {.fate = ApiReply::Fate::TimedOut});
        world.transport.pump();
        poll(screen, env);
        CHECK(screen.failure);
    };
    send_and_lose();
    send_and_lose();
    screen.form.draft.contact = "李谷雨";
    send_and_lose();
    REQUIRE(world.transport.sent.size() == 3);
    CHECK(!world.transport.sent[0].idempotency_key.empty());
    CHECK(world.transport.sent[0].idempotency_key == world.transport.sent[1].idempotency_key);
    CHECK(world.transport.sent[0].idempotency_key != world.transport.sent[2].idempotency_key);
}

TEST_CASE(
    "registration: success signs in and leaves no draft; the platform's refusal goes to its "
    "field") {
    World world;
    Env env = world.env();
    RegistrationScreen screen = open_registration({}, env);
    screen.form.draft = test::good_registration();
    screen.form.note_change("name");
    poll(screen, env);
    CHECK(!world.device.values.empty());

    update(screen, RegistrationScreen::Submit{}, env);
    world.transport.refuse("/api/v1/accounts",
                           {.kind = ErrorKind::Invalid, .problems = {{"user_name", Rule::Taken}}});
    world.transport.pump();
    poll(screen, env);
    REQUIRE(screen.form.shown_problem("user_name") != nullptr);
    CHECK(screen.form.shown_problem("user_name")->rule == Rule::Taken);
    CHECK(screen.form.focus_key == "user_name");
    CHECK(!screen.failure);
    screen.form.note_change("user_name");
    CHECK(screen.form.shown_problem("user_name") == nullptr);

    update(screen, RegistrationScreen::Submit{}, env);
    world.transport.answer_with("/api/v1/accounts", test::enterprise_session());
    world.transport.pump();
    poll(screen, env);
    REQUIRE(world.commanded<SignedIn>() != nullptr);
    CHECK(world.commanded<SignedIn>()->session.account_id == "a1");
    CHECK(world.device.values.empty());
    CHECK(!is_dirty(screen));
}

TEST_CASE("drafts: come back after a reload, without passwords, also numbers that are none yet") {
    World world;
    Env env = world.env();
    {
        RegistrationScreen screen = open_registration({}, env);
        screen.form.draft = test::good_registration();
        screen.form.note_change("name");
        poll(screen, env);
    }
    CHECK(!world.device.holds("Xiang-jiang2026"));
    const RegistrationScreen again = open_registration({}, env);
    CHECK(again.is_restored);
    CHECK(again.form.draft == without_passwords(test::good_registration()));

    ProfileScreen profile = loaded_profile(world, good_profile());
    enter_number(profile.form, Editor::WanYuan, "revenue_fen", "一千九百",
                 profile.form.draft.revenue_fen);
    profile.form.note_change("revenue_fen");
    poll(profile, env);
    const ProfileScreen restored = loaded_profile(world, good_profile());
    CHECK(restored.is_restored);
    CHECK(restored.form.texts.at("revenue_fen") == "一千九百");
    CHECK(restored.form.text_problems == Problems{{"revenue_fen", Rule::Money}});
}

TEST_CASE("drafts: what the platform changed meanwhile is not undone by an old draft") {
    World world;
    Env env = world.env();
    ProfileScreen screen = loaded_profile(world, good_profile());
    screen.form.draft.introduction = "我们做工业软件";
    screen.form.note_change("introduction");
    poll(screen, env);
    Profile newer = good_profile();
    newer.employees = 130;
    const ProfileScreen again = loaded_profile(world, newer);
    CHECK(again.form.draft.introduction == "我们做工业软件");
    CHECK(again.form.draft.employees == 130);
}

TEST_CASE("drafts: belong to one account") {
    World world;
    Env env = world.env();
    ProfileScreen screen = loaded_profile(world, good_profile());
    screen.form.draft.introduction = "我们做工业软件";
    screen.form.note_change("introduction");
    poll(screen, env);
    world.session->account_id = "a2";
    Env other = world.env();
    ProfileScreen theirs = open_profile({}, other);
    world.transport.answer_with("/api/v1/profile", view_of(good_profile(), 1));
    world.transport.pump();
    poll(theirs, other);
    CHECK(!theirs.is_restored);
    CHECK(theirs.form.draft == good_profile());
}

TEST_CASE("drafts: damaged ones are dropped") {
    for (const std::string_view stored :
         {"", "nonsense", "\n", "\n\n", "a=b\n{\n{}", "\n{\"name\":3}\n{}"}) {
        World world;
        Env env = world.env();
        world.device.save(draft_key(nullptr, "register"), stored);
        const RegistrationScreen screen = open_registration({}, env);
        CAPTURE(stored);
        CHECK(!screen.is_restored);
        CHECK(screen.form.draft == Registration{});
    }
}

TEST_CASE("sign-in: a wrong password keeps what was typed and tries again with a new key") {
    World world;
    Env env = world.env();
    LoginScreen screen = open_login(parse_route("#/login?next=%23%2Fprofile"), env);
    CHECK(screen.has_next);
    update(screen, LoginScreen::Submit{}, env);
    CHECK(world.transport.sent.empty());
    screen.form.draft = {.user_name = "xiaoman2026", .password = "falsch-falsch-1"};
    for (int i = 0; i < 2; ++i) {
        update(screen, LoginScreen::Submit{}, env);
        world.transport.refuse("/api/v1/session",
                               {.kind = ErrorKind::SignedOut, .code = "sign_in.wrong"});
        world.transport.pump();
        poll(screen, env);
        REQUIRE(screen.failure);
        CHECK(screen.failure->code == "sign_in.wrong");
        CHECK(screen.form.draft.user_name == "xiaoman2026");
    }
    REQUIRE(world.transport.sent.size() == 2);
    CHECK(world.transport.sent[0].idempotency_key != world.transport.sent[1].idempotency_key);
}

TEST_CASE("password: the new one must not contain who the account belongs to") {
    World world;
    world.session = test::enterprise_session();
    Env env = world.env();
    PasswordScreen screen = open_password({}, env);
    screen.form.draft = {"Xiang-jiang2026", "Ab-xiaoman2026", "Ab-xiaoman2026"};
    update(screen, PasswordScreen::Submit{}, env);
    CHECK(world.transport.sent.empty());
    CHECK(screen.form.shown_problem("new_password")->rule == Rule::PasswordContainsId);
    screen.form.draft = {"Xiang-jiang2026", "橘子洲头-Zhiyuan77", "橘子洲头-Zhiyuan77"};
    update(screen, PasswordScreen::Submit{}, env);
    world.transport.answer("/api/v1/password", {.fate = ApiReply::Fate::Answered, .status = 204});
    world.transport.pump();
    poll(screen, env);
    REQUIRE(world.commanded<SignedOut>() != nullptr);
    CHECK(world.commanded<SignedOut>()->words == "密码已修改，请用新密码重新登录");
    CHECK(!is_dirty(screen));
    CHECK(world.device.values.empty());
}

TEST_CASE("profile: 企业规模 follows what is typed") {
    World world;
    Env env = world.env();
    ProfileScreen screen = loaded_profile(world, good_profile());
    CHECK(screen.size.size == EnterpriseSize::Medium);
    screen.form.draft.employees = 9;
    screen.form.note_change("employees");
    CHECK(needs_frame(screen));
    poll(screen, env);
    CHECK(!needs_frame(screen));
    CHECK(screen.size.size == EnterpriseSize::Micro);
    CHECK(!screen.size.reason.empty());
}

TEST_CASE(
    "profile: somebody saved first; keeping mine keeps all of mine and takes the rest of theirs") {
    World world;
    Env env = world.env();
    ProfileScreen screen = loaded_profile(world, good_profile());
    screen.form.draft.introduction = "第二个窗口";
    screen.form.note_change("introduction");
    update(screen, ProfileScreen::Submit{}, env);
    CHECK(world.transport.sent.back().if_match == "\"1\"");
    world.transport.refuse("/api/v1/profile", {.kind = ErrorKind::Stale});
    world.transport.pump();
    poll(screen, env);
    Profile newer = good_profile();
    newer.employees = 200;
    newer.introduction = "第一个窗口";
    world.transport.answer_with("/api/v1/profile", view_of(newer, 2), "\"2\"");
    world.transport.pump();
    poll(screen, env);
    REQUIRE(screen.conflict);
    CHECK(screen.conflict->theirs.size() == 2);
    CHECK(screen.form.draft.introduction == "第二个窗口");

    update(screen, ProfileScreen::KeepMine{}, env);
    CHECK(screen.form.draft.introduction == "第二个窗口");
    CHECK(screen.form.draft.employees == 200);
    update(screen, ProfileScreen::Submit{}, env);
    CHECK(world.transport.sent.back().if_match == "\"2\"");
}

TEST_CASE("profile: a save whose answer was lost is no conflict with itself") {
    World world;
    Env env = world.env();
    ProfileScreen screen = loaded_profile(world, good_profile());
    screen.form.draft.introduction = "一次就够";
    screen.form.note_change("introduction");
    update(screen, ProfileScreen::Submit{}, env);
    world.transport.answer("/api/v1/profile", {.fate = ApiReply::Fate::TimedOut});
    world.transport.pump();
    poll(screen, env);
    update(screen, ProfileScreen::Submit{}, env);
    world.transport.refuse("/api/v1/profile", {.kind = ErrorKind::Stale});
    world.transport.pump();
    poll(screen, env);
    Profile saved = good_profile();
    saved.introduction = "一次就够";
    world.transport.answer_with("/api/v1/profile", view_of(normalized(saved), 2), "\"2\"");
    world.transport.pump();
    poll(screen, env);
    CHECK(!screen.conflict);
    CHECK(!is_dirty(screen));
    CHECK(world.commanded<Notify>() != nullptr);
    CHECK(world.device.values.empty());
}

TEST_CASE("profile: what is typed after the press stays and is a draft") {
    World world;
    Env env = world.env();
    ProfileScreen screen = loaded_profile(world, good_profile());
    screen.form.draft.introduction = "先写的";
    screen.form.note_change("introduction");
    update(screen, ProfileScreen::Submit{}, env);
    Profile saved = good_profile();
    saved.introduction = "先写的";
    screen.form.draft.introduction = "后写的";
    screen.form.note_change("introduction");
    world.transport.answer_with("/api/v1/profile", view_of(saved, 2), "\"2\"");
    world.transport.pump();
    poll(screen, env);
    CHECK(screen.form.original == saved);
    CHECK(screen.form.draft.introduction == "后写的");
    CHECK(world.device.holds("后写的"));
    update(screen, ProfileScreen::Submit{}, env);
    CHECK(world.transport.sent.back().if_match == "\"2\"");
}

TEST_CASE("profile: a failed load is asked again, a failed save keeps everything") {
    World world;
    world.session = test::enterprise_session();
    Env env = world.env();
    ProfileScreen screen = open_profile({}, env);
    world.transport.answer("/api/v1/profile", {.fate = ApiReply::Fate::Answered,
                                               .status = 200,
                                               .content_type = "text/html",
                                               .body = "<html>gateway</html>"});
    world.transport.pump();
    poll(screen, env);
    CHECK(screen.loaded.error() != nullptr);
    CHECK(!is_busy(screen));
    update(screen, ProfileScreen::Retry{}, env);
    world.transport.answer_with("/api/v1/profile", view_of(good_profile(), 1));
    world.transport.pump();
    poll(screen, env);
    screen.form.draft.introduction = "还在";
    screen.form.note_change("introduction");
    update(screen, ProfileScreen::Submit{}, env);
    world.transport.refuse("/api/v1/profile", unavailable());
    world.transport.pump();
    poll(screen, env);
    CHECK(screen.failure);
    CHECK(screen.form.draft.introduction == "还在");
    CHECK(is_dirty(screen));
}

TEST_CASE("a screen that is closed drops its answer") {
    World world;
    Env env = world.env();
    {
        LoginScreen screen = open_login({}, env);
        screen.form.draft = {.user_name = "xiaoman2026", .password = "Xiang-jiang2026"};
        update(screen, LoginScreen::Submit{}, env);
    }
    world.transport.answer_with("/api/v1/session", test::enterprise_session());
    world.transport.pump();
    CHECK(world.commands.empty());
}

TEST_CASE("desk: reminders come from the profile alone") {
    const InstantMs now = test::FixedClock{}.now();
    ProfileView view = view_of(good_profile(), 3);
    CHECK(reminders_of(view, now).empty());
    view.content.statistics_year = 2023;
    view.needs_review = true;
    view.content.employees.reset();
    const std::vector<std::string> reminders = reminders_of(view, now);
    REQUIRE(reminders.size() == 3);
    CHECK(reminders[0].contains("从业人员数"));
    CHECK(reminders[2].contains("2025年度"));
}

TEST_CASE("services: the route says what is looked for, and the other way round") {
    const ServiceQuery query = service_query_of(
        parse_route("#/services?q=%E8%9E%8D%E8%B5%84&category=11&region=430100&sort=price"));
    CHECK(query.q == "融资");
    CHECK(query.category == "11");
    CHECK(query.region == "430100");
    CHECK(query.sort == ServiceSort::Price);
    CHECK(service_query_of(parse_route(services_href(query))) == query);
    CHECK(service_query_of(parse_route("#/services?category=zz&region=1&sort=x")) ==
          ServiceQuery{});
    CHECK(services_href(ServiceQuery{}) == "#/services");
}

}  // namespace emc
