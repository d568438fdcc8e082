// Text fields. In the browser a real <input> lies over a focused one; elsewhere ImGui edits it.
#include "ui/fields.h"

#include <imgui_internal.h>

#include <algorithm>

#include "base/utf8.h"
#include "ui/font_metrics.h"
#include "ui/hash.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

int resize_string(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
    return 0;
}

// ImGui's own editor, without a frame, for the one field that has the focus.
bool edit_with_imgui(Ui::Frame& f, NodeId id, const Rect& inner, std::string& value,
                     const FieldLook& look) {
    const TypeFace type = field_type(f);
    const bool is_multiline = look.input.rows > 0;
    ImGui::PushID(static_cast<int>(id));
    const ImGuiID input_id = ImGui::GetID("");
    ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.ActiveId != input_id && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        g.NavActivateId = input_id;
        g.NavActivateFlags = ImGuiActivateFlags_PreferInput;
    }
    ImGui::PushFont(fonts().regular, type.size_px * font_metrics().em_scale);
    const float top = pen_top(f, inner.y, type);
    const ImVec2 corner = f.at(inner.x, inner.y);
    const float pad_y = is_multiline ? 0 : std::max(0.0F, top - corner.y);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, pad_y));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(f.colors->text));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(f.colors->primary.faded(0.3F)));
    ImGui::PushStyleColor(ImGuiCol_InputTextCursor, packed(f.colors->primary));
    ImGui::SetCursorScreenPos(corner);
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
    if (look.input.type == InputType::Password) flags |= ImGuiInputTextFlags_Password;
    std::string edited = value;
    const char* label = "";
    const std::size_t capacity = edited.capacity() + 1;
    if (is_multiline) {
        ImGui::InputTextMultiline(label, edited.data(), capacity, {inner.w, inner.h}, flags,
                                  &resize_string, &edited);
    } else {
        ImGui::SetNextItemWidth(inner.w);
        ImGui::InputText(label, edited.data(), capacity, flags, &resize_string, &edited);
    }
    ImGui::PopStyleColor(4);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::PopID();
    // ImGui answers Escape with the text from before; a browser's field keeps what was typed.
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) || edited == value) return false;
    value = std::move(edited);
    return true;
}

std::string bullets(std::string_view secret) {
    std::string out;
    for (std::size_t i = count_code_points(secret); i > 0; --i) out += "•";
    return out;
}

void paint_value(Ui::Frame& f, const Rect& inner, std::string_view value, const FieldLook& look) {
    const TypeFace type = field_type(f);
    const bool is_empty = value.empty();
    const std::string_view words = is_empty ? std::string_view(look.input.placeholder) : value;
    const Color color = !look.enabled ? f.colors->faint
                        : is_empty    ? f.colors->muted
                                      : f.colors->text;
    if (look.input.rows > 0) {
        auto lines = wrap_text(words, inner.w, advance_of(type));
        const auto fits = static_cast<std::size_t>(std::max(1.0F, inner.h / type.line_px));
        if (lines.size() > fits) lines.resize(fits);
        return paint_paragraph(f, inner, words, lines, type, color);
    }
    const bool is_secret = look.input.type == InputType::Password && !is_empty;
    paint_words(f, inner, is_secret ? std::string_view(bullets(value)) : words, type, color);
}

bool text_box(Ui::Frame& f, Role role, std::string_view key, std::string& value,
              const FieldLook& given) {
    FieldLook room;
    const FieldLook& look = *f.said.say(&given, room);
    const TypeFace type = field_type(f);
    const bool is_search = role == Role::SearchBox;
    const bool is_multiline = look.input.rows > 0;
    const float box_h =
        is_multiline ? type.line_px * static_cast<float>(look.input.rows) + 14 : f.control_height();
    const Field field = open_field(f, role, key, look, box_h);
    const float pad_left = is_search ? 36 : sizes::field_pad;
    const float suffix_w = look.suffix.empty() ? 0 : words_width(look.suffix, type) + 8;
    const float pad_right = sizes::field_pad + suffix_w;
    const float inner_h = is_multiline ? box_h - 14 : type.line_px;
    const Rect inner{field.box.x + pad_left, middle(field.box, inner_h),
                     field.box.w - pad_left - pad_right, inner_h};
    bool changed = f.take_event(field.id, UiEvent::Kind::Input, &value);
    changed = f.take_event(field.id, UiEvent::Kind::Change, &value) || changed;
    const bool is_focused = f.focused == field.id && look.enabled;
    paint_field_box(f, field, look, is_focused);
    if (is_search)
        paint_icon(f, Icon::Search, field.box.x + 10, middle(field.box, sizes::icon),
                   f.colors->muted);
    if (is_focused && !f.input.uses_mirror) {
        if (value.empty()) paint_value(f, inner, value, look);
        changed = edit_with_imgui(f, field.id, inner, value, look) || changed;
    } else if (!is_focused) {
        paint_value(f, inner, value, look);
    }
    UiNode& node = note_field(f, field, role, key, look);
    node.value = value;
    node.input = look.input;
    node.type = type;
    node.type.pad_left_px = pad_left;
    node.type.pad_right_px = pad_right;
    close_field(f, field, look);
    return changed;
}

}  // namespace

TypeFace field_type(const Ui::Frame& frame) {
    TypeFace type = type_of(TextStyle::Body);
    if (frame.input.has_coarse_pointer) {
        type.size_px = 16;
        type.line_px = 24;
    }
    return type;
}

void Ui::companion(std::string_view key, std::string_view value, std::string_view autocomplete) {
    Frame& f = *frame_;
    const NodeId id = f.make_id(Role::TextBox, key, true);
    UiNode& node = f.note(id, Role::TextBox, key, {f.flow->x, f.flow->y, 1, 1});
    node.key = f.path_of(key);
    node.value = value;
    node.input.autocomplete = autocomplete;
    node.is_companion = true;
    node.enabled = false;  // Neither pointer nor Tab stops here.
}

Field open_field(Ui::Frame& f, Role role, std::string_view key, const FieldLook& look,
                 float box_h) {
    constexpr float row_width = 260;
    Field field;
    field.id = f.make_id(role, key, true);
    field.note_id = hash(field.id, "note");
    field.suffix_id = hash(field.id, "suffix");
    field.shows_label = role != Role::SearchBox && !look.label.empty();
    field.note = !look.error.empty()     ? look.error
                 : !look.warning.empty() ? look.warning
                                         : look.help;
    const TypeFace label_type = type_of(TextStyle::Strong);
    const TypeFace note_type = type_of(TextStyle::Small);
    const bool is_bare = role == Role::SearchBox;
    // In a line beside a button, which is to stay in it on a phone too.
    const float room = std::max(160.0F, f.available() - (is_bare ? 116.0F : 0));
    const float w = f.flow->row ? std::min(is_bare ? 320.0F : row_width, room) : f.flow->w;
    field.note_lines = wrap_text(field.note, w, advance_of(note_type));
    const float label_h = field.shows_label ? label_type.line_px + 4 : 0;
    const float note_h = field.note.empty()
                             ? 0
                             : 4 + note_type.line_px * static_cast<float>(field.note_lines.size());
    const Rect place = f.place(w, label_h + box_h + note_h,
                               is_bare ? Margins{8, 8} : Margins{16, 16}, label_h + box_h / 2);
    field.box = {place.x, place.y + label_h, place.w, box_h};
    field.note_rect = {place.x, place.y + label_h + box_h + 4, place.w, note_h - 4};
    if (!field.shows_label) return field;
    const float label_w = std::min(place.w - 12, words_width(look.label, label_type));
    const Rect label{place.x, place.y, label_w, label_type.line_px};
    paint_words(f, label, look.label, label_type, f.colors->text);
    if (look.required) {
        const Rect star{label.x + label_w + 4, label.y, 12, label.h};
        paint_words(f, star, "*", label_type, f.colors->danger.strong);
    }
    f.note_words(hash(field.id, "label"), Role::Label, look.label, label, label_type);
    f.nodes.back().labels = field.id;
    return field;
}

void paint_field_box(Ui::Frame& f, const Field& field, const FieldLook& look, bool is_focused) {
    const Theme& colors = *f.colors;
    const bool is_wrong = !look.error.empty();
    const Color accent = is_wrong ? colors.danger.strong : colors.primary;
    if (is_focused) outline(f, inset(field.box, -3), accent.faded(0.22F), sizes::radius + 3, 3);
    fill(f, field.box, look.enabled ? colors.surface : colors.page, sizes::radius);
    const bool is_hot = f.hot == field.id && look.enabled;
    const Color line = is_wrong || is_focused ? accent : is_hot ? colors.faint : colors.field_line;
    outline(f, field.box, line, sizes::radius);
}

namespace {

// The unit at the right edge; read after the field's name where nothing else describes it.
void draw_suffix(Ui::Frame& f, const Field& field, std::string_view suffix) {
    const TypeFace type = field_type(f);
    const float w = words_width(suffix, type);
    const Rect box{field.box.x + field.box.w - sizes::field_pad - w,
                   field.box.y + (f.control_height() - type.line_px) / 2, w, type.line_px};
    paint_words(f, box, suffix, type, f.colors->muted);
    f.note_words(field.suffix_id, Role::Text, suffix, box, type);
}

}  // namespace

UiNode& note_field(Ui::Frame& f, const Field& field, Role role, std::string_view key,
                   const FieldLook& look) {
    if (look.take_focus) f.focus_wanted = field.id;
    UiNode& node = f.note(field.id, role, look.label, field.box);
    node.key = f.path_of(key);
    node.enabled = look.enabled;
    node.required = look.required;
    node.is_invalid = !look.error.empty();
    if (!look.suffix.empty()) node.described_by = field.suffix_id;
    if (!field.note.empty()) node.described_by = field.note_id;
    return node;
}

void close_field(Ui::Frame& f, const Field& field, const FieldLook& look) {
    if (!look.suffix.empty()) draw_suffix(f, field, look.suffix);
    if (field.note.empty()) return;
    const TypeFace type = type_of(TextStyle::Small);
    const Color color = !look.error.empty()     ? f.colors->danger.strong
                        : !look.warning.empty() ? f.colors->warning.strong
                                                : f.colors->muted;
    paint_paragraph(f, field.note_rect, field.note, field.note_lines, type, color);
    f.note_words(field.note_id, Role::Text, field.note, field.note_rect, type);
}

bool Ui::text_field(std::string_view key, std::string& value, const FieldLook& look) {
    return text_box(*frame_, Role::TextBox, key, value, look);
}

bool Ui::search_field(std::string_view key, std::string& value, const FieldLook& look) {
    return text_box(*frame_, Role::SearchBox, key, value, look);
}

}  // namespace emc::ui
