#include "domain/display.h"

#include "domain/industries.h"
#include "domain/regions.h"
#include "domain/rules/money.h"
#include "domain/service_categories.h"

namespace emc {
namespace {

constexpr std::uint64_t fen_in_wan_yuan = 1'000'000;

std::uint64_t size_of(std::int64_t number) {
    return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

std::string grouped_size(std::uint64_t number) {
    std::string out = std::to_string(number);
    for (std::size_t end = out.size(); end > 3; end -= 3) out.insert(end - 3, 1, ',');
    return out;
}

}  // namespace

std::string grouped(std::int64_t number) {
    return (number < 0 ? "-" : "") + grouped_size(size_of(number));
}

std::string wan_yuan_number(std::int64_t fen) {
    const std::uint64_t size = size_of(fen);
    std::string out = (fen < 0 ? "-" : "") + grouped_size(size / fen_in_wan_yuan);
    std::string decimals = std::to_string(fen_in_wan_yuan + size % fen_in_wan_yuan).substr(1);
    if (size % fen_in_wan_yuan == 0) return out;
    while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
    return out + "." + decimals;
}

std::string wan_yuan_text(std::int64_t fen) { return wan_yuan_number(fen) + " 万元"; }

std::string display_text(std::string_view value, Editor editor) {
    std::string name;
    if (editor == Editor::County) name = region_name(value);
    if (editor == Editor::Industry) name = industry_name(value);
    if (editor == Editor::ServiceCategories) {
        const ServiceCategory* category = find_service_category(value);
        if (category != nullptr) name = category->name;
    }
    // A code that is in no table (any more) is shown as it is.
    return name.empty() ? std::string(value) : name;
}

std::string display_number(std::int64_t value, Editor editor) {
    if (editor == Editor::WanYuan) return wan_yuan_text(value);
    if (editor == Editor::Yuan) return cny_text(value) + " 元";
    if (editor == Editor::Year) return std::to_string(value);
    return grouped(value);
}

}  // namespace emc
