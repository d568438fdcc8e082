// The lists that people choose from, as options. Each list is made once: equal lists are the same
// pointer, which spares the mirror a comparison a frame.
#pragma once

#include <string>
#include <string_view>

#include "domain/field.h"
#include "ui/node.h"

namespace emc {

ui::Options prefecture_options();
ui::Options county_options(std::string_view prefecture_code);
ui::Options division_options();                             // 大类, grouped by 门类
ui::Options class_options(std::string_view division_code);  // 小类 of a 大类, grouped by 中类
ui::Options service_class_options();                        // Without an empty one: for checkboxes.

ui::Options category_filter_options();  // Classes, and one for all of them.
ui::Options region_filter_options();    // 市州, and one for all of them.
ui::Options subcategory_options();      // Grouped by class.
ui::Options service_region_options();   // 全省 and 市州; for checkboxes.

// "C3911" → "C39"; empty while no division is chosen.
std::string_view division_of(std::string_view industry_code);

// The option that stands for "not chosen yet".
ui::Option empty_option();

enum class EmptyOption : bool { No, Yes };

template <Enumerated Enum, EmptyOption empty>
ui::Options enum_options() {
    static const ui::Options options = [] {
        auto list = std::make_shared<std::vector<ui::Option>>();
        if constexpr (empty == EmptyOption::Yes) list->push_back(empty_option());
        for (const EnumRow<Enum>& row : enum_rows(Tag<Enum>{})) {
            list->push_back({std::string(row.word), std::string(row.label.zh), ""});
        }
        return list;
    }();
    return options;
}

}  // namespace emc
