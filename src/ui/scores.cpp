// Marks and counts as pictures: stars to set and to read, and small columns. Their numbers are in
// the words beside them, never in the picture alone.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>

#include "ui/fields.h"
#include "ui/paint.h"

namespace emc::ui {
namespace {

constexpr float star_size = 22;
constexpr float star_step = 36;
constexpr float small_star = 14;

void paint_star(Ui::Frame& f, float x, float y, float size, Color color) {
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    constexpr int points = 10;
    ImVec2 corners[points];
    const ImVec2 middle_of_star = f.at(x + size / 2, y + size / 2);
    for (int i = 0; i < points; ++i) {
        const float radius = i % 2 == 0 ? size / 2 : size / 4.4F;
        const float angle = turn * static_cast<float>(i) / points - turn / 4;
        corners[i] = {middle_of_star.x + radius * std::cos(angle),
                      middle_of_star.y + radius * std::sin(angle)};
    }
    f.list->AddConcavePolyFilled(corners, points, packed(color));
}

std::int64_t step_by_keys(std::int64_t value) {
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow)) {
        return value + 1;
    }
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow)) {
        return value - 1;
    }
    return value;
}

std::int64_t number_of(std::string_view text, std::int64_t otherwise) {
    std::int64_t number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// What the person makes of it in this frame: in the browser by its own range element.
std::int64_t read_person(Ui::Frame& f, NodeId id, const Rect& box, const Touch& touch,
                         std::int64_t value) {
    std::string told;
    const bool is_told = f.take_event(id, UiEvent::Kind::Input, &told) ||
                         f.take_event(id, UiEvent::Kind::Change, &told);
    if (is_told) return number_of(told, value);
    if (f.input.uses_mirror) return value;
    if (touch.is_used && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
        const float along = ImGui::GetIO().MousePos.x - box.x;
        return static_cast<std::int64_t>(std::ceil(along / star_step));
    }
    return f.focused == id ? step_by_keys(value) : value;
}

}  // namespace

bool Ui::slider(std::string_view key, std::int64_t& value, ScoreRange range,
                const FieldLook& given) {
    Frame& f = *frame_;
    FieldLook room;
    const FieldLook& look = *f.said.say(&given, room);
    const Field field = open_field(f, Role::Slider, key, look, f.control_height());
    const float stars_w = star_step * static_cast<float>(range.max);
    const Rect box{field.box.x, field.box.y, std::min(field.box.w, stars_w), field.box.h};
    const Touch touch = f.touch(field.id, look.enabled);
    const std::int64_t next =
        std::clamp(read_person(f, field.id, box, touch, value), range.min, range.max);
    const bool is_changed = look.enabled && next != value;
    if (is_changed) value = next;
    for (std::int64_t i = 0; i < range.max; ++i) {
        const Color color = i < value ? f.colors->warning.strong : f.colors->field_line;
        const float x = box.x + star_step * static_cast<float>(i);
        paint_star(f, x + (star_step - star_size) / 2, middle(box, star_size), star_size, color);
    }
    if (touch.is_focused) focus_ring(f, box, sizes::radius);
    UiNode& node = note_field(f, field, Role::Slider, key, look);
    node.rect = box;
    node.value = std::to_string(value);
    node.value_min = static_cast<int>(range.min);
    node.value_max = static_cast<int>(range.max);
    const TypeFace type = type_of(TextStyle::Body);
    const std::string score = std::to_string(value) + " 分";
    const std::string_view words = f.say(score);
    const Rect words_box{box.x + box.w + 8, middle(box, type.line_px), words_width(words, type),
                         type.line_px};
    if (words_box.x + words_box.w <= field.box.x + field.box.w) {
        paint_words(f, words_box, words, type, f.colors->muted);
    }
    close_field(f, field, look);
    return is_changed;
}

void Ui::stars(std::string_view name, float filled, int max) {
    Frame& f = *frame_;
    const float w = static_cast<float>(max) * (small_star + 2);
    const Rect rect = f.place(w, type_of(TextStyle::Small).line_px, {4, 4});
    const float y = middle(rect, small_star);
    for (int i = 0; i < max; ++i) {
        const bool is_filled = static_cast<float>(i) + 0.5F <= filled;
        paint_star(f, rect.x + static_cast<float>(i) * (small_star + 2), y, small_star,
                   is_filled ? f.colors->warning.strong : f.colors->field_line);
    }
    f.note(Role::Image, f.say(name), {rect.x, rect.y, w, rect.h});
}

void Ui::bars(std::string_view name, std::span<const Bar> values) {
    Frame& f = *frame_;
    if (values.empty()) return;
    constexpr float plot_h = 120;
    TypeFace type = type_of(TextStyle::SmallMuted);
    type.align = Align::Center;
    const Rect rect = f.place(0, plot_h + 2 * type.line_px, {8, 8});
    std::int64_t most = 1;
    for (const Bar& bar : values) most = std::max(most, bar.value);
    const float slot = rect.w / static_cast<float>(values.size());
    const float bar_w = std::min(32.0F, slot * 0.6F);
    std::string alternative(f.say(name));
    const bool is_other = f.said.is_other();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float x = rect.x + slot * static_cast<float>(i);
        const float share = static_cast<float>(values[i].value) / static_cast<float>(most);
        const float h = std::max(2.0F, plot_h * share);
        const float top = rect.y + type.line_px + plot_h - h;
        const Color color =
            i + 1 == values.size() ? f.colors->primary : f.colors->primary.faded(0.45F);
        fill(f, {x + (slot - bar_w) / 2, top, bar_w, h}, color, 3);
        const std::string figure = std::to_string(values[i].value);
        paint_words(f, {x, top - type.line_px, slot, type.line_px}, figure, type, f.colors->text);
        const std::string_view label = f.say(values[i].label);
        paint_words(f, {x, rect.y + type.line_px + plot_h, slot, type.line_px}, label, type,
                    f.colors->muted);
        alternative += i == 0 ? (is_other ? ": " : "：") : (is_other ? ", " : "，");
        alternative += std::string(label) + " " + figure;
    }
    f.note(f.make_id(Role::Image, name, false), Role::Image, alternative, rect);
}

}  // namespace emc::ui
