// Writes pictures as PNG: screenshots of the desktop, and what the demonstration draws itself.
// Even areas become small; for photographs a library would do better.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace emc {

struct RgbPicture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> rgb;  // Rows from the top, three bytes a pixel.
};

std::string png_bytes(const RgbPicture& picture);

}  // namespace emc
