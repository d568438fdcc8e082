// tests/unit/vectors.tsv: the cases that the domain research computed against other people's code.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "domain/verdict.h"

using namespace emc;

TEST_CASE("every vector has its verdict") {
    std::ifstream file(EMC_SOURCE_FOLDER "/tests/unit/vectors.tsv");
    int count = 0;
    for (std::string line; std::getline(file, line); ++count) {
        const std::size_t tab = line.rfind('\t');
        REQUIRE(tab != std::string::npos);
        CAPTURE(line);
        CHECK(verdict_of_line(std::string_view(line).substr(0, tab)) == line.substr(tab + 1));
    }
    CHECK(count > 300);
}

TEST_CASE("a rule that nobody knows and a line that is too long are said so") {
    CHECK(verdict_of_line("shoe_size\t43") == "UNKNOWN_RULE");
    CHECK(verdict_of_line("") == "UNKNOWN_RULE");
    CHECK(verdict_of_line("qq\t10000\t10001") == "ARGUMENTS");
    CHECK(verdict_of_line("cny") == "BAD");
    CHECK(verdict_of_line("size\t16\t9") == "微型");
}

TEST_CASE("every rule has a verdict for any bytes whatever") {
    const char* rules[] = {"bankcard",       "cny",      "daterange", "deadline", "email",
                           "hunan_postcode", "idcard",   "mobile",    "orgcode",  "password",
                           "phone",          "postcode", "qq",        "regno",    "rmb",
                           "sector",         "size",     "url",       "uscc"};
    std::mt19937_64 engine(7);
    const std::string pieces[] = {"0",    "9",        "A",  "x",          "-",       "+",  ".",
                                  "@",    ":",        "/",  "\t",         ",",       "转", "\xFF",
                                  "\xE4", "\xEF\xBC", "￥", "2026-02-28", "http://", " "};
    for (int round = 0; round < 20000; ++round) {
        std::string line = rules[engine() % std::size(rules)];
        line += '\t';
        for (std::uint64_t count = engine() % 24; count > 0; --count)
            line += pieces[engine() % std::size(pieces)];
        const std::string word = verdict_of_line(line);
        CAPTURE(line);
        REQUIRE_FALSE(word.empty());
        REQUIRE(word != "UNKNOWN_RULE");
    }
}

TEST_CASE("verdicts that the text of the rules gives beside the vectors") {
    const std::pair<const char*, const char*> cases[] = {
        {"uscc\t91350211M00013FA1N", "CHECK"},
        {"uscc\t91430100PDY0000600", "OK"},
        {"uscc\tN2430121PDY0009336", "OK"},
        {"uscc\t９１４３０１００PDY00001XL", "OK"},
        {"uscc\t91430100pdy00001xl", "OK"},
        {"uscc\t12430000PDY000124X", "OK"},
        {"orgcode\tD2143569-X", "OK"},
        {"orgcode\tD21435690", "CHECK"},
        {"orgcode\tD2143569", "FORMAT"},
        {"regno\t123456789012345", "REGION"},
        {"regno\t430100000000010", "OK"},
        {"regno\t433100400000013", "OK"},
        {"regno\t100000000000014", "OK"},
        {"idcard\t11010519491231002x", "OK"},
        {"idcard\t430102198502290015", "DATE"},
        {"idcard\t110105194912310021", "CHECK"},
        {"idcard\t1101051949123100", "FORMAT"},
        {"mobile\t86 138 0013 8000", "OK"},
        {"mobile\t+85251004810", "BAD"},
        {"mobile\t17012345678", "OK"},
        {"phone\t073182212345", "OK"},
        {"phone\t400-123-4567", "OK"},
        {"phone\t82212345", "BAD"},
        {"phone\t731-82212345", "BAD"},
        {"phone\t0731-822123456", "BAD"},
        {"hunan_postcode\t428000", "BAD"},
        {"hunan_postcode\t427000", "OK"},
        {"email\to'neil@example.org", "OK"},
        {"email\ta b@c.cn", "BAD"},
        {"email\t.a@b.cn", "BAD"},
        {"url\thttp://256.1.1.1/", "BAD"},
        {"url\tjavascript:alert(1)", "BAD"},
        {"url\thttps://smehn.cn/web/Province/News/Detail?id=715573", "OK"},
        {"bankcard\t6222 0211 1111 1111 112", "OK"},
        {"daterange\t2026-01-01\t2027-01-02\t366", "SPAN"},
        {"daterange\t2026-01-01\t2027-01-01\t366", "OK"},
        {"daterange\t2028-02-29\t2028-02-29", "OK"},
        {"daterange\t2026-02-30\t2026-03-01", "FORMAT"},
        {"cny\t999999999999.99", "99999999999999"},
        {"cny\t.5", "BAD"},
        {"cny\t1.", "BAD"},
        {"cny\t1,0000", "BAD"},
        {"cny\t１２．５", "1250"},
        {"rmb\t10000500000", "壹亿零伍仟元整"},
        {"rmb\t10000100", "壹拾万零壹元整"},
        {"rmb\t100000000000000", "BAD"},
        {"password\tzhangsan\t12345678", "COMMON"},
        {"password\tzhangsan\tZhangsan@1", "CONTAINS_ID"},
        {"password\tzhangsan\tXiang-jiang2026", "OK"},
        {"password\tzhangsan\tP@ssw0rd2026!", "COMMON"},
        {"deadline\t2026-12-30\t3", "None"},
        {"deadline\t2026-12-29\t2", "2026-12-31"},
        {"deadline\t2026-09-24\t7", "2026-10-12"},
        {"sector\tK7040", "NONE"},
        {"sector\tG59", "NONE"},
        {"sector\tC01", "NONE"},
        {"sector\tC", "2"},
        {"sector\tH", "NONE"},
        {"size\t2\t5000\t299", "微型"},
        {"size\t15\t100\t\t7999", "小型"},
        {"size\t13\t\t200000\t9999", "中型"},
        {"size\t2\t999", "MISSING"},
        {"size\t2\t19", "微型"},
        {"size\t17\t999", "NONE"},
    };
    for (const auto& [line, expected] : cases) {
        CAPTURE(std::string(line));
        CHECK(verdict_of_line(line) == expected);
    }
}
