// What `LIKE ?n ESCAPE '\\'` finds.
#pragma once

#include <string>
#include <string_view>

namespace emc::server {

// Texts that contain `text`; empty for an empty text.
std::string like_pattern(std::string_view text);
// A window's region with all that is in it: "430102", "4301%", "43%"; empty for none.
std::string region_pattern(std::string_view region);

}  // namespace emc::server
