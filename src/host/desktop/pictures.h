// Pictures for ui::Pictures: fetched with the client's own transport, decoded by stb.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/remote.h"
#include "ui/pictures.h"

namespace emc::desktop {

class ApiLoader final : public ui::PictureLoader {
public:
    explicit ApiLoader(Transport& transport) : transport_(transport) {}

    void load(std::uint32_t number, const std::string& address, ui::PixelSize box) override;
    void drop(std::uint32_t number) override;
    void remove(std::uint64_t texture) override;

    // Hands over what has come since; between frames. True: something has.
    bool poll(ui::Pictures& pictures);

private:
    struct Pending {
        std::uint32_t number = 0;
        ui::PixelSize box;
        std::shared_ptr<Mailbox> mailbox;
    };

    Transport& transport_;
    std::vector<Pending> pending_;
};

}  // namespace emc::desktop
