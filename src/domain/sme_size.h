// 中小企业划型: 工信部联企业〔2011〕300号, with the industries of 国统字〔2017〕213号.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.h"

namespace emc {

enum class EnterpriseSize : std::uint8_t { Micro, Small, Medium, Large };
inline constexpr EnumRow<EnterpriseSize> enterprise_size_rows[] = {
    {EnterpriseSize::Micro, "micro", {"微型", "Micro"}},
    {EnterpriseSize::Small, "small", {"小型", "Small"}},
    {EnterpriseSize::Medium, "medium", {"中型", "Medium"}},
    {EnterpriseSize::Large, "large", {"大型", "Large"}},
};
constexpr std::span<const EnumRow<EnterpriseSize>> enum_rows(Tag<EnterpriseSize>) {
    return enterprise_size_rows;
}

enum class SizeMeasure : std::uint8_t { Employees, Revenue, Assets };

struct SizeInputs {
    std::optional<std::int64_t> employees;
    std::optional<std::int64_t> revenue_fen;
    std::optional<std::int64_t> assets_fen;
};

// The row of the rule, 1 to 16, that a code of GB/T 4754 ("C39", "G5910") belongs to. Nothing if
// the rule covers it not (finance, education, ...) or only in parts ("K70" is in three rows).
std::optional<int> sector_of(std::string_view industry_code);
std::string_view sector_name(int sector);  // "工业"; empty if there is no such row.

struct SizeResult {
    std::optional<EnterpriseSize> size;
    std::vector<SizeMeasure> missing;  // What must be given before the size can be told.
    std::string reason;                // Why, or what to do; one sentence.
};

// Every measure of the row gives a size of its own and the smallest of them holds (同时满足下限，
// 否则下划一档), so one measure of a micro enterprise decides alone.
SizeResult sme_size(std::optional<int> sector, const SizeInputs& inputs,
                    Language language = Language::Zh);
// As above, and says what to do while the industry is empty or too coarse.
SizeResult sme_size(std::string_view industry_code, const SizeInputs& inputs,
                    Language language = Language::Zh);

}  // namespace emc
