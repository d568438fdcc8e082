// A label in both languages. A missing language does not compile.
#pragma once

#include <string_view>

namespace emc {

enum class Language : unsigned char { Zh, En };

struct Text {
    std::string_view zh;
    std::string_view en;
    constexpr std::string_view in(Language language) const {
        return language == Language::Zh ? zh : en;
    }
    constexpr bool operator==(const Text&) const = default;
};

}  // namespace emc
