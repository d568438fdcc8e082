#include "ui/pictures.h"

#include <algorithm>
#include <utility>

namespace emc::ui {
namespace {

using State = PictureView::State;

// With the smaller ones that the graphics card keeps of each.
std::int64_t bytes_of(const PictureView& view) {
    constexpr std::int64_t bytes_per_pixel = 4;
    return static_cast<std::int64_t>(view.size.w) * view.size.h * bytes_per_pixel * 4 / 3;
}

}  // namespace

PictureView Pictures::look(std::string_view address, PixelSize box) {
    auto found = entries_.find(address);
    if (found == entries_.end()) found = entries_.emplace(std::string(address), Entry{}).first;
    Entry& entry = found->second;
    if (entry.seen != frame_) {
        entry.seen = frame_;
        entry.wanted = {};
        order_.push_back(found->first);
    }
    entry.wanted = {std::max(entry.wanted.w, box.w), std::max(entry.wanted.h, box.h)};
    return entry.view;
}

void Pictures::begin_frame() {
    ++frame_;
    order_.clear();
}

// A tenth more is not worth another picture.
bool Pictures::is_too_small(const Entry& entry) {
    if (entry.view.state != State::Ready) return entry.view.state == State::Loading;
    constexpr int tenths = 10;
    const bool fits = entry.wanted.w * tenths <= entry.asked.w * (tenths + 1) &&
                      entry.wanted.h * tenths <= entry.asked.h * (tenths + 1);
    return !fits && !entry.is_whole;
}

void Pictures::let_go(Entry& entry) {
    if (entry.number != 0) loader_.drop(std::exchange(entry.number, 0));
    if (entry.view.texture != 0) loader_.remove(std::exchange(entry.view.texture, 0));
}

void Pictures::end_frame() {
    std::erase_if(entries_, [&](auto& item) {
        Entry& entry = item.second;
        if (entry.seen == frame_) return false;
        if (entry.number != 0) loader_.drop(std::exchange(entry.number, 0));
        return entry.view.state != State::Ready;
    });
    make_room();
    if (is_lost_) return;
    auto free = loading_max - std::ranges::count_if(entries_, [](const auto& item) {
                    return item.second.number != 0;
                });
    for (const std::string& address : order_) {
        if (free <= 0) return;
        Entry& entry = entries_.find(address)->second;
        if (entry.number != 0 || !is_too_small(entry)) continue;
        entry.number = ++last_number_;
        entry.asked = entry.wanted;
        loader_.load(entry.number, address, entry.wanted);
        --free;
    }
}

// What was seen longest ago goes first; what is on the screen stays, however much it is.
void Pictures::make_room() {
    std::int64_t all = bytes();
    while (all > bytes_max) {
        const auto oldest = std::ranges::min_element(
            entries_, {}, [](const auto& item) { return item.second.seen; });
        if (oldest->second.seen == frame_) return;
        all -= bytes_of(oldest->second.view);
        let_go(oldest->second);
        entries_.erase(oldest);
    }
}

void Pictures::take(std::uint32_t number, const LoadedPicture& loaded) {
    const auto found = std::ranges::find_if(
        entries_, [number](const auto& item) { return item.second.number == number; });
    if (found == entries_.end()) {
        if (loaded.texture != 0) loader_.remove(loaded.texture);
        return;
    }
    Entry& entry = found->second;
    entry.number = 0;
    if (loaded.texture == 0) {
        // A smaller one that is here is better than none.
        if (entry.view.state == State::Ready)
            entry.is_whole = true;
        else
            entry.view.state = State::Failed;
        return;
    }
    if (entry.view.texture != 0) loader_.remove(entry.view.texture);
    entry.view = {State::Ready, loaded.texture, loaded.size};
    entry.is_whole = loaded.is_whole;
}

void Pictures::lose() {
    is_lost_ = true;
    for (auto& item : entries_) let_go(item.second);
    entries_.clear();
    order_.clear();
}

bool Pictures::is_loading() const {
    return std::ranges::any_of(entries_, [](const auto& item) { return item.second.number != 0; });
}

std::int64_t Pictures::bytes() const {
    std::int64_t all = 0;
    for (const auto& [address, entry] : entries_) all += bytes_of(entry.view);
    return all;
}

}  // namespace emc::ui
