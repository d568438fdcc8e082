// Shapes, words and icons on the current layer. Nothing here notes a node.
#pragma once

#include <string_view>
#include <vector>

#include "ui/frame.h"
#include "ui/text_layout.h"

namespace emc::ui {

ImU32 packed(Color color);

void fill(Ui::Frame& frame, const Rect& rect, Color color, float radius = 0);
void outline(Ui::Frame& frame, const Rect& rect, Color color, float radius = 0,
             float thickness = 1);
void shadow(Ui::Frame& frame, const Rect& rect, float radius);
void focus_ring(Ui::Frame& frame, const Rect& rect, float radius);
void spinner(Ui::Frame& frame, float x, float y, float size, Color color);

// The person sees `icon` in a square of `size` whose top left corner is given.
void paint_icon(Ui::Frame& frame, Icon icon, float x, float y, Color color,
                float size = sizes::icon);

Advance advance_of(const TypeFace& type);
float words_width(std::string_view words, const TypeFace& type);  // Up to a whole pixel.

// One line of words, its line box at the top of `box`, cut off at the box's sides.
void paint_words(Ui::Frame& frame, const Rect& box, std::string_view words, const TypeFace& type,
                 Color color);
// Lines as wrap_text made them.
void paint_paragraph(Ui::Frame& frame, const Rect& box, std::string_view words,
                     const std::vector<TextLine>& lines, const TypeFace& type, Color color);
// Where ImGui's own text must begin so that its baseline is that of our line box at `top`.
float pen_top(const Ui::Frame& frame, float top, const TypeFace& type);

// Where a line of that height sits in the middle of a box.
inline float middle(const Rect& rect, float height) { return rect.y + (rect.h - height) / 2; }
inline Rect inset(const Rect& rect, float by) {
    return {rect.x + by, rect.y + by, rect.w - 2 * by, rect.h - 2 * by};
}

}  // namespace emc::ui
