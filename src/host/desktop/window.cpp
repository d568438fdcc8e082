#include "host/desktop/window.h"

#include <GLFW/glfw3.h>
#include <imgui_freetype.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "ui/backend.h"
#include "ui/theme.h"

namespace emc::desktop {
namespace {

constexpr int simplified_chinese = 2;  // Its place in the collection: JP, KR, SC, TC, HK.
constexpr float wheel_step_px = 100;   // A notch of the wheel, as browsers scroll.
constexpr float delta_max_s = 0.1F;    // After a sleep nothing jumps.
// hhea of Noto Sans CJK, which is what a browser makes its line boxes from.
constexpr ui::FontMetrics noto_metrics{.ascent = 1.16F, .descent = 0.288F};
// Bitmap asks FreeType for the em size, which is what CSS pixels mean; the font has no bitmaps.
constexpr unsigned font_flags =
    ImGuiFreeTypeLoaderFlags_Bitmap | ImGuiFreeTypeLoaderFlags_LightHinting;

std::string font_path(std::string_view weight) {
    for (const std::string_view folder :
         {"/usr/share/fonts/opentype/noto/", "/usr/share/fonts/noto-cjk/",
          "/usr/share/fonts/google-noto-cjk/"}) {
        std::string path = std::string(folder) + "NotoSansCJK-" + std::string(weight) + ".ttc";
        if (std::filesystem::exists(path)) return path;
    }
    return {};
}

ImFont* add_font(std::string_view weight) {
    const std::string path = font_path(weight);
    if (path.empty()) return nullptr;
    ImFontConfig config;
    config.FontNo = simplified_chinese;
    config.FontLoaderFlags = font_flags;
    config.PixelSnapV = true;
    return ImGui::GetIO().Fonts->AddFontFromFileTTF(path.c_str(), 14, &config);
}

Window& window_of(GLFWwindow* window) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

// A scrolled page does not move while the pointer is over a dialog or list that lies on it.
bool is_over_page(const ui::Ui& ui, ImVec2 pointer) {
    return std::ranges::none_of(ui.nodes(), [&](const ui::UiNode& node) {
        return node.layer == ui::Layer::Overlay && node.rect.contains(pointer.x, pointer.y);
    });
}

GLFWwindow* create_window(const Options& options, float scale) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_VISIBLE, options.screenshot.empty() ? GLFW_TRUE : GLFW_FALSE);
    const auto px = [scale](int css) {
        return static_cast<int>(std::lround(static_cast<float>(css) * scale));
    };
    return glfwCreateWindow(px(options.width), px(options.height), "企业管理中心", nullptr,
                            nullptr);
}

std::unexpected<Error> lacks(std::string what) {
    return fail(ErrorKind::Unavailable, {}, std::move(what));
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const Options& options) {
    if (glfwInit() != GLFW_TRUE) return lacks("no display: is DISPLAY or WAYLAND_DISPLAY set?");
    std::unique_ptr<Window> window(new Window);
    float screen_scale = 1;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor())
        glfwGetMonitorContentScale(monitor, &screen_scale, nullptr);
    window->scale_ = options.scale > 0 ? options.scale : screen_scale;
    window->is_dark_ = options.is_dark;
    window->is_hidden_ = !options.screenshot.empty();
    window->window_ = create_window(options, window->scale_);
    if (window->window_ == nullptr) return lacks("no window with OpenGL 3.2");
    glfwMakeContextCurrent(window->window_);
    glfwSwapInterval(options.screenshot.empty() ? 1 : 0);

    ui::create_context();
    if (const Result<void> fonts = window->add_fonts(); !fonts)
        return std::unexpected(fonts.error());
    window->install_callbacks();
    ImGui_ImplGlfw_InitForOpenGL(window->window_, false);
    ImGui_ImplOpenGL3_Init("#version 150");
    return window;
}

Window::~Window() {
    if (window_ != nullptr) {
        if (ImGui::GetCurrentContext() != nullptr) {
            if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
            if (ImGui::GetIO().BackendPlatformUserData != nullptr) ImGui_ImplGlfw_Shutdown();
            ui::set_fonts({});
            ImGui::DestroyContext();
        }
        glfwDestroyWindow(window_);
    }
    glfwTerminate();
}

Result<void> Window::add_fonts() {
    ImGui::GetIO().Fonts->SetFontLoader(ImGuiFreeType::GetFontLoader());
    const ui::Fonts fonts{.regular = add_font("Regular"), .semibold = add_font("Bold")};
    if (fonts.regular == nullptr || fonts.semibold == nullptr) {
        return lacks("no Noto Sans CJK: install the package fonts-noto-cjk");
    }
    ui::set_fonts(fonts);
    ui::set_font_metrics(noto_metrics);
    return {};
}

// Ours, since positions are given on in CSS pixels, and the wheel scrolls the page.
void Window::install_callbacks() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetWindowFocusCallback(window_, &ImGui_ImplGlfw_WindowFocusCallback);
    glfwSetCursorEnterCallback(window_, &ImGui_ImplGlfw_CursorEnterCallback);
    glfwSetMouseButtonCallback(window_, &ImGui_ImplGlfw_MouseButtonCallback);
    glfwSetCharCallback(window_, &ImGui_ImplGlfw_CharCallback);
    glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
        const double scale = static_cast<double>(window_of(window).scale_);
        ImGui_ImplGlfw_CursorPosCallback(window, x / scale, y / scale);
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* window, double x, double y) {
        window_of(window).wheel_ += static_cast<float>(y);
        ImGui_ImplGlfw_ScrollCallback(window, x, y);
    });
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int code, int action, int mods) {
        const bool goes_back = key == GLFW_KEY_LEFT && mods == GLFW_MOD_ALT && action == GLFW_PRESS;
        if (goes_back) window_of(window).wants_back_ = true;
        ImGui_ImplGlfw_KeyCallback(window, key, code, action, mods);
    });
}

void Window::frame(ui::Ui& ui, InstantMs now, const std::function<void()>& draw) {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width) / scale_, static_cast<float>(height) / scale_};
    io.DisplayFramebufferScale = {scale_, scale_};
    io.DeltaTime = std::min(io.DeltaTime, delta_max_s);
    if (const float wheel = std::exchange(wheel_, 0.0F);
        wheel != 0 && is_over_page(ui, io.MousePos)) {
        scroll_y_ -= wheel * wheel_step_px;
    }
    scroll_y_ = std::clamp(scroll_y_, 0.0F, std::max(0.0F, ui.page_height() - io.DisplaySize.y));

    ImGui::NewFrame();
    ui.begin_frame({.width = io.DisplaySize.x,
                    .height = io.DisplaySize.y,
                    .pixel_ratio = scale_,
                    .scroll_y = scroll_y_,
                    .delta_s = io.DeltaTime,
                    .now_ms = now,
                    .is_dark = is_dark_});
    draw();
    ui.end_frame();
    ImGui::Render();
    if (const std::optional<float> scroll = ui.take_wanted_scroll()) scroll_y_ = *scroll;

    const ui::Color page = ui::theme(is_dark_).page;
    const auto share = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    glViewport(0, 0, width, height);
    glClearColor(share(page.r), share(page.g), share(page.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    is_hidden_ ? glFinish() : glfwSwapBuffers(window_);
}

void Window::wait(double seconds) {
    seconds > 0 ? glfwWaitEventsTimeout(seconds) : glfwWaitEvents();
}

void Window::poll() { glfwPollEvents(); }

void Window::wake() { glfwPostEmptyEvent(); }

bool Window::wants_to_close() const { return glfwWindowShouldClose(window_) == GLFW_TRUE; }

void Window::copy(const std::string& text) { glfwSetClipboardString(window_, text.c_str()); }

void Window::set_title(const std::string& title) {
    if (title == title_) return;
    title_ = title;
    glfwSetWindowTitle(window_, title_.c_str());
}

bool Window::take_back_wish() { return std::exchange(wants_back_, false); }

server::RgbPicture Window::picture() const {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    const auto row_bytes = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> below(row_bytes * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, below.data());
    server::RgbPicture picture{
        static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), {}};
    // OpenGL counts rows from below.
    for (int row = height - 1; row >= 0; --row) {
        const auto begin = below.begin() + static_cast<std::ptrdiff_t>(row_bytes) * row;
        picture.rgb.insert(picture.rgb.end(), begin,
                           begin + static_cast<std::ptrdiff_t>(row_bytes));
    }
    return picture;
}

}  // namespace emc::desktop
