// Numbers as people type them and as a field shows them. What was typed stays as it is while it is
// no number; see FormBase::texts.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "client/form.h"

namespace emc {

// Full width folded, blanks and grouping commas ignored, "万元" and "元" after it too.
// Rule::Integer or Rule::Money for what is no number. What is too large to be kept becomes the
// largest (smallest) value there is, so that the field's own bound refuses it.
std::expected<std::int64_t, Rule> parse_number(std::string_view text, Editor editor);

// What a person typed into a number's field becomes its value, or stays as text with its problem.
void enter_number(FormBase& form, Editor editor, std::string_view key, std::string_view text,
                  std::optional<std::int64_t>& value);

// Without grouping, so that it can be edited: "1999.99" for 1'999'990'000 fen in 万元.
std::string number_text(std::int64_t value, Editor editor);

// "2008年8月8日", "2008/8/8", "20080808" become "2008-08-08"; everything else stays.
std::string tidy_date(std::string_view text);

}  // namespace emc
