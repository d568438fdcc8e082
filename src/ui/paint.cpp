#include "ui/paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/utf8.h"
#include "ui/backend.h"
#include "ui/font_metrics.h"

namespace emc::ui {
namespace {

ImFont* font_of(const TypeFace& type) {
    ImFont* font = type.strong ? fonts().semibold : fonts().regular;
    return font ? font : ImGui::GetFont();
}

ImFontBaked* baked_of(const TypeFace& type) {
    return font_of(type)->GetFontBaked(type.size_px * font_metrics().em_scale);
}

struct Run {
    ImVec2 pen;         // Left, and the top that glyphs count from.
    float left, right;  // Where it is cut off.
    ImU32 color;
};

// One glyph, cut off at the run's sides. False if nothing of it is seen.
bool paint_glyph(ImDrawList& list, const Run& run, const ImFontGlyph& glyph, float x) {
    float x1 = x + glyph.X0;
    float x2 = x + glyph.X1;
    if (!glyph.Visible || x2 <= run.left || x1 >= run.right) return false;
    const float u_per_px = (glyph.U1 - glyph.U0) / (x2 - x1);
    const float cut_left = std::max(0.0F, run.left - x1);
    const float cut_right = std::max(0.0F, x2 - run.right);
    const float u1 = glyph.U0 + cut_left * u_per_px;
    const float u2 = glyph.U1 - cut_right * u_per_px;
    x1 += cut_left;
    x2 -= cut_right;
    const ImU32 tint =
        glyph.Colored ? (run.color | ~static_cast<ImU32>(IM_COL32_A_MASK)) : run.color;
    list.PrimRectUV({x1, run.pen.y + glyph.Y0}, {x2, run.pen.y + glyph.Y1}, {u1, glyph.V0},
                    {u2, glyph.V1}, tint);
    return true;
}

// Our own instead of ImFont::RenderText: that one begins on whole CSS pixels and lets glyphs fall
// between device pixels, which blurs them.
void paint_run(Ui::Frame& frame, const Run& run, std::string_view words, const TypeFace& type) {
    ImFontBaked* baked = baked_of(type);
    int visible = 0;  // All are loaded before the first is drawn: loading may move the others.
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = next_code_point(words, at).value_or(U'\uFFFD');
        if (baked->FindGlyph(static_cast<ImWchar>(c))->Visible) ++visible;
    }
    if (visible == 0) return;
    frame.list->PrimReserve(visible * 6, visible * 4);
    float x = run.pen.x;
    int drawn = 0;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = next_code_point(words, at).value_or(U'\uFFFD');
        const ImFontGlyph& glyph = *baked->FindGlyph(static_cast<ImWchar>(c));
        if (paint_glyph(*frame.list, run, glyph, frame.snap(x))) ++drawn;
        x += glyph.AdvanceX;
    }
    frame.list->PrimUnreserve((visible - drawn) * 6, (visible - drawn) * 4);
}

}  // namespace

ImU32 packed(Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }

void fill(Ui::Frame& frame, const Rect& rect, Color color, float radius) {
    if (color.a == 0) return;
    frame.list->AddRectFilled(frame.at(rect.x, rect.y), frame.at(rect.x + rect.w, rect.y + rect.h),
                              packed(color), radius);
}

void outline(Ui::Frame& frame, const Rect& rect, Color color, float radius, float thickness) {
    if (color.a == 0) return;
    // Inside the box, as CSS draws borders. ImGui centres a stroke half a pixel inside the corners.
    const float half = thickness / 2 - 0.5F;
    const ImVec2 from = frame.at(rect.x + half, rect.y + half);
    const ImVec2 to = frame.at(rect.x + rect.w - half, rect.y + rect.h - half);
    frame.list->AddRect(from, to, packed(color), radius, 0, thickness);
}

void shadow(Ui::Frame& frame, const Rect& rect, float radius) {
    const Color base = frame.colors->shadow;
    struct Ring {
        float spread, down, share;
    };
    const float near_share = frame.colors->shadow_near;
    const float far_share = frame.colors->shadow_far;
    const Ring rings[] = {{8, 5, far_share * 0.20F}, {6, 4, far_share * 0.28F},
                          {4, 3, far_share * 0.42F}, {2, 2, far_share * 0.7F},
                          {1, 1, near_share * 0.6F}, {0, 1, near_share}};
    for (const Ring& ring : rings) {
        const Rect grown{rect.x - ring.spread, rect.y - ring.spread + ring.down,
                         rect.w + 2 * ring.spread, rect.h + 2 * ring.spread};
        fill(frame, grown, base.faded(ring.share), radius + ring.spread);
    }
}

void focus_ring(Ui::Frame& frame, const Rect& rect, float radius) {
    outline(frame, inset(rect, -3), frame.colors->primary, radius + 3, 2);
}

void spinner(Ui::Frame& frame, float x, float y, float size, Color color) {
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    const bool is_still = frame.input.reduces_motion;
    const float start = is_still ? 0 : static_cast<float>(frame.input.now_ms % 900) / 900.0F * turn;
    const float r = size / 2 - 1;
    frame.list->PathArcTo(frame.at(x + size / 2, y + size / 2), r, start, start + turn * 0.72F, 24);
    frame.list->PathStroke(packed(color), 0, 2);
    if (!is_still) frame.wake(0.033F);
}

Advance advance_of(const TypeFace& type) {
    ImFontBaked* baked = baked_of(type);
    return [baked](char32_t c) { return baked->GetCharAdvance(static_cast<ImWchar>(c)); };
}

float words_width(std::string_view words, const TypeFace& type) {
    return std::ceil(text_width(words, advance_of(type)) - 0.01F);
}

float pen_top(const Ui::Frame& frame, float top, const TypeFace& type) {
    // CSS: the content area (ascent and descent, each a whole number) in the middle of the line.
    const FontMetrics metrics = font_metrics();
    const float ascent = std::round(metrics.ascent * type.size_px);
    const float descent = std::round(metrics.descent * type.size_px);
    const float baseline = top + (type.line_px - ascent - descent) / 2 + ascent;
    const float own_ascent = std::round(baked_of(type)->Ascent);
    return frame.snap(baseline + frame.offset_y()) - own_ascent;
}

void paint_words(Ui::Frame& frame, const Rect& box, std::string_view words, const TypeFace& type,
                 Color color) {
    if (words.empty() || !frame.is_in_sight(box)) return;
    float x = box.x;
    if (type.align != Align::Start) {
        const float free = box.w - text_width(words, advance_of(type));
        x += type.align == Align::Center ? free / 2 : free;
    }
    const Run run{.pen = {x, pen_top(frame, box.y, type)},
                  .left = box.x - 1,
                  .right = box.x + box.w + 1,
                  .color = packed(color)};
    paint_run(frame, run, words, type);
}

void paint_paragraph(Ui::Frame& frame, const Rect& box, std::string_view words,
                     const std::vector<TextLine>& lines, const TypeFace& type, Color color) {
    float y = box.y;
    for (const TextLine& line : lines) {
        paint_words(frame, {box.x, y, box.w, type.line_px},
                    words.substr(line.begin, line.end - line.begin), type, color);
        y += type.line_px;
    }
}

}  // namespace emc::ui
