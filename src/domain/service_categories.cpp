#include "domain/service_categories.h"

#include <algorithm>

#include "domain/tables/tables.h"

namespace emc {

std::span<const ServiceCategory> service_classes() { return tables::service_classes; }

std::span<const ServiceCategory> service_subcategories(std::string_view class_code) {
    const auto class_of = [](const ServiceCategory& row) { return row.code.substr(0, 2); };
    const auto found =
        std::ranges::equal_range(tables::service_subcategories, class_code, {}, class_of);
    return {found.begin(), found.end()};
}

const ServiceCategory* find_service_category(std::string_view code) {
    const std::span<const ServiceCategory> rows =
        code.size() == 2 ? service_classes() : service_subcategories(code.substr(0, 2));
    const auto row = std::ranges::find(rows, code, &ServiceCategory::code);
    return row == rows.end() ? nullptr : &*row;
}

std::optional<Problem> check_service_class(std::string_view code) {
    const auto row = std::ranges::find(service_classes(), code, &ServiceCategory::code);
    if (row != service_classes().end()) return std::nullopt;
    return Problem{.rule = Rule::Unknown};
}

}  // namespace emc
