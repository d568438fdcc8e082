// All that lives as long as the page.
#pragma once

#include <string>
#include <vector>

#include "client/app.h"
#include "host/browser/mirror.h"
#include "host/browser/page.h"
#include "host/browser/pictures.h"
#include "host/browser/renderer.h"
#include "host/browser/transport.h"
#include "ui/ui.h"

namespace emc::browser {

class Host {
public:
    Host();

    // False: no WebGL 2. The mirror is then the page, and nothing is drawn.
    bool open_canvas();
    // Draws one frame at `now_ms` of the page's clock. How long until the next one is due, in
    // milliseconds: 0 at once, -1 when something happens.
    double frame(double now_ms);

    // The newest text of a field replaces what it reported earlier in the same frame.
    void push(ui::UiEvent event);
    void pointer(float x, float y, int buttons, bool is_touch);
    void leave_pointer();
    void wheel(float lines_x, float lines_y);
    void take_picture(std::uint32_t number, ui::PixelSize size, bool is_whole);
    void lose_context();
    void restore_context();
    bool listens_to(std::string_view key) const { return ui_.listens_to(key); }

    ui::FrameInput input;  // What the page last said of itself.
    App& app() { return app_; }
    PageFiles& files() { return files_; }
    PageClipboard& clipboard() { return clipboard_; }
    FetchTransport& transport() { return transport_; }
    std::string text;  // Where the page writes texts that it hands over.

private:
    void draw_once();
    void publish();
    double next_delay_ms() const;

    PageClock clock_;
    PageRandom random_;
    PageStore device_;
    PageNavigator navigator_;
    PageFiles files_;
    PageClipboard clipboard_;
    FetchTransport transport_;
    Renderer renderer_;
    PageLoader loader_;
    ui::Pictures pictures_;
    ui::Ui ui_;
    App app_;
    Mirror mirror_;
    std::vector<ui::UiEvent> events_;
    double last_ms_ = 0;

    struct Told {  // What the page already knows.
        std::string title;
        bool is_busy = false, has_unsaved = false, is_ready = false, is_english = false;
        float height = -1;
    } told_;
};

}  // namespace emc::browser
