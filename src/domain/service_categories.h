// 服务类别: the classes and sub-categories that the hubs of several provinces share.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace emc {

struct ServiceCategory {
    std::string_view code;  // Two digits for a class, six for a sub-category that begins with them.
    std::string_view name;
};

std::span<const ServiceCategory> service_classes();
std::span<const ServiceCategory> service_subcategories(std::string_view class_code);
const ServiceCategory* find_service_category(
    std::string_view code);  // Either kind; null if unknown.

std::optional<Problem> check_service_class(std::string_view code);  // Rule::Unknown

}  // namespace emc
