// The sentences that people read: what is wrong and what to do, in their words. Both sides make
// them from the same Problem, so that they say the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "domain/field.h"

namespace emc {

// What a sentence needs to know of the field: its name, and the unit of its numbers.
struct FieldName {
    Text label;
    Editor editor = Editor::Line;
};

std::string sentence(const Problem& problem, FieldName name, Language language);
inline std::string sentence(const Problem& problem, Text label, Language language) {
    return sentence(problem, FieldName{label}, language);
}

// What went wrong with the whole request, and what to do now. Problems of fields are told beside
// their fields; this is for the banner.
std::string sentence(const Error& error, Language language);

template <Described T>
FieldName field_name_of(std::string_view key);

// The name of what is inside a field: `path` is what follows the field's key and its slash. Nothing
// if the field has no fields of its own, or if the path ends before one of them.
template <class Value>
std::optional<FieldName> inner_field_name(std::string_view path) {
    if constexpr (Described<Value>) {
        if (!path.empty()) return field_name_of<Value>(path);
    } else if constexpr (is_optional<Value>) {
        return inner_field_name<typename Value::value_type>(path);
    } else if constexpr (is_vector<Value>) {
        // "stages/2/name" is the name of a stage; which one, the place on the page says.
        const std::size_t slash = path.find('/');
        if (slash != std::string_view::npos) {
            return inner_field_name<typename Value::value_type>(path.substr(slash + 1));
        }
    }
    return std::nullopt;
}

// The name of a key such as "mobile" or "content/mobile". An unknown key is its own name.
template <Described T>
FieldName field_name_of(std::string_view key) {
    const std::size_t slash = key.find('/');
    const std::string_view rest =
        slash == std::string_view::npos ? std::string_view() : key.substr(slash + 1);
    FieldName found{{key, key}};
    for_each_field<T>([&](const auto& row) {
        using Value = typename std::remove_cvref_t<decltype(row)>::value_type;
        if (row.key != key.substr(0, slash)) return;
        found = inner_field_name<Value>(rest).value_or(FieldName{row.label, row.editor});
    });
    return found;
}

template <Described T>
Text label_of(std::string_view key) {
    return field_name_of<T>(key).label;
}

// The sentence for a problem of a T, its label looked up in T's table.
template <Described T>
std::string sentence_of(const Problem& problem, Language language) {
    return sentence(problem, field_name_of<T>(problem.field), language);
}

}  // namespace emc
