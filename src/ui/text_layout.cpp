#include "ui/text_layout.h"

#include "base/utf8.h"

namespace emc::ui {
namespace {

constexpr std::u32string_view never_first =
    U"，。、；：？！）》」』】〕〉…—·％％,.;:?!)]}%”’~～々ー";
constexpr std::u32string_view never_last = U"（《「『【〔〈([{“‘￥¥＃#";

bool is_ideographic(char32_t c) {
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
           (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool may_break_between(char32_t before, char32_t after) {
    if (after == U' ' || after == U'\t') return false;
    if (never_first.contains(after) || never_last.contains(before)) return false;
    if (before == U' ' || before == U'\t' || before == U'-' || before == 0x200B) return true;
    return is_ideographic(before) || is_ideographic(after) ||
           (before > 0x7F && never_first.contains(before));
}

char32_t take(std::string_view text, std::size_t& at) {
    return next_code_point(text, at).value_or(U'\uFFFD');
}

// Goes through one paragraph, remembering the last place where the line could end.
class Wrapper {
public:
    Wrapper(std::string_view text, float width, const Advance& advance,
            std::vector<TextLine>& lines)
        : text_(text), width_(width), advance_(advance), lines_(lines) {}

    void wrap(std::size_t begin, std::size_t end) {
        start_line(begin);
        char32_t before = 0;
        for (std::size_t at = begin; at < end;) {
            const std::size_t here = at;
            const char32_t c = take(text_, at);
            if (here > line_begin_ && may_break_between(before, c)) remember(here);
            const float advance = advance_(c);
            const bool hangs = c == U' ' || c == U'\t';
            if (!hangs && x_ + advance > width_ + 0.01F && here > line_begin_) {
                if (break_at_ == line_begin_) remember(here);
                end_line();
                // What was measured after the break is measured again on its new line.
                at = line_begin_;
                before = 0;
                continue;
            }
            x_ += advance;
            if (!hangs) {
                ink_end_ = at;
                ink_width_ = x_;
            }
            before = c;
        }
        lines_.push_back({line_begin_, ink_end_, ink_width_});
    }

private:
    void start_line(std::size_t begin) {
        line_begin_ = break_at_ = ink_end_ = break_ink_end_ = begin;
        x_ = ink_width_ = break_ink_width_ = 0;
    }
    void remember(std::size_t at) {
        break_at_ = at;
        break_ink_end_ = ink_end_;
        break_ink_width_ = ink_width_;
    }
    void end_line() {
        lines_.push_back({line_begin_, break_ink_end_, break_ink_width_});
        start_line(break_at_);
    }

    std::string_view text_;
    float width_;
    const Advance& advance_;
    std::vector<TextLine>& lines_;
    std::size_t line_begin_ = 0, break_at_ = 0, ink_end_ = 0, break_ink_end_ = 0;
    float x_ = 0, ink_width_ = 0, break_ink_width_ = 0;
};

}  // namespace

float text_width(std::string_view text, const Advance& advance) {
    float width = 0;
    for (std::size_t at = 0; at < text.size();) width += advance(take(text, at));
    return width;
}

std::vector<TextLine> wrap_text(std::string_view text, float width, const Advance& advance) {
    std::vector<TextLine> lines;
    Wrapper wrapper(text, width, advance, lines);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t feed = std::min(text.find('\n', begin), text.size());
        wrapper.wrap(begin, feed);
        begin = feed + 1;
    }
    return lines;
}

std::string ellipsize(std::string_view text, float width, const Advance& advance) {
    if (text_width(text, advance) <= width + 0.01F) return std::string(text);
    const float room = width - advance(U'…');
    float x = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        x += advance(take(text, at));
        if (x > room) break;
        end = at;
    }
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace emc::ui
