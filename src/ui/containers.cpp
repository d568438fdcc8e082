// Cards, forms, lists, and the bar that stays in sight.
#include <algorithm>
#include <utility>

#include "ui/frame.h"
#include "ui/paint.h"

namespace emc::ui {

void Ui::card(const Draw& inside) {
    Frame& f = *frame_;
    const float y = f.open_block(16);
    const Rect outer{f.flow->x, y, f.flow->w, 0};
    const bool is_lone = f.is_centered && outer.w <= 520;
    const float pad_x = f.is_narrow() ? (is_lone ? 20.0F : 16.0F) : (is_lone ? 32.0F : 20.0F);
    const float pad_y = is_lone && !f.is_narrow() ? 32.0F : 16.0F;
    const std::size_t panel = f.panels.size();
    f.panels.push_back({.rect = outer,
                        .layer = f.layer,
                        .channel = f.current_channel - 1,
                        .fill = f.colors->surface,
                        .line = f.colors->line,
                        .radius = sizes::card_radius,
                        .has_shadow = true});
    ++f.card_depth;
    float bottom = y;
    {
        FlowScope scope(f, {.x = outer.x + pad_x, .w = outer.w - 2 * pad_x, .y = y + pad_y});
        inside();
        bottom = scope.flow().y + pad_y;
    }
    --f.card_depth;
    f.panels[panel].rect.h = bottom - y;
    f.close_block(bottom, 16);
}

void Ui::card(std::string_view title, const Draw& inside) {
    card([&] {
        heading(title, 2);
        frame_->flow->gap = 12;
        inside();
    });
}

void Ui::form(std::string_view key, std::string_view name, const Draw& inside) {
    Frame& f = *frame_;
    const NodeId id = f.make_id(Role::Form, key, true);
    const Rect start{f.flow->x, f.flow->y, f.flow->w, 0};
    f.note(id, Role::Form, f.say(name), start).key = f.path_of(key);
    f.open_scope(id);
    push_key(key);
    inside();
    pop_key();
    f.close_scope({start.x, start.y, start.w, f.flow->y - start.y});
}

void Ui::list(std::string_view name, const Draw& inside) {
    Frame& f = *frame_;
    const float y = f.open_block(4);
    const Rect start{f.flow->x, y, f.flow->w, 0};
    const NodeId id = f.make_id(Role::List, name, false);
    f.note(id, Role::List, f.say(name), start);
    f.open_scope(id);
    float bottom = y;
    {
        FlowScope scope(f, {.x = start.x, .w = start.w, .y = y});
        inside();
        bottom = scope.flow().y;
    }
    f.close_scope({start.x, y, start.w, bottom - y});
    f.close_block(bottom, 8);
}

namespace {

// Words begin a little in from the edge of the mark.
constexpr float item_pad = 10;

void draw_item(Ui& ui, std::string_view key, const Draw& inside, bool is_current) {
    Ui::Frame& f = ui.frame();
    const bool is_first = f.flow->is_fresh;
    const float y = f.open_block(0);
    const Rect start{f.flow->x, y, f.flow->w, 0};
    const NodeId id = f.make_id(Role::ListItem, key, true);
    if (is_current) {
        // As high as it was drawn last: what is inside has not been laid out yet.
        Memory& memory = f.memory(id);
        fill(f, {start.x, y, start.w, memory.size}, f.colors->soft, 6);
        fill(f, {start.x, y, 3, memory.size}, f.colors->primary, 1);
    }
    if (!is_first) fill(f, {start.x, y, start.w, 1}, f.colors->line);
    f.note(id, Role::ListItem, {}, start).is_current = is_current;
    f.open_scope(id);
    ui.push_key(key);
    float bottom = y;
    {
        const float pad = is_current ? item_pad : 0;
        FlowScope scope(
            f, {.x = start.x + pad, .w = start.w - 2 * pad, .y = y + (is_first ? 4.0F : 11.0F)});
        inside();
        bottom = scope.flow().y + 10;
    }
    ui.pop_key();
    f.close_scope({start.x, y, start.w, bottom - y});
    if (is_current) {
        Memory& memory = f.memory(id);
        if (memory.size != bottom - y) f.wake(0.001F);
        memory.size = bottom - y;
    }
    f.close_block(bottom, 0);
}

}  // namespace

void Ui::list_item(std::string_view key, const Draw& inside) {
    draw_item(*this, key, inside, false);
}

void Ui::current_item(std::string_view key, const Draw& inside) {
    draw_item(*this, key, inside, true);
}

void Ui::timeline_item(std::string_view key, bool is_latest, const Draw& inside) {
    constexpr float indent = 22;
    constexpr float dot = 10;
    constexpr float line = 2;
    Frame& f = *frame_;
    const float y = f.open_block(0);
    const float dot_y = y + 8;
    const Rect start{f.flow->x, y, f.flow->w, 0};
    const NodeId id = f.make_id(Role::ListItem, key, true);
    const float above = f.flow->last_dot;
    if (above != 0) {
        const float top = above + dot + 4;
        fill(f, {start.x + (dot - line) / 2, top, line, dot_y - 4 - top}, f.colors->line, 1);
    }
    const Color color = is_latest ? f.colors->primary : f.colors->field_line;
    f.list->AddCircleFilled(f.at(start.x + dot / 2, dot_y + dot / 2), dot / 2, packed(color), 24);
    f.flow->last_dot = dot_y;
    f.note(id, Role::ListItem, {}, start);
    f.open_scope(id);
    push_key(key);
    float bottom = y;
    {
        FlowScope scope(f, {.x = start.x + indent, .w = start.w - indent, .y = y});
        inside();
        bottom = scope.flow().y + 14;
    }
    pop_key();
    f.close_scope({start.x, y, start.w, bottom - y});
    f.close_block(bottom, 0);
}

namespace {

// What stays where it is in the window is noted so: scrolling then changes nothing of the mirror.
void hold_in_window(Ui::Frame& f, const Mark& since) {
    for (std::size_t i = since.node; i < f.nodes.size(); ++i) {
        f.nodes[i].layer = Layer::Fixed;
        f.nodes[i].rect.y -= f.input.scroll_y;
    }
}

}  // namespace

void Ui::submit_bar(const Draw& inside) {
    Frame& f = *frame_;
    const float y = f.open_block(16);
    const bool culled = std::exchange(f.culls, false);
    const Mark before = f.mark();
    const float pad = f.card_depth > 0 ? 0 : 16;
    ChannelScope channel_scope(f, f.layer,
                               f.layer == Layer::Page ? channel::sticky + 1 : f.current_channel);
    const std::size_t panel = f.panels.size();
    const Rect outer{f.flow->x, y, f.flow->w, 0};
    f.panels.push_back({.rect = outer,
                        .layer = f.layer,
                        .channel = f.current_channel - 1,
                        .fill = f.colors->surface,
                        .line = f.colors->line,
                        .radius = sizes::card_radius,
                        .has_shadow = true});
    float bottom = y;
    {
        FlowScope scope(f, {.x = outer.x + std::max(pad, 12.0F),
                            .w = outer.w - 2 * std::max(pad, 12.0F),
                            .y = y + 10});
        line(inside);
        bottom = scope.flow().y + 10;
    }
    f.panels[panel].rect.h = bottom - y;
    // Out of sight below: up to the window's edge.
    const float edge = f.input.scroll_y + f.input.height - f.bottom_inset() - 8;
    if (f.layer == Layer::Page && bottom > edge) {
        f.shift_since(before, 0, edge - bottom);
        hold_in_window(f, before);
    }
    f.culls = culled;
    f.close_block(bottom, 16);
}

}  // namespace emc::ui
