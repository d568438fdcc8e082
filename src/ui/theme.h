// The tokens of the look in one table, light and dark. Nothing else in the program names a colour.
#pragma once

#include <cstdint>

#include "ui/ui.h"

namespace emc::ui {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Color&) const = default;
    // The same with `share` of its opacity.
    constexpr Color faded(float share) const {
        return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * share)};
    }
};

// A colour for words and lines and a pale one to put behind them.
struct ToneColors {
    Color strong, soft;
};

struct Theme {
    Color page, surface, raised, line, field_line;
    Color text, muted, faint;
    Color primary, hover, pressed, soft, on_primary;
    Color accent, accent_end, on_accent;
    ToneColors success, warning, danger;
    Color on_danger, danger_hover, danger_pressed;
    Color hover_wash;  // Over anything that answers to a pointer.
    Color shadow;
    float shadow_near, shadow_far;  // Opacity of the two layers of a card's shadow.
    Color backdrop;                 // Between the page and a dialog.

    // Words in this tone on the surface or on the tone's own soft colour.
    ToneColors of(Tone tone) const;
};

const Theme& theme(bool is_dark);

// WCAG's contrast of two opaque colours, 1 to 21.
double contrast(Color one, Color other);

// Sizes that widgets share, in CSS pixels.
namespace sizes {
inline constexpr float banner = 56, side_bar = 216, rail = 64, bottom_bar = 56;
inline constexpr float content_max = 1200, narrow_below = 720, medium_below = 1100;
inline constexpr float radius = 6, card_radius = 10;
inline constexpr float field_pad = 12, row = 48, icon = 18, tag = 24;
}  // namespace sizes

// Size, line and weight of each style of words.
TypeFace type_of(TextStyle style);

}  // namespace emc::ui
