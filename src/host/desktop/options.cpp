#include "host/desktop/options.h"

#include <charconv>
#include <string_view>

namespace emc::desktop {
namespace {

bool read_int(std::string_view text, int& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size() && out > 0;
}

bool read_size(std::string_view text, Options& options) {
    const std::size_t cross = text.find('x');
    return cross != std::string_view::npos && read_int(text.substr(0, cross), options.width) &&
           read_int(text.substr(cross + 1), options.height);
}

bool read_scale(std::string_view text, float& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size() && out >= 0.5F && out <= 8;
}

bool take_value(std::string_view name, std::string_view value, Options& options) {
    if (name == "--server")
        options.server = value;
    else if (name == "--data")
        options.data = value;
    else if (name == "--demo")
        options.demo = value;
    else if (name == "--drafts")
        options.drafts = value;
    else if (name == "--english")
        options.english = value;
    else if (name == "--route")
        options.route = value;
    else if (name == "--screenshot")
        options.screenshot = value;
    else if (name == "--size")
        return read_size(value, options);
    else if (name == "--scale")
        return read_scale(value, options.scale);
    else
        return false;
    return true;
}

}  // namespace

std::expected<Options, std::string> parse_options(std::span<char* const> arguments) {
    Options options;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string_view name = arguments[i];
        if (name == "--dark" || name == "--loopback") {
            (name == "--dark" ? options.is_dark : options.is_loopback) = true;
            continue;
        }
        if (i + 1 == arguments.size() || !take_value(name, arguments[i + 1], options)) {
            return std::unexpected("not understood: " + std::string(name) + "\n" + usage());
        }
        ++i;
    }
    return options;
}

std::string usage() {
    return "emc-desktop [--server URL | --loopback [--data FOLDER] |\n"
           "            --demo enterprise|institution|window]\n"
           "            [--drafts FOLDER] [--english FILE.json] [--route '#/desk']\n"
           "            [--size 1280x800] [--scale 2] [--dark] [--screenshot FILE.png]\n";
}

}  // namespace emc::desktop
