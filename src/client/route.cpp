#include "client/route.h"

#include "base/utf8.h"

namespace emc {
namespace {

// Longer than any route of ours; what is longer was not made by us.
constexpr std::size_t next_bytes_max = 1000;

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '~';
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Calls `visit` with each part between the separators, empty ones left out.
template <class Visit>
void for_each_part(std::string_view text, char separator, Visit&& visit) {
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        const std::string_view part = text.substr(0, end);
        if (!part.empty()) visit(part);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

bool has_control_or_backslash(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\') return true;
    }
    return false;
}

bool is_plain(std::string_view text) {
    return is_valid_utf8(text) && !has_control_or_backslash(text);
}

}  // namespace

std::string_view Route::query_value(std::string_view name) const {
    for (const auto& [key, value] : query) {
        if (key == name) return value;
    }
    return {};
}

std::string percent_encode(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string percent_decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low < 0) {
            out += text[i];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

Route parse_route(std::string_view href) {
    if (href.starts_with('#')) href.remove_prefix(1);
    const std::size_t mark = href.find('?');
    Route route;
    for_each_part(href.substr(0, mark), '/',
                  [&](std::string_view part) { route.segments.push_back(percent_decode(part)); });
    if (mark == std::string_view::npos) return route;
    for_each_part(href.substr(mark + 1), '&', [&](std::string_view part) {
        const std::size_t equals = part.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1);
        route.query.emplace_back(percent_decode(part.substr(0, equals)), percent_decode(value));
    });
    return route;
}

std::string href_of(const Route& route) {
    std::string href = "#/";
    for (std::size_t i = 0; i < route.segments.size(); ++i) {
        if (i > 0) href += '/';
        href += percent_encode(route.segments[i]);
    }
    char separator = '?';
    for (const auto& [key, value] : route.query) {
        href += separator;
        href += percent_encode(key) + '=' + percent_encode(value);
        separator = '&';
    }
    return href;
}

std::optional<std::vector<std::string>> match_route(std::string_view pattern, const Route& route) {
    std::vector<std::string> parameters;
    std::size_t index = 0;
    bool fits = true;
    for_each_part(pattern, '/', [&](std::string_view part) {
        if (index >= route.segments.size()) {
            fits = false;
            return;
        }
        const std::string& segment = route.segments[index++];
        if (part.starts_with(':')) {
            parameters.push_back(segment);
        } else if (part != segment) {
            fits = false;
        }
    });
    if (!fits || index != route.segments.size()) return std::nullopt;
    return parameters;
}

std::optional<std::string> safe_next(std::string_view next) {
    if (next.size() > next_bytes_max || !next.starts_with("#/") || next.starts_with("#//")) {
        return std::nullopt;
    }
    const Route route = parse_route(next);
    if (!is_plain(next)) return std::nullopt;
    for (const std::string& segment : route.segments) {
        if (!is_plain(segment)) return std::nullopt;
    }
    for (const auto& [key, value] : route.query) {
        if (!is_plain(key) || !is_plain(value)) return std::nullopt;
    }
    return href_of(route);
}

std::string sign_in_href(const Route& route) {
    Route target{{"login"}, {}};
    if (!route.segments.empty()) target.query.emplace_back("next", href_of(route));
    return href_of(target);
}

}  // namespace emc
