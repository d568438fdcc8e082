#include "domain/regions.h"

#include <algorithm>

#include "domain/rules/width.h"
#include "domain/tables/tables.h"

namespace emc {

std::span<const Prefecture> hunan_prefectures() { return tables::prefectures; }

const Prefecture* find_prefecture_of(std::string_view code) {
    if (code.size() != 6) return nullptr;
    for (const Prefecture& prefecture : tables::prefectures) {
        if (prefecture.code.substr(0, 4) != code.substr(0, 4)) continue;
        return prefecture.code == code || find_county(code) != nullptr ? &prefecture : nullptr;
    }
    return nullptr;
}

const County* find_county(std::string_view code) {
    for (const Prefecture& prefecture : tables::prefectures) {
        const auto county = std::ranges::find(prefecture.counties, code, &County::code);
        if (county != prefecture.counties.end()) return &*county;
    }
    return nullptr;
}

bool covers(std::string_view window_region, std::string_view county) {
    if (window_region.size() != 6 || county.size() != 6) return false;
    if (window_region == county) return true;
    std::size_t digits = window_region.size();
    while (digits > 0 && window_region.substr(digits - 2, 2) == "00") digits -= 2;
    return digits > 0 && county.starts_with(window_region.substr(0, digits));
}

std::string region_name(std::string_view code) {
    const Prefecture* prefecture = find_prefecture_of(code);
    if (prefecture == nullptr) return {};
    const County* county = find_county(code);
    std::string name(prefecture->name);
    if (county != nullptr) name += county->name;
    return name;
}

std::string window_name_of(std::string_view code) {
    std::string name;
    if (const County* county = find_county(code); county != nullptr) {
        name = county->name;
    } else if (const Prefecture* prefecture = find_prefecture_of(code); prefecture != nullptr) {
        name = prefecture->name;
    } else if (code == hunan_code) {
        name = "湖南省";
    }
    return name.empty() ? name : name + "中小企业服务窗口";
}

std::optional<Problem> check_window_region(std::string_view code) {
    if (!window_name_of(code).empty()) return std::nullopt;
    return Problem{.rule = Rule::Unknown};
}

std::optional<Problem> check_county(std::string_view code) {
    if (find_county(code) != nullptr) return std::nullopt;
    return Problem{.rule = Rule::RegionNotCounty};
}

bool is_known_region(std::string_view code) {
    if (code.size() != 6 || !all_digits(code)) return false;
    int prefix = 0;
    for (const char c : code.substr(0, 4)) prefix = prefix * 10 + (c - '0');
    return std::ranges::binary_search(tables::china_prefectures, prefix);
}

}  // namespace emc
