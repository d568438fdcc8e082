// A person at a screen: sees names, clicks, types, presses keys. In Pointer mode through ImGui's
// mouse and keyboard, in Mirror mode through the events that the browser's elements would send.
// What is absent or cannot be used fails the test with the names that are there.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/screens/null_backend.h"
#include "ui/ui.h"

namespace emc::test {

enum class Mode : std::uint8_t { Pointer, Mirror };
enum class Key : std::uint8_t {
    Tab,
    ShiftTab,
    Enter,
    Escape,
    Space,
    Down,
    Up,
    Left,
    Right,
    Home,
    End
};

class Person {
public:
    explicit Person(std::function<void(ui::Ui&)> draw, Mode mode = Mode::Mirror);

    // Draws frames 16 ms apart.
    void frame(int count = 1);
    // Draws until nothing changes by itself within the next 50 ms; at most 60 frames.
    void settle();
    // Lets time pass, as while nobody touches anything, and draws a frame.
    void wait_ms(int ms);

    // The window, its scrolling and its time: to be changed by tests before the next frame.
    ui::FrameInput input;
    ui::Ui& ui() { return ui_; }

    // Null if absent. Controls come before words of the same name.
    const ui::UiNode* find(std::string_view name) const;
    const ui::UiNode* find(ui::Role role, std::string_view name) const;
    // As find, but absence fails the test.
    const ui::UiNode& see(std::string_view name) const;
    const ui::UiNode& see(ui::Role role, std::string_view name) const;
    bool sees_words(std::string_view part) const;  // Any name or value that contains it.
    const ui::UiNode* node(ui::NodeId id) const;
    std::vector<const ui::UiNode*> all(ui::Role role) const;

    void click(std::string_view name);
    void click(ui::Role role, std::string_view name);
    void type(std::string_view name, std::string_view text);  // Replaces what is in the field.
    void choose(std::string_view name, std::string_view option_label);
    void pick(std::string_view name, std::string_view lines);  // Files, as the browser tells them.
    void slide(std::string_view name, int value);
    void check(std::string_view name);  // Leaves a checked one alone.
    void press(Key key);
    // A key without a field of its own: "j", "arrowdown", "enter".
    void strike(std::string_view key);
    void focus(std::string_view name);
    void wheel(float lines);  // Below 0: down.

    std::string value_of(std::string_view name) const;
    // The words that describe the field while it is invalid; else empty.
    std::string error_of(std::string_view name) const;
    std::string help_of(std::string_view name) const;
    std::string names() const;  // All that is seen, a line each.

private:
    void use(const ui::UiNode& node);
    void bring_into_sight(const ui::UiNode& node);
    void click_at(ui::NodeId id);
    void move_focus(ui::NodeId id);
    void press_in_mirror(Key key);
    void tap(int imgui_key);
    const ui::UiNode& control(std::string_view name) const;

    std::function<void(ui::Ui&)> draw_;
    Mode mode_;
    NullBackend backend_;
    ui::Ui ui_;
    ui::NodeId focus_ = 0;  // As the browser's document.activeElement.
};

}  // namespace emc::test
