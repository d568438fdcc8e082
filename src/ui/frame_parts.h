// The pieces of Ui::Frame: rows, columns, panels, and what outlives a frame. Private to src/ui.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ui/theme.h"
#include "ui/ui.h"

namespace emc::ui {

// Everything is drawn into one ImDrawList, split into channels: later ones lie over earlier ones.
// Each layer has one for what is behind its words (cards) and one for the rest.
namespace channel {
inline constexpr int page = 0, sticky = 2, fixed = 4, overlay = 6, popup = 14, toast = 16,
                     count = 18;
}

// A card, bar or dialog, drawn at the end of the frame: only then is its size known.
struct Panel {
    Rect rect;
    Layer layer = Layer::Page;
    int channel = 0;
    Color fill;
    Color line{0, 0, 0, 0};
    float radius = 0;
    bool has_shadow = false;
};

// How far drawing has come; everything after a mark can still be moved as one piece.
struct Mark {
    int vertex = 0;
    std::size_t node = 0, panel = 0;
};

struct Margins {
    float top = 0, bottom = 0;
};

// Widgets side by side. They are drawn at the row's top and moved when the row is complete.
struct Row {
    struct Item {
        Mark mark;
        float x = 0, w = 0, h = 0;
        float anchor = 0;  // What is level with the others' anchors, from the item's top.
    };
    float x = 0, w = 0, y = 0;
    float cursor = 0;
    float gap = 12;
    float height_min = 0;
    bool wraps = true;
    bool clips = false;  // Words end with "…" where the row ends.
    Align align = Align::Start;
    float shrink = 0;   // By how much words have to be narrower for the row to fit.
    float natural = 0;  // Width that everything would like to have.
    std::vector<Item> items;
    std::vector<std::size_t> spacers;  // Index of the item that each stands before.
};

// A column and its cursor.
struct Flow {
    float x = 0, w = 0, y = 0;
    float gap = 0;         // Bottom margin of what came last; joins the next one's top margin.
    bool is_fresh = true;  // Nothing in it yet: no margin at the top.
    Row* row = nullptr;
    float last_dot = 0;  // Of a timeline: where the step before this one stands; 0: none does.
};

struct NavItem {
    std::string group, label, href;
    Icon icon = Icon::None;
    bool is_current = false, is_bottom = false;
    std::string badge;
};

// What is remembered about a widget from the frame before; forgotten when it is not drawn.
struct Memory {
    float size = 0;
    std::int64_t since_ms = 0;
    std::uint64_t seen_frame = 0;
    NodeId focus_before = 0;  // Dialog: where focus returns to.
    NodeId focus_seen = 0;    // Dialog: what was last brought into sight.
    float scroll = 0;         // Dialog: how far one that is higher than the window has moved.
};

struct Toast {
    std::string words;
    Tone tone = Tone::Neutral;
    std::int64_t born_ms = 0;  // 0: not shown yet.
    std::uint32_t serial = 0;
};

// State of a control as the person's pointer and keyboard have it.
struct Touch {
    bool is_hot = false, is_pressed = false, is_focused = false, is_used = false;
};

struct TableState {
    const TableLook* look = nullptr;
    std::vector<std::pair<float, float>> columns;  // x and width
    float row_y = 0, row_h = 0;
    std::size_t next_column = 0;
    bool is_bare = false;  // The row drawn now has no buttons.
};

}  // namespace emc::ui
