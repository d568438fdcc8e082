// Every rule by its name, for emc-check and the test vectors: text in, one word out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace emc {

// `arguments` are the columns of tests/unit/vectors.tsv between the rule and the verdict; missing
// ones at the end are empty. Answers UNKNOWN_RULE for a rule that there is none of, and ARGUMENTS
// if there are too many.
std::string verdict(std::string_view rule, std::span<const std::string_view> arguments);

// The same for one line "rule TAB argument ...".
std::string verdict_of_line(std::string_view line);

}  // namespace emc
