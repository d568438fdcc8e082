// Buttons, links and check boxes.
#include "ui/controls.h"

#include <algorithm>

#include "ui/paint.h"

namespace emc::ui {
namespace {

using Kind = ButtonLook::Kind;

struct ButtonColors {
    Color fill, line, text;
};

ButtonColors button_colors(const Theme& t, Kind kind, const Touch& touch, bool enabled) {
    constexpr Color none{0, 0, 0, 0};
    if (!enabled) {
        return kind == Kind::Quiet ? ButtonColors{none, none, t.faint}
                                   : ButtonColors{t.page, t.line, t.faint};
    }
    switch (kind) {
        case Kind::Primary: {
            const Color fill = touch.is_pressed ? t.pressed : touch.is_hot ? t.hover : t.primary;
            return {fill, none, t.on_primary};
        }
        case Kind::Danger: {
            const Color fill = touch.is_pressed ? t.danger_pressed
                               : touch.is_hot   ? t.danger_hover
                                                : t.danger.strong;
            return {fill, none, t.on_danger};
        }
        case Kind::Quiet:
            return {touch.is_hot ? t.hover_wash : none, none, t.text};
        case Kind::Normal:
            break;
    }
    const Color line = touch.is_hot ? t.primary : t.field_line;
    return {touch.is_pressed ? t.soft : t.surface, line, touch.is_hot ? t.primary : t.text};
}

// The looks of buttons and of links that look like buttons.
TypeFace paint_button(Ui::Frame& f, const Rect& rect, std::string_view label,
                      const ButtonLook& look, const Touch& touch) {
    const bool is_strong = look.kind == Kind::Primary || look.kind == Kind::Danger;
    TypeFace type = type_of(is_strong ? TextStyle::Strong : TextStyle::Body);
    type.align = Align::Center;
    const bool enabled = look.enabled || look.is_busy;
    ButtonColors colors = button_colors(*f.colors, look.kind, touch, enabled);
    if (look.is_busy) colors.fill = colors.fill.faded(0.85F);
    fill(f, rect, colors.fill, sizes::radius);
    outline(f, rect, colors.line, sizes::radius);
    const float words = label.empty() ? 0 : words_width(label, type);
    const bool has_mark = look.is_busy || look.icon != Icon::None;
    const float mark = has_mark ? sizes::icon + (label.empty() ? 0 : 6) : 0;
    const float x = f.snap(rect.x + std::max(8.0F, (rect.w - words - mark) / 2));
    const float y = middle(rect, sizes::icon);
    if (look.is_busy) {
        spinner(f, x, y, sizes::icon, colors.text);
    } else {
        paint_icon(f, look.icon, x, y, colors.text);
    }
    TypeFace drawn = type;
    drawn.align = Align::Start;
    const float room = std::min(words, rect.x + rect.w - x - mark);
    paint_words(f, {x + mark, middle(rect, type.line_px), room, type.line_px}, label, drawn,
                colors.text);
    if (touch.is_focused) focus_ring(f, rect, sizes::radius);
    type.pad_left_px = mark;
    return type;
}

Rect place_button(Ui::Frame& f, std::string_view label, const ButtonLook& look) {
    const bool is_strong = look.kind == Kind::Primary || look.kind == Kind::Danger;
    const TypeFace type = type_of(is_strong ? TextStyle::Strong : TextStyle::Body);
    const bool has_icon = look.icon != Icon::None || look.is_busy;
    const float pad = look.kind == Kind::Quiet ? 10 : 16;
    const float w = words_width(label, type) + (has_icon ? sizes::icon + 6 : 0) + 2 * pad;
    const float h = look.fills ? std::max(40.0F, f.control_height()) : f.control_height();
    return f.place(look.fills ? 0 : w, h, {8, 8});
}

// The name of the site and links among muted words do not shout.
Color link_color(const Theme& colors, TextStyle style, const Touch& touch) {
    if (touch.is_pressed) return colors.pressed;
    if (touch.is_hot) return colors.primary;
    switch (style) {
        case TextStyle::Strong:
        case TextStyle::Large:
        case TextStyle::Title:
            return colors.text;
        case TextStyle::Muted:
        case TextStyle::SmallMuted:
            return colors.muted;
        default:
            return colors.primary;
    }
}

}  // namespace

Icon icon_of(Tone tone) {
    switch (tone) {
        case Tone::Success:
            return Icon::Check;
        case Tone::Warning:
            return Icon::Warning;
        case Tone::Danger:
            return Icon::Error;
        default:
            return Icon::Info;
    }
}

Touch follow(Ui::Frame& f, NodeId id, std::string_view href) {
    const Touch touch = f.touch(id, true);
    if (touch.is_used) f.followed_href = std::string(href);
    return touch;
}

bool draw_close_button(Ui::Frame& f, const Rect& rect, std::string_view given) {
    const std::string_view name = f.say(given);
    const NodeId id = f.make_id(Role::Button, name, false);
    const Touch touch = f.touch(id, true);
    paint_button(f, rect, {}, {.kind = Kind::Quiet, .icon = Icon::Close}, touch);
    f.note(id, Role::Button, name, rect);
    return touch.is_used;
}

void draw_hint(Ui::Frame& f, const Rect& beside, std::string_view words) {
    const TypeFace type = type_of(TextStyle::Small);
    const float w = words_width(words, type);
    const Rect box{beside.x + beside.w + 12, middle(beside, 32), w + 24, 32};
    ChannelScope scope(f, Layer::Fixed, channel::popup + 1);
    fill(f, box, f.colors->text, sizes::radius);
    paint_words(f, {box.x + 12, middle(box, type.line_px), w, type.line_px}, words, type,
                f.colors->surface);
}

bool Ui::button(std::string_view given, const ButtonLook& look) {
    Frame& f = *frame_;
    const std::string_view label = f.say_verb(given);
    const Rect rect = place_button(f, label, look);
    const std::string_view name = look.name.empty() ? label : f.say(look.name);
    const bool enabled = look.enabled && !look.is_busy;
    const NodeId id = f.make_id(Role::Button, look.key.empty() ? name : look.key, false);
    const Touch touch = f.touch(id, enabled);
    const TypeFace type = paint_button(f, rect, label, look, touch);
    UiNode& node = f.note(id, Role::Button, name, rect);
    node.type = type;
    node.enabled = enabled;
    node.is_busy = look.is_busy;
    node.is_submit = look.is_submit;
    return touch.is_used;
}

bool Ui::icon_button(Icon icon, std::string_view given) {
    Frame& f = *frame_;
    const std::string_view name = f.say(given);
    const float size = f.control_height();
    const Rect rect = f.place(size, size, {4, 4});
    const NodeId id = f.make_id(Role::Button, name, false);
    const Touch touch = f.touch(id, true);
    paint_button(f, rect, {}, {.kind = Kind::Quiet, .icon = icon}, touch);
    f.note(id, Role::Button, name, rect);
    return touch.is_used;
}

bool Ui::link(std::string_view label, std::string_view href, TextStyle style) {
    return marked_link(label, href, {}, style);
}

bool Ui::marked_link(std::string_view given, std::string_view href,
                     std::span<const MarkedRange> marks, TextStyle style) {
    Frame& f = *frame_;
    const std::string_view label = f.say(given);
    const TypeFace type = type_of(style);
    const float w = f.words_room(words_width(label, type));
    const Rect rect = f.place(w, type.line_px, {4, 4});
    const NodeId id = f.make_id(Role::Link, label, false);
    const Touch touch = follow(f, id, href);
    const Color color = link_color(*f.colors, style, touch);
    const std::string shown = ellipsize(label, w, advance_of(type));
    // What is cut off has no mark; "…" stands in its place.
    constexpr std::size_t dots_bytes = 3;
    const TextLine line{0, shown == label ? label.size() : shown.size() - dots_bytes, w};
    // The marks are places in the words as they were given.
    if (label == given) paint_marks(f, rect, label, line, marks, type);
    paint_words(f, rect, shown, type, color);
    if (touch.is_hot) fill(f, {rect.x, rect.y + type.line_px - 2, w, 1}, color);
    if (touch.is_focused) focus_ring(f, rect, 4);
    UiNode& node = f.note(id, Role::Link, label, rect);
    node.href = href;
    node.type = type;
    return touch.is_used;
}

bool Ui::link_button(std::string_view given, std::string_view href, const ButtonLook& look) {
    Frame& f = *frame_;
    const std::string_view label = f.say_verb(given);
    const Rect rect = place_button(f, label, look);
    const std::string_view name = look.name.empty() ? label : f.say(look.name);
    const NodeId id = f.make_id(Role::Link, name, false);
    const Touch touch = follow(f, id, href);
    const TypeFace type = paint_button(f, rect, label, look, touch);
    UiNode& node = f.note(id, Role::Link, name, rect);
    node.href = href;
    node.type = type;
    return touch.is_used;
}

bool Ui::checkbox(std::string_view key, std::string_view given_label, bool& value,
                  std::string_view given_error) {
    Frame& f = *frame_;
    const std::string_view label = f.say(given_label);
    const std::string_view error = f.say(given_error);
    const Theme& colors = *f.colors;
    constexpr float box_size = 18;
    constexpr float indent = box_size + 10;
    const TypeFace type = type_of(TextStyle::Body);
    const TypeFace error_type = type_of(TextStyle::Small);
    const float room = (f.flow->row ? std::max(f.available(), 160.0F) : f.flow->w) - indent;
    const auto lines = wrap_text(label, room, advance_of(type));
    const auto error_lines = wrap_text(error, room, advance_of(error_type));
    const float words_h = type.line_px * static_cast<float>(lines.size());
    const float h = std::max(f.input.has_coarse_pointer ? 44.0F : 32.0F, words_h + 10);
    const float error_h =
        error.empty() ? 0 : error_type.line_px * static_cast<float>(error_lines.size());
    const float w = f.flow->row ? indent + std::min(room, words_width(label, type)) : 0;
    const Rect place = f.place(w, h + error_h, {8, 12});
    const Rect rect{place.x, place.y, std::min(place.w, indent + words_width(label, type)), h};
    const NodeId id = f.make_id(Role::CheckBox, key, true);
    const NodeId error_id = id + 1;
    const Touch touch = f.touch(id, true);
    if (touch.is_used) value = !value;
    const float words_y = middle(rect, words_h);
    const Rect box{rect.x, words_y + (type.line_px - box_size) / 2, box_size, box_size};
    const Color border = !error.empty() ? colors.danger.strong
                         : touch.is_hot ? colors.primary
                                        : colors.faint;
    fill(f, box, value ? colors.primary : colors.surface, 4);
    if (!value) outline(f, box, border, 4, 1.5F);
    if (value) paint_icon(f, Icon::Check, box.x + 1, box.y + 1, colors.on_primary, 16);
    if (touch.is_focused) focus_ring(f, box, 4);
    const Rect words{rect.x + indent, words_y, room, words_h};
    paint_paragraph(f, words, label, lines, type, colors.text);
    UiNode& node = f.note(id, Role::CheckBox, label, rect);
    node.key = f.path_of(key);
    node.is_checked = value;
    node.is_invalid = !error.empty();
    node.type = type;
    node.type.pad_left_px = indent;
    if (!error.empty()) {
        node.described_by = error_id;
        const Rect below{rect.x + indent, rect.y + h, room, error_h};
        paint_paragraph(f, below, error, error_lines, error_type, colors.danger.strong);
        f.note_words(error_id, Role::Text, error, below, error_type);
    }
    return touch.is_used;
}

}  // namespace emc::ui
