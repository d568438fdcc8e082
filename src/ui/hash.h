// Ids of nodes: stable from frame to frame and from build to build.
#pragma once

#include <cstdint>
#include <string_view>

namespace emc::ui {

// FNV-1a going on from `seed`; never 0, which means "none".
constexpr std::uint32_t hash(std::uint32_t seed, std::string_view text) {
    std::uint32_t value = seed ^ 2166136261U;
    for (const char c : text) {
        value ^= static_cast<unsigned char>(c);
        value *= 16777619U;
    }
    return value == 0 ? 1 : value;
}
constexpr std::uint32_t hash(std::uint32_t seed, std::uint32_t number) {
    const char bytes[] = {static_cast<char>(number), static_cast<char>(number >> 8),
                          static_cast<char>(number >> 16), static_cast<char>(number >> 24)};
    return hash(seed, std::string_view(bytes, 4));
}

}  // namespace emc::ui
