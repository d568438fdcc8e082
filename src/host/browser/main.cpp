// What the page calls. Each is plain C over the one Host; texts are written by the page into the
// place that emc_text gives, and are not ended by a zero.
#include <emscripten/emscripten.h>

#include <memory>
#include <string_view>
#include <utility>

#include "host/browser/glyphs.h"
#include "host/browser/host.h"
#include "host/browser/page.h"
#include "ui/backend.h"

using emc::browser::Host;

namespace {

std::unique_ptr<Host> host;

}  // namespace

extern "C" {

// 1: drawn with WebGL 2; 0: there is none, the mirror is the page.
EMSCRIPTEN_KEEPALIVE int emc_start(int wants_canvas) {
    emc_give_stop();
    emc::ui::create_context();
    host = std::make_unique<Host>();
    return wants_canvas && host->open_canvas();
}

EMSCRIPTEN_KEEPALIVE char* emc_text(int length) {
    host->text.resize(static_cast<std::size_t>(length));
    return host->text.data();
}

EMSCRIPTEN_KEEPALIVE double emc_frame(double now_ms) { return host->frame(now_ms); }

EMSCRIPTEN_KEEPALIVE void emc_set_window(float width, float height, float pixel_ratio) {
    host->input.width = width;
    host->input.height = height;
    host->input.pixel_ratio = pixel_ratio;
}

EMSCRIPTEN_KEEPALIVE void emc_set_traits(int is_dark, int has_coarse_pointer, int reduces_motion) {
    host->input.is_dark = is_dark;
    host->input.has_coarse_pointer = has_coarse_pointer;
    host->input.reduces_motion = reduces_motion;
}

EMSCRIPTEN_KEEPALIVE void emc_set_scroll(float y) { host->input.scroll_y = y; }

EMSCRIPTEN_KEEPALIVE void emc_pointer(float x, float y, int buttons, int is_touch) {
    host->pointer(x, y, buttons, is_touch);
}

EMSCRIPTEN_KEEPALIVE void emc_leave_pointer() { host->leave_pointer(); }

EMSCRIPTEN_KEEPALIVE void emc_wheel(float lines_x, float lines_y) { host->wheel(lines_x, lines_y); }

// `kind` is UiEvent::Kind's number; the value stands in emc_text.
EMSCRIPTEN_KEEPALIVE void emc_event(unsigned node, int kind) {
    host->push(
        {.node = node, .kind = static_cast<emc::ui::UiEvent::Kind>(kind), .value = host->text});
}

// Whether the screen listens to the key whose name stands in emc_text.
EMSCRIPTEN_KEEPALIVE int emc_listens() { return host->listens_to(host->text) ? 1 : 0; }

// A piece that was asked for stands in emc_text; nothing there: the file cannot be read.
EMSCRIPTEN_KEEPALIVE void emc_piece(unsigned handle, double offset) {
    host->files().take(handle, static_cast<std::int64_t>(offset), host->text);
}

// A picture that was asked for is decoded; no width: it cannot be had.
EMSCRIPTEN_KEEPALIVE void emc_picture(unsigned number, int width, int height, int is_whole) {
    host->take_picture(number, {width, height}, is_whole != 0);
}

EMSCRIPTEN_KEEPALIVE void emc_copied(int is_copied) { host->clipboard().take(is_copied != 0); }
// The answer to emc_ask_shared; `fate` is ApiReply::Fate's number, the body stands in emc_text.
EMSCRIPTEN_KEEPALIVE void emc_shared_reply(unsigned number, int fate, int status,
                                           int retry_after_s) {
    emc::ApiReply reply{.fate = static_cast<emc::ApiReply::Fate>(fate),
                        .status = status,
                        .retry_after_s = retry_after_s,
                        .body = host->text};
    host->transport().take_shared(number, std::move(reply));
}

EMSCRIPTEN_KEEPALIVE void emc_open() { host->app().open(host->text); }

EMSCRIPTEN_KEEPALIVE void emc_set_online(int is_online) { host->app().set_online(is_online); }

// assets/english.json stands in emc_text; nothing there: it could not be loaded.
EMSCRIPTEN_KEEPALIVE void emc_give_english() { host->app().give_english(host->text); }

EMSCRIPTEN_KEEPALIVE void emc_announce_new_version() { host->app().announce_new_version(); }

EMSCRIPTEN_KEEPALIVE void emc_fonts_changed() { emc::browser::forget_glyphs(); }

// The font's file stands in emc_text.
EMSCRIPTEN_KEEPALIVE void emc_add_outlines(int weight, float height) {
    emc::browser::add_outlines(weight, height, host->text);
}

EMSCRIPTEN_KEEPALIVE void emc_context_lost() { host->lose_context(); }

EMSCRIPTEN_KEEPALIVE void emc_context_restored() { host->restore_context(); }
}
