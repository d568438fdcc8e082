// Writes a picture without compressing it: for screenshots of tests, where a library would be more
// to carry than the bytes are worth.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace emc::desktop {

struct Picture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> rgb;  // Rows from the top, three bytes a pixel.
};

std::string png_bytes(const Picture& picture);

}  // namespace emc::desktop
