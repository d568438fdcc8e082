// What the app is made of; private to app*.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/session.h"
#include "client/app.h"
#include "client/news.h"
#include "client/palette.h"
#include "client/phrases.h"
#include "client/route.h"
#include "client/screens.h"
#include "client/sharing.h"
#include "client/watched_transport.h"

namespace emc {

// Where the device keeps the chosen language.
inline constexpr std::string_view language_key = "language";
inline constexpr std::string_view kept_english = "en";
inline constexpr std::string_view kept_chinese = "zh";

struct App::State {
    explicit State(AppParts given);

    // app.cpp: what happens
    Env env();
    const SessionView* signed_in() const { return session ? &*session : nullptr; }
    void request(Route target);            // Asks first when something typed would be lost.
    void go(Route target, bool replaces);  // Changes the address and shows what is there.
    void show_route();                     // Opens the route's screen, or where the guard leads.
    void close_screen();
    void read_session();
    void begin_session(const SessionView& view);
    void take_session();
    void take_sign_out();
    void end_session(const SignedOut& how);
    void run_commands();
    void run(const Navigate& command);
    void run(const Notify& command);
    void run(const SignedIn& command);
    void run(const SignedOut& command);
    void run(const RefreshSession& command);
    void run(const UnreadCounted& command);
    void run(const PrintPage&) { wants_print = true; }
    void run(const CopyAddress& command);
    void listen(ui::Ui& ui);  // For messages.
    void try_again();
    bool has_unsaved() const { return screen && screen->has_unsaved(); }

    // app_language.cpp
    Language language() const;  // English only once its words are here.
    void choose(Language language);

    // app_frame.cpp: what is drawn; each returns what the person asked for through `wishes`.
    void draw(ui::Ui& ui);
    void draw_banner(ui::Ui& ui);
    void draw_unread(ui::Ui& ui);
    void draw_account(ui::Ui& ui);
    void draw_search(ui::Ui& ui);
    void draw_navigation(ui::Ui& ui);
    void draw_announcements(ui::Ui& ui);
    void draw_body(ui::Ui& ui);
    void draw_footer(ui::Ui& ui);
    void draw_language(ui::Ui& ui);
    void draw_leave_dialog(ui::Ui& ui);
    void draw_palette(ui::Ui& ui);

    // Asked for while drawing, done after it.
    struct Wishes {
        bool signs_out = false;
        bool tries_again = false;
        bool stays = false;
        bool leaves = false;
        std::optional<Route> goes_to = {};
    };
    void grant_wishes();
    void leave_if_free();

    AppParts parts;
    WatchedTransport transport;
    std::vector<Command> commands;
    std::vector<Notify> notices;  // Told in the next drawing.

    std::optional<SessionView> session;
    bool is_session_known = false;
    Remote<SessionView> session_read;
    std::optional<YearlyCalendar> years;  // Those of the session.
    Remote<Nothing> signing_out;
    News news;
    Palette palette;
    Sharing sharing;

    Route route;
    const ScreenRow* row = nullptr;  // Null: not found, or not opened yet.
    std::unique_ptr<Screen> screen;  // Null while the session is not known.
    std::optional<Route> leaving_to;

    Wishes wishes;
    std::string search_words;
    bool is_online = true;
    bool has_new_version = false;
    bool wants_reload = false;
    bool wants_print = false;

    Language chosen_language = Language::Zh;
    std::optional<EnglishPhrases> english;
    bool wants_english = false;
};

}  // namespace emc
