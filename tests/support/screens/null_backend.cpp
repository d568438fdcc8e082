#include "support/screens/null_backend.h"

#include <imgui_internal.h>

#include "ui/backend.h"

namespace emc::test {
namespace {

bool has_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size * 0.88F;
    baked->Descent = baked->Size * -0.12F;
    return true;
}

// Half an em for Latin, a whole one for Chinese: widths that tests can reckon with.
bool load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* advance) {
    const float width = baked->Size * (c < 0x2000 ? 0.5F : 1.0F);
    if (advance) *advance = width;
    if (!glyph) return true;
    glyph->Codepoint = c & 0x3FFFFFFU;  // A bit field of that width.
    glyph->AdvanceX = width;
    return true;
}

const ImFontLoader* null_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "null";
        made.FontSrcContainsGlyph = has_glyph;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return &loader;
}

ImFont* add_font(ImFontAtlas& atlas, const char* name) {
    ImFontConfig config;
    config.FontLoader = null_loader();
    config.SizePixels = 14;
    ImStrncpy(config.Name, name, sizeof config.Name);
    return atlas.AddFont(&config);
}

}  // namespace

NullBackend::NullBackend() : context_(ui::create_context()) {
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.BackendRendererName = "null";
    ImFontAtlas& atlas = *io.Fonts;
    ui::set_fonts({.regular = add_font(atlas, "regular"), .semibold = add_font(atlas, "semibold")});
    ui::set_font_metrics({});
}

NullBackend::~NullBackend() {
    ImGui::SetCurrentContext(context_);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ui::set_fonts({});
    ImGui::DestroyContext(context_);
}

ImGuiIO& NullBackend::io() {
    ImGui::SetCurrentContext(context_);
    return ImGui::GetIO();
}

void NullBackend::begin(float width, float height, float delta_s) {
    ImGuiIO& input = io();
    input.DisplaySize = {width, height};
    input.DeltaTime = delta_s;
    ImGui::NewFrame();
}

void NullBackend::end() {
    ImGui::Render();
    for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace emc::test
