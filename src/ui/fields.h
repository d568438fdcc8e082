// What every field has: a label above, a box, and below it help, a warning or an error.
#pragma once

#include <string_view>
#include <vector>

#include "ui/backend.h"
#include "ui/frame.h"
#include "ui/text_layout.h"

namespace emc::ui {

struct Field {
    NodeId id = 0, note_id = 0, suffix_id = 0;
    Rect box, note_rect;
    std::string_view note;  // What stands below.
    std::vector<TextLine> note_lines;
    bool shows_label = false;
};

// Of what is typed or chosen. 16 px where a finger types: iOS enlarges the page for smaller
// letters.
TypeFace field_type(const Ui::Frame& frame);

// Takes the place and draws and notes the label; then the box, the node and the note, in this
// order.
Field open_field(Ui::Frame& frame, Role role, std::string_view key, const FieldLook& look,
                 float box_h);
void paint_field_box(Ui::Frame& frame, const Field& field, const FieldLook& look, bool is_focused);
UiNode& note_field(Ui::Frame& frame, const Field& field, Role role, std::string_view key,
                   const FieldLook& look);
void close_field(Ui::Frame& frame, const Field& field, const FieldLook& look);

}  // namespace emc::ui
