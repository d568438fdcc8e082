#include "host/desktop/pictures.h"

#include <GLFW/glfw3.h>
#include <stb/stb_image.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace emc::desktop {
namespace {

constexpr int rgba = 4;
constexpr int side_max = 2048;  // What every graphics card takes.
// Larger ones would need hundreds of megabytes while they are decoded.
constexpr int pixels_max = 64 * 1024 * 1024;

struct Free {
    void operator()(stbi_uc* pixels) const { stbi_image_free(pixels); }
};
using Pixels = std::unique_ptr<stbi_uc, Free>;

std::uint64_t texture_of(const stbi_uc* pixels, ui::PixelSize size) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, size.w, size.h, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    return name;
}

// As large as covers the box; a picture is never made larger.
ui::PixelSize fitted(ui::PixelSize whole, ui::PixelSize box) {
    const auto share_of = [](int part, int all) {
        return static_cast<double>(part) / static_cast<double>(all);
    };
    const double cover = std::max(share_of(box.w, whole.w), share_of(box.h, whole.h));
    const double share =
        std::min({1.0, cover, share_of(side_max, whole.w), share_of(side_max, whole.h)});
    const auto side = [share](int length) {
        return std::max(1, static_cast<int>(std::lround(length * share)));
    };
    return {side(whole.w), side(whole.h)};
}

// Each pixel is the mean of those it stands for.
std::vector<stbi_uc> shrunk(const stbi_uc* pixels, ui::PixelSize from, ui::PixelSize to) {
    std::vector<stbi_uc> made;
    made.reserve(static_cast<std::size_t>(to.w) * to.h * rgba);
    const auto mean = [&](int x, int y, int channel) {
        const int right = std::max(x * from.w / to.w + 1, (x + 1) * from.w / to.w);
        const int bottom = std::max(y * from.h / to.h + 1, (y + 1) * from.h / to.h);
        std::int64_t sum = 0;
        std::int64_t count = 0;
        for (int row = y * from.h / to.h; row < bottom; ++row) {
            for (int column = x * from.w / to.w; column < right; ++column, ++count)
                sum += pixels[(static_cast<std::size_t>(row) * from.w + column) * rgba + channel];
        }
        return static_cast<stbi_uc>(sum / count);
    };
    for (int y = 0; y < to.h; ++y) {
        for (int x = 0; x < to.w; ++x) {
            for (int channel = 0; channel < rgba; ++channel) made.push_back(mean(x, y, channel));
        }
    }
    return made;
}

ui::LoadedPicture picture_of(const std::string& bytes, ui::PixelSize box) {
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int count = static_cast<int>(bytes.size());
    ui::PixelSize whole;
    int channels = 0;
    if (stbi_info_from_memory(data, count, &whole.w, &whole.h, &channels) == 0) return {};
    if (whole.w <= 0 || whole.h <= 0 || whole.w > pixels_max / whole.h) return {};
    const Pixels pixels(stbi_load_from_memory(data, count, &whole.w, &whole.h, &channels, rgba));
    if (!pixels) return {};
    const ui::PixelSize size = fitted(whole, box);
    if (size == whole) return {texture_of(pixels.get(), whole), whole, true};
    const std::vector<stbi_uc> smaller = shrunk(pixels.get(), whole, size);
    return {texture_of(smaller.data(), size), size, false};
}

}  // namespace

void ApiLoader::load(std::uint32_t number, const std::string& address, ui::PixelSize box) {
    pending_.push_back({number, box, transport_.send({.path = address})});
}

void ApiLoader::drop(std::uint32_t number) {
    std::erase_if(pending_, [number](const Pending& one) { return one.number == number; });
}

void ApiLoader::remove(std::uint64_t texture) {
    const auto name = static_cast<GLuint>(texture);
    glDeleteTextures(1, &name);
}

bool ApiLoader::poll(ui::Pictures& pictures) {
    const auto came = std::ranges::stable_partition(
        pending_, [](const Pending& one) { return !one.mailbox->reply.has_value(); });
    const std::vector<Pending> arrived(came.begin(), came.end());
    pending_.erase(came.begin(), came.end());
    for (const Pending& one : arrived) {
        const ApiReply& reply = *one.mailbox->reply;
        constexpr int fine = 200;
        pictures.take(one.number,
                      reply.status == fine ? picture_of(reply.body, one.box) : ui::LoadedPicture{});
    }
    return !arrived.empty();
}

}  // namespace emc::desktop
