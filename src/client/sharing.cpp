#include "client/sharing.h"

#include <utility>

namespace emc {

void Sharing::start(Clipboard& clipboard, std::string address) {
    address_ = std::move(address);
    is_shown_ = false;
    box_ = clipboard.copy(address_);
}

bool Sharing::poll() {
    if (!box_ || !box_->is_copied) return false;
    const bool is_copied = *std::exchange(box_, nullptr)->is_copied;
    is_shown_ = !is_copied;
    return is_copied;
}

void Sharing::draw(ui::Ui& ui) {
    if (!is_shown_) return;
    const bool is_open = ui.dialog("分享链接", [&] {
        ui.text("没有复制成功，请选中下面的链接手动复制。", ui::TextStyle::Muted);
        // A field, since its words can be selected as a whole; what is typed into it is not kept.
        std::string shown = address_;
        ui.text_field("address", shown, {.label = "链接"});
        ui.line([&] {
            ui.spacer();
            if (ui.button("关闭链接", {.kind = ui::ButtonLook::Kind::Primary})) is_shown_ = false;
        });
    });
    if (!is_open) is_shown_ = false;
}

}  // namespace emc
