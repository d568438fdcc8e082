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

void PageNavigator::set_href(std::string_view href, bool replaces) {
    emc_set_href(href.data(), length_of(href), replaces ? 1 : 0);
}

std::string api_origin() {
    const OwnedText text(emc_api_origin());
    return text ? std::string(text.get()) : std::string();
}

}  // namespace emc::browser
