// The command line of emc-desktop.
#pragma once

#include <expected>
#include <span>
#include <string>

namespace emc::desktop {

struct Options {
    std::string server = "http://127.0.0.1:8080";  // Where the platform is.
    bool is_loopback = false;                      // The platform runs in this process instead.
    std::string data;                              // Its folder; empty: in memory.
    // Of a made-up platform in memory this person is signed in: "enterprise", "institution" or
    // "window"; empty: no such thing.
    std::string demo;
    std::string drafts;  // Folder for what is not sent yet; empty: in memory.
    std::string english = "assets/english.json";  // For those who choose English.
    std::string route = "#/";
    std::string screenshot;  // A PNG of the first settled frame, then the end; empty: a window.
    int width = 1280;        // Of the page, in CSS pixels.
    int height = 800;
    float scale = 0;  // Device pixels for each; 0: as the screen has it.
    bool is_dark = false;
};

// Or what is wrong with it, for the person at the terminal.
std::expected<Options, std::string> parse_options(std::span<char* const> arguments);
std::string usage();

}  // namespace emc::desktop
