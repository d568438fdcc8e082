// A card with a list in it, the latest item first: a timeline, versions, appeals.
#pragma once

#include <cstddef>
#include <string_view>

#include "ui/ui.h"

namespace emc {

// `key` (std::string(index)) tells items apart, `draw` (void(index)) draws one.
template <class Key, class DrawItem>
void draw_items_latest_first(ui::Ui& ui, std::size_t count, Key key, DrawItem draw) {
    for (std::size_t index = count; index-- > 0;) {
        ui.list_item(key(index), [&] { draw(index); });
    }
}

// The card and the list are named by `title`.
template <class Key, class DrawItem>
void draw_latest_first(ui::Ui& ui, std::string_view title, std::size_t count, Key key,
                       DrawItem draw) {
    ui.card(title, [&] { ui.list(title, [&] { draw_items_latest_first(ui, count, key, draw); }); });
}

}  // namespace emc
