// Reads the head of a request by the letter of RFC 9112, and refuses whatever two readers could
// take in two ways: that is how requests are smuggled past a proxy. Pure; knows no socket.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "server/http/server_options.h"
#include "server/http_message.h"

namespace emc::server {

// Why a request is not even looked at. The connection is closed after the answer, because where the
// next request begins is not certain.
struct Refusal {
    int status = 400;
    std::string_view code = "http.syntax";
};

struct RequestHead {
    HttpRequest request;  // Without peer, request_id and body.
    std::string host;     // Lower case, without port.
    std::size_t content_length = 0;
    bool is_chunked = false;
    bool keeps_alive = false;
    bool expects_continue = false;
};

// `bytes` ends with the blank line.
std::expected<RequestHead, Refusal> parse_head(std::string_view bytes, const HttpLimits& limits);

// Decodes "%E4%BC%81" once. Refuses malformed escapes, NUL and other control characters, and what
// is not UTF-8; in a path also encoded slashes, backslashes, empty and dot segments.
std::expected<std::string, Refusal> decode_path(std::string_view path);
std::expected<NameValues, Refusal> decode_query(std::string_view query);

}  // namespace emc::server
