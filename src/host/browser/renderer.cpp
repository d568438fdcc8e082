#include "host/browser/renderer.h"

#include <GLES3/gl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "host/browser/page.h"

namespace emc::browser {
namespace {

// Shapes are textured with one white point, everything else that is textured is a glyph: its
// corners are moved to the grid of the screen, so that each of its pixels is one of the screen's at
// any density and zoom. Shapes are most of the screen: where drawing is done in software, not
// looking up their one white point saves a good part of a frame.
constexpr const char* vertex_source = R"(#version 300 es
uniform vec2 size;
uniform vec2 scale;
uniform vec2 white;
layout(location = 0) in vec2 at;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 colour;
out vec2 texel;
out vec4 tint;
flat out int is_plain;
void main() {
  texel = uv;
  tint = colour;
  is_plain = uv == white ? 1 : 0;
  vec2 p = uv == white ? at : floor(at * scale + 0.5) / scale;
  gl_Position = vec4(p.x / size.x * 2.0 - 1.0, 1.0 - p.y / size.y * 2.0, 0.0, 1.0);
})";

constexpr const char* fragment_source = R"(#version 300 es
precision mediump float;
uniform sampler2D image;
in vec2 texel;
in vec4 tint;
flat in int is_plain;
out vec4 colour;
void main() { colour = is_plain == 1 ? tint : tint * textureLod(image, texel, 0.0); })";

// Pictures are smooth at any size and have round corners, so theirs stay where they are.
constexpr const char* picture_vertex_source = R"(#version 300 es
uniform vec2 size;
layout(location = 0) in vec2 at;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 colour;
out vec2 texel;
out vec4 tint;
void main() {
  texel = uv;
  tint = colour;
  gl_Position = vec4(at.x / size.x * 2.0 - 1.0, 1.0 - at.y / size.y * 2.0, 0.0, 1.0);
})";

constexpr const char* picture_fragment_source = R"(#version 300 es
precision mediump float;
uniform sampler2D image;
in highp vec2 texel;
in vec4 tint;
out vec4 colour;
void main() { colour = tint * texture(image, texel); })";

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

GLuint link(const char* vertex, const char* fragment) {
    const GLuint program = glCreateProgram();
    glAttachShader(program, compile(GL_VERTEX_SHADER, vertex));
    glAttachShader(program, compile(GL_FRAGMENT_SHADER, fragment));
    glLinkProgram(program);
    return program;
}

GLuint name_of(const ImTextureData& texture) { return static_cast<GLuint>(texture.TexID); }

// Bound, ready to be filled.
GLuint make_texture(GLint smaller) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, smaller);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    return name;
}

void create(ImTextureData& texture) {
    const GLuint name = make_texture(GL_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture.Width, texture.Height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, texture.GetPixels());
    texture.SetTexID(name);
    texture.SetStatus(ImTextureStatus_OK);
}

// All changed rectangles at once: what lies between them is sent along, unchanged.
void update(ImTextureData& texture) {
    const ImTextureRect& rect = texture.UpdateRect;
    glBindTexture(GL_TEXTURE_2D, name_of(texture));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    glTexSubImage2D(GL_TEXTURE_2D, 0, rect.x, rect.y, rect.w, rect.h, GL_RGBA, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(rect.x, rect.y));
    texture.SetStatus(ImTextureStatus_OK);
}

void destroy(ImTextureData& texture) {
    const GLuint name = name_of(texture);
    glDeleteTextures(1, &name);
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
}

void serve(ImTextureData& texture) {
    switch (texture.Status) {
        case ImTextureStatus_WantCreate:
            return create(texture);
        case ImTextureStatus_WantUpdates:
            return update(texture);
        case ImTextureStatus_WantDestroy:
            if (texture.UnusedFrames > 0) destroy(texture);
            return;
        default:
            return;
    }
}

float channel(std::uint32_t colour, int shift) {
    return static_cast<float>((colour >> shift) & 255) / 255.0F;
}

}  // namespace

bool Renderer::open(const char* canvas_selector) {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = false;
    wanted.enableExtensionsByDefault = false;
    context_ = emscripten_webgl_create_context(canvas_selector, &wanted);
    if (context_ <= 0) return false;
    emscripten_webgl_make_context_current(context_);
    make_objects();
    is_usable_ = true;
    return true;
}

void Renderer::restore() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        if (texture->Status == ImTextureStatus_WantDestroy)
            texture->SetStatus(ImTextureStatus_Destroyed);
        if (texture->Status != ImTextureStatus_Destroyed)
            texture->SetStatus(ImTextureStatus_WantCreate);
    }
    make_objects();
    is_usable_ = true;
}

void Renderer::make_program() {
    program_ = link(vertex_source, fragment_source);
    picture_program_ = 0;
    size_place_ = glGetUniformLocation(program_, "size");
    scale_place_ = glGetUniformLocation(program_, "scale");
    white_place_ = glGetUniformLocation(program_, "white");
}

// Not before there is a picture: most pages have none.
void Renderer::make_picture_program() {
    picture_program_ = link(picture_vertex_source, picture_fragment_source);
    picture_size_place_ = glGetUniformLocation(picture_program_, "size");
}

std::uint64_t Renderer::add_picture(unsigned number) {
    if (picture_program_ == 0) make_picture_program();
    const GLuint name = make_texture(GL_LINEAR_MIPMAP_LINEAR);
    emc_upload_picture(number);
    glGenerateMipmap(GL_TEXTURE_2D);
    return name;
}

void Renderer::remove_picture(std::uint64_t texture) {
    const auto name = static_cast<GLuint>(texture);
    glDeleteTextures(1, &name);
}

void Renderer::use_program_for(const ImDrawData& data, bool is_picture) {
    if (is_picture == draws_picture_) return;
    draws_picture_ = is_picture;
    glUseProgram(is_picture ? picture_program_ : program_);
    if (is_picture) glUniform2f(picture_size_place_, data.DisplaySize.x, data.DisplaySize.y);
}

// What never changes is set here, once.
void Renderer::make_objects() {
    make_program();
    glUseProgram(program_);
    glGenVertexArrays(1, &vertex_array_);
    glBindVertexArray(vertex_array_);
    glGenBuffers(1, &vertices_);
    glGenBuffers(1, &indices_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    const auto offset = [](std::size_t bytes) { return reinterpret_cast<const void*>(bytes); };
    constexpr int stride = sizeof(ImDrawVert);
    for (GLuint place = 0; place < 3; ++place) glEnableVertexAttribArray(place);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                          offset(offsetof(ImDrawVert, col)));
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
}

void Renderer::upload(const ImDrawData& data) {
    vertex_bytes_.resize(static_cast<std::size_t>(data.TotalVtxCount) * sizeof(ImDrawVert));
    index_words_.resize(static_cast<std::size_t>(data.TotalIdxCount));
    unsigned char* vertex = vertex_bytes_.data();
    std::uint32_t* index = index_words_.data();
    std::uint32_t first = 0;
    for (const ImDrawList* list : data.CmdLists) {
        if (!list->VtxBuffer.empty())
            std::memcpy(vertex, list->VtxBuffer.Data, list->VtxBuffer.size_in_bytes());
        vertex += list->VtxBuffer.size_in_bytes();
        index = std::transform(list->IdxBuffer.begin(), list->IdxBuffer.end(), index,
                               [first](ImDrawIdx i) { return i + first; });
        first += static_cast<std::uint32_t>(list->VtxBuffer.Size);
    }
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertex_bytes_.size()),
                 vertex_bytes_.data(), GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(index_words_.size() * sizeof(std::uint32_t)),
                 index_words_.data(), GL_STREAM_DRAW);
}

void Renderer::begin(const ImDrawData& data, std::uint32_t clear) const {
    const ImVec2 scale = data.FramebufferScale;
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, static_cast<int>(data.DisplaySize.x * scale.x + 0.5F),
               static_cast<int>(data.DisplaySize.y * scale.y + 0.5F));
    glClearColor(channel(clear, 0), channel(clear, 8), channel(clear, 16), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    glUniform2f(size_place_, data.DisplaySize.x, data.DisplaySize.y);
    glUniform2f(scale_place_, scale.x, scale.y);
    glUniform2f(white_place_, white.x, white.y);
}

void Renderer::draw_list(const ImDrawData& data, const ImDrawList& list, int first_index) {
    const ImVec2 scale = data.FramebufferScale;
    const int height = static_cast<int>(data.DisplaySize.y * scale.y + 0.5F);
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const int left = std::max(0, static_cast<int>(command.ClipRect.x * scale.x));
        const int top = std::max(0, static_cast<int>(command.ClipRect.y * scale.y));
        const int right = static_cast<int>(command.ClipRect.z * scale.x + 0.5F);
        const int bottom = static_cast<int>(command.ClipRect.w * scale.y + 0.5F);
        if (right <= left || bottom <= top || command.ElemCount == 0) continue;
        // The atlas is ImGui's own to keep, a picture is only known by its name.
        use_program_for(data, command.TexRef._TexData == nullptr);
        glScissor(left, height - bottom, right - left, bottom - top);
        glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
        const std::size_t place =
            (static_cast<std::size_t>(first_index) + command.IdxOffset) * sizeof(std::uint32_t);
        glDrawElements(GL_TRIANGLES, static_cast<int>(command.ElemCount), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(place));
    }
}

void Renderer::draw(const ImDrawData& data, std::uint32_t clear) {
    if (!is_usable_) return;
    if (data.Textures) {
        for (ImTextureData* texture : *data.Textures) serve(*texture);
    }
    upload(data);
    begin(data, clear);
    int index = 0;
    for (const ImDrawList* list : data.CmdLists) {
        draw_list(data, *list, index);
        index += list->IdxBuffer.Size;
    }
    use_program_for(data, false);
}

}  // namespace emc::browser
