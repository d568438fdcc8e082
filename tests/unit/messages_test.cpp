#include "domain/messages.h"

#include <doctest/doctest.h>

#include <set>

#include "domain/account.h"
#include "domain/profile.h"

using namespace emc;

namespace {

constexpr Text label{"统一社会信用代码", "Credit code"};

std::vector<Rule> all_rules() {
    std::vector<Rule> rules;
    for (int i = 0; i <= static_cast<int>(Rule::IndustryNotClass); ++i)
        rules.push_back(static_cast<Rule>(i));
    return rules;
}

}  // namespace

TEST_CASE("every rule has a sentence of its own in both languages, with nothing left to fill in") {
    for (const Language language : {Language::Zh, Language::En}) {
        std::set<std::string> seen;
        for (const Rule rule : all_rules()) {
            const std::string text = sentence({"x", rule, 3, 2}, label, language);
            CAPTURE(text);
            CHECK(text.size() > 6);
            CHECK_FALSE(text.contains('{'));
            seen.insert(text);
        }
        // The check digits of four numbers share one sentence, as do two bounds of characters.
        CHECK(seen.size() >= all_rules().size() - 12);
    }
}

TEST_CASE("sentences use the person's words and say what to do") {
    const auto say = [](Problem problem) {
        return sentence_of<Registration>(problem, Language::Zh);
    };
    CHECK(say({"uscc", Rule::UsccLength, 18, 17}) == "统一社会信用代码应为18位，现为17位");
    CHECK(say({"name", Rule::Required}) == "请填写企业名称");
    CHECK(say({"region", Rule::Required}) == "请选择所在区县");
    CHECK(say({"confirm_password", Rule::PasswordMismatch}) == "两次输入的密码不一致，请重新输入");
    CHECK(say({"agreed", Rule::NotAgreed}) == "请先阅读并同意《用户协议》和《隐私政策》");
    CHECK(say({"user_name", Rule::Taken}) == "用户名已被使用，请换一个");
    CHECK(sentence_of<Profile>({"industry", Rule::IndustryNotClass, 4}, Language::Zh) ==
          "所属行业请选到行业小类（四位数字代码）");
    CHECK(sentence_of<Profile>({"revenue_fen", Rule::TooSmall, 0, -1}, Language::Zh) ==
          "上年营业收入不能小于0 万元");
    CHECK(sentence_of<Profile>({"main_business", Rule::TooLong, 1000, 1200}, Language::Zh) ==
          "主营产品或业务最多1,000个字，现为1,200个，请删减");
    CHECK(sentence_of<Profile>({"statistics_year", Rule::TooLarge, 2026, 2027}, Language::En) ==
          "Year of these figures must be at most 2026");
}

TEST_CASE("the label of a nested key is that of the innermost field") {
    CHECK(label_of<ProfileView>("content/mobile").zh == "手机");
    CHECK(label_of<ProfileView>("content").zh == "企业资料");
    CHECK(label_of<Profile>("shoe_size").zh == "shoe_size");
    CHECK(field_name_of<Profile>("revenue_fen").editor == Editor::WanYuan);
}

TEST_CASE("every kind of error has a sentence, and the known reasons one of their own") {
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Broken); ++kind) {
        for (const Language language : {Language::Zh, Language::En}) {
            const std::string text =
                sentence(Error{.kind = static_cast<ErrorKind>(kind)}, language);
            CAPTURE(text);
            CHECK(text.size() > 10);
            CHECK_FALSE(text.contains('{'));
        }
    }
    const auto say = [](Error error) { return sentence(error, Language::Zh); };
    CHECK(say({.kind = ErrorKind::SignedOut}) == "登录已过期，请重新登录");
    CHECK(say({.kind = ErrorKind::SignedOut, .code = "sign_in.wrong"}) ==
          "用户名或密码不正确，请重新输入");
    CHECK(say({.kind = ErrorKind::TooMany, .code = "sign_in.throttled", .retry_after_s = 30}) ==
          "尝试次数过多，请在 30 秒后再试");
    CHECK(say({.kind = ErrorKind::TooMany, .code = "sign_in.throttled", .retry_after_s = 841}) ==
          "尝试次数过多，请在 15 分钟后再试");
    CHECK(say({.kind = ErrorKind::Unavailable, .code = "offline"}) ==
          "暂时连不上平台，请检查网络后重试");
    for (const auto& [kind, code] : {std::pair{ErrorKind::Conflict, "upload.offset"},
                                     {ErrorKind::Forbidden, "service.not_institution"},
                                     {ErrorKind::Forbidden, "workflow.not_yours"},
                                     {ErrorKind::Unavailable, "files.disk"},
                                     {ErrorKind::Unavailable, "number.exhausted"},
                                     {ErrorKind::Unavailable, "store.failed"}}) {
        CAPTURE(code);
        CHECK(say({.kind = kind, .code = code}) != say({.kind = kind}));
    }
    CHECK(say({.kind = ErrorKind::Broken}) == "平台返回了无法识别的内容，请稍后重试");
}
