#include "host/browser/mirror.h"

#include <algorithm>
#include <string>

namespace emc::browser {
namespace {

using ui::InputTraits;
using ui::Layer;
using ui::NodeId;
using ui::Role;
using ui::TypeFace;
using ui::UiNode;

// Bits of "f"; the same numbers stand in mirror.js.
int flags_of(const UiNode& node) {
    const bool bits[] = {node.enabled,     node.required,    node.is_invalid,  node.is_checked,
                         node.is_current,  node.is_busy,     node.is_submit,   node.has_popup,
                         node.is_expanded, node.wants_focus, node.is_companion};
    int flags = 0;
    for (std::size_t i = 0; i < std::size(bits); ++i) flags |= bits[i] ? 1 << i : 0;
    return flags;
}

bool are_same(const ui::Options& a, const ui::Options& b) { return a == b || (a && b && *a == *b); }

void write_text(JsonWriter& out, std::string_view key, const std::string& value) {
    if (!value.empty()) out.text(key, value);
}

void write_number(JsonWriter& out, std::string_view key, std::int64_t value) {
    if (value != 0) out.integer(key, value);
}

void write_type(JsonWriter& out, const TypeFace& type) {
    out.open_array("t");
    out.number({}, type.size_px);
    out.number({}, type.line_px);
    out.integer({}, type.strong ? 1 : 0);
    out.integer({}, static_cast<int>(type.align));
    out.number({}, type.pad_left_px);
    out.number({}, type.pad_right_px);
    out.close_array();
}

void write_input(JsonWriter& out, const InputTraits& input) {
    out.open_object("in");
    write_number(out, "type", static_cast<int>(input.type));
    write_text(out, "autocomplete", input.autocomplete);
    write_text(out, "mode", input.input_mode);
    write_text(out, "placeholder", input.placeholder);
    write_number(out, "max", input.chars_max);
    write_number(out, "rows", input.rows);
    out.close_object();
}

void write_options(JsonWriter& out, const ui::Options& options) {
    out.open_array("o");
    for (const ui::Option& option : *options) {
        out.open_array();
        out.text({}, option.value);
        out.text({}, option.label);
        out.text({}, option.group);
        out.close_array();
    }
    out.close_array();
}

bool is_field(Role role) {
    return role == Role::TextBox || role == Role::SearchBox || role == Role::ComboBox;
}

// Whole, but for what has its default; the page applies what differs from what it has.
void write_node(JsonWriter& out, const UiNode& node, const UiNode* before) {
    out.open_object();
    out.integer("i", node.id);
    out.integer("p", node.parent);
    out.integer("r", static_cast<int>(node.role));
    out.integer("l", static_cast<int>(node.layer));
    out.open_array("b");
    for (const float edge : {node.rect.x, node.rect.y, node.rect.w, node.rect.h})
        out.number({}, edge);
    out.close_array();
    out.integer("f", flags_of(node));
    write_type(out, node.type);
    write_text(out, "k", node.key);
    write_text(out, "n", node.name);
    write_text(out, "v", node.value);
    write_text(out, "u", node.href);
    write_number(out, "d", node.described_by);
    write_number(out, "for", node.labels);
    write_number(out, "h", node.level);
    write_number(out, "ri", node.row_index);
    write_number(out, "rc", node.row_count);
    write_number(out, "lo", node.value_min);
    write_number(out, "hi", node.value_max);
    if (is_field(node.role)) write_input(out, node.input);
    if (node.options && !(before && are_same(before->options, node.options)))
        write_options(out, node.options);
    out.close_object();
}

bool is_same(const UiNode& a, const UiNode& b) {
    if (a == b) return true;
    if (a.options == b.options || !are_same(a.options, b.options)) return false;
    UiNode twin = b;
    twin.options = a.options;
    return a == twin;
}

}  // namespace

// Elements nest, so a rectangle is given relative to its parent's. One of a fixed layer in a parent
// that scrolls is placed by the window instead.
UiNode Mirror::placed(const UiNode& node) const {
    UiNode local = node;
    const auto parent = by_id_.find(node.parent);
    if (parent == by_id_.end()) {
        local.parent = 0;
        return local;
    }
    const bool leaves_page = node.layer != Layer::Page && parent->second->layer == Layer::Page;
    if (leaves_page) return local;
    local.rect.x -= parent->second->rect.x;
    local.rect.y -= parent->second->rect.y;
    return local;
}

void Mirror::write_gone(JsonWriter& out) {
    bool is_open = false;
    for (auto it = known_.begin(); it != known_.end();) {
        if (it->second.seen == frame_) {
            ++it;
            continue;
        }
        if (!is_open) out.open_array("gone");
        is_open = true;
        out.integer({}, it->first);
        children_.erase(it->first);
        it = known_.erase(it);
    }
    if (is_open) out.close_array();
}

void Mirror::write_children(JsonWriter& out) {
    bool is_open = false;
    for (const NodeId parent : parents_) {
        const auto& list = next_children_[parent];
        auto& before = children_[parent];
        if (before == list) continue;
        if (!is_open) out.open_array("children");
        is_open = true;
        out.open_array();
        out.integer({}, parent);
        for (const NodeId child : list) out.integer({}, child);
        out.close_array();
        before = list;
    }
    if (is_open) out.close_array();
    // A parent that has lost all of its children is remembered as such; the children are "gone".
    for (auto& [parent, list] : children_) {
        if (!next_children_.contains(parent)) list.clear();
    }
}

void Mirror::write_differences(const std::vector<UiNode>& nodes, JsonWriter& out) {
    ++frame_;
    by_id_.clear();
    next_children_.clear();
    parents_.clear();
    for (const UiNode& node : nodes) by_id_.try_emplace(node.id, &node);
    bool is_open = false;
    for (const UiNode& node : nodes) {
        if (by_id_[node.id] != &node) continue;  // An id used twice: the first is the one.
        UiNode local = placed(node);
        auto& siblings = next_children_[local.parent];
        if (siblings.empty()) parents_.push_back(local.parent);
        siblings.push_back(local.id);
        has_screen_ = has_screen_ || (node.role == Role::Heading && node.level == 1);
        const auto [known, is_new] = known_.try_emplace(node.id);
        known->second.seen = frame_;
        if (!is_new && is_same(known->second.node, local)) continue;
        if (!is_open) out.open_array("nodes");
        is_open = true;
        write_node(out, local, is_new ? nullptr : &known->second.node);
        known->second.node = std::move(local);
    }
    if (is_open) out.close_array();
    write_gone(out);
    write_children(out);
    by_id_.clear();
}

}  // namespace emc::browser
