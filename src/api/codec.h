// JSON and query strings of described values. encode_text, decode_text and encode_query are
// declared in endpoint.h; their bodies are here, for the explicit instantiations in api/*.cpp and
// for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/endpoint.h"
#include "api/value_type.h"

namespace emc {

// What becomes of a key that the table does not have. A server refuses it; a client passes over it,
// so that an older page understands a newer platform.
enum class UnknownKeys : std::uint8_t { Refused, Skipped };

// The machinery below the templates: `value` points to an object of the described type.
std::string encode_json(const ValueType& type, const void* value);
Result<void> decode_json(const ValueType& type, void* value, std::string_view json,
                         UnknownKeys unknown);
// `blank` is a value as its constructor leaves it; what equals it is left out.
std::string encode_query_text(const ValueType& type, const void* value, const void* blank);
Result<void> decode_query_values(const ValueType& type, void* value,
                                 const std::vector<std::pair<std::string, std::string>>& query);

// "a b/中" as "a%20b%2F%E4%B8%AD"; what RFC 3986 calls unreserved stays.
std::string percent_encoded(std::string_view text);
// Appends `text` as a JSON string with its quotes.
void append_json_text(std::string& out, std::string_view text);

template <class T>
std::string encode_text(const T& value) {
    return encode_json(ValueTypeOf<T>::value, &value);
}

template <class T>
Result<T> decode_text(std::string_view json) {
    T value;
    const Result<void> done =
        decode_json(ValueTypeOf<T>::value, &value, json, UnknownKeys::Refused);
    if (!done) return std::unexpected(done.error());
    return value;
}

template <class T>
Result<T> decode_reply(std::string_view json) {
    T value;
    const Result<void> done =
        decode_json(ValueTypeOf<T>::value, &value, json, UnknownKeys::Skipped);
    if (!done) return std::unexpected(done.error());
    return value;
}

template <class T>
std::string encode_query(const T& value) {
    const T blank;
    return encode_query_text(ValueTypeOf<T>::value, &value, &blank);
}

// The values of a query string, percent-decoding done. The rules are those of decode_text.
template <class T>
Result<T> decode_query(const std::vector<std::pair<std::string, std::string>>& query) {
    T value;
    const Result<void> done = decode_query_values(ValueTypeOf<T>::value, &value, query);
    if (!done) return std::unexpected(done.error());
    return value;
}

}  // namespace emc

// One line a type at the end of a resource's .cpp.
#define EMC_INSTANTIATE_JSON(T)                                    \
    template std::string emc::encode_text<T>(const T&);            \
    template emc::Result<T> emc::decode_text<T>(std::string_view); \
    template emc::Result<T> emc::decode_reply<T>(std::string_view);
#define EMC_INSTANTIATE_QUERY(T)                         \
    template std::string emc::encode_query<T>(const T&); \
    template emc::Result<T> emc::decode_query<T>(        \
        const std::vector<std::pair<std::string, std::string>>&);
