// Where lines break, and the colours that words have.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "ui/text_layout.h"
#include "ui/theme.h"

using namespace emc::ui;

namespace {

// 1 for Latin, 2 for the rest.
float advance(char32_t c) { return c < 0x2000 ? 1.0F : 2.0F; }

std::vector<std::string> wrapped(std::string_view text, float width) {
    std::vector<std::string> lines;
    for (const TextLine& line : wrap_text(text, width, advance)) {
        lines.emplace_back(text.substr(line.begin, line.end - line.begin));
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines break between ideographs, words stay whole") {
    CHECK(wrapped("", 10) == Lines{""});
    CHECK(wrapped("企业管理中心", 8) == Lines{"企业管理", "中心"});
    CHECK(wrapped("Dear ImGui draws", 10) == Lines{"Dear ImGui", "draws"});
    CHECK(wrapped("用ImGui画企业", 8) == Lines{"用ImGui", "画企业"});
    CHECK(wrapped("一\n\n二", 8) == Lines{"一", "", "二"});
    CHECK(wrapped("a-b-c", 3) == Lines{"a-", "b-c"});
}

TEST_CASE("no closing mark begins a line and no opening mark ends one") {
    CHECK(wrapped("登录成功，请稍候", 8) == Lines{"登录成", "功，请稍", "候"});
    CHECK(wrapped("请看《用户协议》", 6) == Lines{"请看", "《用户", "协议》"});
}

TEST_CASE("a word that is too long for a line is broken inside") {
    CHECK(wrapped("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(wrapped("ab cdefghij", 4) == Lines{"ab", "cdef", "ghij"});
    CHECK(wrapped("，，，，", 4) == Lines{"，，", "，，"});
}

TEST_CASE("whatever the text, every line fits and nothing but spaces is lost") {
    std::mt19937 random(7);
    const std::u32string alphabet = U"企业中心ab,。（《》）  -x\n1，";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const auto length = random() % 40;
        for (std::size_t i = 0; i < length; ++i)
            emc::append_utf8(text, alphabet[random() % alphabet.size()]);
        const float width = static_cast<float>(2 + random() % 20);
        CAPTURE(text);
        CAPTURE(width);
        std::size_t at = 0;
        for (const TextLine& line : wrap_text(text, width, advance)) {
            CHECK(line.begin >= at);
            CHECK(text.substr(at, line.begin - at).find_first_not_of(" \n") == std::string::npos);
            CHECK(line.width <= width + 0.01F);
            CHECK(line.width ==
                  doctest::Approx(text_width(
                      std::string_view(text).substr(line.begin, line.end - line.begin), advance)));
            at = line.end;
        }
        CHECK(text.substr(at).find_first_not_of(" \n") == std::string::npos);
    }
}

TEST_CASE("what does not fit ends with an ellipsis and then fits") {
    CHECK(ellipsize("企业", 4, advance) == "企业");
    CHECK(ellipsize("企业管理", 6, advance) == "企业…");
    for (float width = 2; width < 20; ++width) {
        CHECK(text_width(ellipsize("湖南省中小企业公共服务平台", width, advance), advance) <=
              width);
    }
}

TEST_CASE("words reach 4.5:1 and icons 3:1 in both themes") {
    for (const bool is_dark : {false, true}) {
        CAPTURE(is_dark);
        const Theme& t = theme(is_dark);
        for (const Color behind : {t.page, t.surface, t.raised}) {
            for (const Color words : {t.text, t.muted, t.primary, t.danger.strong, t.success.strong,
                                      t.warning.strong}) {
                CHECK(contrast(words, behind) >= 4.5);
            }
            CHECK(contrast(t.faint, behind) >=
                  3);  // Borders of boxes that can be ticked; disabled words.
            CHECK(contrast(t.accent, behind) >= 3);
        }
        CHECK(contrast(t.on_primary, t.primary) >= 4.5);
        CHECK(contrast(t.on_primary, t.hover) >= 3.9);
        CHECK(contrast(t.on_primary, t.pressed) >= 4.5);
        CHECK(contrast(t.on_danger, t.danger.strong) >= 4.5);
        CHECK(contrast(t.on_accent, t.accent) >= 3);
        for (const Tone tone :
             {Tone::Neutral, Tone::Primary, Tone::Success, Tone::Warning, Tone::Danger}) {
            CAPTURE(static_cast<int>(tone));
            CHECK(contrast(t.of(tone).strong, t.of(tone).soft) >= 4.5);
            CHECK(contrast(t.text, t.of(tone).soft) >= 4.5);
        }
        CHECK(contrast(t.primary, t.warning.soft) >= 4.5);  // A marked link under the pointer.
    }
}
