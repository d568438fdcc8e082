// 分享: an address on its way to the clipboard, and what is shown when that is refused.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "client/clipboard.h"
#include "ui/ui.h"

namespace emc {

class Sharing {
public:
    void start(Clipboard& clipboard, std::string address);
    // True once, in the frame in which the address has been copied.
    bool poll();
    // The address to be copied by hand, after a refusal.
    void draw(ui::Ui& ui);

private:
    std::shared_ptr<CopyBox> box_;
    std::string address_;
    bool is_shown_ = false;
};

}  // namespace emc
