// A list that is read page by page, as every screen with 加载更多 has one: what is there stays
// until the next answer, more is added below.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "client/failure.h"
#include "client/remote.h"
#include "ui/ui.h"

namespace emc {

template <class Page>
struct Paged {
    Remote<Page> page;
    decltype(Page::items) items;
    std::string next_cursor;
    bool is_loaded = false;
    bool starts_anew = true;  // The next page replaces what is there.

    // Where the page to be asked for begins.
    std::string cursor() const { return starts_anew ? std::string() : next_cursor; }
    // What the last page says of the whole list; null before the first.
    const Page* last() const { return is_loaded ? page.value() : nullptr; }
};

// Takes the answer; true in the frame in which a page came.
template <class Page>
bool take_page(Paged<Page>& list) {
    if (!list.page.poll() || list.page.error() != nullptr) return false;
    if (std::exchange(list.starts_anew, false)) list.items.clear();
    for (auto& item : list.page.value()->items) list.items.push_back(std::move(item));
    list.next_cursor = list.page.value()->next_cursor;
    list.is_loaded = true;
    return true;
}

enum class ListWish : std::uint8_t { None, Retry, More };

// What a list shows besides its items: it is loading, it could not be loaded, there is nothing,
// there is more.
template <class Page>
ListWish draw_paged(ui::Ui& ui, const Paged<Page>& list, const ui::Draw& empty,
                    const ui::Draw& items) {
    const Error* error = list.page.is_pending() ? nullptr : list.page.error();
    if (!list.is_loaded) {
        if (error != nullptr)
            return draw_load_failure(ui, *error) ? ListWish::Retry : ListWish::None;
        ui.skeleton(6);
        return ListWish::None;
    }
    if (list.items.empty()) {
        empty();
        return ListWish::None;
    }
    items();
    if (error != nullptr) draw_send_failure(ui, *error);
    if (list.next_cursor.empty()) return ListWish::None;
    const bool is_pressed = ui.button("加载更多", {.is_busy = list.page.is_pending()});
    return is_pressed ? ListWish::More : ListWish::None;
}

}  // namespace emc
