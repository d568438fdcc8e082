#include "api/path.h"

#include <algorithm>

#include "api/codec.h"

namespace emc {
namespace {

// Cuts the first segment off, with the slash behind it.
std::string_view take_segment(std::string_view& path) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    return segment;
}

// "order_id" of "{order_id}"; empty for an ordinary segment.
std::string_view place_of(std::string_view segment) {
    if (!segment.starts_with('{') || !segment.ends_with('}')) return {};
    return segment.substr(1, segment.size() - 2);
}

// Places are texts: ids and numbers that people read.
std::string* text_at(const ValueType& type, void* value, std::string_view key) {
    const auto member = std::ranges::find(type.members, key, &ValueMember::key);
    if (member == type.members.end() || member->type->kind != ValueKind::Text) return nullptr;
    return static_cast<std::string*>(member->at(value));
}

}  // namespace

std::optional<PathValues> match_path(std::string_view pattern, std::string_view path) {
    PathValues values;
    if (std::ranges::count(pattern, '/') != std::ranges::count(path, '/')) return std::nullopt;
    while (!pattern.empty() || !path.empty()) {
        const std::string_view expected = take_segment(pattern);
        const std::string_view segment = take_segment(path);
        const std::string_view place = place_of(expected);
        if (place.empty() ? expected != segment : segment.empty()) return std::nullopt;
        if (!place.empty()) values.emplace_back(place, segment);
    }
    return values;
}

std::string fill_path(std::string_view pattern, const ValueType& type, const void* value) {
    std::string out;
    const std::size_t segments = static_cast<std::size_t>(std::ranges::count(pattern, '/')) + 1;
    for (std::size_t i = 0; i < segments; ++i) {
        if (i > 0) out += '/';
        const std::string_view segment = take_segment(pattern);
        const std::string_view place = place_of(segment);
        // The accessors serve both directions; reading changes nothing.
        const std::string* text =
            place.empty() ? nullptr : text_at(type, const_cast<void*>(value), place);
        out += text == nullptr ? std::string(segment) : percent_encoded(*text);
    }
    return out;
}

void clear_places(std::string_view pattern, const ValueType& type, void* value) {
    while (!pattern.empty()) {
        if (std::string* text = text_at(type, value, place_of(take_segment(pattern))))
            text->clear();
    }
}

Result<void> set_places(const PathValues& values, const ValueType& type, void* value) {
    for (const auto& [key, text] : values) {
        std::string* target = text_at(type, value, key);
        if (target == nullptr) return fail(ErrorKind::Broken, "path.place", key);
        *target = text;
    }
    return {};
}

}  // namespace emc
