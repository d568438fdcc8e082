#include <charconv>

#include "api/codec.h"

namespace emc {
namespace {

void append_integer(std::string& out, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, end.ptr);
}

// The accessors of ValueType take a mutable pointer to serve both directions; reading changes
// nothing.
void* mutable_pointer(const void* value) { return const_cast<void*>(value); }

void append_value(std::string& out, const ValueType& type, const void* value);

void append_list(std::string& out, const ValueType& type, const void* value) {
    out += '[';
    for (std::size_t index = 0; index < type.size(value); ++index) {
        if (index > 0) out += ',';
        append_value(out, *type.item, type.element(mutable_pointer(value), index));
    }
    out += ']';
}

void append_object(std::string& out, const ValueType& type, const void* value) {
    out += '{';
    bool is_first = true;
    for (const ValueMember& member : type.members) {
        if (!is_first) out += ',';
        is_first = false;
        append_json_text(out, member.key);
        out += ':';
        append_value(out, *member.type, member.at(mutable_pointer(value)));
    }
    out += '}';
}

void append_value(std::string& out, const ValueType& type, const void* value) {
    switch (type.kind) {
        case ValueKind::Text:
            return append_json_text(out, *static_cast<const std::string*>(value));
        case ValueKind::Boolean:
            out += *static_cast<const bool*>(value) ? "true" : "false";
            return;
        case ValueKind::Integer:
            return append_integer(out, type.integer(value));
        case ValueKind::Word:
            return append_json_text(out, type.word(value));
        case ValueKind::Optional:
            if (type.size(value) == 0) {
                out += "null";
                return;
            }
            return append_value(out, *type.item, type.element(mutable_pointer(value), 0));
        case ValueKind::List:
            return append_list(out, type, value);
        case ValueKind::Object:
            return append_object(out, type, value);
    }
}

// The text of a value in a query; a list or an object has none.
std::string query_value(const ValueType& type, const void* value) {
    std::string out;
    switch (type.kind) {
        case ValueKind::Text:
            return *static_cast<const std::string*>(value);
        case ValueKind::Word:
            return std::string(type.word(value));
        case ValueKind::Boolean:
        case ValueKind::Integer:
            append_value(out, type, value);
            return out;
        case ValueKind::Optional:
            if (type.size(value) == 0) return out;
            return query_value(*type.item, type.element(mutable_pointer(value), 0));
        case ValueKind::List:
        case ValueKind::Object:
            return out;
    }
    return out;
}

constexpr std::string_view hex = "0123456789ABCDEF";

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            out += '\\';
            out += character;
        } else if (character == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += character;
        }
    }
    out += '"';
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        const bool is_letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        const bool is_digit = byte >= '0' && byte <= '9';
        if (is_letter || is_digit || std::string_view("-._~").contains(character)) {
            out += character;
        } else {
            out += '%';
            out += hex[byte >> 4];
            out += hex[byte & 15];
        }
    }
    return out;
}

std::string encode_json(const ValueType& type, const void* value) {
    std::string out;
    append_value(out, type, value);
    return out;
}

std::string encode_query_text(const ValueType& type, const void* value, const void* blank) {
    std::string out;
    for (const ValueMember& member : type.members) {
        const std::string text = query_value(*member.type, member.at(mutable_pointer(value)));
        if (text == query_value(*member.type, member.at(mutable_pointer(blank)))) continue;
        out += out.empty() ? '?' : '&';
        out += percent_encoded(member.key);
        out += '=';
        out += percent_encoded(text);
    }
    return out;
}

std::string_view word_of(Method method) {
    switch (method) {
        case Method::Get:
            return "GET";
        case Method::Post:
            return "POST";
        case Method::Put:
            return "PUT";
        case Method::Delete:
            return "DELETE";
    }
    return "GET";
}

}  // namespace emc
