// 市州 and 区县 of Hunan, GB/T 2260.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc {

struct County {
    std::string_view code;
    std::string_view name;
};
struct Prefecture {
    std::string_view code;
    std::string_view name;
    std::string_view area_code;  // Of its telephones: "0731".
    std::string_view postcode;
    std::span<const County> counties;
};

std::span<const Prefecture> hunan_prefectures();
const County* find_county(std::string_view code);             // Null: no county of Hunan.
const Prefecture* find_prefecture_of(std::string_view code);  // Of a county or of itself; or null.

// Whether a window of `window_region` (a county, a prefecture or the province) serves `county`.
bool covers(std::string_view window_region, std::string_view county);

std::string region_name(std::string_view code);  // "长沙市芙蓉区"; empty if unknown.
// "芙蓉区中小企业服务窗口", also of a prefecture and of the province; empty if unknown.
std::string window_name_of(std::string_view code);

std::optional<Problem> check_county(std::string_view code);  // Rule::RegionNotCounty
// What a window may serve: a county, a prefecture or the province. Rule::Unknown
std::optional<Problem> check_window_region(std::string_view code);
inline constexpr std::string_view hunan_code = "430000";

// Whether the first four digits of a six-digit code name a prefecture of any province, as GB/T 2260
// has or once had it. Counties come and go too often to be asked for.
bool is_known_region(std::string_view code);

}  // namespace emc
