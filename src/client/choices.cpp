#include "client/choices.h"

#include <map>
#include <memory>
#include <vector>

#include "domain/industries.h"
#include "domain/regions.h"
#include "domain/service_categories.h"
#include "domain/service_item.h"

namespace emc {
namespace {

using List = std::vector<ui::Option>;

ui::Option option(std::string_view value, std::string_view label, std::string_view group = {}) {
    return {std::string(value), std::string(label), std::string(group)};
}

List list_of_counties(std::string_view prefecture_code) {
    List list{empty_option()};
    const Prefecture* prefecture = find_prefecture_of(prefecture_code);
    if (prefecture == nullptr) return list;
    for (const County& county : prefecture->counties)
        list.push_back(option(county.code, county.name));
    return list;
}

List list_of_divisions() {
    List list{empty_option()};
    std::string_view section;
    for (const Industry& industry : all_industries()) {
        if (industry.level() == 1) section = industry.name;
        if (industry.level() == 2) list.push_back(option(industry.code, industry.name, section));
    }
    return list;
}

List list_of_classes(std::string_view division_code) {
    List list{empty_option()};
    if (division_code.empty()) return list;
    for (const Industry& group : industry_children(division_code)) {
        for (const Industry& leaf : industry_children(group.code)) {
            list.push_back(option(leaf.code, leaf.name, group.name));
        }
    }
    return list;
}

// One list for each code asked for, kept for good: there are 14 prefectures and 97 divisions.
template <class Make>
ui::Options kept(std::map<std::string, ui::Options, std::less<>>& lists, std::string_view code,
                 Make make) {
    const auto found = lists.find(code);
    if (found != lists.end()) return found->second;
    return lists.emplace(code, std::make_shared<List>(make(code))).first->second;
}

}  // namespace

ui::Option empty_option() { return {"", "请选择", ""}; }

ui::Options prefecture_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<List>(List{empty_option()});
        for (const Prefecture& prefecture : hunan_prefectures()) {
            list->push_back(option(prefecture.code, prefecture.name));
        }
        return list;
    }();
    return options;
}

ui::Options county_options(std::string_view prefecture_code) {
    static std::map<std::string, ui::Options, std::less<>> lists;
    return kept(lists, prefecture_code, list_of_counties);
}

ui::Options division_options() {
    static const ui::Options options = std::make_shared<List>(list_of_divisions());
    return options;
}

ui::Options class_options(std::string_view division_code) {
    static std::map<std::string, ui::Options, std::less<>> lists;
    return kept(lists, division_code, list_of_classes);
}

ui::Options service_class_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<List>();
        for (const ServiceCategory& row : service_classes())
            list->push_back(option(row.code, row.name));
        return list;
    }();
    return options;
}

ui::Options category_filter_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<List>(List{option("", "全部类别")});
        for (const ServiceCategory& row : service_classes())
            list->push_back(option(row.code, row.name));
        return list;
    }();
    return options;
}

ui::Options region_filter_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<List>(List{option("", "全省")});
        for (const Prefecture& row : hunan_prefectures())
            list->push_back(option(row.code, row.name));
        return list;
    }();
    return options;
}

ui::Options subcategory_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<List>(List{empty_option()});
        for (const ServiceCategory& row : service_classes()) {
            for (const ServiceCategory& sub : service_subcategories(row.code))
                list->push_back(option(sub.code, sub.name, row.name));
        }
        return list;
    }();
    return options;
}

ui::Options service_region_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<List>(List{option(whole_province, "全省")});
        for (const Prefecture& row : hunan_prefectures())
            list->push_back(option(row.code, row.name));
        return list;
    }();
    return options;
}

std::string_view division_of(std::string_view industry_code) {
    constexpr std::size_t division_chars = 3;
    return industry_code.size() < division_chars ? std::string_view{}
                                                 : industry_code.substr(0, division_chars);
}

}  // namespace emc
