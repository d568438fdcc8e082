#include "ui/backend.h"

#include "ui/font_metrics.h"

namespace emc::ui {
namespace {

Fonts chosen_fonts;
FontMetrics chosen_metrics;

}  // namespace

ImGuiContext* create_context() {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    io.ConfigErrorRecovery = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    ImGuiStyle& style = ImGui::GetStyle();
    style.FontSizeBase = 14;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.FrameBorderSize = 0;
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    // Round corners at every size on a screen of high density.
    style.CircleTessellationMaxError = 0.1F;
    return context;
}

void set_fonts(Fonts fonts) { chosen_fonts = fonts; }
Fonts fonts() { return chosen_fonts; }

void set_font_metrics(FontMetrics metrics) { chosen_metrics = metrics; }
FontMetrics font_metrics() { return chosen_metrics; }

}  // namespace emc::ui
