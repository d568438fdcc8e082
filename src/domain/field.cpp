#include "domain/field.h"

namespace emc {

namespace {

// Control characters never belong to what a person typed; a paragraph may have line ends and tabs.
bool has_control_character(std::string_view text) {
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte == 0x7F ||
            (byte < 0x20 && character != '\n' && character != '\r' && character != '\t')) {
            return true;
        }
    }
    return false;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

void check_text(Problems& problems, std::string_view key, const FieldRules& rules,
                std::string_view value) {
    const std::string_view text = trimmed(value);
    const auto add = [&](Rule rule, std::int64_t limit = 0, std::int64_t actual = 0) {
        problems.push_back({std::string(key), rule, limit, actual});
    };
    if (text.empty()) {
        if (rules.required) add(Rule::Required);
        return;
    }
    if (!is_valid_utf8(text) || has_control_character(text)) return add(Rule::Charset);
    const auto chars = static_cast<std::int64_t>(count_code_points(text));
    const int chars_max = rules.chars_max > 0 ? rules.chars_max : text_chars_max;
    if (chars < rules.chars_min) return add(Rule::TooShort, rules.chars_min, chars);
    if (chars > chars_max) return add(Rule::TooLong, chars_max, chars);
    if (rules.check == nullptr) return;
    if (std::optional<Problem> problem = rules.check(text)) {
        problem->field = std::string(key);
        problems.push_back(std::move(*problem));
    }
}

void check_number(Problems& problems, std::string_view key, const FieldRules& rules,
                  std::int64_t value) {
    if (value < rules.min) problems.push_back({std::string(key), Rule::TooSmall, rules.min, value});
    if (value > rules.max) problems.push_back({std::string(key), Rule::TooLarge, rules.max, value});
}

}  // namespace emc
