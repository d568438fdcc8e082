// The sentences of messages, with what they are about filled in.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace emc {

struct Mark {
    std::string_view name;  // "number" for "{number}"
    std::string_view value;
};

// Every "{name}" is replaced by its value, by nothing if no mark has that name; in one pass, for
// what people write may itself contain a mark. A value that ends a sentence does not end it twice.
std::string filled(std::string_view words, std::span<const Mark> marks);

}  // namespace emc
