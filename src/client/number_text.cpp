#include "client/number_text.h"

#include <array>
#include <limits>

#include "domain/civil_date.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

// 1 万元 is 1,000,000 fen: six decimals are exact.
constexpr std::size_t wan_yuan_decimals = 6;
constexpr std::size_t yuan_decimals = 2;
constexpr std::size_t digits_max = 18;

// How many decimals of the unit are whole fen; none for what is no money.
std::size_t decimals_of(Editor editor) {
    if (editor == Editor::WanYuan) return wan_yuan_decimals;
    return editor == Editor::Yuan ? yuan_decimals : 0;
}

// More digits before the point overflow once they are fen; no field allows so many.
std::size_t whole_digits_max(Editor editor) { return digits_max - decimals_of(editor); }

std::int64_t fen_in_unit(Editor editor) {
    std::int64_t fen = 1;
    for (std::size_t i = decimals_of(editor); i > 0; --i) fen *= 10;
    return fen;
}

std::string_view unit_of(Editor editor) {
    if (editor == Editor::WanYuan) return "万元";
    return editor == Editor::Yuan ? "元" : std::string_view{};
}

std::string plain_number(std::string_view text, Editor editor) {
    std::string folded = without_blanks(fold_width(text));
    const std::string_view unit = unit_of(editor);
    if (!unit.empty() && folded.ends_with(unit)) folded.resize(folded.size() - unit.size());
    constexpr std::string_view sign = "¥";
    if (editor == Editor::Yuan && folded.starts_with(sign)) folded.erase(0, sign.size());
    std::erase(folded, ',');
    return folded;
}

std::int64_t digits_value(std::string_view digits) {
    std::int64_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

std::int64_t signed_limit(bool is_negative) {
    return is_negative ? std::numeric_limits<std::int64_t>::min()
                       : std::numeric_limits<std::int64_t>::max();
}

std::string_view without_leading_zeros(std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    return digits;
}

}  // namespace

std::expected<std::int64_t, Rule> parse_number(std::string_view text, Editor editor) {
    const std::string folded = plain_number(text, editor);
    std::string_view rest = folded;
    const std::size_t decimals_max = decimals_of(editor);
    const bool is_money = decimals_max > 0;
    const Rule wrong = is_money ? Rule::Money : Rule::Integer;
    const bool is_negative = rest.starts_with('-');
    if (is_negative) rest.remove_prefix(1);

    const std::size_t point = rest.find('.');
    const std::string_view whole = without_leading_zeros(rest.substr(0, point));
    std::string decimals;
    if (point != std::string_view::npos) {
        decimals = rest.substr(point + 1);
        if (!is_money || !all_digits(decimals)) return std::unexpected(wrong);
    }
    if (!all_digits(whole) || decimals.size() > decimals_max) return std::unexpected(wrong);
    if (whole.size() > whole_digits_max(editor)) return signed_limit(is_negative);
    std::int64_t value = digits_value(whole);
    if (is_money) {
        decimals.resize(decimals_max, '0');
        value = value * fen_in_unit(editor) + digits_value(decimals);
    }
    return is_negative ? -value : value;
}

void enter_number(FormBase& form, Editor editor, std::string_view key, std::string_view text,
                  std::optional<std::int64_t>& value) {
    value.reset();
    if (trimmed(text).empty()) return form.drop_text(key);
    const std::expected<std::int64_t, Rule> number = parse_number(text, editor);
    if (number) value = *number;
    form.set_text(key, std::string(text), number ? std::nullopt : std::optional(number.error()));
}

std::string number_text(std::int64_t value, Editor editor) {
    const std::size_t decimals_max = decimals_of(editor);
    if (decimals_max == 0) return std::to_string(value);
    const auto unit = static_cast<std::uint64_t>(fen_in_unit(editor));
    const bool is_negative = value < 0;
    const std::uint64_t size = is_negative ? 0 - static_cast<std::uint64_t>(value) : value;
    std::string text = (is_negative ? "-" : "") + std::to_string(size / unit);
    std::string decimals = std::to_string(size % unit);
    decimals.insert(0, decimals_max - decimals.size(), '0');
    while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
    if (decimals != "00") text += "." + decimals;
    return text;
}

std::string tidy_date(std::string_view text) {
    const std::string folded = without_blanks(fold_width(text));
    std::array<std::string, 3> parts;
    std::size_t part = 0;
    for (const char c : folded) {
        if (is_digit(c)) {
            if (part < parts.size()) parts[part] += c;
        } else if (part < parts.size() && !parts[part].empty()) {
            ++part;
        }
    }
    if (parts[0].size() == 8 && parts[1].empty()) {
        parts = {parts[0].substr(0, 4), parts[0].substr(4, 2), parts[0].substr(6, 2)};
    }
    if (parts[0].size() != 4) return std::string(text);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i].empty() || parts[i].size() > 2) return std::string(text);
        parts[i].insert(0, 2 - parts[i].size(), '0');
    }
    const std::string date = parts[0] + "-" + parts[1] + "-" + parts[2];
    return parse_date(date) ? date : std::string(text);
}

}  // namespace emc
