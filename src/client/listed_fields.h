// Fields whose list is not that of their editor: a sub-category of services, regions of a service.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "client/form_fields.h"

namespace emc {

// A text is one sub-category, a list of texts are regions.
template <Described T>
void draw_listed(ui::Ui& ui, Form<T>& form, std::string_view key) {
    for_each_field<T>([&](const auto& row) {
        if (row.key != key) return;
        auto& value = form.draft.*(row.member);
        if constexpr (std::is_same_v<decltype(value), std::string&>) {
            draw_choice(ui, form, meta_of(row), {}, value, subcategory_options());
        } else if constexpr (std::is_same_v<decltype(value), std::vector<std::string>&>) {
            draw_choices(ui, form, meta_of(row), {}, value, service_region_options());
        }
    });
}

}  // namespace emc
