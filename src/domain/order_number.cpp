#include "domain/order_number.h"

#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::size_t prefix_size = 2;
constexpr std::size_t digits_size = 8 + 6 + 1;

// The digit that makes `digits` with it pass Luhn's test.
char luhn_digit(std::string_view digits) {
    int sum = 0;
    bool doubles = true;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int value = (*digit - '0') * (doubles ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        doubles = !doubles;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

std::string_view prefix_of(NumberKind kind) {
    switch (kind) {
        case NumberKind::Service:
            return "FW";
        case NumberKind::Order:
            return "DD";
        case NumberKind::Contract:
            return "HT";
        case NumberKind::Consultation:
            return "ZX";
        case NumberKind::Demand:
            return "XQ";
        case NumberKind::Shop:
            return "WS";
    }
    return "DD";
}

std::string business_number(NumberKind kind, CivilDate day, int sequence) {
    std::string digits = to_string(day);
    std::erase(digits, '-');
    digits += std::to_string(1'000'000 + sequence).substr(1);
    digits += luhn_digit(digits);
    return std::string(prefix_of(kind)) + digits;
}

bool is_business_number(NumberKind kind, std::string_view text) {
    if (!text.starts_with(prefix_of(kind))) return false;
    const std::string_view digits = text.substr(prefix_size);
    if (digits.size() != digits_size || !all_digits(digits)) return false;
    const std::string day = std::string(digits.substr(0, 4)) + "-" +
                            std::string(digits.substr(4, 2)) + "-" +
                            std::string(digits.substr(6, 2));
    return parse_date(day).has_value() &&
           luhn_digit(digits.substr(0, digits_size - 1)) == digits.back();
}

}  // namespace emc
