#include "domain/rules/phone.h"

#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::string_view extension_word = "转";

// One telephone number, taken apart.
struct Landline {
    std::string_view area;       // "0731", or "400" and "800".
    std::string_view number;     // "82212345"
    std::string_view extension;  // "8001"
};

// "-8001" or "转8001" at the end of `rest`; it is taken off. False if what is there is no
// extension.
bool take_extension(std::string_view& rest, std::string_view& extension, std::size_t number_end) {
    std::string_view tail = rest.substr(number_end);
    if (tail.empty()) return true;
    if (tail.starts_with('-')) {
        tail.remove_prefix(1);
    } else if (tail.starts_with(extension_word)) {
        tail.remove_prefix(extension_word.size());
    } else {
        return false;
    }
    if (!all_digits(tail) || tail.size() > 6) return false;
    extension = tail;
    rest = rest.substr(0, number_end);
    return true;
}

std::size_t digits_in_front(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count;
}

// Beijing and the places from 020 to 029; 026 was never given.
bool has_three_digit_area(std::string_view text) {
    return text.starts_with("010") || (text.starts_with("02") && text[2] != '6');
}

std::optional<Landline> parse_service_number(std::string_view text) {
    if (!text.starts_with("400") && !text.starts_with("800")) return std::nullopt;
    std::string_view rest = text.substr(3);
    if (rest.starts_with('-')) rest.remove_prefix(1);
    std::string digits(rest);
    if (digits.size() == 8 && digits[3] == '-') digits.erase(3, 1);
    if (digits.size() != 7 || !all_digits(digits)) return std::nullopt;
    return Landline{text.substr(0, 3), rest, {}};
}

std::optional<Landline> parse_landline(std::string_view text) {
    if (text.size() < 4 || !all_digits(text.substr(0, 3)) || text[0] != '0') return std::nullopt;
    const bool is_short_area = has_three_digit_area(text);
    const bool is_long_area = text[1] >= '3' && is_digit(text[3]);
    if (!is_short_area && !is_long_area) return std::nullopt;
    Landline line{.area = text.substr(0, is_short_area ? 3 : 4), .number = {}, .extension = {}};
    std::string_view rest = text.substr(line.area.size());
    if (rest.starts_with('-')) rest.remove_prefix(1);
    const std::size_t length = digits_in_front(rest);
    const bool is_right_length = length == 8 || (length == 7 && !is_short_area);
    if (!is_right_length || rest[0] < '2') return std::nullopt;
    if (!take_extension(rest, line.extension, length)) return std::nullopt;
    line.number = rest;
    return line;
}

std::optional<Landline> parse_phone(std::string_view text) {
    if (const std::optional<Landline> line = parse_service_number(text)) return line;
    return parse_landline(text);
}

}  // namespace

std::string normalized_mobile(std::string_view text) {
    std::string digits = without_blanks(fold_width(text));
    std::erase(digits, '-');
    for (const std::string_view prefix : {"+86", "0086", "86"}) {
        if (digits.size() == 11 + prefix.size() && digits.starts_with(prefix))
            return digits.substr(prefix.size());
    }
    return digits;
}

std::optional<Problem> check_mobile(std::string_view text) {
    const std::string number = normalized_mobile(text);
    if (number.size() == 11 && all_digits(number) && number[0] == '1' && number[1] >= '3')
        return std::nullopt;
    return Problem{
        .rule = Rule::Mobile, .limit = 11, .actual = static_cast<std::int64_t>(number.size())};
}

bool is_assigned_mobile(std::string_view text) {
    if (check_mobile(text)) return false;
    // The third digits that are in use behind 13, 14, ... 19.
    constexpr std::string_view third_digits[] = {"0123456789", "579",        "012356789", "2567",
                                                 "01235678",   "0123456789", "012356789"};
    const std::string number = normalized_mobile(text);
    return third_digits[number[1] - '3'].contains(number[2]);
}

std::string normalized_phone(std::string_view text) {
    const std::string folded = fold_width(text);
    const std::string_view given = trimmed(folded);
    const std::optional<Landline> line = parse_phone(given);
    if (!line) return std::string(given);
    std::string out = std::string(line->area) + "-" + std::string(line->number);
    if (!line->extension.empty()) out.append("-").append(line->extension);
    return out;
}

std::optional<Problem> check_phone(std::string_view text) {
    const std::string folded = fold_width(text);
    if (parse_phone(trimmed(folded))) return std::nullopt;
    return Problem{.rule = Rule::Phone};
}

std::optional<Problem> check_mobile_or_phone(std::string_view text) {
    if (!check_mobile(text) || !check_phone(text)) return std::nullopt;
    return Problem{.rule = Rule::MobileOrPhone};
}

}  // namespace emc
