#include "server/picture_file.h"

#include <png.h>

namespace emc::server {

std::string png_bytes(const RgbPicture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = picture.width;
    image.height = picture.height;
    image.format = PNG_FORMAT_RGB;
    std::string bytes;
    const auto write = [&](void* place, png_alloc_size_t& count) {
        return png_image_write_to_memory(&image, place, &count, 0, picture.rgb.data(), 0, nullptr);
    };
    png_alloc_size_t count = 0;
    if (picture.rgb.empty() || write(nullptr, count) == 0) return {};
    bytes.resize(count);
    if (write(bytes.data(), count) == 0) return {};
    bytes.resize(count);
    return bytes;
}

}  // namespace emc::server
