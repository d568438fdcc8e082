#include "domain/segmenter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "base/utf8.h"

using namespace emc;

namespace {

bool has_terms(std::string_view text, std::string_view query) {
    const std::vector<TermCount> terms = index_terms(text);
    return std::ranges::all_of(query_terms(query), [&](const std::string& term) {
        return std::ranges::contains(terms, term, &TermCount::term);
    });
}

std::string marked(std::string_view text, std::string_view query) {
    std::string out;
    std::size_t at = 0;
    for (const TextRange& range : highlight(text, query)) {
        out += std::string(text.substr(at, range.begin - at)) + "[";
        out += std::string(text.substr(range.begin, range.end - range.begin)) + "]";
        at = range.end;
    }
    return out + std::string(text.substr(at));
}

// Texts of the characters that services are made of, with every kind of neighbour.
std::string random_text(std::mt19937& random, int chars) {
    constexpr std::u32string_view alphabet =
        U"融资担保知识产权湖南小微企业Iso9００1ＩＳ，。（） -①㎡é々";
    std::u32string text;
    for (int i = 0; i < chars; ++i) text += alphabet[random() % alphabet.size()];
    return to_utf8(text);
}

}  // namespace

TEST_CASE("a text is indexed by characters, pairs and words") {
    const std::vector<TermCount> expected = {
        {"9001", 1}, {"iso", 1}, {"证", 1}, {"认", 1}, {"认证", 1}};
    std::vector<TermCount> sorted = expected;
    std::ranges::sort(sorted, {}, &TermCount::term);
    CHECK(index_terms("ＩＳＯ9001认证") == sorted);
    CHECK(index_terms("，。 ()").empty());
    CHECK(index_terms("贷贷贷").size() == 2);
}

TEST_CASE("words of one and two characters are found, and whole words only of Latin") {
    CHECK(has_terms("小微企业融资担保服务", "融"));
    CHECK(has_terms("小微企业融资担保服务", "融资"));
    CHECK(has_terms("小微企业融资担保服务", "担保 企业"));
    CHECK_FALSE(has_terms("小微企业融资担保服务", "担保 培训"));
    CHECK(has_terms("ISO 9001 质量管理体系认证", "iso9001"));
    CHECK(has_terms("办公场地㎡计价", "m2"));
    CHECK_FALSE(has_terms("isotope", "iso"));
    CHECK(query_terms("。？ ").empty());
}

TEST_CASE("matches wants the characters of a word together") {
    CHECK(matches("融资担保", "融资担保"));
    CHECK(has_terms("融资、资担、担保", "融资担保"));
    CHECK_FALSE(matches("融资、资担、担保", "融资担保"));
    CHECK(matches("任何内容", ""));
}

TEST_CASE("what was found is marked in the text as it was written") {
    CHECK(marked("小微企业融资担保", "融资") == "小微企业[融资]担保");
    CHECK(marked("ＩＳＯ9001 认证", "iso 认证") == "[ＩＳＯ]9001 [认证]");
    CHECK(marked("贷款贷款", "贷款") == "[贷款贷款]");
    CHECK(marked("人人人", "人人") == "[人人人]");
    CHECK(marked("没有", "融资") == "没有");
}

TEST_CASE("every piece of a run finds the text that it was taken from") {
    std::mt19937 random(20261124);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(random, 1 + static_cast<int>(random() % 40));
        const std::u32string chars = to_code_points(text);
        const std::size_t first = random() % chars.size();
        const std::size_t size = 1 + random() % std::min<std::size_t>(6, chars.size() - first);
        const std::u32string_view piece = std::u32string_view(chars).substr(first, size);
        const bool is_chinese =
            std::ranges::all_of(piece, [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; });
        if (!is_chinese) continue;
        const std::string query = to_utf8(piece);
        REQUIRE(has_terms(text, query));
        REQUIRE(matches(text, query));
        REQUIRE_FALSE(highlight(text, query).empty());
    }
}

TEST_CASE("whatever matches has the terms, and ranges are whole characters in order") {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(random, static_cast<int>(random() % 30));
        const std::string query = random_text(random, 1 + static_cast<int>(random() % 4));
        if (matches(text, query)) REQUIRE(has_terms(text, query));
        std::size_t end = 0;
        for (const TextRange& range : highlight(text, query)) {
            REQUIRE(range.begin >= end);
            REQUIRE(range.begin < range.end);
            REQUIRE(range.end <= text.size());
            REQUIRE(
                is_valid_utf8(std::string_view(text).substr(range.begin, range.end - range.begin)));
            end = range.end;
        }
    }
}

TEST_CASE("malformed bytes and endless words do no harm") {
    CHECK(index_terms("\xFF\xFE融资\xE8") == index_terms("融资"));
    const std::vector<TermCount> terms = index_terms(std::string(5000, 'x'));
    REQUIRE(terms.size() == 1);
    CHECK(terms.front().term.size() == term_chars_max);
    CHECK(has_terms(std::string(5000, 'x'), std::string(4000, 'x')));
    std::mt19937 random(1);
    CHECK(query_terms(random_text(random, 500)).size() <= query_terms_max);
}
