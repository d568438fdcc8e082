// The table of screens. Route guard, titles, navigation and the test that opens every screen all
// read the same rows; a new screen is one row.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/text.h"
#include "client/route.h"
#include "client/screen.h"

namespace emc {

enum class Audience : std::uint8_t {
    Anyone,
    SignedOutOnly,  // Somebody who is signed in goes to the desk instead.
    SignedIn,
    Organizations,  // Signed in as an enterprise or an institution.
    Enterprises,
    Institutions,
    Windows,
};

enum class Place : std::uint8_t {
    Site,    // Without navigation.
    Search,  // The same, and the screen has its own search field.
    Center,  // In 企业管理中心, with its navigation.
};

struct ScreenRow {
    std::string_view pattern;
    Text title;
    Text institution_title;  // Where it has another name for an institution; else empty.
    Audience audience;
    Place place;
    std::unique_ptr<Screen> (*open)(const Route& route, Env& env);
    Text window_title = {};  // The same for a window.
};

std::span<const ScreenRow> screen_rows();
const ScreenRow* find_screen(const Route& route);  // Null: no such screen.
Text title_of(const ScreenRow& row, const SessionView* session);

enum class Admission : std::uint8_t { Open, AskSignIn, GoToDesk, ChangePassword, Forbidden };
// What happens when this person (null: signed out) comes to this screen.
Admission admit(const ScreenRow& row, const SessionView* session);

// The screens that no route leads to.
std::unique_ptr<Screen> open_not_found();
std::unique_ptr<Screen> open_forbidden();

}  // namespace emc
