// What is seen on the pictures of the demonstration: shapes, one over the other, in units of a
// third of a pixel.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace emc::server {

enum class Ink : std::uint8_t { Top, Bottom, Main, Light, Accent, White, Dark };

enum class Form : std::uint8_t {
    Box,     // Left, top, width, height; corners are `round`.
    Shadow,  // The same, fading out.
    Disc,    // Middle, radius.
    Ring,    // Middle, radius, how thick it is.
    Line,    // From, to; `round` says how thick it is.
};

struct Shape {
    Form form = Form::Box;
    float x = 0, y = 0, w = 0, h = 0;
    Ink ink = Ink::Main;
    float round = 0;
    float share = 1;  // Of its opacity.
};

// By the class of a category ("11") or the name of a motif; an empty box for any other.
std::span<const Shape> demo_scene(std::string_view name);

}  // namespace emc::server
