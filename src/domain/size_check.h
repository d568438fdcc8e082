// 划型自测: what anybody may type in to see the size of an enterprise, without an account.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "domain/field.h"
#include "domain/industries.h"
#include "domain/sme_size.h"

namespace emc {

struct SizeCheck {
    std::string industry;  // A class of GB/T 4754, since some divisions are in several rows.
    std::optional<std::int64_t> employees;
    std::optional<std::int64_t> revenue_fen;
    std::optional<std::int64_t> assets_fen;
    bool operator==(const SizeCheck&) const = default;
};
constexpr auto fields(Tag<SizeCheck>) {
    using S = SizeCheck;
    constexpr std::int64_t people_max = 9'999'999;
    constexpr std::int64_t fen_max = 99'999'999'999'999'99;
    return std::tuple{
        field("industry", &S::industry, {"所属行业", "Industry"},
              {.required = true, .check = check_industry_class}, Editor::Industry),
        field("employees", &S::employees, {"从业人员数", "Employees"},
              {.min = 0, .max = people_max}, Editor::Integer,
              {"上年末在岗人数，含劳务派遣", "At the end of last year"}),
        field("revenue_fen", &S::revenue_fen, {"上年营业收入", "Revenue of last year"},
              {.min = 0, .max = fen_max}, Editor::WanYuan),
        field("assets_fen", &S::assets_fen, {"上年末资产总额", "Total assets"},
              {.min = 0, .max = fen_max}, Editor::WanYuan),
    };
}
inline Problems check(const SizeCheck& input) { return check_fields(input); }

inline SizeResult size_of(const SizeCheck& input, Language language = Language::Zh) {
    return sme_size(input.industry, {input.employees, input.revenue_fen, input.assets_fen},
                    language);
}

}  // namespace emc
