// A person at the app with the real platform behind it, in one process: router, use cases and
// SQLite in memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "client/app.h"
#include "host/desktop/loopback.h"
#include "support/screens/person.h"
#include "support/server/core.h"
#include "support/world.h"

namespace emc::test {

// What outlives a reload of the page: the platform, the device and the browser's cookie.
struct Town {
    // What is submitted is on the shelf at once, unless a test sets it otherwise.
    Core core{server::Options{.reviews_services = false}};
    MemoryDevice device;
    MemoryFiles files;
    CountingRandom random;
    std::string cookie;
};

// One visit of the page, from load to close.
class Visit {
public:
    explicit Visit(Town& town, std::string_view href, Mode mode = Mode::Mirror)
        : town_(town),
          transport(town.core.handler()),
          app({transport, town.core.clock, town.random, town.device, history, town.files,
               clipboard}),
          person(draw_first(href), mode) {
        settle();
    }
    ~Visit() { town_.cookie = transport.browser.cookie(); }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    void settle() {
        for (int i = 0; i < 100 && (i < 2 || app.wants_frame() || !transport.is_idle()); ++i) {
            person.frame();
        }
        person.settle();
    }
    void open(std::string_view href) {
        app.open(href);
        settle();
    }
    void click(std::string_view name) {
        person.click(name);
        settle();
    }
    void type(std::string_view name, std::string_view text) {
        person.type(name, text);
        settle();
    }
    void choose(std::string_view name, std::string_view option) {
        person.choose(name, option);
        settle();
    }
    void check(std::string_view name) {
        person.check(name);
        settle();
    }
    std::string heading() const {
        for (const ui::UiNode* node : person.all(ui::Role::Heading)) {
            if (node->level == 1) return node->name;
        }
        return {};
    }

private:
    Town& town_;

public:
    History history;
    TestClipboard clipboard;
    Loopback transport;
    App app;
    Person person;

private:
    std::function<void(ui::Ui&)> draw_first(std::string_view href) {
        transport.browser.set_cookie(town_.cookie);
        app.open(href);
        return [this](ui::Ui& ui) { app.frame(ui); };
    }
};

}  // namespace emc::test
