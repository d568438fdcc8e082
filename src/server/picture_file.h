// Writes pictures as PNG: what the demonstration draws itself, and screenshots of the desktop.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace emc::server {

struct RgbPicture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> rgb;  // Rows from the top, three bytes a pixel.
};

// Empty for a picture without pixels.
std::string png_bytes(const RgbPicture& picture);

}  // namespace emc::server
