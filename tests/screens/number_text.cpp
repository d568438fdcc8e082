#include "client/number_text.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>

namespace emc {

TEST_CASE("number text: what a field shows is read back exactly") {
    std::mt19937_64 random(5);
    for (int i = 0; i < 20'000; ++i) {
        const auto size = static_cast<std::int64_t>(random() % 1'000'000'000'000'000'000ULL);
        const std::int64_t value =
            (random() % 2 == 0 ? size : -size) / (i % 3 == 0 ? 1'000'000 : 1);
        for (const Editor editor : {Editor::WanYuan, Editor::Yuan, Editor::Integer}) {
            CAPTURE(value);
            const std::string text = number_text(value, editor);
            CAPTURE(text);
            REQUIRE(parse_number(text, editor) == value);
        }
    }
}

TEST_CASE("number text: the ways people write 万元") {
    struct Row {
        std::string_view typed;
        std::int64_t fen;
        std::string_view shown;
    };
    const Row rows[] = {
        {"1999.99", 1'999'990'000, "1999.99"},
        {"1,999.99", 1'999'990'000, "1999.99"},
        {"１９９９．９９", 1'999'990'000, "1999.99"},
        {" 2000 万元 ", 2'000'000'000, "2000"},
        {"0.5", 500'000, "0.50"},
        {"-3", -3'000'000, "-3"},
        {"007", 7'000'000, "7"},
        {"0.000001", 1, "0.000001"},
        {"0", 0, "0"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        REQUIRE(parse_number(row.typed, Editor::WanYuan) == row.fen);
        CHECK(number_text(row.fen, Editor::WanYuan) == row.shown);
    }
}

TEST_CASE("number text: the ways people write 元") {
    struct Row {
        std::string_view typed;
        std::int64_t fen;
        std::string_view shown;
    };
    const Row rows[] = {
        {"16800.01", 1'680'001, "16800.01"},
        {"16,800 元", 1'680'000, "16800"},
        {"¥1,680.5", 168'050, "1680.50"},
        {"０.１", 10, "0.10"},
        {"-3", -300, "-3"},
        {"0", 0, "0"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        REQUIRE(parse_number(row.typed, Editor::Yuan) == row.fen);
        CHECK(number_text(row.fen, Editor::Yuan) == row.shown);
    }
    // A third decimal would be less than a fen: it is refused, not rounded.
    CHECK(parse_number("1.005", Editor::Yuan) == std::unexpected(Rule::Money));
}

TEST_CASE("number text: what is no number is refused, never guessed") {
    for (const std::string_view text :
         {"", "-", ".", "1.", ".5", "1.2.3", "1e5", "0x10", "十", "1-2", "+1", "1.1234567"}) {
        CAPTURE(text);
        CHECK(parse_number(text, Editor::WanYuan) == std::unexpected(Rule::Money));
    }
    for (const std::string_view text : {"", "1.5", "abc", "--1", "1 万"}) {
        CAPTURE(text);
        CHECK(parse_number(text, Editor::Integer) == std::unexpected(Rule::Integer));
    }
}

TEST_CASE("number text: too large is the largest there is, for the field's bound to refuse") {
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    CHECK(parse_number("99999999999999999999", Editor::Integer) == largest);
    CHECK(parse_number("9999999999999", Editor::WanYuan) == largest);
    CHECK(parse_number("-9999999999999", Editor::WanYuan) ==
          std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("number text: dates") {
    for (const std::string_view text :
         {"2018年3月5日", "2018/3/5", "2018.3.5", "20180305", " 2018-03-05", "２０１８-３-５"}) {
        CAPTURE(text);
        CHECK(tidy_date(text) == "2018-03-05");
    }
    for (const std::string_view text :
         {"2018-13-05", "2018-02-30", "去年", "2018", "18-3-5", "2018-3"}) {
        CAPTURE(text);
        CHECK(tidy_date(text) == text);
    }
}

}  // namespace emc
