// The matcher of English phrases, with small tables of its own and with the one that is shipped.
#include "client/phrases.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "client/phrase_table.h"
#include "support/english.h"

namespace emc {
namespace {

EnglishPhrases phrases(std::string_view json) {
    auto read = EnglishPhrases::read(json);
    REQUIRE(read.has_value());
    return *read;
}

// A text that no table has a word of.
std::string latin(std::mt19937& random) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::string text;
    for (auto length = random() % 8 + 1; length > 0; --length) {
        text += letters[random() % letters.size()];
    }
    return text;
}

std::string with_gaps_filled(std::string_view pattern, const std::string& word) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        out += pattern.substr(at, open - at);
        if (open == std::string_view::npos) break;
        out += word;
        at = pattern.find('}', open) + 1;
    }
    return out;
}

}  // namespace

TEST_CASE("an exact phrase beats a pattern, and the pattern with more words another") {
    const EnglishPhrases said = phrases(R"({
        "查看合同 {}": "View contract {}",
        "查看{}": "View {}",
        "查看合同 全部": "View all contracts",
        "合同": "contract"
    })");
    CHECK(said.say("查看合同 全部") == "View all contracts");
    CHECK(said.say("查看合同 DD1") == "View contract DD1");
    CHECK(said.say("查看合同") == "View contract");
}

TEST_CASE("gaps keep their order unless the English names them otherwise") {
    const EnglishPhrases said = phrases(R"({
        "从{}到{}": "from {} to {}",
        "{企业}邀请{机构}办理": "{机构} was invited by {企业}",
        "共{}页，第{}页": "page {2} of {1}"
    })");
    CHECK(said.say("从1到2") == "from 1 to 2");
    CHECK(said.say("A邀请B办理") == "B was invited by A");
    CHECK(said.say("共9页，第3页") == "page 3 of 9");
}

TEST_CASE("parts are known by themselves, marks at the end are those of the language") {
    const EnglishPhrases said = phrases(
        R"({"状态": "State", "进行中": "In progress", "返回": "Back", "退出？": "Leave?"})");
    CHECK(said.say("状态：进行中") == "State: In progress");
    CHECK(said.say("返回。") == "Back.");
    CHECK(said.say("退出？") == "Leave?");
    CHECK(said.say("返回 · 进行中") == "Back · In progress");
    CHECK(said.say("返回（进行中）") == "Back (In progress)");
    CHECK(said.say("返回3") == "Back 3");
    CHECK(said.say("状态，返回。进行中。") == "State, Back. In progress.");
}

TEST_CASE("what people wrote stays as it is") {
    const EnglishPhrases said = phrases(
        R"({"状态": "State", "返回": "Back", "确认{}": "Confirm {}", "备注：{}": "Note: {}"})");
    for (const std::string_view own : {"湖南星辰科技有限公司", "返回，张小满", "返回。张小满。",
                                       "确认张小满", "张小满：状态", "plain words", "，", " "}) {
        CAPTURE(own);
        CHECK(said.say(own) == (own == "，" ? "," : own));
    }
    CHECK(said.say("备注：张小满") == "Note: 张小满");
    CHECK(said.say("状态：张小满") == "State: 张小满");
}

TEST_CASE("a table that is no flat object of texts is refused") {
    for (const std::string_view json :
         {"", "{", "[]", R"({"a")", R"({"a":})", R"({"a":1})", R"({"a":"b",})", R"({"a":"b"} x)",
          R"({"a":"b)", R"({"a":"\u4e00"})"}) {
        CAPTURE(json);
        CHECK_FALSE(EnglishPhrases::read(json).has_value());
    }
    const auto rows = read_phrase_rows(" {\"a\\n\\\"\\\\\" : \"b\"\n}\n");
    REQUIRE(rows.has_value());
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().first == "a\n\"\\");
    CHECK(read_phrase_rows("{}")->empty());
}

TEST_CASE("every row of the table is found, whatever stands in its gaps") {
    const std::string json = test::english_json();
    const EnglishPhrases said = phrases(json);
    const auto rows = read_phrase_rows(json);
    REQUIRE(rows.has_value());
    std::mt19937 random(20261124);
    for (const auto& [key, english] : *rows) {
        CAPTURE(key);
        CHECK_FALSE(english.empty());
        if (!key.contains('{')) {
            CHECK(said.say(key) == english);
            continue;
        }
        const std::string word = latin(random);
        const std::string filled = with_gaps_filled(key, word);
        const auto own = std::ranges::find(*rows, filled, &PhraseRows::value_type::first);
        if (own != rows->end()) continue;  // "1月" has a row of its own beside "{}月".
        const std::string shown = said.say(filled);
        CAPTURE(shown);
        CHECK_FALSE(has_han(shown));
        CHECK(shown.contains(word));
        CHECK_FALSE(shown.contains('{'));
    }
}

TEST_CASE("no words, whatever they are, are more than said") {
    const EnglishPhrases said = phrases(test::english_json());
    const auto rows = read_phrase_rows(test::english_json());
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        std::string words;
        for (auto count = random() % 4 + 1; count > 0; --count) {
            words += (*rows)[random() % rows->size()].first;
            words += random() % 2 == 0 ? "：" : "、";
        }
        words.resize(words.size() - random() % 4);  // Also in the middle of a character.
        const std::string once = said.say(words);
        CHECK_FALSE(once.empty());
        CHECK(once == said.say(words));
    }
}

}  // namespace emc
