// JSON and queries: what goes out comes back, and nothing else comes in.
#include "api/codec.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <string>

#include "api/accounts.h"
#include "api/profile.h"

using namespace emc;

namespace {

enum class Colour : std::uint8_t { Red, Green };
constexpr EnumRow<Colour> colour_rows[] = {{Colour::Red, "red", {"红", "Red"}},
                                           {Colour::Green, "green", {"绿", "Green"}}};
constexpr std::span<const EnumRow<Colour>> enum_rows(Tag<Colour>) { return colour_rows; }

struct Inner {
    std::string text;
    std::vector<std::int64_t> numbers;
    bool operator==(const Inner&) const = default;
};
constexpr auto fields(Tag<Inner>) {
    return std::tuple{field("text", &Inner::text, {"文字", "Text"}),
                      field("numbers", &Inner::numbers, {"数", "Numbers"})};
}

struct Outer {
    std::string text = "kept";
    bool flag = false;
    std::int64_t number = 0;
    std::int8_t small = 0;
    Colour colour = Colour::Red;
    std::optional<std::int64_t> maybe;
    std::optional<Colour> maybe_colour;
    std::vector<std::string> words;
    std::vector<Inner> inners;
    Inner inner;
    Id<Outer> id;
    bool operator==(const Outer&) const = default;
};
constexpr auto fields(Tag<Outer>) {
    using O = Outer;
    return std::tuple{
        field("text", &O::text, {"文字", "Text"}),
        field("flag", &O::flag, {"旗", "Flag"}),
        field("number", &O::number, {"数", "Number"}),
        field("small", &O::small, {"小", "Small"}),
        field("colour", &O::colour, {"色", "Colour"}),
        field("maybe", &O::maybe, {"或", "Maybe"}),
        field("maybe_colour", &O::maybe_colour, {"色", "Colour"}),
        field("words", &O::words, {"词", "Words"}),
        field("inners", &O::inners, {"内", "Inners"}),
        field("inner", &O::inner, {"内", "Inner"}),
        field("id", &O::id, {"号", "Id"}),
    };
}

Problems problems_of(std::string_view json) {
    const Result<Outer> decoded = decode_text<Outer>(json);
    if (decoded) return {};
    CHECK(decoded.error().kind == ErrorKind::Invalid);
    return decoded.error().problems;
}

std::string code_of_malformed(std::string_view json) {
    const Result<Outer> decoded = decode_text<Outer>(json);
    if (decoded || decoded.error().kind != ErrorKind::Malformed) return "not malformed";
    return decoded.error().code;
}

std::string random_text(std::mt19937& chance) {
    constexpr std::string_view pieces[] = {"a",  "Z",  "0",  " ", "\"", "\\", "/",   "\n",
                                           "\t", "中", "𠮷", "é", "😀", "<",  "\x01"};
    std::string text;
    for (auto count = chance() % 12; count > 0; --count)
        text += pieces[chance() % std::size(pieces)];
    return text;
}

template <class Value>
void randomize(Value& value, std::mt19937& chance) {
    if constexpr (std::is_same_v<Value, std::string>) {
        value = random_text(chance);
    } else if constexpr (std::is_same_v<Value, bool>) {
        value = chance() % 2 == 0;
    } else if constexpr (std::is_enum_v<Value>) {
        const std::span<const EnumRow<Value>> rows = enum_rows(Tag<Value>{});
        value = rows[chance() % rows.size()].value;
    } else if constexpr (std::is_integral_v<Value>) {
        value = static_cast<Value>(static_cast<std::uint64_t>(chance()) << 32 | chance());
    } else if constexpr (is_optional<Value>) {
        value.reset();
        if (chance() % 2 == 0) randomize(value.emplace(), chance);
    } else if constexpr (is_vector<Value>) {
        value.clear();
        for (auto count = chance() % 4; count > 0; --count) randomize(value.emplace_back(), chance);
    } else if constexpr (is_id<Value>) {
        value.value = random_text(chance);
    } else {
        for_each_field<Value>([&](const auto& row) { randomize(value.*(row.member), chance); });
    }
}

template <class T>
void check_round_trips(std::mt19937& chance) {
    for (int round = 0; round < 500; ++round) {
        T value;
        randomize(value, chance);
        const std::string json = encode_text(value);
        CAPTURE(json);
        const Result<T> back = decode_text<T>(json);
        REQUIRE(back.has_value());
        CHECK(*back == value);
        CHECK(encode_text(*back) == json);
    }
}

}  // namespace

TEST_CASE("any value comes back as it went out") {
    std::mt19937 chance(20261124);
    check_round_trips<Outer>(chance);
    check_round_trips<Profile>(chance);
    check_round_trips<ProfileView>(chance);
    check_round_trips<Registration>(chance);
}

TEST_CASE("what is missing or null keeps its default; null empties what may be empty") {
    CHECK(decode_text<Outer>("{}") == Outer{});
    CHECK(decode_text<Outer>(R"({"text":null,"number":null,"inner":null,"words":null})") ==
          Outer{});
    CHECK_FALSE(decode_text<Outer>(R"({"maybe":null})")->maybe.has_value());
    CHECK(decode_text<Outer>(R"({"maybe":0})")->maybe == 0);
    CHECK(decode_text<Nothing>("").has_value());
    CHECK(decode_text<Nothing>("{}").has_value());
    CHECK_FALSE(decode_text<Outer>("").has_value());
}

TEST_CASE("a wrong shape is told at its place") {
    struct Case {
        const char* json;
        Problems expected;
    };
    const Case cases[] = {
        {R"({"text":1})", {{"text", Rule::Shape}}},
        {R"({"text":["a"]})", {{"text", Rule::Shape}}},
        {R"({"flag":"true"})", {{"flag", Rule::Shape}}},
        {R"({"flag":1})", {{"flag", Rule::Shape}}},
        {R"({"number":"1"})", {{"number", Rule::Shape}}},
        {R"({"number":1.0})", {{"number", Rule::Shape}}},
        {R"({"number":1e3})", {{"number", Rule::Shape}}},
        {R"({"number":9223372036854775808})", {{"number", Rule::Shape}}},
        {R"({"small":128})", {{"small", Rule::Shape}}},
        {R"({"small":-129})", {{"small", Rule::Shape}}},
        {R"({"colour":"blue"})", {{"colour", Rule::Unknown}}},
        {R"({"colour":0})", {{"colour", Rule::Shape}}},
        {R"({"maybe":"1"})", {{"maybe", Rule::Shape}}},
        {R"({"maybe_colour":"blue"})", {{"maybe_colour", Rule::Unknown}}},
        {R"({"words":"a"})", {{"words", Rule::Shape}}},
        {R"({"words":["a",1,null]})", {{"words", Rule::Shape}, {"words", Rule::Shape}}},
        {R"({"inner":{"text":1}})", {{"inner/text", Rule::Shape}}},
        {R"({"inners":[{"numbers":[1,"2"]},3]})",
         {{"inners/numbers", Rule::Shape}, {"inners", Rule::Shape}}},
        {R"({"none":1,"inner":{"none":{"text":[1]}}})",
         {{"none", Rule::UnknownField}, {"inner/none", Rule::UnknownField}}},
        {"[]", {{"", Rule::Shape}}},
        {"\"text\"", {{"", Rule::Shape}}},
        {"null", {{"", Rule::Shape}}},
    };
    for (const Case& row : cases) {
        CAPTURE(row.json);
        CHECK(problems_of(row.json) == row.expected);
    }
}

TEST_CASE("what is no JSON, or means two things, is malformed") {
    for (const char* json :
         {"{", "{}}", "{} x", "{'a':1}", "{\"text\":\"\x80\"}", "{\"text\":\"\xC0\xAF\"}",
          R"({"text":"\ud800"})", "{\"text\":\"a\nb\"}", R"({"number":01})", R"({"number":NaN})",
          R"({"text":"a",})", "// {}"}) {
        CAPTURE(json);
        CHECK(code_of_malformed(json) == "json.malformed");
    }
    CHECK(code_of_malformed(R"({"text":"a","text":"b"})") == "json.duplicate_key");
    CHECK(code_of_malformed(R"({"none":{"a":1,"a":1}})") == "json.duplicate_key");
    CHECK(code_of_malformed("{\"none\":" + std::string(31, '[') + std::string(31, ']') + "}") ==
          "not malformed");
    CHECK(code_of_malformed("{\"none\":" + std::string(32, '[') + std::string(32, ']') + "}") ==
          "json.depth");
    CHECK(code_of_malformed(std::string(200'000, '[')) == "json.depth");
}

TEST_CASE("a flood of problems is cut, and foreign keys are shown short and whole") {
    std::string json = "{\"" + std::string(63, 'k') + "中文\":1";
    for (int key = 0; key < 1000; ++key) json += ",\"key" + std::to_string(key) + "\":1";
    const Problems problems = problems_of(json + "}");
    CHECK(problems.size() == 50);
    CHECK(problems.front().field == std::string(63, 'k'));
}

TEST_CASE("a client passes over keys of a newer platform, a server does not") {
    const std::string json = R"({"text":"a","newer":{"deep":[{"x":1}]}})";
    CHECK(decode_reply<Outer>(json)->text == "a");
    CHECK_FALSE(decode_text<Outer>(json).has_value());
    CHECK_FALSE(decode_reply<Outer>(R"({"text":1})").has_value());
}

TEST_CASE("queries leave out what is as it was made, and come back") {
    CHECK(encode_query(ProfileVersionsInput{}).empty());
    CHECK(encode_query(Nothing{}).empty());
    CHECK(encode_query(ProfileVersionsInput{.limit = 5, .cursor = "a b/中&"}) ==
          "?limit=5&cursor=a%20b%2F%E4%B8%AD%26");
    const Result<ProfileVersionsInput> back =
        decode_query<ProfileVersionsInput>({{"limit", "5"}, {"cursor", "a b/中&"}});
    CHECK(back == ProfileVersionsInput{.limit = 5, .cursor = "a b/中&"});
    const auto problems = [](std::vector<std::pair<std::string, std::string>> query) {
        const Result<ProfileVersionsInput> decoded = decode_query<ProfileVersionsInput>(query);
        return decoded ? Problems{} : decoded.error().problems;
    };
    CHECK(problems({{"limit", "5x"}}) == Problems{{"limit", Rule::Shape}});
    CHECK(problems({{"limit", ""}}) == Problems{{"limit", Rule::Shape}});
    CHECK(problems({{"page", "1"}}) == Problems{{"page", Rule::UnknownField}});
}
