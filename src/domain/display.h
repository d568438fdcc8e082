// Values as a person reads them: on the diff, in lists, in print.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/field.h"
#include "domain/file_ref.h"

namespace emc {

std::string grouped(std::int64_t number);       // "1,234,567"
std::string wan_yuan_number(std::int64_t fen);  // "1,999.99", "2,000"; of 万元, never rounded.
std::string wan_yuan_text(std::int64_t fen);    // "1,999.99 万元"
std::string display_text(std::string_view value, Editor editor);  // Codes by their names.
std::string display_number(std::int64_t value, Editor editor);

// Empty for what is not filled in.
template <class Value>
std::string display(const Value& value, Editor editor, Language language = Language::Zh) {
    if constexpr (std::is_same_v<Value, std::string>) {
        return display_text(value, editor);
    } else if constexpr (std::is_same_v<Value, bool>) {
        return std::string(Text{value ? "是" : "否", value ? "yes" : "no"}.in(language));
    } else if constexpr (Enumerated<Value>) {
        return std::string(enum_row(value).label.in(language));
    } else if constexpr (std::is_integral_v<Value>) {
        return display_number(value, editor);
    } else if constexpr (std::is_same_v<Value, FileRef>) {
        return value.name;
    } else if constexpr (is_optional<Value>) {
        return value ? display(*value, editor, language) : std::string();
    } else {
        static_assert(is_vector<Value>);
        std::string out;
        for (const auto& item : value) {
            if (!out.empty()) out += Text{"、", ", "}.in(language);
            out += display(item, editor, language);
        }
        return out;
    }
}

}  // namespace emc
