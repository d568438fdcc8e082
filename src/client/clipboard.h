// Texts for other programs.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

namespace emc {

struct CopyBox {
    std::optional<bool> is_copied;  // Nothing until it is known.
};

class Clipboard {
public:
    virtual ~Clipboard() = default;
    // Fills the box, perhaps in a later frame. A browser may refuse, or ask the person first.
    virtual std::shared_ptr<CopyBox> copy(std::string_view text) = 0;
};

}  // namespace emc
