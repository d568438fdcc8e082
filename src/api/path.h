// Paths with places in them: "/api/v1/orders/{order_id}". A place is called like the member of the
// endpoint's Input that stands there, so that the client fills it and the router reads it from the
// same table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace emc {

struct ValueType;

// The names and decoded texts of the places in a path.
using PathValues = std::vector<std::pair<std::string, std::string>>;

// Nothing if `path` (decoded, as the edge gives it) is not of the pattern. A place takes one whole
// segment that is not empty. A pattern without places matches itself alone.
std::optional<PathValues> match_path(std::string_view pattern, std::string_view path);
constexpr bool has_places(std::string_view pattern) { return pattern.contains('{'); }

// The machinery below the templates.
std::string fill_path(std::string_view pattern, const ValueType& type, const void* value);
void clear_places(std::string_view pattern, const ValueType& type, void* value);
Result<void> set_places(const PathValues& values, const ValueType& type, void* value);

// Instantiated explicitly in api/*.cpp, like the codecs; their bodies are in api/path_places.h.

// The path of a request with this input, percent-encoded.
template <class T>
std::string path_text(std::string_view pattern, const T& value);
// The input without what is in the path already: for the query or the body.
template <class T>
T without_places(std::string_view pattern, T value);
// What the path says counts, whatever the body says. Invalid for a text that is none of the type.
template <class T>
Result<T> with_places(const PathValues& values, T value);

}  // namespace emc
