// An endpoint is a type: { Input, Output, method, path } and how it may be called. The router, the
// client's calls and the OpenAPI document are all made from the same types.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/text.h"
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
// The same, but passes over keys that the table does not have: for what a newer platform answers.
template <class T>
Result<T> decode_reply(std::string_view json);
// "?a=b" of a flat described value, without the empty ones; "" if there are none.
template <class T>
std::string encode_query(const T& value);

// Who may call.
enum class Access : std::uint8_t { Anyone, SignedIn };

// What every endpoint type has; `operation` is its name in the OpenAPI document and the audit log.
template <class E>
concept Endpoint = requires {
    typename E::Input;
    typename E::Output;
    { E::method } -> std::convertible_to<Method>;
    { E::path } -> std::convertible_to<std::string_view>;
    { E::access } -> std::convertible_to<Access>;
    { E::operation } -> std::convertible_to<std::string_view>;
    { E::tag } -> std::convertible_to<std::string_view>;
    { E::summary } -> std::convertible_to<Text>;
    { E::success_status } -> std::convertible_to<int>;
};

// A POST acts, so repeating it must be told from doing it twice; a PUT replaces what the caller has
// read, so it must say which version that was.
template <Endpoint E>
inline constexpr bool needs_idempotency_key = E::method == Method::Post;
template <Endpoint E>
inline constexpr bool needs_if_match = E::method == Method::Put;
// The one thing that a person with an aged password may do, and that ends the session it came with.
template <Endpoint E>
inline constexpr bool changes_password = requires { E::is_change_of_password; };
// What the page asks by itself, again and again: no sign of a person at the keyboard.
template <Endpoint E>
inline constexpr bool runs_in_background = requires { E::is_background; };
// Answers with the bytes of a file, not with JSON.
template <Endpoint E>
inline constexpr bool answers_raw = requires { E::is_raw; };
// GET and DELETE carry their input in the query, the others in a JSON body.
template <Endpoint E>
inline constexpr bool has_body = E::method == Method::Post || E::method == Method::Put;

}  // namespace emc
