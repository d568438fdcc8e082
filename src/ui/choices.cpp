// One of several: a box with a list, or radio buttons. The list is drawn by us only where no
// <select> of a browser lies over the box.
#include <algorithm>
#include <cmath>

#include "ui/fields.h"
#include "ui/hash.h"
#include "ui/overlay.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

constexpr float list_row = 36;

std::string_view label_of(const Options& options, std::string_view value) {
    if (!options) return {};
    const auto found = std::ranges::find(*options, value, &Option::value);
    return found == options->end() ? std::string_view() : std::string_view(found->label);
}

void move_cursor(Ui::Frame& f, int count) {
    constexpr int page = 7;
    struct Step {
        ImGuiKey key;
        int by;
    };
    const Step steps[] = {{ImGuiKey_DownArrow, 1},   {ImGuiKey_UpArrow, -1},
                          {ImGuiKey_PageDown, page}, {ImGuiKey_PageUp, -page},
                          {ImGuiKey_Home, -count},   {ImGuiKey_End, count}};
    for (const Step& step : steps) {
        if (!ImGui::IsKeyPressed(step.key)) continue;
        f.choice_cursor = std::clamp(f.choice_cursor + step.by, 0, count - 1);
        const float top = static_cast<float>(f.choice_cursor) * list_row;
        const float room = f.choice_panel.h - 8;
        f.choice_scroll = std::clamp(f.choice_scroll, top + list_row - room, top);
    }
}

// Keys and pointer in the open list. True when an option was picked: that under the cursor.
bool use_list(Ui::Frame& f, int count) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_inside = f.choice_panel.contains(mouse.x, mouse.y);
    move_cursor(f, count);
    if (is_inside) f.choice_scroll -= ImGui::GetIO().MouseWheel * list_row * 2;
    const float longest = static_cast<float>(count) * list_row - (f.choice_panel.h - 8);
    f.choice_scroll = std::clamp(f.choice_scroll, 0.0F, std::max(0.0F, longest));
    const bool is_moving = ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0;
    const bool is_clicked = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    if (is_inside && (is_moving || is_clicked)) {
        const auto row =
            static_cast<int>((mouse.y - f.choice_panel.y - 4 + f.choice_scroll) / list_row);
        f.choice_cursor = std::clamp(row, 0, count - 1);
    }
    const bool by_key =
        ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_Space, false);
    const bool leaves =
        ImGui::IsKeyPressed(ImGuiKey_Escape, false) || ImGui::IsKeyPressed(ImGuiKey_Tab);
    if (std::exchange(f.choice_is_fresh, false)) return false;  // This frame's press opened it.
    const bool is_picked = by_key || (is_clicked && is_inside);
    if (is_picked || leaves || is_clicked) f.open_choice = 0;
    return is_picked;
}

void open_list(Ui::Frame& f, const Field& field, const Options& options, std::string_view value) {
    f.open_choice = field.id;
    f.choice_is_fresh = true;
    const auto found = std::ranges::find(*options, value, &Option::value);
    f.choice_cursor = found == options->end() ? 0 : static_cast<int>(found - options->begin());
    f.choice_scroll = std::max(0.0F, static_cast<float>(f.choice_cursor - 3) * list_row);
}

void place_list(Ui::Frame& f, const Field& field, int count) {
    const float wanted = std::min(static_cast<float>(count), 9.0F) * list_row + 8;
    const float below = field.box.y + f.offset_y() + field.box.h + 4;
    const bool goes_up = below + wanted > f.input.height - 8 && below > f.input.height / 2;
    const float top = goes_up ? std::max(8.0F, below - field.box.h - 8 - wanted) : below;
    f.choice_panel = {field.box.x, top, field.box.w, std::min(wanted, f.input.height - 8 - top)};
}

}  // namespace

bool Ui::choice(std::string_view key, std::string& value, const Options& given_options,
                const FieldLook& given) {
    Frame& f = *frame_;
    FieldLook room;
    const FieldLook& look = *f.said.say(&given, room);
    const Options options = f.say(given_options);
    const TypeFace type = field_type(f);
    const Field field = open_field(f, Role::ComboBox, key, look, f.control_height());
    bool changed = f.take_event(field.id, UiEvent::Kind::Change, &value);
    changed = f.take_event(field.id, UiEvent::Kind::Input, &value) || changed;
    const Touch touch = f.touch(field.id, look.enabled);
    const int count = options ? static_cast<int>(options->size()) : 0;
    if (touch.is_used && count > 0 && !f.input.uses_mirror) open_list(f, field, options, value);
    const bool is_open = f.open_choice == field.id;
    if (is_open) {
        place_list(f, field, count);
        f.choice_options = options;
        if (use_list(f, count)) {
            const std::string& picked = (*options)[static_cast<std::size_t>(f.choice_cursor)].value;
            changed = picked != value;
            value = picked;
        }
    }
    paint_field_box(f, field, look, is_open || (f.focused == field.id && look.enabled));
    const float chevron = field.box.x + field.box.w - sizes::field_pad - 16;
    const Rect inner{field.box.x + sizes::field_pad, middle(field.box, type.line_px),
                     chevron - field.box.x - sizes::field_pad - 6, type.line_px};
    const std::string_view label = label_of(options, value);
    const bool is_empty = label.empty() || value.empty();  // "请选择" may be an option.
    const std::string_view hint =
        look.input.placeholder.empty() ? f.say("请选择") : std::string_view(look.input.placeholder);
    const Color color = !look.enabled ? f.colors->faint
                        : is_empty    ? f.colors->muted
                                      : f.colors->text;
    paint_words(f, inner, ellipsize(label.empty() ? hint : label, inner.w, advance_of(type)), type,
                color);
    paint_icon(f, Icon::Down, chevron, middle(field.box, 16),
               look.enabled ? f.colors->muted : f.colors->faint, 16);
    UiNode& node = note_field(f, field, Role::ComboBox, key, look);
    node.value = value;
    node.options = options;
    node.input.placeholder = hint;
    node.input.autocomplete = look.input.autocomplete;
    node.is_expanded = is_open;
    node.type = type;
    node.type.pad_left_px = sizes::field_pad;
    node.type.pad_right_px = sizes::field_pad + 22;
    close_field(f, field, look);
    return changed;
}

void draw_choice_list(Ui::Frame& f) {
    if (f.open_choice == 0) return;
    const auto is_it = [&](const UiNode& node) { return node.id == f.open_choice; };
    if (std::ranges::none_of(f.nodes, is_it)) {
        f.open_choice = 0;  // Its screen is gone.
        f.choice_options.reset();
        return;
    }
    ChannelScope scope(f, Layer::Overlay, channel::popup + 1);
    const Rect& panel = f.choice_panel;
    shadow(f, panel, sizes::radius);
    fill(f, panel, f.colors->raised, sizes::radius);
    const TypeFace type = type_of(TextStyle::Body);
    const auto first = static_cast<std::size_t>(f.choice_scroll / list_row);
    const ImVec2 corner = f.at(panel.x, panel.y + 4);
    f.list->PushClipRect(corner, {corner.x + panel.w, corner.y + panel.h - 8}, true);
    float y = panel.y + 4 + static_cast<float>(first) * list_row - f.choice_scroll;
    for (std::size_t i = first; i < f.choice_options->size() && y < panel.y + panel.h;
         ++i, y += list_row) {
        const Option& option = (*f.choice_options)[i];
        const Rect row{panel.x + 4, y, panel.w - 8, list_row};
        if (static_cast<int>(i) == f.choice_cursor) fill(f, row, f.colors->soft, 4);
        const float group_w =
            option.group.empty()
                ? 0
                : std::min(120.0F, words_width(option.group, type_of(TextStyle::Small)));
        const float room = row.w - 20 - (group_w > 0 ? group_w + 12 : 0);
        paint_words(f, {row.x + 10, middle(row, type.line_px), room, type.line_px},
                    ellipsize(option.label, room, advance_of(type)), type, f.colors->text);
        if (group_w > 0) {
            const TypeFace small = type_of(TextStyle::Small);
            paint_words(
                f,
                {row.x + row.w - 10 - group_w, middle(row, small.line_px), group_w, small.line_px},
                option.group, small, f.colors->muted);
        }
    }
    f.list->PopClipRect();
    outline(f, panel, f.colors->line, sizes::radius);
}

namespace {

bool radio(Ui::Frame& f, const Option& option, const std::string& value, const FieldLook& look,
           const Rect& rect) {
    const Theme& colors = *f.colors;
    const TypeFace type = type_of(TextStyle::Body);
    const bool is_chosen = option.value == value;
    const NodeId id = f.make_id(Role::Radio, option.value, true);
    const Touch touch = f.touch(id, look.enabled);
    const Color line = is_chosen             ? colors.primary
                       : !look.error.empty() ? colors.danger.strong
                       : touch.is_hot        ? colors.faint
                                             : colors.field_line;
    fill(f, rect, is_chosen ? colors.soft : colors.surface, sizes::radius);
    outline(f, rect, line, sizes::radius, is_chosen ? 1.5F : 1.0F);
    const ImVec2 middle_of_ring = f.at(rect.x + 21, rect.y + rect.h / 2);
    f.list->AddCircleFilled(middle_of_ring, 9, packed(is_chosen ? colors.primary : colors.surface),
                            32);
    if (is_chosen) {
        f.list->AddCircleFilled(middle_of_ring, 3.5F, packed(colors.on_primary), 24);
    } else {
        f.list->AddCircle(middle_of_ring, 8.25F, packed(colors.faint), 32, 1.5F);
    }
    paint_words(f, {rect.x + 40, middle(rect, type.line_px), rect.w - 52, type.line_px},
                option.label, type, look.enabled ? colors.text : colors.faint);
    if (touch.is_focused) focus_ring(f, rect, sizes::radius);
    UiNode& node = f.note(id, Role::Radio, option.label, rect);
    node.value = option.value;
    node.is_checked = is_chosen;
    node.enabled = look.enabled;
    node.type = type;
    node.type.pad_left_px = 40;
    return touch.is_used && !is_chosen;
}

}  // namespace

bool Ui::radios(std::string_view key, std::string& value, const Options& given_options,
                const FieldLook& given) {
    Frame& f = *frame_;
    FieldLook said_look;
    const FieldLook& look = *f.said.say(&given, said_look);
    const Options options = f.say(given_options);
    const std::size_t count = options ? options->size() : 0;
    const float room = f.flow->row ? std::max(f.available(), 200.0F) : f.flow->w;
    float widest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        widest = std::max(widest, words_width((*options)[i].label, type_of(TextStyle::Body)) + 60);
    }
    constexpr float gap = 12;
    const std::size_t per_row =
        std::clamp<std::size_t>(static_cast<std::size_t>((room + gap) / (widest + gap)), 1,
                                std::max<std::size_t>(1, count));
    const std::size_t rows = (count + per_row - 1) / per_row;
    const float h = f.control_height() + 4;
    const Field field =
        open_field(f, Role::RadioGroup, key, look, static_cast<float>(rows) * (h + 8) - 8);
    UiNode& node = note_field(f, field, Role::RadioGroup, key, look);
    node.value = value;
    const std::size_t index = f.nodes.size() - 1;
    f.open_scope(field.id);
    const float even = std::floor((field.box.w - gap * static_cast<float>(per_row - 1)) /
                                  static_cast<float>(per_row));
    const float w = std::min(std::max(widest, 160.0F), even);
    bool changed = f.take_event(field.id, UiEvent::Kind::Change, &value);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row_index = i / per_row;
        const auto column = static_cast<float>(i % per_row);
        const auto row = static_cast<float>(row_index);
        const Rect rect{field.box.x + column * (w + gap), field.box.y + row * (h + 8), w, h};
        if (!radio(f, (*options)[i], value, look, rect)) continue;
        value = (*options)[i].value;
        changed = true;
    }
    f.nodes[index].value = value;
    for (std::size_t i = index + 1; i < f.nodes.size(); ++i)
        f.nodes[i].is_checked = f.nodes[i].value == value;
    f.close_scope();
    close_field(f, field, look);
    return changed;
}

}  // namespace emc::ui
