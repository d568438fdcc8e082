// The client as a native window: what a developer lives in. With --loopback the whole platform runs
// inside; with --screenshot it draws one settled page into a file and ends.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

#include "api/session.h"
#include "client/app.h"
#include "host/desktop/curl_transport.h"
#include "host/desktop/device.h"
#include "host/desktop/loopback.h"
#include "host/desktop/options.h"
#include "host/desktop/pictures.h"
#include "host/desktop/window.h"
#include "server/demo.h"
#include "server/platform.h"

namespace emc::desktop {
namespace {

constexpr int settled_frames = 3;  // Drawn alike, one after the other.
constexpr int screenshot_frames_max = 600;
constexpr double poll_seconds = 0.05;  // While an answer from the network is due.

struct Parts {
    std::unique_ptr<server::Platform> platform;  // Null without --loopback.
    std::unique_ptr<Transport> transport;
    const Loopback* loopback = nullptr;
};

// Signs in as the demonstration's person of this kind ("enterprise").
Result<void> sign_in_demo(server::Platform& platform, Loopback& loopback, std::string_view word) {
    const std::optional<AccountKind> kind = enum_from_word<AccountKind>(word);
    if (!kind)
        return fail(ErrorKind::NotFound, {}, "no such kind of account: " + std::string(word));
    if (const Result<void> filled = server::fill_demo(platform); !filled) return filled;
    const std::string_view name = *kind == AccountKind::Enterprise    ? server::demo_enterprise
                                  : *kind == AccountKind::Institution ? server::demo_institution
                                                                      : server::demo_window;
    const SignIn sign_in{std::string(name), std::string(server::demo_password), *kind};
    SystemRandom random;
    const server::HttpReply reply = loopback.browser.send({.method = CreateSession::method,
                                                           .path = std::string(CreateSession::path),
                                                           .body = encode_text(sign_in),
                                                           .idempotency_key = new_uuid(random)});
    if (reply.status == CreateSession::success_status) return {};
    return fail(ErrorKind::Broken, {}, "the demonstration's person cannot sign in");
}

Result<Parts> make_parts(const Options& options) {
    Parts parts;
    if (!options.is_loopback && options.demo.empty()) {
        parts.transport = std::make_unique<CurlTransport>(options.server, &Window::wake);
        return parts;
    }
    Result<std::unique_ptr<server::Platform>> platform =
        server::Platform::open({.folder = options.data});
    if (!platform) return std::unexpected(platform.error());
    parts.platform = std::move(*platform);
    auto loopback = std::make_unique<Loopback>(parts.platform->handler());
    parts.loopback = loopback.get();
    if (!options.demo.empty()) {
        const Result<void> done = sign_in_demo(*parts.platform, *loopback, options.demo);
        if (!done) return std::unexpected(done.error());
    }
    parts.transport = std::move(loopback);
    return parts;
}

bool write_picture(const std::string& path, const server::RgbPicture& picture) {
    std::ofstream file(path, std::ios::binary);
    file << server::png_bytes(picture);
    return file.good();
}

class WindowClipboard final : public Clipboard {
public:
    explicit WindowClipboard(Window& window) : window_(window) {}
    std::shared_ptr<CopyBox> copy(std::string_view text) override {
        window_.copy(std::string(text));
        return std::make_shared<CopyBox>(true);
    }

private:
    Window& window_;
};

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Desktop {
public:
    Desktop(const Options& options, Window& window, Parts parts)
        : options_(options),
          window_(window),
          parts_(std::move(parts)),
          drafts_(options.drafts),
          address_(options.server),
          clipboard_(window),
          loader_(*parts_.transport),
          pictures_(loader_),
          app_({*parts_.transport, clock_, random_, drafts_, address_, files_, clipboard_}) {
        ui_.set_pictures(&pictures_);
        app_.open(options.route);
    }

    int run() { return options_.screenshot.empty() ? run_window() : run_screenshot(); }

private:
    // A picture that the last frame's answers brought is drawn with this one.
    void draw() {
        window_.frame(ui_, clock_.now(), [this] { app_.frame(ui_); });
        if (loader_.poll(pictures_)) ui_.wake(0.001F);
        window_.set_title(app_.title());
        if (app_.take_english_wish()) app_.give_english(file_text(options_.english));
    }

    int run_window() {
        while (!window_.wants_to_close()) {
            draw();
            if (window_.take_back_wish()) {
                if (const std::string href = address_.go_back(); !href.empty()) app_.open(href);
            }
            const float next_s = ui_.animates_until_s();
            const bool is_answer_due = parts_.loopback != nullptr && !parts_.loopback->is_idle();
            if (app_.wants_frame() || is_answer_due) {
                window_.poll();
            } else {
                window_.wait(static_cast<double>(next_s));
            }
        }
        return 0;
    }

    bool is_waiting() const { return app_.is_busy() || pictures_.is_loading(); }

    int run_screenshot() {
        int calm = 0;
        for (int i = 0; i < screenshot_frames_max && calm < settled_frames; ++i) {
            draw();
            const bool is_calm =
                !is_waiting() && !app_.wants_frame() && ui_.animates_until_s() == 0;
            calm = is_calm ? calm + 1 : 0;
            if (is_waiting()) window_.wait(poll_seconds);
        }
        if (write_picture(options_.screenshot, window_.picture())) return 0;
        std::fprintf(stderr, "cannot write %s\n", options_.screenshot.c_str());
        return 1;
    }

    const Options& options_;
    Window& window_;
    Parts parts_;
    SystemClock clock_;
    SystemRandom random_;
    DraftFolder drafts_;
    AddressVariable address_;
    NoFiles files_;
    WindowClipboard clipboard_;
    ApiLoader loader_;
    ui::Pictures pictures_;
    ui::Ui ui_;
    App app_;
};

int complain(const std::string& words) {
    std::fprintf(stderr, "emc-desktop: %s\n", words.c_str());
    return 1;
}

int run(std::span<char* const> arguments) {
    const std::expected<Options, std::string> options = parse_options(arguments);
    if (!options) return complain(options.error());
    Result<std::unique_ptr<Window>> window = Window::open(*options);
    if (!window) return complain(window.error().detail);
    Result<Parts> parts = make_parts(*options);
    if (!parts) return complain(parts.error().detail);
    return Desktop(*options, **window, std::move(*parts)).run();
}

}  // namespace
}  // namespace emc::desktop

int main(int count, char** arguments) {
    return emc::desktop::run({arguments, static_cast<std::size_t>(count)});
}
