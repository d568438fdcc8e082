// What a type looks like at run time, made at compile time from its field table. One encoder and
// one decoder work over this for every entity, so a new entity costs a table and no new machine
// code.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/id.h"
#include "domain/field.h"

namespace emc {

enum class ValueKind : std::uint8_t { Text, Boolean, Integer, Word, Optional, List, Object };

struct ValueType;

struct ValueMember {
    std::string_view key;
    const ValueType* type;
    void* (*at)(void* object);
    Text label;
    FieldRules rules;
    Editor editor;
    Text help;
};

// Only the functions that the kind names are set. Every pointer passed to them points to a value of
// the described type.
struct ValueType {
    ValueKind kind = ValueKind::Text;
    const ValueType* item = nullptr;            // Optional, List
    std::span<const ValueMember> members = {};  // Object

    std::int64_t (*integer)(const void*) = nullptr;
    bool (*set_integer)(void*, std::int64_t) = nullptr;  // False: does not fit.
    std::string_view (*word)(const void*) = nullptr;
    bool (*set_word)(void*, std::string_view) = nullptr;  // False: no such word.
    std::size_t words = 0;
    std::string_view (*word_at)(std::size_t index) = nullptr;
    Text (*word_label)(std::size_t index) = nullptr;

    std::size_t (*size)(const void*) = nullptr;  // Optional: 0 or 1
    void* (*element)(void*, std::size_t) = nullptr;
    void* (*append)(void*) = nullptr;  // Optional: makes the value
    void (*clear)(void*) = nullptr;
};

template <class T>
inline constexpr bool is_id = false;
template <class Entity>
inline constexpr bool is_id<Id<Entity>> = true;

// &ValueTypeOf<T>::value; made by the compiler, so it costs neither start-up time nor a lock.
template <class T>
struct ValueTypeOf {
    static const ValueType value;
};

namespace value_type_detail {

template <class T>
inline constexpr auto table = fields(Tag<T>{});

template <class T, std::size_t I>
constexpr ValueMember member() {
    constexpr const auto& row = std::get<I>(table<T>);
    using Value = typename std::remove_cvref_t<decltype(row)>::value_type;
    ValueMember made{.key = row.key,
                     .type = nullptr,
                     .at = nullptr,
                     .label = row.label,
                     .rules = row.rules,
                     .editor = row.editor,
                     .help = row.help};
    if constexpr (is_id<Value>) {
        made.type = &ValueTypeOf<std::string>::value;
        made.at = [](void* object) -> void* {
            return &(static_cast<T*>(object)->*(std::get<I>(table<T>).member)).value;
        };
    } else {
        made.type = &ValueTypeOf<Value>::value;
        made.at = [](void* object) -> void* {
            return &(static_cast<T*>(object)->*(std::get<I>(table<T>).member));
        };
    }
    return made;
}

template <class T>
inline constexpr std::size_t count_of = std::tuple_size_v<std::remove_cvref_t<decltype(table<T>)>>;

template <class T>
inline constexpr auto rows_of = []<std::size_t... I>(std::index_sequence<I...>) {
    return std::array<ValueMember, sizeof...(I)>{member<T, I>()...};
}(std::make_index_sequence<count_of<T>>{});

template <class T>
constexpr ValueType integer_type() {
    ValueType type{.kind = ValueKind::Integer};
    type.integer = [](const void* at) {
        return static_cast<std::int64_t>(*static_cast<const T*>(at));
    };
    type.set_integer = [](void* at, std::int64_t value) {
        if (!std::in_range<T>(value)) return false;
        *static_cast<T*>(at) = static_cast<T>(value);
        return true;
    };
    return type;
}

template <class T>
constexpr ValueType word_type() {
    ValueType type{.kind = ValueKind::Word};
    type.word = [](const void* at) { return enum_row(*static_cast<const T*>(at)).word; };
    type.set_word = [](void* at, std::string_view word) {
        const std::optional<T> value = enum_from_word<T>(word);
        if (value) *static_cast<T*>(at) = *value;
        return value.has_value();
    };
    type.words = std::span<const EnumRow<T>>(enum_rows(Tag<T>{})).size();
    type.word_at = [](std::size_t index) {
        return std::span<const EnumRow<T>>(enum_rows(Tag<T>{}))[index].word;
    };
    type.word_label = [](std::size_t index) {
        return std::span<const EnumRow<T>>(enum_rows(Tag<T>{}))[index].label;
    };
    return type;
}

template <class T>
constexpr ValueType optional_type() {
    ValueType type{.kind = ValueKind::Optional,
                   .item = &ValueTypeOf<typename T::value_type>::value};
    type.size = [](const void* at) -> std::size_t {
        return static_cast<const T*>(at)->has_value() ? 1 : 0;
    };
    type.element = [](void* at, std::size_t) -> void* { return &**static_cast<T*>(at); };
    type.append = [](void* at) -> void* { return &static_cast<T*>(at)->emplace(); };
    type.clear = [](void* at) { static_cast<T*>(at)->reset(); };
    return type;
}

template <class T>
constexpr ValueType list_type() {
    ValueType type{.kind = ValueKind::List, .item = &ValueTypeOf<typename T::value_type>::value};
    type.size = [](const void* at) { return static_cast<const T*>(at)->size(); };
    type.element = [](void* at, std::size_t index) -> void* {
        return &(*static_cast<T*>(at))[index];
    };
    type.append = [](void* at) -> void* { return &static_cast<T*>(at)->emplace_back(); };
    type.clear = [](void* at) { static_cast<T*>(at)->clear(); };
    return type;
}

template <class T>
constexpr ValueType make() {
    if constexpr (std::is_same_v<T, std::string>) {
        return {.kind = ValueKind::Text};
    } else if constexpr (std::is_same_v<T, bool>) {
        return {.kind = ValueKind::Boolean};
    } else if constexpr (std::is_enum_v<T>) {
        return word_type<T>();
    } else if constexpr (std::is_integral_v<T>) {
        return integer_type<T>();
    } else if constexpr (is_optional<T>) {
        return optional_type<T>();
    } else if constexpr (is_vector<T>) {
        return list_type<T>();
    } else {
        static_assert(Described<T>, "a value in JSON is a basic type or has a field table");
        return {.kind = ValueKind::Object, .members = rows_of<T>};
    }
}

}  // namespace value_type_detail

template <class T>
constexpr ValueType ValueTypeOf<T>::value = value_type_detail::make<T>();

}  // namespace emc
