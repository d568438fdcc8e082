#include "server/http/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace emc::server {
namespace {

using Fields = NameValues;

constexpr std::array<std::string_view, 7> methods = {"GET",   "HEAD",   "POST",   "PUT",
                                                     "PATCH", "DELETE", "OPTIONS"};

std::unexpected<Refusal> refuse(int status, std::string_view code) {
    return std::unexpected(Refusal{status, code});
}

bool is_token_char(char character) {
    const auto c = static_cast<unsigned char>(character);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
    return std::string_view("!#$%&'*+-.^_`|~").contains(character);
}
bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_token_char);
}

// Printable ASCII without what RFC 3986 keeps out of a target.
bool is_target_char(char c) {
    return c > ' ' && c < 0x7f && !std::string_view("\"<>\\^`{|}#").contains(c);
}

// Tab and everything printable; obs-text (bytes from 0x80) is allowed, as the RFC does.
bool is_value_char(char character) {
    const auto c = static_cast<unsigned char>(character);
    return c == '\t' || (c >= ' ' && c != 0x7f);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) { return lower(c); });
    return made;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<unsigned char> hex_byte(std::string_view two) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(two.data(), two.data() + two.size(), value, 16);
    if (two.size() != 2 || error != std::errc{} || end != two.data() + 2) return std::nullopt;
    return static_cast<unsigned char>(value);
}

std::expected<std::string, Refusal> decode(std::string_view text, std::string_view forbidden,
                                           bool plus_is_space) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '%') {
            const auto byte = hex_byte(text.substr(at + 1, 2));
            if (!byte || *byte < ' ' || *byte == 0x7f) return refuse(400, "http.target");
            c = static_cast<char>(*byte);
            if (forbidden.contains(c)) return refuse(400, "http.target");
            at += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        decoded += c;
    }
    if (!is_valid_utf8(decoded)) return refuse(400, "http.target");
    return decoded;
}

struct RequestLine {
    std::string_view method;
    std::string_view target;
    bool is_1_1 = true;
};

std::expected<RequestLine, Refusal> parse_request_line(std::string_view line,
                                                       const HttpLimits& limits) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return refuse(400, "http.syntax");
    const RequestLine parsed = {line.substr(0, first), line.substr(first + 1, last - first - 1),
                                line.substr(last + 1) == "HTTP/1.1"};
    if (!is_token(parsed.method)) return refuse(400, "http.syntax");
    if (!parsed.is_1_1 && line.substr(last + 1) != "HTTP/1.0") {
        return refuse(line.substr(last + 1).starts_with("HTTP/") ? 505 : 400, "http.version");
    }
    if (parsed.method == "TRACE" || parsed.method == "CONNECT") return refuse(405, "http.method");
    if (!std::ranges::contains(methods, parsed.method)) return refuse(501, "http.method");
    if (parsed.target.size() > limits.uri_bytes) return refuse(414, "http.uri_too_long");
    if (!parsed.target.starts_with('/') || !std::ranges::all_of(parsed.target, is_target_char)) {
        return refuse(400, "http.target");
    }
    return parsed;
}

std::expected<Fields, Refusal> parse_fields(std::string_view lines, const HttpLimits& limits) {
    Fields fields;
    while (!lines.empty()) {
        const std::size_t end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end + 2);
        const std::size_t colon = line.find(':');
        // A line that begins with a space would continue the last one (obs-fold): its name is no
        // token.
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
            return refuse(400, "http.syntax");
        const std::string_view value = trim(line.substr(colon + 1));
        if (!std::ranges::all_of(value, is_value_char)) return refuse(400, "http.syntax");
        if (fields.size() == limits.fields) return refuse(431, "http.head_too_large");
        fields.emplace_back(lower(line.substr(0, colon)), value);
    }
    return fields;
}

// The value of a field that may be there once at most; a second one is refused.
std::expected<std::optional<std::string_view>, Refusal> single(const Fields& fields,
                                                               std::string_view name) {
    const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
    if (found == fields.end()) return std::nullopt;
    if (std::ranges::count(fields, name, &Fields::value_type::first) > 1)
        return refuse(400, "http.duplicate");
    return found->second;
}

// A name or address with an optional port, in the characters that such may have.
std::expected<std::string, Refusal> parse_host(std::string_view host) {
    const bool is_ipv6 = host.starts_with('[');
    const std::size_t bracket = host.find(']');
    const std::size_t colon =
        host.find(':', is_ipv6 && bracket != std::string_view::npos ? bracket : 0);
    const std::string_view name = host.substr(0, colon);
    const std::string_view port = colon == std::string_view::npos ? "" : host.substr(colon + 1);
    const auto is_name_char = [&](char c) {
        const char l = lower(c);
        if ((l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_')
            return true;
        return is_ipv6 && (c == ':' || c == '[' || c == ']');
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (name.empty() || !std::ranges::all_of(name, is_name_char) || port.size() > 5 ||
        !std::ranges::all_of(port, is_digit) || (is_ipv6 && !name.ends_with(']'))) {
        return refuse(400, "http.host");
    }
    return lower(name);
}

// How long the body is: one whole number of digits, or chunks, never both.
std::expected<void, Refusal> parse_framing(RequestHead& head, bool is_1_1,
                                           const HttpLimits& limits) {
    const Fields& fields = head.request.headers;
    const auto length = single(fields, "content-length");
    if (!length) return std::unexpected(length.error());
    const auto coding = single(fields, "transfer-encoding");
    if (!coding) return std::unexpected(coding.error());
    if (*coding) {
        if (*length || !is_1_1 || lower(**coding) != "chunked") return refuse(400, "http.framing");
        head.is_chunked = true;
    }
    if (*length) {
        const std::string_view digits = **length;
        const bool is_number =
            !digits.empty() && digits.size() <= 18 &&
            std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        if (!is_number) return refuse(400, "http.framing");
        std::from_chars(digits.data(), digits.data() + digits.size(), head.content_length);
        if (head.content_length > limits.body_bytes) return refuse(413, "too_large");
    }
    return {};
}

std::expected<void, Refusal> parse_connection(RequestHead& head, bool is_1_1) {
    head.keeps_alive = is_1_1;
    for (const auto& [name, value] : head.request.headers) {
        if (name == "connection" && lower(value).contains("close")) head.keeps_alive = false;
    }
    const auto expectation = single(head.request.headers, "expect");
    if (!expectation) return std::unexpected(expectation.error());
    if (!*expectation) return {};
    if (lower(**expectation) != "100-continue") return refuse(417, "http.expect");
    head.expects_continue = is_1_1;
    return {};
}

std::expected<void, Refusal> parse_target(RequestHead& head, std::string_view target) {
    const std::size_t mark = target.find('?');
    auto path = decode_path(target.substr(0, mark));
    if (!path) return std::unexpected(path.error());
    head.request.path = std::move(*path);
    if (mark == std::string_view::npos) return {};
    auto query = decode_query(target.substr(mark + 1));
    if (!query) return std::unexpected(query.error());
    head.request.query = std::move(*query);
    return {};
}

}  // namespace

std::expected<std::string, Refusal> decode_path(std::string_view path) {
    auto decoded = decode(path, "/\\", false);
    if (!decoded) return decoded;
    std::string_view rest = *decoded;
    while (!rest.empty()) {
        rest.remove_prefix(1);  // The slash.
        const std::string_view segment = rest.substr(0, rest.find('/'));
        rest.remove_prefix(segment.size());
        const bool is_last = rest.empty();
        if (segment == "." || segment == ".." || (segment.empty() && !is_last)) {
            return refuse(400, "http.target");
        }
    }
    return decoded;
}

std::expected<NameValues, Refusal> decode_query(std::string_view query) {
    NameValues pairs;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        auto name = decode(pair.substr(0, equals), "", true);
        if (!name) return std::unexpected(name.error());
        auto value =
            decode(equals == std::string_view::npos ? "" : pair.substr(equals + 1), "", true);
        if (!value) return std::unexpected(value.error());
        if (std::ranges::contains(pairs, *name, &NameValues::value_type::first)) {
            return refuse(400, "http.duplicate");
        }
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::expected<RequestHead, Refusal> parse_head(std::string_view bytes, const HttpLimits& limits) {
    // A lone CR or LF ends a line for some readers and not for others.
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const bool is_pair_start = bytes[at] == '\r' && bytes.substr(at + 1, 1) == "\n";
        if (bytes[at] == '\n' || (bytes[at] == '\r' && !is_pair_start))
            return refuse(400, "http.syntax");
        if (is_pair_start) ++at;
    }
    if (!bytes.ends_with("\r\n\r\n")) return refuse(400, "http.syntax");
    const std::size_t line_end = bytes.find("\r\n");
    const auto line = parse_request_line(bytes.substr(0, line_end), limits);
    if (!line) return std::unexpected(line.error());
    auto fields = parse_fields(bytes.substr(line_end + 2, bytes.size() - line_end - 4), limits);
    if (!fields) return std::unexpected(fields.error());

    RequestHead head;
    head.request.method = line->method;
    head.request.headers = std::move(*fields);
    const auto host = single(head.request.headers, "host");
    if (!host) return std::unexpected(host.error());
    if (!*host) return refuse(400, "http.host");
    auto name = parse_host(**host);
    if (!name) return std::unexpected(name.error());
    head.host = std::move(*name);
    if (auto framed = parse_framing(head, line->is_1_1, limits); !framed)
        return std::unexpected(framed.error());
    if (auto held = parse_connection(head, line->is_1_1); !held)
        return std::unexpected(held.error());
    if (auto aimed = parse_target(head, line->target); !aimed)
        return std::unexpected(aimed.error());
    return head;
}

}  // namespace emc::server
