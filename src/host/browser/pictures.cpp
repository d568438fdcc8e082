#include "host/browser/pictures.h"

#include "host/browser/page.h"

namespace emc::browser {

void PageLoader::load(std::uint32_t number, const std::string& address, ui::PixelSize box) {
    const std::string url = origin_ + address;
    emc_load_picture(number, url.data(), static_cast<int>(url.size()), box.w, box.h);
}

void PageLoader::drop(std::uint32_t number) { emc_drop_picture(number); }

ui::LoadedPicture PageLoader::receive(std::uint32_t number, ui::PixelSize size, bool is_whole) {
    if (size.w <= 0 || size.h <= 0 || !renderer_.is_usable()) return {};
    return {renderer_.add_picture(number), size, is_whole};
}

}  // namespace emc::browser
