// The profile, its versions, and that it is nobody else's; the audit log.
#include <doctest/doctest.h>

#include <string>

#include "server/audit.h"
#include "support/server/core.h"

using namespace emc;
using namespace emc::test;
using namespace emc::server;

namespace {

ProfileView profile_of(Caller& caller) {
    const Result<ProfileView> view = decode_text<ProfileView>(caller.call<ReadProfile>().body);
    REQUIRE(view.has_value());
    return *view;
}

ProfileVersionsPage page_of(const HttpReply& reply) {
    const Result<ProfileVersionsPage> page = decode_text<ProfileVersionsPage>(reply.body);
    REQUIRE_MESSAGE(page.has_value(), reply.body);
    return *page;
}

HttpReply save(Caller& caller, const Profile& profile, std::int64_t version) {
    return caller.call<UpdateProfile>(profile, {}, "\"v" + std::to_string(version) + "\"");
}

Result<AuditVerdict> audit_of(Core& core) {
    return core.platform->context().database.read(
        [](Snapshot& snapshot) { return verify_audit(snapshot); });
}

}  // namespace

TEST_CASE("who comes too late gets the version that is there, and nothing is lost") {
    Core core;
    Caller office(core);
    Caller home(core);
    REQUIRE(office.call<RegisterAccount>(good_registration()).status == 201);
    REQUIRE(home.sign_in().status == 200);
    const Profile first = complete(profile_of(office).content);
    REQUIRE(save(office, first, 1).status == 200);

    Profile second = first;
    second.website = "https://lugu.example.cn";
    const HttpReply late = save(home, second, 1);
    CHECK(late.status == 412);
    CHECK(error_of(late).kind == ErrorKind::Stale);
    CHECK(header_of(late, "ETag") == "\"v2\"");
    CHECK(late.body.find("\"current\":" + encode_text(profile_of(home))) != std::string::npos);
    CHECK(profile_of(office).content == first);
    CHECK(save(home, second, 2).status == 200);
}

TEST_CASE("a change without its version, or with any but a strong one, is not made") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const Profile profile = complete(profile_of(caller).content);
    CHECK(caller.call<UpdateProfile>(profile).status == 428);
    CHECK(caller.call<UpdateProfile>(profile, {}, "*").status == 428);
    for (const char* tag : {"W/\"v1\"", "\"v01x\"", "v1", "\"v\"", "\"v-1\"", "\"v1\", \"v2\"",
                            "\"v99999999999999999999\""}) {
        CAPTURE(tag);
        CHECK(caller.call<UpdateProfile>(profile, {}, tag).status == 412);
    }
    CHECK(profile_of(caller).version == 1);
}

TEST_CASE("the platform finds the same problems as the page, and those that need today") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    Profile profile = complete(profile_of(caller).content);
    profile.mobile = "123";
    profile.founded_on = "2026-11-25";
    profile.statistics_year = 2027;
    const HttpReply reply = save(caller, profile, 1);
    CHECK(reply.status == 422);
    CHECK(error_of(reply).problems == check(profile, CivilDate{2026, 11, 24}));
    CHECK(error_of(reply).problems.size() == 3);
    CHECK(reply.body.find("手机") != std::string::npos);
}

TEST_CASE("an enterprise that nobody has verified changes its name at once") {
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    Profile profile = complete(profile_of(caller).content);
    REQUIRE(save(caller, profile, 1).status == 200);
    profile.name = "长沙麓谷智能制造有限公司";
    REQUIRE(save(caller, profile, 2).status == 200);
    CHECK_FALSE(profile_of(caller).needs_review);
    CHECK(decode_text<SessionView>(caller.call<ReadSession>().body)->name == profile.name);
    CHECK(decode_text<SessionView>(caller.call<ReadSession>().body)->profile_percent ==
          completeness_percent(profile));
}

TEST_CASE("versions come in pages whose cursor is good for nothing else") {
    Core core;
    Caller caller(core);
    Caller other(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    REQUIRE(other.call<RegisterAccount>(good_registration("zhuzhou_one", "91430200PDY000028R"))
                .status == 201);
    Profile profile = complete(profile_of(caller).content);
    for (int version = 1; version < 6; ++version) {
        profile.employees = 100 + version;
        REQUIRE(save(caller, profile, version).status == 200);
    }
    std::int64_t expected = 6;
    std::string cursor;
    int pages = 0;
    do {
        const auto page = page_of(caller.call<ListProfileVersions>({.limit = 2, .cursor = cursor}));
        for (const ProfileVersion& row : page.items) CHECK(row.version == expected--);
        cursor = page.next_cursor;
        ++pages;
    } while (!cursor.empty());
    CHECK(expected == 0);
    CHECK(pages == 3);

    const std::string good = page_of(caller.call<ListProfileVersions>({.limit = 2})).next_cursor;
    CHECK(other.call<ListProfileVersions>({.cursor = good}).status == 422);
    std::string forged = good;
    forged[3] = forged[3] == 'A' ? 'B' : 'A';
    CHECK(caller.call<ListProfileVersions>({.cursor = forged}).status == 422);
    CHECK(caller.call<ListProfileVersions>({.limit = 101}).status == 422);
    CHECK(caller.call<ListProfileVersions>({.limit = 0}).status == 422);
}

TEST_CASE("what one enterprise does shows in nothing of another") {
    Core core;
    Caller one(core);
    Caller two(core);
    REQUIRE(one.call<RegisterAccount>(good_registration()).status == 201);
    REQUIRE(
        two.call<RegisterAccount>(good_registration("zhuzhou_one", "91430200PDY000028R")).status ==
        201);
    const std::string untouched = two.call<ReadProfile>().body;
    Profile profile = complete(profile_of(one).content);
    REQUIRE(save(one, profile, 1).status == 200);
    CHECK(two.call<ReadProfile>().body == untouched);
    CHECK(page_of(two.call<ListProfileVersions>()).items.size() == 1);

    profile.uscc = "91430200PDY000028R";  // Theirs.
    CHECK(error_of(save(one, profile, 2)).problems == Problems{{"uscc", Rule::Taken}});
    CHECK(profile_of(one).version == 2);
    CHECK(one.call<DeleteSession>().status == 204);
    CHECK(two.is_signed_in());
}

TEST_CASE("every change leaves one row in an audit log that shows when it was tampered with") {
    Core core;
    Caller caller(core);
    std::int64_t rows = 0;
    const auto grows_by_one = [&] {
        const Result<AuditVerdict> verdict = audit_of(core);
        REQUIRE(verdict.has_value());
        CHECK_FALSE(verdict->first_bad_seq.has_value());
        CHECK(verdict->rows == ++rows);
    };
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    grows_by_one();
    const Profile profile = complete(profile_of(caller).content);
    REQUIRE(save(caller, profile, 1).status == 200);
    grows_by_one();
    REQUIRE(save(caller, profile, 1).status == 412);
    REQUIRE(caller.call<DeleteSession>().status == 204);
    grows_by_one();
    REQUIRE(caller.sign_in("Wrong-pass1").status == 401);
    grows_by_one();
    REQUIRE(caller.sign_in().status == 200);
    grows_by_one();
    const std::string next(next_password);
    REQUIRE(caller.call<ChangePassword>({std::string(good_password), next, next}).status == 204);
    grows_by_one();
    CHECK(core.number("SELECT COUNT(*) FROM audit_log WHERE instr(diff,'李四')>0") == 0);

    const auto tamper = [&](std::string_view sql) {
        return core.platform->context().database.write(
            [&](Transaction& transaction) { return transaction.run(sql); });
    };
    REQUIRE(tamper("UPDATE audit_log SET outcome='ok' WHERE seq=4").has_value());
    CHECK(audit_of(core)->first_bad_seq == 4);
    REQUIRE(tamper("UPDATE audit_log SET outcome='sign_in.wrong' WHERE seq=4").has_value());
    CHECK_FALSE(audit_of(core)->first_bad_seq.has_value());
    REQUIRE(tamper("DELETE FROM audit_log WHERE seq=3").has_value());
    CHECK(audit_of(core)->first_bad_seq == 4);
}
