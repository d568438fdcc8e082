// An entity is described once, by a table of fields beside its struct: JSON, checks, form,
// accessible names and OpenAPI all come from `fields(Tag<T>)`.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/text.h"
#include "base/utf8.h"
#include "domain/enumeration.h"

namespace emc {

// How a person edits the value. The type says what it is, the editor how it is asked for.
enum class Editor : std::uint8_t {
    Line,
    Paragraph,
    Code,  // Code: letters and digits, stored in capitals.
    UserName,
    NewPassword,
    CurrentPassword,
    Email,
    Mobile,
    Phone,
    Url,
    Digits,
    Integer,
    Yuan,     // Yuan: asked in 元 with two decimals, kept in fen.
    WanYuan,  // WanYuan: asked in 万元 with two decimals, kept in fen.
    Year,
    Date,
    Choice,
    Choices,
    County,
    Industry,
    ServiceCategories,
    Toggle,
};

// What a value must obey. Lengths in code points after trimming; min and max in the value's own
// unit. `check` is asked for non-empty text only.
struct FieldRules {
    bool required = false;
    int chars_min = 0;
    int chars_max = 0;  // 0: no bound of its own; every text is bounded by text_chars_max.
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    std::optional<Problem> (*check)(std::string_view value) = nullptr;
};

inline constexpr int text_chars_max = 5000;

template <class Entity, class Value>
struct Field {
    using entity_type = Entity;
    using value_type = Value;
    std::string_view key;
    Value Entity::* member;
    Text label;
    FieldRules rules;
    Editor editor;
    Text help;
    std::string_view autocomplete;  // The HTML token: "organization", "tel", ...
};

// One row of a table reads best as one call, however many columns it has.
template <class Entity, class Value>
// NOLINTNEXTLINE(readability-function-size)
constexpr Field<Entity, Value> field(std::string_view key, Value Entity::* member, Text label,
                                     FieldRules rules = {}, Editor editor = Editor::Line,
                                     Text help = {}, std::string_view autocomplete = {}) {
    return {key, member, label, rules, editor, help, autocomplete};
}

template <class T>
concept Described = requires { fields(Tag<T>{}); };

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
    std::apply([&](const auto&... row) { (visit(row), ...); }, fields(Tag<T>{}));
}

// The checks of one text value; domain/field.cpp.
void check_text(Problems& problems, std::string_view key, const FieldRules& rules,
                std::string_view value);
void check_number(Problems& problems, std::string_view key, const FieldRules& rules,
                  std::int64_t value);

template <class Value>
void check_value(Problems& problems, std::string_view key, const FieldRules& rules,
                 const Value& value);

// Every field rule of the table, in the table's order. Rules across fields are in check(T).
template <Described T>
Problems check_fields(const T& entity) {
    Problems problems;
    for_each_field<T>(
        [&](const auto& row) { check_value(problems, row.key, row.rules, entity.*(row.member)); });
    return problems;
}

template <class Value>
void check_value(Problems& problems, std::string_view key, const FieldRules& rules,
                 const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        check_text(problems, key, rules, value);
    } else if constexpr (std::is_same_v<Value, bool> || std::is_enum_v<Value>) {
        // Every value of the type is allowed; rules across fields may say more.
    } else if constexpr (std::is_integral_v<Value>) {
        check_number(problems, key, rules, value);
    } else if constexpr (is_optional<Value>) {
        if (value) {
            check_value(problems, key, rules, *value);
        } else if (rules.required) {
            problems.push_back({std::string(key), Rule::Required});
        }
    } else if constexpr (is_vector<Value>) {
        if (rules.required && value.empty()) problems.push_back({std::string(key), Rule::Required});
        FieldRules each = rules;
        each.required = false;
        for (std::size_t index = 0; index < value.size(); ++index) {
            // Only of a list of entities does a person need to know which one is meant.
            if constexpr (Described<typename Value::value_type>) {
                const std::string place = std::string(key) + "/" + std::to_string(index);
                check_value(problems, place, each, value[index]);
            } else {
                check_value(problems, key, each, value[index]);
            }
        }
    } else if constexpr (Described<Value>) {
        for (Problem& problem : check(value)) {
            problem.field = std::string(key) + "/" + problem.field;
            problems.push_back(std::move(problem));
        }
    }
}

// A T that has passed check(T). There is no other way to make one, so a function that takes
// Valid<T> cannot be reached with unchecked input.
template <class T>
class Valid {
public:
    static Result<Valid> from(T value) {
        Problems problems = check(value);
        if (!problems.empty()) return invalid(std::move(problems));
        return Valid(std::move(value));
    }
    const T& operator*() const { return value_; }
    const T* operator->() const { return &value_; }

private:
    explicit Valid(T value) : value_(std::move(value)) {}
    T value_;
};

}  // namespace emc
