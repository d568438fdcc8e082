#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace emc::ui {
namespace {

constexpr Color hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>((rgb >> 8) & 0xFF),
            static_cast<std::uint8_t>(rgb & 0xFF), alpha};
}

constexpr Theme light{
    .page = hex(0xF4F6FA),
    .surface = hex(0xFFFFFF),
    .raised = hex(0xFFFFFF),
    .line = hex(0xE2E7EF),
    .field_line = hex(0xC9D2E0),
    .text = hex(0x1A2333),
    .muted = hex(0x56627A),
    .faint = hex(0x7A869C),
    .primary = hex(0x1B62D6),
    .hover = hex(0x2F74E6),
    .pressed = hex(0x124EB0),
    .soft = hex(0xE8F0FD),
    .on_primary = hex(0xFFFFFF),
    .accent = hex(0xC9374F),
    .accent_end = hex(0xE77A8B),
    .on_accent = hex(0xFFFFFF),
    .success = {hex(0x16784F), hex(0xE6F4EE)},
    .warning = {hex(0x8F5300), hex(0xFFF3DF)},
    .danger = {hex(0xC02B3C), hex(0xFDECEE)},
    .on_danger = hex(0xFFFFFF),
    .danger_hover = hex(0xCF4151),
    .danger_pressed = hex(0x9E1F2E),
    .hover_wash = hex(0x1A2333, 12),
    .shadow = hex(0x1A2333),
    .shadow_near = 0.07F,
    .shadow_far = 0.035F,
    .backdrop = hex(0x0B1220, 115),
};

constexpr Theme dark{
    .page = hex(0x10151D),
    .surface = hex(0x171E29),
    .raised = hex(0x1D2633),
    .line = hex(0x2A3444),
    .field_line = hex(0x3B4859),
    .text = hex(0xE7ECF5),
    .muted = hex(0xA3AFC3),
    .faint = hex(0x7F8BA1),
    .primary = hex(0x5B94F5),
    .hover = hex(0x76A7F8),
    .pressed = hex(0x3F7FEA),
    .soft = hex(0x1B2A45),
    .on_primary = hex(0x0D1522),
    .accent = hex(0xF0788A),
    .accent_end = hex(0xC9374F),
    .on_accent = hex(0x0D1522),
    .success = {hex(0x45C08A), hex(0x14301F)},
    .warning = {hex(0xE0A040), hex(0x33260F)},
    .danger = {hex(0xF07078), hex(0x3A1A1F)},
    .on_danger = hex(0x0D1522),
    .danger_hover = hex(0xF58A91),
    .danger_pressed = hex(0xE0555E),
    .hover_wash = hex(0xE7ECF5, 15),
    .shadow = hex(0x000000),
    .shadow_near = 0.30F,
    .shadow_far = 0.18F,
    .backdrop = hex(0x000000, 150),
};

double linear(std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

ToneColors Theme::of(Tone tone) const {
    switch (tone) {
        case Tone::Neutral:
            return {muted, page};
        case Tone::Primary:
            return {primary, soft};
        case Tone::Accent:
            return {accent, danger.soft};
        case Tone::Success:
            return success;
        case Tone::Warning:
            return warning;
        case Tone::Danger:
            return danger;
    }
    return {text, page};
}

const Theme& theme(bool is_dark) { return is_dark ? dark : light; }

double contrast(Color one, Color other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TypeFace type_of(TextStyle style) {
    switch (style) {
        case TextStyle::Strong:
            return {.size_px = 14, .line_px = 22, .strong = true};
        case TextStyle::Small:
        case TextStyle::SmallMuted:
            return {.size_px = 12, .line_px = 20};
        case TextStyle::Large:
            return {.size_px = 16, .line_px = 26, .strong = true};
        case TextStyle::Figure:
            return {.size_px = 28, .line_px = 38, .strong = true};
        case TextStyle::Title:
            return {.size_px = 20, .line_px = 32, .strong = true};
        case TextStyle::Body:
        case TextStyle::Muted:
            break;
    }
    return {.size_px = 14, .line_px = 22};
}

}  // namespace emc::ui
