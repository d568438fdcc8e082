// Glyphs from the browser: every character that the person's system can show, at the size and
// density in use, with no font downloaded.
//
// While a frame is laid out a glyph is only measured and given its place in the atlas; all pixels
// that a frame was found to need are drawn on one sheet and read back once, in flush().
#pragma once

#include <string_view>
#include <vector>

#include "ui/backend.h"

namespace emc::browser {

// One drawing of a glyph on the sheet. Read by emc_draw_glyphs: eight 32-bit words, in this order.
struct GlyphJob {
    int codepoint = 0;
    int weight = 400;
    float px = 0;      // Of the screen
    int x = 0, y = 0;  // Its box on the sheet
    int left = 0;      // From the box's left edge to the pen
    int ascent = 0;    // From its top to the baseline
    int is_coloured = 0;
};

// Call once, with the context current; gives the two weights to ui.
void add_system_fonts();
// After the frame, before its textures go to the GPU. True: the atlas was laid out anew meanwhile,
// some text was drawn without its pixels, and the frame must be drawn again.
bool flush_glyphs();
// The fonts behind the names have changed (a served one has arrived): all is measured again.
void forget_glyphs();
// A slice of a served TrueType font for one of the weights. `height` is that of its lines, in em.
void add_outlines(int weight, float height, std::string_view font);

}  // namespace emc::browser
