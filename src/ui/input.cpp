// From pointer, keyboard and the mirror's events to what widgets ask: "am I used?". In the browser
// only the mirror's events use a control; elsewhere pointer and keys are turned into the same
// events, by the nodes of the frame before, which are what the person saw.
#include <algorithm>
#include <ranges>

#include "ui/frame.h"

namespace emc::ui {
namespace {

// Stops the pointer from reaching what lies under it.
bool is_opaque(Role role) {
    return is_control(role) || role == Role::Banner || role == Role::Navigation ||
           role == Role::Dialog;
}

bool is_text(Role role) { return role == Role::TextBox || role == Role::SearchBox; }

bool ends_turn(UiEvent::Kind kind) {
    return kind == UiEvent::Kind::Click || kind == UiEvent::Kind::Escape ||
           kind == UiEvent::Kind::Key;
}

}  // namespace

void Ui::Frame::read_person() {
    find_hot();
    read_pointer();
    if (!input.uses_mirror) read_keys();
    take_events();
}

const UiNode* Ui::Frame::last_node(NodeId id) const {
    const auto found = std::ranges::find(last_nodes, id, &UiNode::id);
    return id == 0 || found == last_nodes.end() ? nullptr : &*found;
}

// Under a dialog nothing answers.
bool Ui::Frame::is_reachable(std::size_t index) const {
    return last_depths[index] >= last_modal_depth;
}

void Ui::Frame::find_hot() {
    hot = 0;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!ImGui::IsMousePosValid(&mouse)) return;
    if (open_choice != 0 && choice_panel.contains(mouse.x, mouse.y)) return;
    int top_depth = -1;
    for (std::size_t i = 0; i < last_nodes.size(); ++i) {
        const UiNode& node = last_nodes[i];
        if (!is_opaque(node.role) || last_depths[i] < top_depth || !is_reachable(i)) continue;
        const float y = node.layer == Layer::Page ? mouse.y + input.scroll_y : mouse.y;
        if (!node.rect.contains(mouse.x, y)) continue;
        top_depth = last_depths[i];
        hot = is_control(node.role) && node.enabled ? node.id : 0;
    }
}

void Ui::Frame::read_pointer() {
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        pressed = hot;
        if (!input.uses_mirror) {
            focus(hot, false);
            focus_is_visible = false;
        }
    }
    if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left)) return;
    const UiNode* node = last_node(pressed);
    if (!input.uses_mirror && node && pressed == hot && !is_text(node->role)) {
        queue.push_back({.node = hot, .kind = UiEvent::Kind::Click});
    }
    pressed = 0;
}

void Ui::Frame::read_keys() {
    if (open_choice != 0) return;  // The list has the keys.
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsKeyPressed(ImGuiKey_Tab) && !io.KeyCtrl && !io.KeyAlt)
        move_focus(io.KeyShift ? -1 : 1);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false))
        queue.push_back({.kind = UiEvent::Kind::Escape});
    const UiNode* node = last_node(focused);
    read_shortcuts(node);
    if (!node || !node->enabled) return;
    const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                       ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    const bool space = ImGui::IsKeyPressed(ImGuiKey_Space, false);
    if (is_text(node->role)) {
        if (enter && node->input.rows == 0) press_submit();
        return;
    }
    const bool opens =
        node->role == Role::ComboBox && ImGui::IsKeyPressed(ImGuiKey_DownArrow, false);
    const bool by_enter = enter && (node->role == Role::Button || node->role == Role::Link ||
                                    node->role == Role::ComboBox);
    if (by_enter || opens || (space && node->role != Role::Link)) {
        queue.push_back({.node = focused, .kind = UiEvent::Kind::Click});
    }
}

void Ui::Frame::read_shortcuts(const UiNode* node) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_typing = node != nullptr && is_text(node->role);
    if (io.KeyAlt || (is_typing && !io.KeyCtrl)) return;
    constexpr std::pair<std::string_view, ImGuiKey> named_keys[] = {
        {"arrowdown", ImGuiKey_DownArrow},
        {"arrowup", ImGuiKey_UpArrow},
        {"enter", ImGuiKey_Enter},
    };
    for (const auto& [name, key] : named_keys) {
        const bool is_asked = std::ranges::contains(last_asked_keys, name);
        // A control with the focus takes these keys for itself.
        if (!is_asked || node != nullptr || !ImGui::IsKeyPressed(key)) continue;
        queue.push_back({.kind = UiEvent::Kind::Key, .value = std::string(name)});
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        const auto key = static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a'));
        if (io.KeyShift || !ImGui::IsKeyPressed(key, false)) continue;
        queue.push_back(
            {.kind = UiEvent::Kind::Key, .value = std::string(io.KeyCtrl ? "ctrl+" : "") + letter});
    }
}

void Ui::Frame::move_focus(int step) {
    std::vector<NodeId> order;
    for (std::size_t i = 0; i < last_nodes.size(); ++i) {
        const UiNode& node = last_nodes[i];
        if (is_control(node.role) && node.enabled && is_reachable(i)) order.push_back(node.id);
    }
    if (order.empty()) return;
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const auto found = std::ranges::find(order, focused);
    const std::ptrdiff_t from =
        found == order.end() ? (step > 0 ? -1 : count) : found - order.begin();
    focus(order[static_cast<std::size_t>((from + step + count) % count)], true);
    focus_is_visible = true;
}

// Enter in a field: the button that a browser would press.
void Ui::Frame::press_submit() {
    const auto form_of = [&](const UiNode* node) -> NodeId {
        while (node && node->role != Role::Form) node = last_node(node->parent);
        return node ? node->id : 0;
    };
    const NodeId form = form_of(last_node(focused));
    if (form == 0) return;
    for (const UiNode& node : last_nodes) {
        if (!node.is_submit || !node.enabled || form_of(&node) != form) continue;
        queue.push_back({.node = node.id, .kind = UiEvent::Kind::Click});
        return;
    }
}

// A screen decides one thing a frame, so a second press waits for the next one; text typed before
// a press arrives with it.
void Ui::Frame::take_events() {
    events.clear();
    escape = false;
    shortcut.clear();
    while (!queue.empty()) {
        UiEvent event = std::move(queue.front());
        queue.pop_front();
        if (event.kind == UiEvent::Kind::Focus) focused = event.node;
        if (event.kind == UiEvent::Kind::Blur && focused == event.node) focused = 0;
        if (event.kind == UiEvent::Kind::Escape) escape = true;
        if (event.kind == UiEvent::Kind::Key) shortcut = event.value;
        const bool is_last = ends_turn(event.kind);
        events.push_back(std::move(event));
        if (is_last) return;
    }
}

bool Ui::Frame::take_event(NodeId id, UiEvent::Kind kind, std::string* value) {
    bool found = false;
    for (UiEvent& event : events) {
        if (event.node != id || event.kind != kind) continue;
        found = true;
        if (value) *value = std::move(event.value);
    }
    if (found)
        std::erase_if(events,
                      [&](const UiEvent& event) { return event.node == id && event.kind == kind; });
    return found;
}

bool Ui::Frame::take_escape(NodeId overlay) {
    if (!escape || overlay != last_top_overlay) return false;
    escape = false;
    return true;
}

bool Ui::Frame::take_shortcut(std::string_view keys) {
    asked_keys.emplace_back(keys);
    // Under a dialog nothing answers.
    if (shortcut != keys || last_modal_depth > 0) return false;
    shortcut.clear();
    return true;
}

Touch Ui::Frame::touch(NodeId id, bool enabled) {
    Touch touch;
    const bool used = take_event(id, UiEvent::Kind::Click);
    touch.is_used = used && enabled;
    touch.is_hot = enabled && hot == id;
    touch.is_pressed = touch.is_hot && pressed == id;
    touch.is_focused = focused == id && focus_is_visible && !input.uses_mirror;
    return touch;
}

void Ui::Frame::focus(NodeId id, bool scrolls) {
    focused = id;
    const UiNode* node = last_node(id);
    if (!scrolls || !node || node->layer != Layer::Page) return;
    const float top = node->rect.y - sizes::banner - 40;
    const float bottom = node->rect.y + node->rect.h + 24 + bottom_inset();
    if (top < input.scroll_y) wanted_scroll = std::max(0.0F, top);
    if (bottom > input.scroll_y + input.height) wanted_scroll = bottom - input.height;
}

}  // namespace emc::ui
