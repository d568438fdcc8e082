// What changed in the nodes since the frame before, as one message to the page, which keeps a real
// element for each (shell/bridge/mirror.js reads it).
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "host/browser/json.h"
#include "ui/node.h"

namespace emc::browser {

class Mirror {
public:
    // Writes "gone", "nodes" and "children" into the open object, each only if there is any.
    void write_differences(const std::vector<ui::UiNode>& nodes, JsonWriter& out);
    // True once a screen has been drawn: there is a heading of level 1.
    bool has_screen() const { return has_screen_; }

private:
    struct Known {
        ui::UiNode node;  // Its rectangle is relative to the element that it is placed in.
        std::uint32_t seen = 0;
    };

    ui::UiNode placed(const ui::UiNode& node) const;
    void write_gone(JsonWriter& out);
    void write_children(JsonWriter& out);

    std::unordered_map<ui::NodeId, Known> known_;
    std::unordered_map<ui::NodeId, std::vector<ui::NodeId>> children_, next_children_;
    std::vector<ui::NodeId>
        parents_;  // Of this frame, outer ones first: an element moves only into the page.
    std::unordered_map<ui::NodeId, const ui::UiNode*> by_id_;  // Of this frame.
    std::uint32_t frame_ = 0;
    bool has_screen_ = false;
};

}  // namespace emc::browser
