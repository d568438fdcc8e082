#include "domain/rules/money.h"

#include "domain/display.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::string_view yuan_sign = "\u00A5";

struct DecimalForm {
    std::size_t integer_digits_max;
    int decimals;  // At most; the value comes back in units of the last of them.
};

// "1,409": a first group of one to three, then groups of exactly three. Plain digits pass too.
bool is_grouped_well(std::string_view text) {
    if (!text.contains(',')) return all_digits(text);
    const std::size_t first = text.find(',');
    if (first == 0 || first > 3 || !all_digits(text.substr(0, first))) return false;
    for (std::string_view rest = text.substr(first); !rest.empty(); rest.remove_prefix(4)) {
        if (rest.size() < 4 || rest[0] != ',' || !all_digits(rest.substr(1, 3))) return false;
    }
    return true;
}

std::optional<std::int64_t> parse_decimal(std::string_view text, DecimalForm form) {
    const std::size_t point = text.find('.');
    std::string digits(text.substr(0, point));
    const bool has_leading_zero = digits.size() > 1 && digits[0] == '0';
    if (!is_grouped_well(digits) || has_leading_zero) return std::nullopt;
    std::erase(digits, ',');
    if (digits.size() > form.integer_digits_max) return std::nullopt;
    std::string fraction;
    if (point != std::string_view::npos) {
        fraction = text.substr(point + 1);
        if (!all_digits(fraction) || fraction.size() > static_cast<std::size_t>(form.decimals))
            return std::nullopt;
    }
    fraction.resize(static_cast<std::size_t>(form.decimals), '0');
    std::int64_t value = 0;
    for (const char c : digits + fraction) value = value * 10 + (c - '0');
    return value;
}

// A sign, then ¥ or ￥, both optional, then the number.
std::optional<std::int64_t> parse_amount(std::string_view given, DecimalForm form) {
    const std::string folded = fold_width(given);
    std::string_view text = trimmed(folded);
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    if (text.starts_with(yuan_sign)) text.remove_prefix(yuan_sign.size());
    const std::optional<std::int64_t> value = parse_decimal(text, form);
    if (!value) return std::nullopt;
    return is_negative ? -*value : *value;
}

}  // namespace

std::optional<std::int64_t> parse_cny(std::string_view text) { return parse_amount(text, {14, 2}); }

std::optional<std::int64_t> parse_wan_yuan(std::string_view text) {
    const std::optional<std::int64_t> hundredths = parse_amount(text, {12, 2});
    if (!hundredths) return std::nullopt;
    return *hundredths * 10'000;
}

std::string cny_text(std::int64_t fen) {
    const bool is_negative = fen < 0;
    const std::uint64_t size =
        is_negative ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
    std::string out = is_negative ? "-" : "";
    out += grouped(static_cast<std::int64_t>(size / 100));
    const std::uint64_t rest = size % 100;
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    out += static_cast<char>('0' + rest % 10);
    return out;
}

std::vector<std::int64_t> split_by_percent(std::int64_t total_fen, std::span<const int> percents) {
    std::vector<std::int64_t> shares;
    std::int64_t left = total_fen;
    for (std::size_t i = 0; i < percents.size(); ++i) {
        // Whole hundreds first, so that the product cannot overflow.
        const std::int64_t share =
            total_fen / 100 * percents[i] + total_fen % 100 * percents[i] / 100;
        shares.push_back(i + 1 == percents.size() ? left : share);
        left -= shares.back();
    }
    return shares;
}

}  // namespace emc
