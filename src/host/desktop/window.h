// The window: GLFW, OpenGL 3, Dear ImGui's stock backends, FreeType with an installed Noto CJK.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "host/desktop/options.h"
#include "server/picture_file.h"
#include "ui/ui.h"

struct GLFWwindow;

namespace emc::desktop {

class Window {
public:
    // Errors: Unavailable; `detail` says what the system lacks.
    static Result<std::unique_ptr<Window>> open(const Options& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // One frame of what `draw` draws. The wheel scrolls the page.
    void frame(ui::Ui& ui, InstantMs now, const std::function<void()>& draw);
    // Sleeps until there is input, wake() was called or `seconds` have passed; 0: no limit.
    void wait(double seconds);
    void poll();         // Takes the input that is there.
    static void wake();  // From any thread.
    bool wants_to_close() const;
    void set_title(const std::string& title);
    void copy(const std::string& text);  // To the clipboard.
    bool take_back_wish();               // Alt+Left was pressed.
    server::RgbPicture picture() const;  // Of the frame drawn last; only with Options::screenshot.

private:
    Window() = default;
    Result<void> add_fonts();
    void install_callbacks();

    GLFWwindow* window_ = nullptr;
    float scale_ = 1;
    bool is_dark_ = false;
    bool is_hidden_ = false;  // Frames stay in the back buffer, for picture().
    float scroll_y_ = 0;
    float wheel_ = 0;
    bool wants_back_ = false;
    std::string title_;
};

}  // namespace emc::desktop
