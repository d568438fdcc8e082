// Pieces that several widgets are made of.
#pragma once

#include <span>
#include <string_view>

#include "ui/frame.h"
#include "ui/text_layout.h"

namespace emc::ui {

Icon icon_of(Tone tone);

// A link's touch; a used one is remembered for the app to follow.
Touch follow(Ui::Frame& frame, NodeId id, std::string_view href);

// Behind the words of one line: its part of each range. Paint it before the words.
void paint_marks(Ui::Frame& frame, const Rect& rect, std::string_view words, const TextLine& line,
                 std::span<const MarkedRange> marks, const TypeFace& type);

// A cross in the corner of a dialog or drawer. True when used.
bool draw_close_button(Ui::Frame& frame, const Rect& rect, std::string_view name);

// The name of an icon beside it, while the pointer is on it.
void draw_hint(Ui::Frame& frame, const Rect& beside, std::string_view words);

}  // namespace emc::ui
