#include "domain/rules/postcode.h"

#include <string>

#include "domain/rules/width.h"

namespace emc {
namespace {

// The second digits that are in use behind 0, 1, ... 9.
constexpr std::string_view second_digits[] = {"1234567",    "01356",    "01234567", "0123456",
                                              "01234567",   "01234567", "01234567", "012345",
                                              "0123456789", "012345678"};

bool is_postcode(std::string_view code) {
    return code.size() == 6 && all_digits(code) && second_digits[code[0] - '0'].contains(code[1]);
}

// 410 to 419 and 421 to 427; there is no 420.
bool is_hunan(std::string_view code) {
    return code.starts_with("41") || (code.starts_with("42") && code[2] >= '1' && code[2] <= '7');
}

}  // namespace

std::optional<Problem> check_postcode(std::string_view text) {
    const std::string folded = fold_width(text);
    if (is_postcode(trimmed(folded))) return std::nullopt;
    return Problem{.rule = Rule::Postcode, .limit = 6};
}

std::optional<Problem> check_hunan_postcode(std::string_view text) {
    if (std::optional<Problem> problem = check_postcode(text)) return problem;
    const std::string folded = fold_width(text);
    if (is_hunan(trimmed(folded))) return std::nullopt;
    return Problem{.rule = Rule::HunanPostcode};
}

}  // namespace emc
