// Pictures for ui::Pictures: the page fetches and decodes them, the graphics card gets them from
// it.
#pragma once

#include <string>

#include "host/browser/renderer.h"
#include "ui/pictures.h"

namespace emc::browser {

class PageLoader final : public ui::PictureLoader {
public:
    // `origin` is the platform's, "" for the page's own.
    PageLoader(std::string origin, Renderer& renderer)
        : origin_(std::move(origin)), renderer_(renderer) {}

    void load(std::uint32_t number, const std::string& address, ui::PixelSize box) override;
    void drop(std::uint32_t number) override;
    void remove(std::uint64_t texture) override { renderer_.remove_picture(texture); }
    // The page has decoded it, as large as that; a size of 0: it has not.
    ui::LoadedPicture receive(std::uint32_t number, ui::PixelSize size, bool is_whole);

private:
    std::string origin_;
    Renderer& renderer_;
};

}  // namespace emc::browser
