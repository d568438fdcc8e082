// Enumerations with a stable word and a label for each value.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "base/text.h"

namespace emc {

// Picks the overload of fields() or enum_rows() that belongs to T.
template <class T>
struct Tag {};

// One row a value; `word` is the stable word of JSON and SQL.
template <class Enum>
struct EnumRow {
    Enum value;
    std::string_view word;
    Text label;
};
template <class T>
concept Enumerated = std::is_enum_v<T> && requires { enum_rows(Tag<T>{}); };

template <Enumerated Enum>
constexpr const EnumRow<Enum>& enum_row(Enum value) {
    const std::span<const EnumRow<Enum>> rows = enum_rows(Tag<Enum>{});
    for (const EnumRow<Enum>& row : rows) {
        if (row.value == value) return row;
    }
    return rows.front();
}
template <Enumerated Enum>
constexpr std::optional<Enum> enum_from_word(std::string_view word) {
    for (const EnumRow<Enum>& row : enum_rows(Tag<Enum>{})) {
        if (row.word == word) return row.value;
    }
    return std::nullopt;
}

}  // namespace emc
