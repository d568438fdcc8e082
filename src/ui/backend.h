// What hosts and tests give to the design system: the ImGui context and its two weights. The only
// header of ui that knows imgui.h.
#pragma once

#include <imgui.h>

namespace emc::ui {

// ImGui context with our settings: no ini file, no keyboard navigation of its own (focus belongs
// to the mirror or to us), dynamic fonts.
ImGuiContext* create_context();

struct Fonts {
    ImFont* regular = nullptr;   // Weight 400
    ImFont* semibold = nullptr;  // Weight 600
};
void set_fonts(Fonts fonts);
Fonts fonts();

// Glyphs are expected where ImGui's own loaders put them: Y0 counts from round(baked->Ascent) above
// the baseline. Line boxes are those of the browser: text of `size_px` has its baseline where CSS
// would put it, for both weights: ascent + descent of the font given as shares of the size.
struct FontMetrics {
    float ascent = 0.88F;
    float descent = 0.12F;
    // ImGui's size of a font whose CSS size is 1 px: 1 if the host's loader takes CSS sizes;
    // ascent + descent for FreeType and stb, whose sizes are those of the line.
    float em_scale = 1;
};
void set_font_metrics(FontMetrics metrics);

}  // namespace emc::ui
