// Draws ImGui's lists with WebGL 2. The context is ours alone, so no state is ever asked back from
// it; one upload a frame each for vertices, indices and the changed part of a texture.
#pragma once

#include <emscripten/html5_webgl.h>

#include <cstdint>
#include <vector>

struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace emc::browser {

class Renderer {
public:
    // False: the browser has no WebGL 2 for us.
    bool open(const char* canvas_selector);
    // The lost context is back, empty: makes all again.
    void restore();
    void set_lost() { is_usable_ = false; }
    bool is_usable() const { return is_usable_; }

    // A texture with the bitmap that the page has decoded under this number.
    std::uint64_t add_picture(unsigned number);
    void remove_picture(std::uint64_t texture);

    // `clear` is 0xAABBGGRR.
    void draw(const ImDrawData& data, std::uint32_t clear);

private:
    void make_objects();
    void make_program();
    void make_picture_program();
    void upload(const ImDrawData& data);
    void begin(const ImDrawData& data, std::uint32_t clear) const;
    void draw_list(const ImDrawData& data, const ImDrawList& list, int first_index);
    void use_program_for(const ImDrawData& data, bool is_picture);

    EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
    bool is_usable_ = false;
    unsigned program_ = 0, picture_program_ = 0, vertex_array_ = 0, vertices_ = 0, indices_ = 0;
    int size_place_ = -1, white_place_ = -1, scale_place_ = -1, picture_size_place_ = -1;
    bool draws_picture_ = false;  // Of the two programs the pictures' is in use.
    std::vector<unsigned char> vertex_bytes_;
    std::vector<std::uint32_t> index_words_;
};

}  // namespace emc::browser
