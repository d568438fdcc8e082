// What a widget notes about itself. The nodes of one frame are the whole interface in words: the
// browser host turns them into the DOM mirror, tests find widgets in them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace emc::ui {

// Stable as long as the widget keeps its place: a hash of its parent's id and its key.
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
    // Landmarks and groups
    Banner,
    Navigation,
    Main,
    ContentInfo,
    Region,
    Form,
    Group,
    List,
    ListItem,
    Dialog,
    Table,
    Row,
    ColumnHeader,
    Cell,
    // Words
    Heading,
    Text,
    Label,
    Status,
    Alert,
    Image,
    // Controls
    Link,
    Button,
    TextBox,
    SearchBox,
    ComboBox,
    RadioGroup,
    Radio,
    CheckBox,
    Progress,
    Slider,
    FileField,
};

// CSS pixels. Of a Page node relative to the page's origin (which scrolls), of the others to the
// window's.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool operator==(const Rect&) const = default;
    bool contains(float px, float py) const {
        return px >= x && px < x + w && py >= y && py < y + h;
    }
};

enum class Layer : std::uint8_t {
    Page,     // Scrolls with the page.
    Fixed,    // Bars and navigation.
    Overlay,  // Dialogs, drawers and toasts.
};

// How the browser should treat a text field. Words are HTML's own.
enum class InputType : std::uint8_t { Text, Password, Email, Tel, Url, Search, Date, Number };

struct InputTraits {
    InputType type = InputType::Text;
    std::string autocomplete;  // "username", "new-password", ...; empty: "off"
    std::string input_mode;    // "numeric", "decimal", ...
    std::string placeholder;
    int chars_max = 0;  // 0: none
    int rows = 0;       // 0: one line; else a textarea of so many
    bool operator==(const InputTraits&) const = default;
};

struct Option {
    std::string value;
    std::string label;
    std::string group;  // Heading of a run of options; empty: none.
    bool operator==(const Option&) const = default;
};
// Shared, since some lists are long: two nodes have the same options if the pointers are equal.
using Options = std::shared_ptr<const std::vector<Option>>;

enum class Align : std::uint8_t { Start, Center, End };

// The type that the canvas draws with, so that selected text and focused fields of the mirror lie
// exactly on it.
struct TypeFace {
    float size_px = 14;
    float line_px = 22;
    bool strong = false;
    Align align = Align::Start;
    float pad_left_px = 0;  // Between a field's edge and its text.
    float pad_right_px = 0;
    bool operator==(const TypeFace&) const = default;
};

struct UiNode {
    NodeId id = 0;
    NodeId parent = 0;  // 0: directly in the page.
    Role role = Role::Text;
    Layer layer = Layer::Page;
    Rect rect;
    std::string key;  // Path of keys ("login/user_name"); names fields of the served HTML to adopt.
    std::string name;         // Accessible name; of Text, Status and Alert the words themselves.
    std::string value;        // TextBox: its text. ComboBox, RadioGroup: the chosen option's value.
                              // FileField: what it accepts, as in HTML (".pdf,.png").
    std::string href;         // Link
    NodeId described_by = 0;  // The node with this field's help or error.
    NodeId labels = 0;        // Label: the field it belongs to.
    int level = 0;            // Heading: 1–6.
    int row_index = 0;        // Row: 1-based among all rows. Table: 0.
    int row_count = 0;        // Table: all rows, also those not drawn.
    int value_min = 0;        // Slider: the ends of its range; its value is a whole number.
    int value_max = 0;
    bool enabled = true;
    bool required = false;
    bool is_invalid = false;
    bool is_checked = false;
    bool is_current = false;  // Navigation link of the page shown.
    bool is_busy = false;
    bool is_submit = false;  // Button: pressed by Enter in a field of its form.
    bool has_popup = false;
    bool is_companion = false;  // TextBox that only tells password managers whose password it is.
    bool is_expanded = false;
    bool wants_focus = false;  // For one frame: move focus here and scroll it into view.
    InputTraits input;
    Options options;
    TypeFace type;
    bool operator==(const UiNode&) const = default;
};

// What a person did to a node through the mirror. It reaches the widget in the next frame, exactly
// as a pointer or a key would.
struct UiEvent {
    enum class Kind : std::uint8_t {
        Click,   // Button, Link, CheckBox, Radio
        Input,   // TextBox: `value` is the whole new text. Slider: its number.
        Change,  // ComboBox: `value` is the option's value. FileField: a line for each picked
                 // file, its handle, bytes and name, separated by tabs.
        Focus,
        Blur,
        Escape,  // Closes the topmost dialog or drawer; `node` does not matter.
        Key,     // A shortcut, outside of fields: "j", "arrowdown"; with Ctrl or Command anywhere:
                 // "ctrl+k".
    };
    NodeId node = 0;
    Kind kind = Kind::Click;
    std::string value;
};

}  // namespace emc::ui
