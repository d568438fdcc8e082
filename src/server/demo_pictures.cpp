#include "server/demo_pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>

#include "server/demo_scenes.h"
#include "server/picture_file.h"

namespace emc::server {
namespace {

struct Rgb {
    float r = 0, g = 0, b = 0;
};

constexpr Rgb rgb(std::uint32_t hex) {
    return {static_cast<float>(hex >> 16), static_cast<float>(hex >> 8 & 0xFF),
            static_cast<float>(hex & 0xFF)};
}

Rgb mixed(Rgb from, Rgb to, float share) {
    return {std::lerp(from.r, to.r, share), std::lerp(from.g, to.g, share),
            std::lerp(from.b, to.b, share)};
}

// By Ink.
struct Palette {
    std::uint32_t inks[7];
};
constexpr Palette palettes[] = {
    {{0xE9F1FE, 0xC9DCFA, 0x2F6FD6, 0xA9C6F5, 0xF2A23C, 0xFFFFFF, 0x16305C}},
    {{0xE8F6EE, 0xC4E6D3, 0x2C8A5F, 0xA3D6BC, 0xE8794A, 0xFFFFFF, 0x143D2A}},
    {{0xFDF1E2, 0xF8DDB9, 0xC2701C, 0xF0C48A, 0x2F7F8F, 0xFFFFFF, 0x4A2B0A}},
    {{0xFBEAED, 0xF3CBD2, 0xC14A5F, 0xEBAAB5, 0x3D6FB0, 0xFFFFFF, 0x4D1722}},
    {{0xEDEBFB, 0xD2CDF3, 0x5B4FB8, 0xB9B2EA, 0xEFA14A, 0xFFFFFF, 0x241D57}},
    {{0xE6F4F6, 0xBFE0E5, 0x1F7A89, 0x97CBD3, 0xD9873A, 0xFFFFFF, 0x0E3A42}},
};

// How far a point is outside of the shape; negative inside.
float distance(const Shape& shape, float x, float y) {
    switch (shape.form) {
        case Form::Disc:
            return std::hypot(x - shape.x, y - shape.y) - shape.w;
        case Form::Ring:
            return std::abs(std::hypot(x - shape.x, y - shape.y) - shape.w) - shape.h / 2;
        case Form::Line: {
            const float dx = shape.w - shape.x;
            const float dy = shape.h - shape.y;
            const float along = ((x - shape.x) * dx + (y - shape.y) * dy) / (dx * dx + dy * dy);
            const float share = std::clamp(along, 0.0F, 1.0F);
            return std::hypot(x - shape.x - share * dx, y - shape.y - share * dy) - shape.round / 2;
        }
        case Form::Box:
        case Form::Shadow:
            break;
    }
    const float across = std::abs(x - shape.x - shape.w / 2) - shape.w / 2 + shape.round;
    const float down = std::abs(y - shape.y - shape.h / 2) - shape.h / 2 + shape.round;
    return std::hypot(std::max(across, 0.0F), std::max(down, 0.0F)) +
           std::min(std::max(across, down), 0.0F) - shape.round;
}

class Canvas {
public:
    Canvas(int width, int height, float scale, const Palette& palette)
        : width_(width), height_(height), scale_(scale), palette_(palette) {
        // Few steps: they are seen as even, and are small as PNG.
        constexpr int steps = 24;
        pixels_.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        for (int y = 0; y < height; ++y) {
            const int step = y * steps / height;
            const Rgb ground =
                mixed(ink(Ink::Top), ink(Ink::Bottom), static_cast<float>(step) / (steps - 1));
            pixels_.insert(pixels_.end(), static_cast<std::size_t>(width), ground);
        }
    }

    // `left` and `top` say where the scene's origin lies.
    void draw(std::span<const Shape> scene, float left = 0, float top = 0) {
        for (const Shape& shape : scene) draw(shape, left, top);
    }

    std::string png() const {
        RgbPicture picture{
            static_cast<std::uint32_t>(width_), static_cast<std::uint32_t>(height_), {}};
        picture.rgb.reserve(pixels_.size() * 3);
        for (const Rgb& pixel : pixels_) {
            for (const float part : {pixel.r, pixel.g, pixel.b})
                picture.rgb.push_back(static_cast<std::uint8_t>(std::lround(part)));
        }
        return png_bytes(picture);
    }

private:
    Rgb ink(Ink which) const { return rgb(palette_.inks[static_cast<std::size_t>(which)]); }

    void draw(const Shape& shape, float left, float top) {
        constexpr float shadow_edge = 10;  // Units over which a shadow fades.
        constexpr float shadow_share = 0.22F;
        const bool is_shadow = shape.form == Form::Shadow;
        const float edge = is_shadow ? shadow_edge : 1 / scale_;
        const float share = is_shadow ? shadow_share : shape.share;
        const Rgb colour = ink(is_shadow ? Ink::Dark : shape.ink);
        for (int y = 0; y < height_; ++y) {
            for (int x = 0; x < width_; ++x) {
                const float px = (static_cast<float>(x) + 0.5F) / scale_ - left;
                const float py = (static_cast<float>(y) + 0.5F) / scale_ - top;
                const float cover = std::clamp(0.5F - distance(shape, px, py) / edge, 0.0F, 1.0F);
                if (cover <= 0) continue;
                Rgb& pixel =
                    pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                            static_cast<std::size_t>(x)];
                pixel = mixed(pixel, colour, cover * share);
            }
        }
    }

    int width_, height_;
    float scale_;
    const Palette& palette_;
    std::vector<Rgb> pixels_;
};

const Palette& palette_of(int number) {
    return palettes[static_cast<std::size_t>(number) % std::size(palettes)];
}

std::string scene_picture(std::string_view name, int palette) {
    Canvas canvas(480, 360, 3, palette_of(palette));
    canvas.draw(demo_scene(name));
    return canvas.png();
}

}  // namespace

std::string demo_service_picture(std::string_view category, int variant) {
    struct Row {
        std::string_view class_code;
        int palettes[2];
    };
    constexpr Row rows[] = {{"10", {0, 5}}, {"11", {1, 2}}, {"12", {1, 5}}, {"13", {3, 4}},
                            {"14", {4, 0}}, {"15", {5, 1}}, {"16", {0, 2}}, {"17", {1, 4}}};
    for (const Row& row : rows) {
        if (category.starts_with(row.class_code))
            return scene_picture(row.class_code, row.palettes[variant % 2]);
    }
    return scene_picture({}, variant);
}

std::string demo_product_picture(std::string_view motif, int variant) {
    return scene_picture(motif, variant);
}

std::string demo_banner_picture(int variant) {
    Canvas canvas(1200, 300, 3, palette_of(variant));
    canvas.draw(demo_scene("hills"));
    return canvas.png();
}

std::string demo_logo_picture(int variant) {
    Canvas canvas(240, 240, 2, palette_of(variant));
    canvas.draw(demo_scene(variant % 2 == 0 ? "logo_leaf" : "logo_blocks"));
    return canvas.png();
}

std::string demo_licence_picture() {
    Canvas canvas(480, 360, 3, palettes[3]);
    canvas.draw(demo_scene("licence"));
    return canvas.png();
}

}  // namespace emc::server
