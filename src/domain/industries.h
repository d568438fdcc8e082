// 国民经济行业分类, GB/T 4754-2017: 20 sections, 97 divisions, 473 groups, 1381 classes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace emc {

struct Industry {
    std::string_view code;  // "C", "C39", "C391", "C3911": its length says the level.
    std::string_view name;
    int level() const { return code.size() > 1 ? static_cast<int>(code.size()) - 1 : 1; }
};

std::span<const Industry> all_industries();  // By code, so that a parent precedes its children.
const Industry* find_industry(std::string_view code);  // Null if unknown.
// The level below; of the empty code the sections. They follow one another in all_industries only
// together with their own children, hence a vector.
std::vector<Industry> industry_children(std::string_view code);
// From the section down to the code itself; empty if unknown.
std::vector<Industry> industry_path(std::string_view code);
std::string industry_name(std::string_view code);  // "计算机整机制造 C3911"; empty if unknown.

std::optional<Problem> check_industry(
    std::string_view code);  // Division or deeper: IndustryNotClass, limit 2.
std::optional<Problem> check_industry_class(
    std::string_view code);  // A class: IndustryNotClass, limit 4.

}  // namespace emc
