#include "domain/rules/reg_no.h"

#include <string>

#include "domain/regions.h"
#include "domain/rules/width.h"

namespace emc {
namespace {

constexpr std::string_view national_registrar = "100000";

bool has_sound_check_digit(std::string_view code) {
    int product = 10;
    for (const char c : code.substr(0, 14)) {
        int sum = (product + (c - '0')) % 10;
        if (sum == 0) sum = 10;
        product = 2 * sum % 11;
    }
    return (11 - product) % 10 == code[14] - '0';
}

}  // namespace

std::optional<Problem> check_reg_no(std::string_view text) {
    const std::string folded = fold_width(text);
    const std::string_view code = trimmed(folded);
    if (code.size() != 15 || !all_digits(code)) {
        return Problem{.rule = Rule::RegNoFormat,
                       .limit = 15,
                       .actual = static_cast<std::int64_t>(code.size())};
    }
    if (!has_sound_check_digit(code)) return Problem{.rule = Rule::RegNoCheck};
    const std::string_view region = code.substr(0, 6);
    if (region != national_registrar && !is_known_region(region))
        return Problem{.rule = Rule::RegNoRegion};
    return std::nullopt;
}

}  // namespace emc
