// The frame's order and what all screens share: route, session, notices. A host calls frame() when
// something happened and shows what comes out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/clipboard.h"
#include "client/env.h"
#include "ui/ui.h"

namespace emc {

// The address bar. On the desktop it is only a variable.
class Navigator {
public:
    virtual ~Navigator() = default;
    virtual void set_href(std::string_view href,
                          bool replaces) = 0;  // "#/login?next=%23%2Fprofile"
    // As another person would open it: "https://www.example.cn/#/services".
    virtual std::string address_of(std::string_view href) const = 0;
};

// All of it belongs to the host and lives longer than the app.
struct AppParts {
    Transport& transport;
    const Clock& clock;
    Random& random;
    DeviceStore& device;
    Navigator& navigator;
    FileSource& files;
    Clipboard& clipboard;
};

class App {
public:
    explicit App(AppParts parts);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    // The address changed: typed, a link, back or forward. "" is "#/".
    void open(std::string_view href);
    // Answers in, commands run, drawn. Between ui.begin_frame and ui.end_frame.
    void frame(ui::Ui& ui);

    std::string title() const;        // "企业资料 · 企业管理中心"
    Language language() const;        // In which the page is shown.
    bool is_busy() const;             // A request that the person waits for is pending.
    bool has_unsaved() const;         // Leaving the page would lose something typed.
    bool wants_frame() const;         // A command or an answer waits for the next frame.
    void set_online(bool is_online);  // The browser's own word; false shows a banner.
    void announce_new_version();      // A newer page is there: offers to reload.
    // True once when the person has chosen English and its words are not here. The host then gives
    // assets/english.json; if it has none, "": the page stays Chinese and says so.
    bool take_english_wish();
    void give_english(std::string_view json);
    bool take_print_wish();   // True once when the person asked to print.
    bool take_reload_wish();  // True once when the person chose to reload.

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace emc
