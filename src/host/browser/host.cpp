#include "host/browser/host.h"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "host/browser/glyphs.h"
#include "ui/backend.h"
#include "ui/theme.h"

namespace emc::browser {
namespace {

constexpr double frame_ms =
    17;  // Of the slowest usual screen: what is due sooner is due with the next one.
constexpr double delta_max_ms =
    100;  // After a sleep nothing jumps: fades and tips go on from where they were.
constexpr float off_window = -100000;

std::uint32_t packed(ui::Color c) {
    return static_cast<std::uint32_t>(c.r) | static_cast<std::uint32_t>(c.g) << 8 |
           static_cast<std::uint32_t>(c.b) << 16;
}

}  // namespace

Host::Host()
    : transport_(api_origin()),
      loader_(api_origin(), renderer_),
      pictures_(loader_),
      app_({.transport = transport_,
            .clock = clock_,
            .random = random_,
            .device = device_,
            .navigator = navigator_,
            .files = files_,
            .clipboard = clipboard_}) {
    input.uses_mirror = true;
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    add_system_fonts();
}

bool Host::open_canvas() {
    if (!renderer_.open("#canvas")) return false;
    ui_.set_pictures(&pictures_);
    return true;
}

void Host::take_picture(std::uint32_t number, ui::PixelSize size, bool is_whole) {
    pictures_.take(number, loader_.receive(number, size, is_whole));
}

void Host::lose_context() {
    renderer_.set_lost();
    pictures_.lose();
}

void Host::restore_context() {
    renderer_.restore();
    pictures_.restore();
}

void Host::push(ui::UiEvent event) {
    using Kind = ui::UiEvent::Kind;
    const bool is_value = event.kind == Kind::Input || event.kind == Kind::Change;
    const auto earlier = std::ranges::find_if(events_, [&](const ui::UiEvent& one) {
        return is_value && one.node == event.node && one.kind == event.kind;
    });
    if (earlier != events_.end()) {
        earlier->value = std::move(event.value);
    } else {
        events_.push_back(std::move(event));
    }
}

void Host::pointer(float x, float y, int buttons, bool is_touch) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(is_touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, (buttons & 1) != 0);
}

void Host::leave_pointer() {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    io.AddMousePosEvent(off_window, off_window);
}

void Host::wheel(float lines_x, float lines_y) {
    ImGui::GetIO().AddMouseWheelEvent(lines_x, lines_y);
}

void Host::draw_once() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {input.width, input.height};
    io.DisplayFramebufferScale = {input.pixel_ratio, input.pixel_ratio};
    io.DeltaTime = input.delta_s;
    ImGui::NewFrame();
    ui_.begin_frame(input);
    app_.frame(ui_);
    ui_.end_frame();
    ImGui::Render();
}

double Host::frame(double now_ms) {
    const double passed = last_ms_ > 0 ? now_ms - last_ms_ : frame_ms;
    last_ms_ = now_ms;
    input.delta_s = static_cast<float>(std::clamp(passed, 1.0, delta_max_ms) / 1000);
    input.now_ms = clock_.now();
    for (ui::UiEvent& event : std::exchange(events_, {})) ui_.push_event(std::move(event));
    draw_once();
    if (renderer_.is_usable()) {
        if (flush_glyphs()) {
            draw_once();
            flush_glyphs();
        }
        renderer_.draw(*ImGui::GetDrawData(), packed(ui::theme(input.is_dark).page));
    }
    publish();
    return next_delay_ms();
}

double Host::next_delay_ms() const {
    const bool has_input = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
    if (has_input || app_.wants_frame()) return 0;
    const float wake_s = ui_.animates_until_s();
    if (wake_s <= 0) return -1;
    const double delay_ms = static_cast<double>(wake_s) * 1000;
    return delay_ms < frame_ms ? 0 : delay_ms;
}

// Everything that the page must know, and did not before, in one message.
void Host::publish() {
    JsonWriter out;
    out.open_object();
    mirror_.write_differences(ui_.nodes(), out);
    const float height = ui_.page_height();
    if (height != told_.height) out.number("height", told_.height = height);
    if (const auto scroll = ui_.take_wanted_scroll()) out.number("scroll", *scroll);
    if (std::string title = app_.title(); title != told_.title)
        out.text("title", told_.title = std::move(title));
    if (app_.is_busy() != told_.is_busy) out.integer("busy", told_.is_busy = app_.is_busy());
    if (app_.has_unsaved() != told_.has_unsaved)
        out.integer("unsaved", told_.has_unsaved = app_.has_unsaved());
    if (mirror_.has_screen() != told_.is_ready)
        out.integer("ready", told_.is_ready = mirror_.has_screen());
    if (const bool is_english = app_.language() == Language::En; is_english != told_.is_english)
        out.text("lang", (told_.is_english = is_english) ? "en" : "zh-CN");
    if (app_.take_english_wish()) out.integer("english", 1);
    if (app_.take_print_wish()) out.integer("print", 1);
    if (app_.take_reload_wish()) out.integer("reload", 1);
    out.close_object();
    constexpr std::size_t nothing = 2;  // "{}"
    if (out.str().size() > nothing)
        emc_publish(out.str().data(), static_cast<int>(out.str().size()));
}

}  // namespace emc::browser
