// Writes the messages to the page's own scripts. Commas are its business, nesting the caller's.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace emc::browser {

class JsonWriter {
public:
    void open_object(std::string_view key = {}) { open(key, '{'); }
    void close_object() { close('}'); }
    void open_array(std::string_view key = {}) { open(key, '['); }
    void close_array() { close(']'); }

    void text(std::string_view key, std::string_view value) {
        begin(key);
        quote(value);
    }
    void integer(std::string_view key, std::int64_t value) {
        begin(key);
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        out_.append(digits, end);
    }
    // Two decimals, which is finer than any screen.
    void number(std::string_view key, float value) {
        begin(key);
        char digits[32];
        const float rounded = std::round(value * 100) / 100;
        const auto end = std::to_chars(digits, digits + sizeof digits, rounded).ptr;
        out_.append(digits, end);
    }

    bool is_empty() const { return out_.empty(); }
    const std::string& str() const { return out_; }

private:
    void begin(std::string_view key) {
        if (needs_comma_) out_ += ',';
        needs_comma_ = true;
        if (key.empty()) return;
        quote(key);
        out_ += ':';
    }
    void open(std::string_view key, char bracket) {
        begin(key);
        out_ += bracket;
        needs_comma_ = false;
    }
    void close(char bracket) {
        out_ += bracket;
        needs_comma_ = true;
    }
    void quote(std::string_view value) {
        constexpr char hex[] = "0123456789abcdef";
        out_ += '"';
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                out_ += '\\';
                out_ += c;
            } else if (byte < 0x20) {
                out_ += "\\u00";
                out_ += hex[byte >> 4];
                out_ += hex[byte & 15];
            } else {
                out_ += c;
            }
        }
        out_ += '"';
    }

    std::string out_;
    bool needs_comma_ = false;
};

}  // namespace emc::browser
