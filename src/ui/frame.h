// What the drawing functions of Ui share: this frame's input, where the cursor of the flow is, the
// nodes noted so far, and the little that lives longer than a frame. Private to src/ui.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ui/frame_parts.h"
#include "ui/phrases.h"
#include "ui/pictures.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace emc::ui {

struct Ui::Frame {
    // This frame.
    FrameInput input;
    const Theme* colors = nullptr;
    std::uint64_t number = 0;
    ImDrawList* list = nullptr;
    ImDrawListSplitter splitter;
    Layer layer = Layer::Page;
    int current_channel = channel::page;
    Flow* flow = nullptr;
    Flow root;
    std::vector<UiNode> nodes, last_nodes;
    std::vector<int> depths, last_depths;  // Of each node, its channel.
    std::vector<Panel> panels;
    struct Scope {
        NodeId id = 0;
        std::size_t index = 0;
    };
    std::vector<Scope> scopes;
    std::vector<std::uint32_t> key_seeds;
    std::vector<std::size_t> path_sizes;
    std::string path;
    std::unordered_map<std::uint32_t, std::uint32_t> occurrences;
    float flow_end = 0;
    float page_height = 0;
    float wake_after_s = 0;  // 0: never
    int card_depth = 0;
    bool is_centered = false;  // In center(): a lone card has room around its words.
    bool culls = true;
    std::optional<float> wanted_scroll;
    TableState* table = nullptr;
    std::size_t main_index = 0;
    NodeId main_id = 0;
    float page_top = 0;  // Height of announcements above main.

    // Navigation.
    std::vector<NavItem> nav_items;
    std::string nav_group;
    bool collects_nav = false;
    bool has_nav = false, had_nav = false, has_bottom_bar = false;
    bool has_banner = false;
    bool drawer_is_open = false;
    std::string drawer_route;  // The current link's address when the drawer was opened.

    // The person.
    std::deque<UiEvent> queue;
    std::vector<UiEvent> events;
    NodeId hot = 0, pressed = 0, focused = 0;
    NodeId focus_wanted = 0;  // Gets wants_focus when it is noted.
    bool focus_is_visible = false;
    std::string shortcut;                                  // Of this frame; empty: none, or taken.
    std::vector<std::string> asked_keys, last_asked_keys;  // That the screen listens to.
    bool escape = false;                                   // Not yet taken by a dialog or drawer.
    std::optional<std::string> followed_href;
    NodeId top_overlay = 0, last_top_overlay = 0;
    int modal_depth = 0, last_modal_depth = 0;  // Channel of the topmost dialog; 0: none.
    int overlay_count = 0;
    NodeId dialog_opened = 0;  // Its first control gets the focus.
    NodeId open_choice = 0;    // ComboBox with its list open (not in the browser).
    int choice_cursor = 0;
    float choice_scroll = 0;
    Rect choice_panel;       // Window coordinates
    Options choice_options;  // Of the open list, which is drawn last.
    bool choice_is_fresh = false;

    std::unordered_map<NodeId, Memory> memories;
    std::vector<Toast> toasts;
    std::uint32_t toast_serial = 0;

    Pictures* pictures = nullptr;

    // The language.
    SaidWords said;
    int as_written = 0;  // Depth of as_written().
    // Words as they are shown; they last until the frame ends.
    std::string_view say(std::string_view words) {
        return as_written > 0 ? words : said.say(words);
    }
    std::string_view say_verb(std::string_view words) {
        return as_written > 0 ? words : said.say_verb(words);
    }
    Options say(const Options& options) { return said.say(options); }

    // Nodes.
    NodeId make_id(Role role, std::string_view key, bool is_explicit);
    UiNode& note(NodeId id, Role role, std::string_view name, const Rect& rect);
    UiNode& note(Role role, std::string_view name, const Rect& rect);  // Key is the name.
    void note_words(NodeId id, Role role, std::string_view words, const Rect& rect,
                    const TypeFace& type);
    NodeId parent() const { return scopes.empty() ? 0 : scopes.back().id; }
    void open_scope(NodeId id) { scopes.push_back({id, nodes.empty() ? 0 : nodes.size() - 1}); }
    void close_scope(const Rect& rect);  // The container's own rectangle is known now.
    void close_scope() { scopes.pop_back(); }
    std::string path_of(std::string_view key) const;
    Memory& memory(NodeId id);

    // Layout; coordinates are those of the current layer.
    float available() const;          // Width that the next widget may take.
    float words_room(float natural);  // Of that much, what words get here in one line.
    Rect place(float w, float h, Margins margins, float anchor = -1);
    float open_block(float margin_top);  // Top of a container that has the column for itself.
    void close_block(float bottom, float margin_bottom);
    void open_row(Row& row);
    void finish_row(Row& row);  // Moves its items to their places, begins the next.
    void close_row(Row& row);
    Mark mark() const;
    void shift(const Mark& from, const Mark& to, float dx, float dy);
    void shift_since(const Mark& from, float dx, float dy) { shift(from, mark(), dx, dy); }
    float snap(float value) const;  // To a whole device pixel.
    float offset_y() const { return layer == Layer::Page ? -input.scroll_y : 0; }
    ImVec2 at(float x, float y) const { return {x, y + offset_y()}; }
    bool is_in_sight(const Rect& rect) const;
    void use_channel(Layer new_layer, int new_channel);
    bool is_narrow() const { return input.width < sizes::narrow_below; }
    bool is_medium() const { return input.width < sizes::medium_below; }
    float control_height() const { return input.has_coarse_pointer ? 44.0F : 36.0F; }
    float page_pad() const { return is_narrow() ? 16.0F : 24.0F; }
    float bottom_inset() const { return is_narrow() && has_bottom_bar ? sizes::bottom_bar : 0; }
    void wake(float after_s);  // The picture changes by itself after that time.

    // The person.
    void read_person();
    Touch touch(NodeId id, bool enabled);
    bool take_event(NodeId id, UiEvent::Kind kind, std::string* value = nullptr);
    bool take_escape(NodeId overlay);
    bool take_shortcut(std::string_view keys);
    void focus(NodeId id, bool scrolls);

private:
    void find_hot();
    void take_events();
    void read_pointer();
    void read_keys();
    void read_shortcuts(const UiNode* node);
    void move_focus(int step);
    void press_submit();
    bool is_reachable(std::size_t index) const;
    const UiNode* last_node(NodeId id) const;
};

// Lays out in a column of its own until the end of the scope.
class FlowScope {
public:
    FlowScope(Ui::Frame& frame, Flow flow) : frame_(frame), before_(frame.flow), flow_(flow) {
        frame_.flow = &flow_;
    }
    ~FlowScope() { frame_.flow = before_; }
    FlowScope(const FlowScope&) = delete;
    FlowScope& operator=(const FlowScope&) = delete;
    Flow& flow() { return flow_; }

private:
    Ui::Frame& frame_;
    Flow* before_;
    Flow flow_;
};

// Draws on another layer until the end of the scope.
class ChannelScope {
public:
    ChannelScope(Ui::Frame& frame, Layer layer, int channel)
        : frame_(frame), layer_(frame.layer), channel_(frame.current_channel) {
        frame_.use_channel(layer, channel);
    }
    ~ChannelScope() { frame_.use_channel(layer_, channel_); }
    ChannelScope(const ChannelScope&) = delete;
    ChannelScope& operator=(const ChannelScope&) = delete;

private:
    Ui::Frame& frame_;
    Layer layer_;
    int channel_;
};

bool is_control(Role role);

}  // namespace emc::ui
