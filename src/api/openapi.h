// The OpenAPI 3.1 description of the platform, made from the same tables and types as the code.
#pragma once

#include <string>
#include <string_view>

namespace emc {

inline constexpr std::string_view openapi_path = "/api/v1/openapi.json";

const std::string& openapi_document();

}  // namespace emc
