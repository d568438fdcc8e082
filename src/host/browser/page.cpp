#include "host/browser/page.h"

#include <cstdlib>

namespace emc::browser {
namespace {

int length_of(std::string_view text) { return static_cast<int>(text.size()); }

struct Free {
    void operator()(char* text) const { std::free(text); }
};
using OwnedText = std::unique_ptr<char, Free>;

}  // namespace

std::optional<std::string> PageStore::load(std::string_view key) {
    const OwnedText text(emc_device_load(key.data(), length_of(key)));
    if (!text) return std::nullopt;
    return std::string(text.get());
}

void PageStore::save(std::string_view key, std::string_view value) {
    emc_device_save(key.data(), length_of(key), value.data(), length_of(value));
}

void PageStore::erase(std::string_view key) { emc_device_erase(key.data(), length_of(key)); }

std::shared_ptr<PieceBox> PageFiles::read(std::uint32_t handle, std::int64_t offset,
                                          std::int64_t count) {
    auto box = std::make_shared<PieceBox>();
    wanted_.push_back({handle, offset, box});
    emc_read_piece(handle, static_cast<double>(offset), static_cast<int>(count));
    return box;
}

void PageFiles::forget(std::uint32_t handle) { emc_forget_file(handle); }

void PageFiles::take(std::uint32_t handle, std::int64_t offset, std::string data) {
    std::erase_if(wanted_, [&](const Wanted& wanted) {
        const std::shared_ptr<PieceBox> box = wanted.box.lock();
        if (!box) return true;
        if (wanted.handle != handle || wanted.offset != offset) return false;
        box->data = data;
        return true;
    });
}

void PageNavigator::set_href(std::string_view href, bool replaces) {
    emc_set_href(href.data(), length_of(href), replaces ? 1 : 0);
}

std::string PageNavigator::address_of(std::string_view href) const {
    const OwnedText text(emc_address_of(href.data(), length_of(href)));
    return text ? std::string(text.get()) : std::string(href);
}

std::shared_ptr<CopyBox> PageClipboard::copy(std::string_view text) {
    auto box = std::make_shared<CopyBox>();
    box_ = box;
    emc_copy_text(text.data(), length_of(text));
    return box;
}

void PageClipboard::take(bool is_copied) {
    if (const std::shared_ptr<CopyBox> box = box_.lock()) box->is_copied = is_copied;
}

std::string api_origin() {
    const OwnedText text(emc_api_origin());
    return text ? std::string(text.get()) : std::string();
}

}  // namespace emc::browser
