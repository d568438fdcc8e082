#include "support/screens/person.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <array>

namespace emc::test {
namespace {

using ui::NodeId;
using ui::Role;
using ui::UiEvent;
using ui::UiNode;

bool is_control(Role role) {
    constexpr std::array controls = {Role::Link,      Role::Button,   Role::TextBox,
                                     Role::SearchBox, Role::ComboBox, Role::Radio,
                                     Role::CheckBox,  Role::Slider,   Role::FileField};
    return std::ranges::contains(controls, role);
}

bool is_text(const UiNode& node) {
    return node.role == Role::TextBox || node.role == Role::SearchBox;
}

const char* word_of(Role role) {
    constexpr std::array words = {
        "banner",   "navigation", "main",      "contentinfo", "region",     "form",   "group",
        "list",     "item",       "dialog",    "table",       "row",        "column", "cell",
        "heading",  "text",       "label",     "status",      "alert",      "image",  "link",
        "button",   "textbox",    "searchbox", "combobox",    "radiogroup", "radio",  "checkbox",
        "progress", "slider",     "filefield"};
    return words[static_cast<std::size_t>(role)];
}

ImGuiKey imgui_key(Key key) {
    switch (key) {
        case Key::Tab:
        case Key::ShiftTab:
            return ImGuiKey_Tab;
        case Key::Enter:
            return ImGuiKey_Enter;
        case Key::Escape:
            return ImGuiKey_Escape;
        case Key::Space:
            return ImGuiKey_Space;
        case Key::Down:
            return ImGuiKey_DownArrow;
        case Key::Up:
            return ImGuiKey_UpArrow;
        case Key::Left:
            return ImGuiKey_LeftArrow;
        case Key::Right:
            return ImGuiKey_RightArrow;
        case Key::Home:
            return ImGuiKey_Home;
        case Key::End:
            return ImGuiKey_End;
    }
    return ImGuiKey_None;
}

}  // namespace

Person::Person(std::function<void(ui::Ui&)> draw, Mode mode) : draw_(std::move(draw)), mode_(mode) {
    input.now_ms = 1'000'000;
    input.uses_mirror = mode == Mode::Mirror;
    frame();
    settle();
}

void Person::frame(int count) {
    for (int i = 0; i < count; ++i) {
        input.now_ms += 16;
        backend_.begin(input.width, input.height, input.delta_s);
        ui_.begin_frame(input);
        draw_(ui_);
        ui_.end_frame();
        backend_.end();
        if (const auto scroll = ui_.take_wanted_scroll()) input.scroll_y = *scroll;
        // What the browser does with wants_focus.
        if (mode_ == Mode::Pointer) continue;
        for (const UiNode& seen : ui_.nodes()) {
            if (seen.wants_focus) move_focus(seen.id);
        }
        if (focus_ != 0 && !node(focus_)) focus_ = 0;
    }
}

void Person::settle() {
    for (int i = 0; i < 60; ++i) {
        const float next_s = ui_.animates_until_s();
        if (next_s == 0 || next_s > 0.05F) return;
        frame();
    }
}

void Person::wait_ms(int ms) {
    input.now_ms += ms;
    frame();
}

const UiNode* Person::find(std::string_view name) const {
    const UiNode* words = nullptr;
    for (const UiNode& seen : ui_.nodes()) {
        if (seen.name != name) continue;
        if (is_control(seen.role)) return &seen;
        if (!words) words = &seen;
    }
    return words;
}

const UiNode* Person::find(Role role, std::string_view name) const {
    const auto found = std::ranges::find_if(
        ui_.nodes(), [&](const UiNode& seen) { return seen.role == role && seen.name == name; });
    return found == ui_.nodes().end() ? nullptr : &*found;
}

const UiNode& Person::see(std::string_view name) const {
    const UiNode* found = find(name);
    if (!found) FAIL("not seen: " << std::string(name) << "\n" << names());
    return *found;
}

const UiNode& Person::see(Role role, std::string_view name) const {
    const UiNode* found = find(role, name);
    if (!found) FAIL("not seen: " << word_of(role) << " " << std::string(name) << "\n" << names());
    return *found;
}

bool Person::sees_words(std::string_view part) const {
    return std::ranges::any_of(ui_.nodes(), [&](const UiNode& seen) {
        return seen.name.contains(part) || seen.value.contains(part);
    });
}

const UiNode* Person::node(NodeId id) const {
    const auto found = std::ranges::find(ui_.nodes(), id, &UiNode::id);
    return found == ui_.nodes().end() ? nullptr : &*found;
}

std::vector<const UiNode*> Person::all(Role role) const {
    std::vector<const UiNode*> found;
    for (const UiNode& seen : ui_.nodes()) {
        if (seen.role == role) found.push_back(&seen);
    }
    return found;
}

const UiNode& Person::control(std::string_view name) const {
    const UiNode& found = see(name);
    if (!is_control(found.role)) FAIL("not a control: " << std::string(name) << "\n" << names());
    return found;
}

void Person::click(std::string_view name) { use(control(name)); }
void Person::click(Role role, std::string_view name) { use(see(role, name)); }

void Person::use(const UiNode& seen) {
    const NodeId id = seen.id;
    if (!seen.enabled) FAIL("cannot be used now: " << seen.name);
    if (mode_ == Mode::Pointer) return click_at(id);
    move_focus(id);
    if (!is_text(seen)) ui_.push_event({.node = id, .kind = UiEvent::Kind::Click});
    frame();
    settle();
}

void Person::wheel(float lines) {
    backend_.io().AddMouseWheelEvent(0, lines);
    frame(2);
}

void Person::type(std::string_view name, std::string_view text) {
    const UiNode& seen = control(name);
    const NodeId id = seen.id;
    if (!is_text(seen)) FAIL("not a text field: " << seen.name);
    use(seen);
    if (mode_ == Mode::Mirror) {
        ui_.push_event({.node = id, .kind = UiEvent::Kind::Input, .value = std::string(text)});
        frame();
        return settle();
    }
    backend_.io().AddKeyEvent(ImGuiMod_Ctrl, true);
    tap(ImGuiKey_A);
    backend_.io().AddKeyEvent(ImGuiMod_Ctrl, false);
    frame(2);
    tap(ImGuiKey_Delete);
    backend_.io().AddInputCharactersUTF8(std::string(text).c_str());
    frame(3);
    settle();
}

void Person::choose(std::string_view name, std::string_view option_label) {
    const UiNode& seen = see(Role::ComboBox, name);
    const ui::Options options = seen.options;
    if (!options) FAIL("nothing to choose from: " << seen.name);
    const auto option = std::ranges::find(*options, option_label, &ui::Option::label);
    if (option == options->end()) FAIL("no such option: " << std::string(option_label));
    const NodeId id = seen.id;
    if (mode_ == Mode::Mirror) {
        if (!seen.enabled) FAIL("cannot be used now: " << seen.name);
        move_focus(id);
        ui_.push_event({.node = id, .kind = UiEvent::Kind::Change, .value = option->value});
        frame();
        return settle();
    }
    use(seen);
    press(Key::Home);
    for (auto i = option - options->begin(); i > 0; --i) press(Key::Down);
    press(Key::Enter);
}

void Person::pick(std::string_view name, std::string_view lines) {
    const NodeId id = see(Role::FileField, name).id;
    move_focus(id);
    ui_.push_event({.node = id, .kind = UiEvent::Kind::Change, .value = std::string(lines)});
    frame();
    settle();
}

void Person::slide(std::string_view name, int value) {
    const UiNode& seen = see(Role::Slider, name);
    const NodeId id = seen.id;
    const int min = seen.value_min;
    const int max = seen.value_max;
    if (mode_ == Mode::Mirror) {
        move_focus(id);
        ui_.push_event({.node = id, .kind = UiEvent::Kind::Input, .value = std::to_string(value)});
        frame();
        return settle();
    }
    focus(name);
    for (int i = max; i > min; --i) press(Key::Left);
    for (int i = min; i < value; ++i) press(Key::Right);
}

void Person::check(std::string_view name) {
    const UiNode& seen = see(Role::CheckBox, name);
    if (!seen.is_checked) use(seen);
}

void Person::focus(std::string_view name) {
    const UiNode& seen = control(name);
    if (mode_ == Mode::Mirror) {
        move_focus(seen.id);
    } else if (is_text(seen)) {
        click_at(seen.id);
    } else {
        for (std::size_t i = 0; i < ui_.nodes().size() && ui_.focused() != seen.id; ++i)
            press(Key::Tab);
    }
    frame();
    settle();
}

void Person::bring_into_sight(const UiNode& seen) {
    if (seen.layer != ui::Layer::Page) return;
    const float top = seen.rect.y - input.scroll_y;
    if (top > 110 && top + seen.rect.h < input.height - 90) return;
    input.scroll_y = std::max(0.0F, seen.rect.y - input.height / 2);
    frame();
}

void Person::click_at(NodeId id) {
    bring_into_sight(*node(id));
    const UiNode& seen = *node(id);
    const float x = seen.rect.x + std::min(seen.rect.w / 2, 60.0F);
    const float y =
        seen.rect.y + seen.rect.h / 2 - (seen.layer == ui::Layer::Page ? input.scroll_y : 0);
    backend_.io().AddMousePosEvent(x, y);
    frame();
    backend_.io().AddMouseButtonEvent(0, true);
    frame();
    backend_.io().AddMouseButtonEvent(0, false);
    frame(2);
    settle();
}

void Person::tap(int key) {
    backend_.io().AddKeyEvent(static_cast<ImGuiKey>(key), true);
    frame(2);
    backend_.io().AddKeyEvent(static_cast<ImGuiKey>(key), false);
    frame(2);
}

void Person::press(Key key) {
    if (mode_ == Mode::Mirror) {
        press_in_mirror(key);
        frame();
        return settle();
    }
    if (key == Key::ShiftTab) backend_.io().AddKeyEvent(ImGuiMod_Shift, true);
    tap(imgui_key(key));
    if (key == Key::ShiftTab) backend_.io().AddKeyEvent(ImGuiMod_Shift, false);
    frame();
    settle();
}

void Person::strike(std::string_view key) {
    if (mode_ == Mode::Mirror) {
        const UiNode* seen = node(focus_);
        const bool is_taken =
            seen && (is_text(*seen) || (key == "enter" && is_control(seen->role)));
        if (!is_taken && ui_.listens_to(key))
            ui_.push_event({.kind = UiEvent::Kind::Key, .value = std::string(key)});
    } else if (key == "enter") {
        tap(ImGuiKey_Enter);
    } else if (key.starts_with("arrow")) {
        tap(key == "arrowdown" ? ImGuiKey_DownArrow : ImGuiKey_UpArrow);
    } else {
        tap(ImGuiKey_A + (key.front() - 'a'));
    }
    frame();
    settle();
}

void Person::move_focus(NodeId id) {
    if (id == focus_) return;
    if (focus_ != 0) ui_.push_event({.node = focus_, .kind = UiEvent::Kind::Blur});
    focus_ = id;
    ui_.push_event({.node = id, .kind = UiEvent::Kind::Focus});
}

// The part of a browser's keyboard that forms rely on.
void Person::press_in_mirror(Key key) {
    if (key == Key::Escape) return ui_.push_event({.kind = UiEvent::Kind::Escape});
    if (key == Key::Tab || key == Key::ShiftTab) {
        std::vector<NodeId> order;
        const bool is_modal = std::ranges::any_of(
            ui_.nodes(), [](const UiNode& n) { return n.role == Role::Dialog; });
        for (const UiNode& seen : ui_.nodes()) {
            const bool reachable = !is_modal || seen.layer == ui::Layer::Overlay;
            if (is_control(seen.role) && seen.enabled && reachable) order.push_back(seen.id);
        }
        if (order.empty()) return;
        const auto at = std::ranges::find(order, focus_) - order.begin();
        const auto count = static_cast<std::ptrdiff_t>(order.size());
        const std::ptrdiff_t next = key == Key::Tab ? (at == count ? 0 : at + 1) : at - 1;
        return move_focus(order[static_cast<std::size_t>((next + count) % count)]);
    }
    const UiNode* seen = node(focus_);
    if (!seen || (key != Key::Enter && key != Key::Space)) return;
    if (!is_text(*seen)) return ui_.push_event({.node = focus_, .kind = UiEvent::Kind::Click});
    if (key != Key::Enter || seen->input.rows > 0) return;
    const auto form_of = [&](const UiNode* from) {
        while (from && from->role != Role::Form) from = node(from->parent);
        return from;
    };
    for (const UiNode* button : all(Role::Button)) {
        if (!button->is_submit || !button->enabled || form_of(button) != form_of(seen)) continue;
        return ui_.push_event({.node = button->id, .kind = UiEvent::Kind::Click});
    }
}

std::string Person::value_of(std::string_view name) const { return see(name).value; }

std::string Person::error_of(std::string_view name) const {
    return see(name).is_invalid ? help_of(name) : std::string();
}

std::string Person::help_of(std::string_view name) const {
    const UiNode* found = find(name);
    if (const UiNode* group = find(Role::RadioGroup, name)) found = group;
    if (!found) FAIL("not seen: " << std::string(name) << "\n" << names());
    const UiNode* words = node(found->described_by);
    return words ? words->name : std::string();
}

std::string Person::names() const {
    std::string lines;
    for (const UiNode& seen : ui_.nodes()) {
        lines += std::string("  ") + word_of(seen.role) + " " + seen.name;
        if (!seen.value.empty()) lines += " = " + seen.value;
        if (!seen.enabled) lines += " (disabled)";
        lines += "\n";
    }
    return lines;
}

}  // namespace emc::test
