// Screens that only say something: terms, privacy, not found, forbidden.
#pragma once

#include <optional>
#include <variant>

#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct PlainScreen {
    void (*body)(ui::Ui& ui) = nullptr;
};

inline void poll(PlainScreen&, Env&) {}
inline void update(PlainScreen&, std::monostate, Env&) {}
std::optional<std::monostate> draw(PlainScreen& screen, ui::Ui& ui);

PlainScreen open_terms(const Route& route, Env& env);
PlainScreen open_privacy(const Route& route, Env& env);
PlainScreen not_found_screen();
PlainScreen forbidden_screen();

// The words alone, for a dialog.
void draw_terms(ui::Ui& ui);
void draw_privacy(ui::Ui& ui);

}  // namespace emc
