// A string that cannot be mixed up with the id of something else.
#pragma once

#include <compare>
#include <string>

namespace emc {

template <class Entity>
struct Id {
    std::string value;
    bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
};

}  // namespace emc
