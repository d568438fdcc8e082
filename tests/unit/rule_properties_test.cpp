// What must hold for every value, tried on many that are drawn from a fixed seed.
#include <doctest/doctest.h>

#include <array>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "domain/civil_date.h"
#include "domain/rules/bank_card.h"
#include "domain/rules/id_card.h"
#include "domain/rules/internet.h"
#include "domain/rules/money.h"
#include "domain/rules/names.h"
#include "domain/rules/org_code.h"
#include "domain/rules/password.h"
#include "domain/rules/phone.h"
#include "domain/rules/reg_no.h"
#include "domain/rules/rmb.h"
#include "domain/rules/uscc.h"
#include "domain/rules/width.h"

using namespace emc;

namespace {

class Dice {
public:
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
    }
    char one_of(std::string_view set) {
        return set[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(set.size()) - 1))];
    }
    std::string some_of(std::string_view set, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out += one_of(set);
        return out;
    }

private:
    std::mt19937_64 engine_{20261124};
};

constexpr std::string_view digits = "0123456789";
constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::string random_uscc(Dice& dice) {
    std::string code = "9" + dice.some_of("123", 1) + "43" + dice.some_of(digits, 4) +
                       dice.some_of(uscc_alphabet, 9);
    return code + uscc_check_character(code);
}

// Full-width forms of what ASCII there is.
std::string widened(std::string_view text) {
    std::string out;
    for (const char c : text) append_utf8(out, static_cast<char32_t>(c) + 0xFEE0);
    return out;
}

// The Luhn, GB 11643 and GS 15 digits are found by trying: an oracle that shares no formula.
template <class Check>
std::string completed(std::string body, Check check) {
    for (const char c : digits) {
        if (!check(body + c)) return body + c;
    }
    return {};
}

}  // namespace

TEST_CASE("a uscc is sound, and no change of one character goes unseen") {
    Dice dice;
    for (int round = 0; round < 300; ++round) {
        const std::string code = random_uscc(dice);
        CAPTURE(std::string(code));
        REQUIRE_FALSE(check_uscc(code));
        CHECK_FALSE(check_uscc(widened(code)));
        CHECK_FALSE(check_uscc(" " + lower_ascii(code)));
        std::string changed = code;
        char& c = changed[static_cast<std::size_t>(dice.between(0, 17))];
        const char old = c;
        while (c == old) c = dice.one_of(uscc_alphabet);
        CHECK(check_uscc(changed));
        c = dice.one_of("IOSVZ-");
        CHECK(check_uscc(changed)->rule == Rule::UsccCharset);
        CHECK(check_uscc(code.substr(1)) ==
              Problem{.rule = Rule::UsccLength, .limit = 18, .actual = 17});
    }
}

TEST_CASE("a wrong check character is forgiven once confirmed, nothing else is") {
    Problems problems{{"uscc", Rule::UsccCheck}, {"name", Rule::Required}};
    forgive_confirmed_uscc(problems, "uscc", false);
    CHECK(problems.size() == 2);
    forgive_confirmed_uscc(problems, "uscc", true);
    CHECK(problems == Problems{{"name", Rule::Required}});
    problems = {{"uscc", Rule::UsccCategory}};
    forgive_confirmed_uscc(problems, "uscc", true);
    CHECK(problems.size() == 1);
}

TEST_CASE("the organization code inside the synthetic codes of Hunan is sound") {
    for (const char* code :
         {"91430100PDY00001XL", "91431300PDY000132F", "93430121PDY000933G", "12430000PDY000124X"}) {
        CAPTURE(std::string(code));
        CHECK_FALSE(check_uscc(code));
        CHECK(is_hunan_uscc(code));
        CHECK(has_sound_org_code(code));
    }
    CHECK_FALSE(is_hunan_uscc("91350100M000100Y43"));
    CHECK_FALSE(has_sound_org_code("91430100PDY000012L"));
}

TEST_CASE("numbers with a check digit have exactly one that fits") {
    Dice dice;
    for (int round = 0; round < 100; ++round) {
        const std::string card =
            completed(dice.some_of("3456789", 1) + dice.some_of(digits, 14), check_bank_card);
        CHECK(card.size() == 16);
        const std::string reg_no = completed("4301" + dice.some_of(digits, 10), check_reg_no);
        CHECK(reg_no.size() == 15);
        const std::string body = "4301021990" + dice.some_of("01", 1) + "1" +
                                 dice.some_of("12", 1) + "3" + dice.some_of(digits, 3);
        int fitting = 0;
        for (const char c : std::string_view("0123456789X"))
            fitting += check_id_card(body + c) ? 0 : 1;
        CHECK(fitting == 1);
    }
}

TEST_CASE("identity numbers are masked in the middle, whatever is given") {
    CHECK(masked_id_card("430102190001010015") == "430102********0015");
    CHECK(masked_id_card("4301") == "****");
}

TEST_CASE("what was written as an amount is read as that amount") {
    Dice dice;
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t fen = dice.between(-9'999'999'999'999'999, 9'999'999'999'999'999);
        CAPTURE(fen);
        CHECK(parse_cny(cny_text(fen)) == fen);
    }
    CHECK(parse_wan_yuan("1,999.99") == 1'999'990'000);
    CHECK(parse_wan_yuan("-0.01") == -10'000);
    CHECK_FALSE(parse_wan_yuan("1234567890123"));
    CHECK_FALSE(parse_cny("123456789012345"));
    CHECK_FALSE(parse_cny(""));
}

TEST_CASE("shares by percent always add up") {
    Dice dice;
    for (int round = 0; round < 500; ++round) {
        const std::int64_t total = dice.between(1, 999'999'999'999'999'999);
        std::vector<int> percents;
        int left = 100;
        while (left > 0) {
            percents.push_back(static_cast<int>(dice.between(1, left)));
            left -= percents.back();
        }
        const std::vector<std::int64_t> shares = split_by_percent(total, percents);
        CAPTURE(total);
        CHECK(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == total);
        for (const std::int64_t share : shares) CHECK(share >= 0);
    }
    CHECK(split_by_percent(100, std::array{33, 33, 34}) == std::vector<std::int64_t>{33, 33, 34});
    CHECK(split_by_percent(101, std::array{50, 50}) == std::vector<std::int64_t>{50, 51});
}

TEST_CASE("the capitals that we write are right for that amount and for no other") {
    Dice dice;
    for (int round = 0; round < 3000; ++round) {
        // Amounts of few different digits have the zeros that the rule is about.
        std::string text = dice.some_of("00010509", static_cast<int>(dice.between(1, 14)));
        const std::int64_t fen = std::stoll(text);
        const std::string capitals = rmb_capitals(fen).value();
        CAPTURE(fen);
        CAPTURE(capitals);
        CHECK(is_rmb_capitals(capitals, fen));
        CHECK(is_rmb_capitals("人民币" + capitals, fen));
        CHECK_FALSE(is_rmb_capitals(capitals, fen + 1));
        CHECK_FALSE(capitals.contains("零零"));
        CHECK(rmb_capitals(-fen - 1) == "负" + rmb_capitals(fen + 1).value());
    }
}

TEST_CASE("every form that the rule of capitals allows is right, and the usual mistakes are not") {
    const std::pair<std::int64_t, const char*> right[] = {
        {168032, "壹仟陆佰捌拾元零叁角贰分"},
        {168032, "壹仟陆佰捌拾元叁角贰分"},
        {10700053, "壹拾万柒仟元零伍角叁分"},
        {10700053, "壹拾万零柒仟元伍角叁分"},
        {140950, "壹仟肆佰零玖元伍角整"},
        {140950, "人民币壹仟肆佰零玖元伍角"},
        {100, "壹圆正"},
        {20000000000, "贰億圓整"},
        {60000, "陸佰元整"},
    };
    for (const auto& [fen, text] : right) {
        CAPTURE(std::string(text));
        CHECK(is_rmb_capitals(text, fen));
    }
    const std::pair<std::int64_t, const char*> wrong[] = {
        {100000, "一千元整"},
        {140950, "壹仟肆佰玖元伍角"},
        {32504, "叁佰贰拾伍元肆分"},
        {100000, "壹仟元"},
        {1, "壹分整"},
        {10000100, "壹拾万壹元整"},
        {0, ""},
        {102, "壹元贰分"},
    };
    for (const auto& [fen, text] : wrong) {
        CAPTURE(std::string(text));
        CHECK_FALSE(is_rmb_capitals(text, fen));
    }
}

TEST_CASE("days and dates are two ways to write the same") {
    std::int64_t expected = to_days({1899, 12, 31});
    for (int year = 1900; year <= 2100; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= 31; ++day) {
                const CivilDate date{year, month, day};
                if (!is_real_date(date)) continue;
                ++expected;
                REQUIRE(to_days(date) == expected);
                REQUIRE(from_days(expected) == date);
                REQUIRE(parse_date(to_string(date)) == date);
            }
        }
    }
    CHECK(weekday_of({2026, 11, 24}) == 2);
    CHECK(weekday_of({1969, 12, 28}) == 7);
    CHECK(civil_date_of(0) == CivilDate{1970, 1, 1});
    CHECK(civil_date_of(57'599'999) == CivilDate{1970, 1, 1});
    CHECK(civil_date_of(57'600'000) == CivilDate{1970, 1, 2});
    CHECK(civil_date_of(-28'800'001) == CivilDate{1969, 12, 31});
    for (const char* text : {"1900-02-29", "2026-13-01", "2026-1-1", "2026-04-31", "2026/01/01", "",
                             "２０２６-01-01"}) {
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("telephones are stored in one form, and storing twice changes nothing") {
    const std::pair<const char*, const char*> cases[] = {
        {"073182212345", "0731-82212345"},
        {"0731-82212345转8001", "0731-82212345-8001"},
        {"０７３１－８２２１２３４５", "0731-82212345"},
        {"01062345678", "010-62345678"},
        {"4001234567", "400-1234567"},
        {"not a number", "not a number"},
    };
    for (const auto& [given, stored] : cases) {
        CHECK(normalized_phone(given) == stored);
        CHECK(normalized_phone(stored) == stored);
    }
    for (const char* given :
         {"+86 138-0013-8000", "8613800138000", "0086 13800138000", "１３８００１３８０００"}) {
        CAPTURE(std::string(given));
        CHECK(normalized_mobile(given) == "13800138000");
    }
    CHECK_FALSE(check_mobile("14212345678"));
    CHECK_FALSE(is_assigned_mobile("14212345678"));
    CHECK(check_mobile("12345678901"));
    CHECK_FALSE(check_mobile_or_phone("0731-82212345"));
    CHECK(check_mobile_or_phone("82212345")->rule == Rule::MobileOrPhone);
}

TEST_CASE("names of organizations and of people") {
    for (const char* name : {"长沙市麓谷智能装备有限公司", "湖南ABC（集团）有限公司",
                             "3D打印(长沙)中心", "𠮷野家", "ＡＢＣ公司"}) {
        CAPTURE(std::string(name));
        CHECK_FALSE(check_organization_name(name));
    }
    CHECK(check_organization_name("20260101")->rule == Rule::DigitsOnly);
    CHECK(check_organization_name("公司<script>")->rule == Rule::Name);
    CHECK(normalized_name(" ＡＢＣ（集团）・甲 ") == "ABC（集团）·甲");
    for (const char* name :
         {"张三", "阿不都・买买提", "欧阳修", "J. Smith", "Mary-Ann O'Neil", "José"}) {
        CAPTURE(std::string(name));
        CHECK_FALSE(check_person_name(name));
    }
    for (const char* name : {"张3", "·张三", "张三·", "Mary  Ann", "张，三", "13800138000"}) {
        CAPTURE(std::string(name));
        CHECK(check_person_name(name));
    }
    for (const char* name : {"abc", "1abc", "_abc", "a-bcd", "abcdefghijklmnopqrstu", "张三丰李"}) {
        CAPTURE(std::string(name));
        CHECK(check_user_name(name));
    }
}

TEST_CASE("passwords: what belongs to the account is found in both directions and any case") {
    const std::array<std::string_view, 3> identities{"LuGu_01", "91430100PDY00001XL",
                                                     "13800138000"};
    CHECK(check_password("x#LUGU_01#y", identities)->rule == Rule::PasswordContainsId);
    CHECK(check_password("a!10_uGuL!b", identities)->rule == Rule::PasswordContainsId);
    CHECK(check_password("Ab!13800138000", identities)->rule == Rule::PasswordContainsId);
    CHECK_FALSE(check_password("Yl7#kQ2p", identities));
    CHECK_FALSE(check_password("xy!Ab12cd", std::array<std::string_view, 1>{"xy"}));
    for (const char* common : {"Qwertyuiop", "1qaz2wsx", "Woaini1314", "Admin@123", "PASSWORD",
                               "ｐａｓｓｗｏｒｄ", "poiuytrewq"}) {
        CAPTURE(std::string(common));
        CHECK(check_password(common)->rule == Rule::PasswordCommon);
    }
    CHECK(check_password(std::string(64, 'x') + "y")->rule == Rule::PasswordLong);
    CHECK(check_password("汉字密码一二三") ==
          Problem{.rule = Rule::PasswordShort, .limit = 8, .actual = 7});
}

TEST_CASE("sequences are common only if they are famous") {
    CHECK(check_password("12345678")->rule == Rule::PasswordCommon);
    CHECK(check_password("23456789")->rule == Rule::PasswordSequence);
    CHECK(check_password("HGFEDCBA")->rule == Rule::PasswordSequence);
    CHECK(check_password("11112222")->rule == Rule::PasswordRepeat);
    CHECK(check_password("lkjhgfdsa")->rule == Rule::PasswordCommon);
}

TEST_CASE("addresses of the net at their limits") {
    CHECK_FALSE(check_email(std::string(64, 'a') + "@b.cn"));
    CHECK(check_email(std::string(65, 'a') + "@b.cn"));
    CHECK_FALSE(check_email("a@" + std::string(63, 'b') + ".cn"));
    CHECK(check_email("a@" + std::string(64, 'b') + ".cn"));
    CHECK_FALSE(check_email("ａ＠ｂ．ｃｎ"));
    CHECK_FALSE(check_url("HTTPS://A.CN:65535?x=1"));
    for (const char* url : {"http://a.cn:0/", "http://a.cn:65536/", "http://a.cn:/", "http://.cn/",
                            "http://a..cn/", "http://1.2.3/", "http://a.cn/a b", "http://a_b.cn/",
                            "https:/a.cn", "http://01.2.3.4/"}) {
        CAPTURE(std::string(url));
        CHECK(check_url(url)->rule == Rule::Url);
    }
    CHECK(check_url("http://a.cn/" + std::string(2048, 'x')));
}
