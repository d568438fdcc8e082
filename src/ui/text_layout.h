// Where lines break, so that words on the canvas and the same words in the DOM break alike.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace emc::ui {

// Width of one code point in CSS pixels.
using Advance = std::function<float(char32_t)>;

struct TextLine {
    std::size_t begin = 0, end = 0;  // Bytes; the spaces at a soft break are in no line.
    float width = 0;
    bool operator==(const TextLine&) const = default;
};

float text_width(std::string_view text, const Advance& advance);

// Breaks as CSS does with `white-space: pre-line` without collapsing, `overflow-wrap: anywhere`:
// at line feeds, after spaces and hyphens, between ideographs but for 禁则 (no closing mark begins
// a line, no opening mark ends one), and inside a word only if it has a line for itself and is
// still too long. Never empty: no text is one empty line.
std::vector<TextLine> wrap_text(std::string_view text, float width, const Advance& advance);

// The text, or as much of its beginning as fits with "…" after it.
std::string ellipsize(std::string_view text, float width, const Advance& advance);

}  // namespace emc::ui
