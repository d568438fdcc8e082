// What the widgets of ui.h are told about their looks and their window.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/node.h"

namespace emc::ui {

using Draw = std::function<void()>;

enum class Tone : std::uint8_t { Neutral, Primary, Accent, Success, Warning, Danger };
enum class TextStyle : std::uint8_t {
    Body,
    Strong,
    Muted,
    Small,
    SmallMuted,
    Large,
    Figure,
    Title
};
enum class Icon : std::uint8_t {
    None,
    Desk,
    Profile,
    Password,
    Orders,
    Consultations,
    DemandNew,
    Demands,
    Shop,
    Star,
    Messages,
    Search,
    Menu,
    Close,
    Check,
    Warning,
    Error,
    Info,
    Down,
    Right,
    Left,
    SignOut,
    User,
    Home,
    Edit,
    Clock,
    Refresh,
    Offline,
    Sun,
    Moon,
    Picture,
    Finance,
    Startup,
    Training,
    Technology,
    Management,
    Market,
    Law,
};

struct ButtonLook {
    enum class Kind : std::uint8_t { Normal, Primary, Danger, Quiet } kind = Kind::Normal;
    Icon icon = Icon::None;
    bool enabled = true;
    bool is_busy = false;        // Shows progress and cannot be pressed.
    bool is_submit = false;      // Also pressed by Enter in a field of the same form.
    bool fills = false;          // As wide as the column.
    std::string_view name = {};  // Accessible name where the words on it are not enough.
    std::string_view key = {};   // What it is known by where its words change.
};

struct FieldLook {
    std::string_view label;
    std::string_view help = {};
    std::string_view error = {};    // Replaces the help, marks the field invalid.
    std::string_view warning = {};  // Replaces the help, does not mark it.
    std::string_view suffix = {};   // Unit inside the field's right edge, "万元".
    bool required = false;
    bool enabled = true;
    bool take_focus = false;  // For this frame: focus it and scroll it into view.
    InputTraits input = {};
};

struct Column {
    std::string_view title;
    float weight = 1;  // Share of the width.
    Align align = Align::Start;
    float min_px = 80;
    bool has_buttons = false;  // Its line of a card is as high as a button.
};

// Bytes of the words they belong to.
struct MarkedRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct ScoreRange {
    std::int64_t min = 1;
    std::int64_t max = 5;
};

struct Bar {
    std::string label;  // Short: "11月"
    std::int64_t value = 0;
};

// A file that a person has picked. The host keeps it under the handle.
struct PickedFile {
    std::uint32_t handle = 0;
    std::int64_t bytes = 0;
    std::string name;
    bool operator==(const PickedFile&) const = default;
};

enum class FileState : std::uint8_t { Sending, Failed, Refused, Done };

// One file of a file field.
struct FileRow {
    std::string name;
    std::string size;     // "1.2 MB"
    std::string words;    // Why it has failed or was refused.
    std::string picture;  // Where it can be seen, if it is a picture that has arrived.
    float share = 0;      // How far it has come.
    FileState state = FileState::Sending;
};

// What the person did to a file field in this frame.
struct FileAnswer {
    std::vector<PickedFile> picked;
    std::optional<std::size_t> removed;  // Also one that is still being sent.
    std::optional<std::size_t> retried;
};

// A box of a shape of its own, so that nothing moves when its picture comes. While there is none,
// an icon stands in it on a tinted ground.
struct ImageLook {
    float aspect = 1;          // Its width, divided by its height.
    float width_px = 0;        // 0: as wide as the column.
    bool shows_whole = false;  // With room around it; else the picture is cut to fill the box.
    Icon icon = Icon::Picture;
    Tone tone = Tone::Neutral;
};

struct TableLook {
    std::string_view name;  // Accessible name
    std::span<const Column> columns;
    int row_count = 0;
    // Rows whose cells with buttons are empty: their cards go without those lines.
    std::function<bool(int row)> is_bare = nullptr;
};

// What the host knows about the window at the start of a frame.
struct FrameInput {
    float width = 1280, height = 800;  // CSS pixels
    float pixel_ratio = 1;
    float scroll_y = 0;  // Of the page
    float delta_s = 0.016F;
    std::int64_t now_ms = 0;
    bool is_dark = false;
    bool has_coarse_pointer = false;  // Touch: controls are 44 px high.
    bool reduces_motion = false;
    // The host's DOM edits text and activates controls (browser). Otherwise ImGui does.
    bool uses_mirror = false;
};

}  // namespace emc::ui
