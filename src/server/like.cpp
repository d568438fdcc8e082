#include "server/like.h"

namespace emc::server {

std::string like_pattern(std::string_view text) {
    if (text.empty()) return {};
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

std::string region_pattern(std::string_view region) {
    constexpr std::size_t region_digits = 6;
    while (region.ends_with("00")) region.remove_suffix(2);
    if (region.empty()) return {};
    std::string pattern(region);
    if (pattern.size() < region_digits) pattern += '%';
    return pattern;
}

}  // namespace emc::server
