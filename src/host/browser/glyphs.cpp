#include "host/browser/glyphs.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "host/browser/page.h"

namespace emc::browser {
namespace {

constexpr float reference_px = 14;
constexpr int sheet_width_px = 1024;
constexpr int atlas_side_px = 1024;  // Holds the glyphs of several screens: growing is rare.

// A glyph that has its place in the atlas but not yet its pixels.
struct Waiting {
    ImFontBaked* baked = nullptr;
    ImFontConfig* source = nullptr;
    ImFontAtlasRectId rect = ImFontAtlasRectId_Invalid;
    int width = 0, height = 0;
    GlyphJob job;
};

struct Glyphs {
    ImFontLoader loader;
    ui::FontMetrics metrics;
    std::vector<Waiting> waiting;
    std::vector<ImTextureData*> textures;  // Of each waiting glyph when it was placed.
};
Glyphs glyphs;

// Characters that systems draw in colours of their own.
bool is_emoji(ImWchar c) {
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x1F1E6 && c <= 0x1F1FF);
}

int weight_of(const ImFontConfig* source) { return source->FontNo; }

float baseline_of(const ImFontBaked& baked) {
    return std::round(glyphs.metrics.ascent * baked.Size);
}

bool accept_source(ImFontAtlas*, ImFontConfig*) { return true; }

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar codepoint) { return codepoint >= ' '; }

bool begin_size(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baseline_of(*baked);
    baked->Descent = -std::round(glyphs.metrics.descent * baked->Size);
    return true;
}

// Measures a glyph and places it; with served outlines it is the next sources' business. Boxes have
// a pixel of air, since hinting and antialiasing may reach beyond the measured edges.
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar codepoint, ImFontGlyph* glyph, float* only_advance) {
    if (emc_want_outlines(static_cast<int>(codepoint), weight_of(source))) return false;
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    const float px = baked->Size * density;
    float box[5];
    emc_measure_glyph(static_cast<int>(codepoint), weight_of(source), px, box);
    if (only_advance) {
        *only_advance = box[0] / density;
        return true;
    }
    glyph->Codepoint = codepoint;
    glyph->AdvanceX = box[0] / density;
    const int left = static_cast<int>(std::ceil(box[1])) + 1;
    const int ascent = static_cast<int>(std::ceil(box[2])) + 1;
    const int width = left + static_cast<int>(std::ceil(box[3])) + 1;
    const int height = ascent + static_cast<int>(std::ceil(box[4])) + 1;
    const bool is_blank =
        codepoint == ' ' || codepoint == 0x3000 || codepoint == 0xA0 || width <= 2 || height <= 2;
    if (is_blank || width > sheet_width_px) return true;

    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
    if (id == ImFontAtlasRectId_Invalid) return false;
    const float top = std::round(baseline_of(*baked) * density);
    glyph->X0 = static_cast<float>(-left) / density;
    glyph->Y0 = (top - static_cast<float>(ascent)) / density;
    glyph->X1 = static_cast<float>(width - left) / density;
    glyph->Y1 = (top - static_cast<float>(ascent) + static_cast<float>(height)) / density;
    glyph->Visible = true;
    glyph->Colored = is_emoji(codepoint);
    glyph->PackId = id;
    const GlyphJob job{.codepoint = static_cast<int>(codepoint),
                       .weight = weight_of(source),
                       .px = px,
                       .left = left,
                       .ascent = ascent,
                       .is_coloured = glyph->Colored ? 1 : 0};
    glyphs.waiting.push_back({baked, source, id, width, height, job});
    glyphs.textures.push_back(atlas->TexData);
    return true;
}

// Rows from the top, as high as their highest glyph. Returns the sheet's height.
int arrange_on_sheet() {
    int x = 0, y = 0, row_height = 0;
    for (Waiting& glyph : glyphs.waiting) {
        if (x + glyph.width > sheet_width_px) {
            x = 0;
            y += row_height;
            row_height = 0;
        }
        glyph.job.x = x;
        glyph.job.y = y;
        x += glyph.width;
        row_height = std::max(row_height, glyph.height);
    }
    return y + row_height;
}

// Where nothing is drawn the sheet is black; white there, sampling between pixels makes no fringe.
void whiten(unsigned char* pixels, int pitch, const Waiting& glyph) {
    for (int y = 0; y < glyph.height; ++y) {
        unsigned char* pixel = pixels + y * pitch;
        for (int x = 0; x < glyph.width; ++x, pixel += 4) pixel[0] = pixel[1] = pixel[2] = 255;
    }
}

// A glyph in colours of its own is not tinted. Some systems have it only in black and white after
// all.
bool has_colours(const unsigned char* pixels, int pitch, const Waiting& glyph) {
    for (int y = 0; y < glyph.height; ++y) {
        const unsigned char* pixel = pixels + y * pitch;
        for (int x = 0; x < glyph.width; ++x, pixel += 4) {
            if (pixel[0] != pixel[1] || pixel[1] != pixel[2]) return true;
        }
    }
    return false;
}

ImFont* add_font(ImFontAtlas& atlas, int weight, const char* name) {
    static char nothing[1];
    ImFontConfig config;
    config.FontLoader = &glyphs.loader;
    config.FontNo = weight;
    config.FontData = nothing;  // The atlas wants some; the glyphs come from the page.
    config.FontDataSize = 1;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = reference_px;
    ImFormatString(config.Name, sizeof config.Name, "%s", name);
    return atlas.AddFont(&config);
}

}  // namespace

void add_system_fonts() {
    float shares[2];
    emc_measure_font(shares);
    glyphs.metrics = {.ascent = shares[0], .descent = shares[1]};
    glyphs.loader.Name = "page";
    glyphs.loader.FontSrcInit = accept_source;
    glyphs.loader.FontSrcContainsGlyph = contains_glyph;
    glyphs.loader.FontBakedInit = begin_size;
    glyphs.loader.FontBakedLoadGlyph = load_glyph;

    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.TexMinWidth = atlas.TexMinHeight = atlas_side_px;
    atlas.TexMaxWidth = atlas.TexMaxHeight = 4096;
    atlas.Flags |=
        ImFontAtlasFlags_NoBakedLines;  // Only glyphs are textured: the renderer snaps them.
    ui::set_fonts(
        {.regular = add_font(atlas, 400, "regular"), .semibold = add_font(atlas, 600, "semibold")});
    ui::set_font_metrics(glyphs.metrics);
}

bool flush_glyphs() {
    if (glyphs.waiting.empty()) return false;
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    const int height = arrange_on_sheet();
    const int pitch = sheet_width_px * 4;
    std::vector<GlyphJob> jobs;
    jobs.reserve(glyphs.waiting.size());
    for (const Waiting& glyph : glyphs.waiting) jobs.push_back(glyph.job);
    std::vector<unsigned char> sheet(static_cast<std::size_t>(pitch) * height);
    emc_draw_glyphs(jobs.data(), static_cast<int>(jobs.size()), sheet_width_px, height,
                    sheet.data());

    bool was_relaid = false;
    for (std::size_t i = 0; i < glyphs.waiting.size(); ++i) {
        Waiting& glyph = glyphs.waiting[i];
        was_relaid = was_relaid || glyphs.textures[i] != atlas->TexData;
        ImTextureRect* rect = ImFontAtlasPackGetRectSafe(atlas, glyph.rect);
        if (!rect) continue;
        unsigned char* pixels = sheet.data() + glyph.job.y * pitch + glyph.job.x * 4;
        if (glyph.job.is_coloured && !has_colours(pixels, pitch, glyph)) {
            glyph.baked->FindGlyph(static_cast<ImWchar>(glyph.job.codepoint))->Colored = false;
            glyph.job.is_coloured = 0;
            was_relaid = true;
        }
        if (!glyph.job.is_coloured) whiten(pixels, pitch, glyph);
        ImFontAtlasBakedSetFontGlyphBitmap(atlas, glyph.baked, glyph.source, nullptr, rect, pixels,
                                           ImTextureFormat_RGBA32, pitch);
    }
    glyphs.waiting.clear();
    glyphs.textures.clear();
    return was_relaid;
}

void forget_glyphs() {
    float shares[2];
    emc_measure_font(shares);
    glyphs.metrics = {.ascent = shares[0], .descent = shares[1]};
    ui::set_font_metrics(glyphs.metrics);
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    for (ImFont* font : atlas->Fonts) ImFontAtlasFontDiscardBakes(atlas, font, 0);
}

// ImGui merges into the font that was added last only, so for this moment the weight is that one.
void add_outlines(int weight, float height, std::string_view font) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const auto target = std::ranges::find(atlas.Fonts, weight,
                                          [](ImFont* one) { return weight_of(one->Sources[0]); });
    if (target == atlas.Fonts.end()) return;
    ImFont* const chosen = *target;
    std::swap(*target, atlas.Fonts.back());
    ImFontConfig config;
    config.MergeMode = true;
    config.FontLoader = ImFontAtlasGetFontLoaderForStbTruetype();
    config.FontData = const_cast<char*>(font.data());  // Copied, since it is not the atlas's own.
    config.FontDataSize = static_cast<int>(font.size());
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = reference_px * height;  // ImGui fits lines into the size, CSS the em.
    config.OversampleH = config.OversampleV = 1;
    atlas.AddFont(&config);
    std::swap(*target, atlas.Fonts.back());
    ImFontAtlasFontDiscardBakes(&atlas, chosen, 0);
}

}  // namespace emc::browser
