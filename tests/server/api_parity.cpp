// The page and the platform check with the same code; here that they also say the same.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "support/server/core.h"

using namespace emc;
using namespace emc::test;
using namespace emc::server;

namespace {

// Values that people, scripts and attackers put into fields.
std::string odd_text(std::mt19937& chance) {
    const std::string texts[] = {"",
                                 " ",
                                 "a",
                                 "12345",
                                 "张三",
                                 "13800138000",
                                 "１３８００１３８０００",
                                 "91430100PDY00001XL",
                                 "91430100PDY00001XX",
                                 "430104",
                                 "430100",
                                 "C39",
                                 "C3911",
                                 "zhang@example.cn",
                                 "zhang@@example",
                                 "2026-02-29",
                                 "2020-02-29",
                                 "' OR 1=1 --",
                                 "<script>alert(1)</script>",
                                 "=cmd|' /C calc'!A0",
                                 "行\r\n头",
                                 "\xE2\x80\xA8",
                                 std::string("nul\0", 4),
                                 "𠮷野家",
                                 std::string(51, 'x'),
                                 std::string(6000, 'y')};
    return texts[chance() % std::size(texts)];
}

template <class Value>
void spoil(Value& value, std::mt19937& chance) {
    if constexpr (std::is_same_v<Value, std::string>) {
        value = odd_text(chance);
    } else if constexpr (std::is_same_v<Value, bool>) {
        value = !value;
    } else if constexpr (std::is_same_v<Value, std::int64_t>) {
        const std::int64_t numbers[] = {
            -1, 0, 1, 1899, 2027, 9'999'999, 10'000'000, std::numeric_limits<std::int64_t>::max()};
        value = numbers[chance() % std::size(numbers)];
    } else if constexpr (std::is_enum_v<Value>) {
        const std::span<const EnumRow<Value>> rows = enum_rows(Tag<Value>{});
        value = rows[chance() % rows.size()].value;
    } else if constexpr (std::is_same_v<Value, FileRef>) {
        value.name = odd_text(chance);
    } else if constexpr (is_optional<Value>) {
        value.reset();
        if (chance() % 3 != 0) spoil(value.emplace(), chance);
    } else {
        value.clear();
        for (auto count = chance() % 3; count > 0; --count) spoil(value.emplace_back(), chance);
    }
}

template <class T>
T spoiled(T value, std::mt19937& chance) {
    for_each_field<T>([&](const auto& row) {
        if (chance() % 8 == 0) spoil(value.*(row.member), chance);
    });
    return value;
}

}  // namespace

TEST_CASE(
    "a registration is refused by the platform exactly where the page would have refused it") {
    std::mt19937 chance(1);
    Core core;
    Caller caller(core);
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
        const Registration input =
            spoiled(good_registration("user_" + std::to_string(round)), chance);
        const Problems expected = check(normalized(input));
        const HttpReply reply = caller.call<RegisterAccount>(input);
        CAPTURE(encode_text(input));
        CAPTURE(reply.body);
        if (expected.empty()) {
            // What only the platform knows: who has it already.
            for (const Problem& problem : error_of(reply).problems)
                CHECK(problem.rule == Rule::Taken);
            CHECK((reply.status == 201 || reply.status == 422));
        } else {
            ++refused;
            CHECK(reply.status == 422);
            CHECK(error_of(reply).problems == expected);
        }
    }
    CHECK(refused > 500);
}

TEST_CASE("a profile is refused by the platform exactly where the page would have refused it") {
    std::mt19937 chance(2);
    Core core;
    Caller caller(core);
    REQUIRE(caller.call<RegisterAccount>(good_registration()).status == 201);
    const Profile good =
        complete(decode_text<ProfileView>(caller.call<ReadProfile>().body)->content);
    std::int64_t version = 1;
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
        const Profile input = spoiled(good, chance);
        const Problems expected = check(normalized(input), CivilDate{2026, 11, 24});
        const HttpReply reply =
            caller.call<UpdateProfile>(input, {}, "\"v" + std::to_string(version) + "\"");
        CAPTURE(encode_text(input));
        CAPTURE(reply.body);
        if (expected.empty()) {
            REQUIRE(reply.status == 200);
            CHECK(decode_text<ProfileView>(reply.body)->content == normalized(input));
            ++version;
        } else {
            ++refused;
            CHECK(reply.status == 422);
            CHECK(error_of(reply).problems == expected);
        }
    }
    CHECK(refused > 500);
    CHECK(version > 10);
}
