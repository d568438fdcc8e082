// What a person is told about a 统一社会信用代码 beyond the refusals of its field.
#pragma once

#include <optional>
#include <string_view>

#include "domain/rules/uscc.h"

namespace emc {

// The check character is wrong and nothing else: a few codes were issued so, and the person may
// confirm that the code is as on the licence.
inline bool has_only_check_defect(std::string_view uscc) {
    const std::optional<Problem> problem = check_uscc(normalized_uscc(uscc));
    return problem && problem->rule == Rule::UsccCheck;
}

// Odd, but allowed; or empty.
inline std::string_view uscc_warning(std::string_view uscc) {
    const std::string code = normalized_uscc(uscc);
    if (code.empty() || check_uscc(code) || is_hunan_uscc(code)) return {};
    return "登记地不在湖南省，请确认代码无误";
}

}  // namespace emc
