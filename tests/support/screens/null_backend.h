// Dear ImGui without a window: a font whose characters have fixed widths and no pixels, textures
// that are acknowledged at once, no graphics.
#pragma once

#include <imgui.h>

namespace emc::test {

class NullBackend {
public:
    NullBackend();
    ~NullBackend();
    NullBackend(const NullBackend&) = delete;
    NullBackend& operator=(const NullBackend&) = delete;

    void begin(float width, float height, float delta_s);
    void end();
    ImGuiIO& io();

private:
    ImGuiContext* context_;
};

}  // namespace emc::test
