// The command palette (Ctrl+K): one field that leads to screens, orders and services.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/orders.h"
#include "api/services.h"
#include "client/env.h"
#include "ui/ui.h"

namespace emc {

class Palette {
public:
    bool is_open() const { return is_open_; }
    void open();
    void close() { is_open_ = false; }
    // Takes answers, and asks anew when what was typed has stood still.
    void poll(Env& env, ui::Ui& ui);
    // Where the person wants to go.
    std::optional<std::string> draw(ui::Ui& ui, const SessionView* session);

private:
    struct Entry {
        std::string label;
        std::string note;
        std::string href;
    };

    static std::vector<Entry> pages(const SessionView* session, std::string_view words);
    std::vector<Entry> entries(const SessionView* session) const;
    void ask(Env& env);
    void draw_entry(ui::Ui& ui, const Entry& entry);
    void draw_entries(ui::Ui& ui, const std::vector<Entry>& found);
    // True when the person presses Enter: to the first entry.
    bool draw_field(ui::Ui& ui);

    bool is_open_ = false;
    bool wants_focus_ = false;
    std::string words_;
    std::string asked_;  // What the answers are to.
    std::int64_t changed_ms_ = 0;
    Remote<OrderPage> orders_;
    Remote<ServicePage> services_;
};

}  // namespace emc
