// What is read: headings, paragraphs, tags, figures, notices, and what stands for missing words.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/controls.h"
#include "ui/frame.h"
#include "ui/hash.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

Color color_of(const Theme& colors, TextStyle style, Tone tone) {
    if (tone != Tone::Neutral) return colors.of(tone).strong;
    return style == TextStyle::Muted || style == TextStyle::SmallMuted ? colors.muted : colors.text;
}

struct Paragraph {
    Rect rect;
    std::string shortened;  // In a bar that is too narrow.
    bool is_short = false;
    std::vector<TextLine> lines;
};

// Room for words: the column's width, or in a line what they need.
Paragraph place_words(Ui::Frame& f, std::string_view words, const TypeFace& type, Margins margins) {
    Paragraph made;
    Row* row = f.flow->row;
    float w = f.flow->w;
    if (row) {
        const float natural = words_width(words, type);
        w = f.words_room(natural);
        made.is_short = !row->wraps && w < natural;
    }
    if (made.is_short) {
        made.shortened = ellipsize(words, w, advance_of(type));
        made.lines = {{0, made.shortened.size(), w}};
    } else {
        made.lines = wrap_text(words, w, advance_of(type));
    }
    made.rect = f.place(w, type.line_px * static_cast<float>(made.lines.size()), margins);
    return made;
}

void draw_words(Ui::Frame& f, Role role, std::string_view words, const TypeFace& type, Color color,
                Margins margins) {
    const Paragraph made = place_words(f, words, type, margins);
    paint_paragraph(f, made.rect, made.is_short ? std::string_view(made.shortened) : words,
                    made.lines, type, color);
    f.note_words(f.make_id(role, words, false), role, words, made.rect, type);
}

}  // namespace

void paint_marks(Ui::Frame& f, const Rect& rect, std::string_view words, const TextLine& line,
                 std::span<const MarkedRange> marks, const TypeFace& type) {
    const Advance advance = advance_of(type);
    for (const MarkedRange& mark : marks) {
        const std::size_t from = std::max(mark.begin, line.begin);
        const std::size_t to = std::min(mark.end, line.end);
        if (from >= to) continue;
        const float x = text_width(words.substr(line.begin, from - line.begin), advance);
        const float w = text_width(words.substr(from, to - from), advance);
        fill(f, {rect.x + x, rect.y + 1, w, type.line_px - 2}, f.colors->warning.soft, 3);
    }
}

void Ui::heading(std::string_view given, int level) {
    Frame& f = *frame_;
    const std::string_view words = f.say(given);
    const TextStyle style = level == 1   ? TextStyle::Title
                            : level == 2 ? TextStyle::Large
                                         : TextStyle::Strong;
    const Margins margins = level == 1   ? Margins{4, 4}
                            : level == 2 ? Margins{24, 8}
                                         : Margins{16, 4};
    draw_words(f, Role::Heading, words, type_of(style), f.colors->text, margins);
    f.nodes.back().level = level;
}

void Ui::text(std::string_view given, TextStyle style, Tone tone, Align align) {
    Frame& f = *frame_;
    const std::string_view words = f.say(given);
    if (words.empty()) return;
    TypeFace type = type_of(style);
    type.align = align;
    draw_words(f, Role::Text, words, type, color_of(*f.colors, style, tone), {4, 4});
}

void Ui::marked_text(std::string_view words, std::span<const MarkedRange> marks, TextStyle style) {
    Frame& f = *frame_;
    if (words.empty()) return;
    if (marks.empty()) return text(words, style);
    const TypeFace type = type_of(style);
    const Paragraph made = place_words(f, words, type, {4, 4});
    Rect place = made.rect;
    for (const TextLine& line : made.is_short ? std::vector<TextLine>{} : made.lines) {
        paint_marks(f, place, words, line, marks, type);
        place.y += type.line_px;
    }
    paint_paragraph(f, made.rect, made.is_short ? std::string_view(made.shortened) : words,
                    made.lines, type, color_of(*f.colors, style, Tone::Neutral));
    f.note_words(f.make_id(Role::Text, words, false), Role::Text, words, made.rect, type);
}

void Ui::breadcrumb(std::span<const std::pair<std::string, std::string>> words_and_hrefs) {
    Frame& f = *frame_;
    line([&] {
        f.flow->row->gap = 6;
        const TypeFace type = type_of(TextStyle::SmallMuted);
        bool is_first = true;
        for (const auto& [words, href] : words_and_hrefs) {
            if (!is_first) {
                const Rect slash = f.place(words_width("/", type), type.line_px, {});
                paint_words(f, slash, "/", type, f.colors->faint);
            }
            is_first = false;
            if (href.empty()) {
                text(words, TextStyle::SmallMuted);
            } else {
                link(words, href, TextStyle::Small);
            }
        }
    });
    if (!f.flow->row) f.flow->gap = 0;
}

void Ui::tag(std::string_view given, Tone tone, Icon icon) {
    Frame& f = *frame_;
    const std::string_view words = f.say(given);
    const TypeFace type = type_of(TextStyle::Small);
    const bool has_icon = icon != Icon::None;
    const float mark = has_icon ? 18 : 0;
    const float around = mark + 16;
    float words_w = words_width(words, type);
    // In a cell of a table there may be less room than the words want.
    const bool is_cut = f.flow->row && f.flow->row->clips;
    if (is_cut) words_w = std::max(0.0F, f.words_room(words_w + around) - around);
    const Rect rect = f.place(words_w + around, sizes::tag, {4, 4});
    const ToneColors colors = f.colors->of(tone);
    fill(f, rect, colors.soft, sizes::radius);
    if (has_icon) paint_icon(f, icon, rect.x + 7, middle(rect, 14), colors.strong, 14);
    const Rect box{rect.x + 8 + mark, middle(rect, type.line_px), words_w, type.line_px};
    paint_words(f, box, ellipsize(words, words_w, advance_of(type)), type, colors.strong);
    f.note_words(f.make_id(Role::Text, words, false), Role::Text, words, box, type);
}

void Ui::stat(std::string_view label, std::string_view given, std::string_view note) {
    const std::string_view figure = frame_->say(given);
    const auto draw = [&] {
        Frame& f = *frame_;
        text(label, TextStyle::Muted);
        f.flow->gap = 0;
        TypeFace type = type_of(TextStyle::Figure);
        if (words_width(figure, type) > f.flow->w) type = type_of(TextStyle::Title);
        draw_words(f, Role::Text, figure, type, f.colors->text, {0, 0});
        if (!note.empty()) text(note, TextStyle::SmallMuted);
    };
    if (frame_->card_depth > 0) return draw();
    card(draw);
}

void Ui::notice(std::string_view given, Tone tone) {
    Frame& f = *frame_;
    const std::string_view words = f.say(given);
    const TypeFace type = type_of(TextStyle::Body);
    const float w = f.flow->row ? f.available() : f.flow->w;
    const float room = w - 12 - sizes::icon - 10 - 12;
    const auto lines = wrap_text(words, room, advance_of(type));
    const float words_h = type.line_px * static_cast<float>(lines.size());
    const Rect rect = f.place(0, words_h + 20, {12, 16});
    const ToneColors colors = f.colors->of(tone == Tone::Neutral ? Tone::Primary : tone);
    fill(f, rect, colors.soft, sizes::radius);
    paint_icon(f, icon_of(tone), rect.x + 12, rect.y + 12, colors.strong);
    const Rect box{rect.x + 12 + sizes::icon + 10, rect.y + 10, room, words_h};
    paint_paragraph(f, box, words, lines, type, f.colors->text);
    const Role role = tone == Tone::Danger    ? Role::Alert
                      : tone == Tone::Success ? Role::Status
                                              : Role::Text;
    f.note_words(f.make_id(role, words, false), role, words, box, type);
}

void Ui::empty_state(std::string_view words, std::string_view help) {
    Frame& f = *frame_;
    const Rect mark = f.place(0, 64, {24, 8});
    const Rect disc{f.snap(mark.x + mark.w / 2 - 28), mark.y, 56, 56};
    fill(f, disc, f.colors->page, 28);
    paint_icon(f, Icon::Orders, disc.x + 14, disc.y + 14, f.colors->muted, 28);
    text(words, TextStyle::Strong, Tone::Neutral, Align::Center);
    text(help, TextStyle::Muted, Tone::Neutral, Align::Center);
    space(2);
}

void Ui::skeleton(int lines) {
    Frame& f = *frame_;
    // Quick answers come before anything grey has been seen.
    constexpr std::int64_t delay_ms = 150;
    Memory& memory = f.memory(f.make_id(Role::Progress, "skeleton", true));
    const std::int64_t waited = f.input.now_ms - memory.since_ms;
    const bool shows = waited >= delay_ms;
    if (!shows) f.wake(static_cast<float>(delay_ms - waited) / 1000.0F);
    constexpr float shares[] = {0.92F, 0.78F, 0.86F, 0.55F};
    for (int i = 0; i < lines; ++i) {
        const Rect rect = f.place(0, 14, {10, 10});
        const float w = rect.w * shares[i % 4];
        if (shows) fill(f, {rect.x, rect.y, w, rect.h}, f.colors->line, 4);
    }
    f.note(Role::Status, f.say("正在载入"), {f.flow->x, f.flow->y, f.flow->w, 1}).is_busy = true;
}

void Ui::progress(std::string_view name, float share, std::string_view given) {
    Frame& f = *frame_;
    const std::string_view words = f.say(given);
    const float part = std::clamp(share, 0.0F, 1.0F);
    const TypeFace type = type_of(TextStyle::Small);
    const float words_w = words_width(words, type);
    const Rect rect = f.place(f.flow->row ? 200.0F : 0, type.line_px, {8, 8});
    const float bar_w = std::max(24.0F, rect.w - (words.empty() ? 0 : words_w + 10));
    const Rect bar{rect.x, middle(rect, 6), bar_w, 6};
    fill(f, bar, f.colors->line, 3);
    fill(f, {bar.x, bar.y, bar.w * part, bar.h},
         part >= 1 ? f.colors->success.strong : f.colors->primary, 3);
    UiNode& node = f.note(Role::Progress, f.say(name), bar);
    node.value = std::to_string(std::lround(part * 100));
    if (words.empty()) return;
    const Rect box{rect.x + bar_w + 10, rect.y, words_w, type.line_px};
    paint_words(f, box, words, type, f.colors->muted);
    f.note_words(f.make_id(Role::Text, words, false), Role::Text, words, box, type);
}

void Ui::brand_mark() {
    Frame& f = *frame_;
    const Rect rect = f.place(28, 28, {});
    fill(f, rect, f.colors->accent, 8);
    // The gradient runs inside the round corners, which ImGui can fill in one colour only.
    const auto mixed = [&](float share) {
        const Color a = f.colors->accent;
        const Color b = f.colors->accent_end;
        const auto part = [&](std::uint8_t from, std::uint8_t to) {
            return static_cast<std::uint8_t>(static_cast<float>(from) +
                                             (static_cast<float>(to) - static_cast<float>(from)) *
                                                 share);
        };
        return packed({part(a.r, b.r), part(a.g, b.g), part(a.b, b.b)});
    };
    const int first = f.list->VtxBuffer.Size;
    fill(f, rect, f.colors->accent, 8);
    const ImVec2 origin = f.at(rect.x, rect.y);
    for (int i = first; i < f.list->VtxBuffer.Size; ++i) {
        ImDrawVert& vertex = f.list->VtxBuffer[i];
        const float share =
            std::clamp((vertex.pos.x - origin.x + vertex.pos.y - origin.y) / 56, 0.0F, 1.0F);
        const ImU32 alpha = vertex.col & IM_COL32_A_MASK;
        vertex.col = (mixed(share) & ~static_cast<ImU32>(IM_COL32_A_MASK)) | alpha;
    }
    const TypeFace type{.size_px = 16, .line_px = 24, .strong = true, .align = Align::Center};
    paint_words(f, {rect.x, rect.y + 2, rect.w, 24}, "湘", type, f.colors->on_accent);
}

}  // namespace emc::ui
