// An endpoint is a type: { Input, Output, method, path } and how it may be called. The router, the
// client's calls and the OpenAPI document are all made from the same types.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/field.h"

namespace emc {

enum class Method : std::uint8_t { Get, Post, Put, Delete };
std::string_view word_of(Method method);  // "GET", ...

// Input or Output of an endpoint that has none.
struct Nothing {
    bool operator==(const Nothing&) const = default;
};
constexpr auto fields(Tag<Nothing>) { return std::tuple{}; }
inline Problems check(const Nothing&) { return {}; }

// JSON of a described value. Instantiated explicitly in api/*.cpp, so that nobody else parses
// nlohmann's header. Decoding: a missing or null key keeps the default; a wrong shape is a
// Problem{Rule::Shape} at its pointer, an unknown key Problem{Rule::UnknownField} (Invalid); text
// that is no JSON, has a key twice or nests too deep is Malformed.
template <class T>
std::string encode_text(const T& value);
template <class T>
Result<T> decode_text(std::string_view json);
// "?a=b" of a flat described value, without the empty ones; "" if there are none.
template <class T>
std::string encode_query(const T& value);

// Who may call.
enum class Access : std::uint8_t { Anyone, SignedIn };

}  // namespace emc
