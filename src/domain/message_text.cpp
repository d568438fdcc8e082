#include "domain/message_text.h"

#include <algorithm>

namespace emc {

std::string filled(std::string_view words, std::span<const Mark> marks) {
    constexpr std::string_view full_stop = "。";
    std::string text;
    while (!words.empty()) {
        const std::size_t open = words.find('{');
        text += words.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = words.find('}', open);
        const std::string_view name = words.substr(open + 1, close - open - 1);
        words.remove_prefix(close + 1);
        const auto mark = std::ranges::find(marks, name, &Mark::name);
        std::string_view value = mark == marks.end() ? std::string_view() : mark->value;
        if (words.starts_with(full_stop) && value.ends_with(full_stop)) {
            value.remove_suffix(full_stop.size());
        }
        text += value;
    }
    return text;
}

}  // namespace emc
