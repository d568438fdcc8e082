#include "server/gate.h"

#include <algorithm>

namespace emc::server {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool is_own_origin(std::string_view origin, const HttpRequest& request, const Options& options) {
    if (!options.public_origin.empty()) return origin == options.public_origin;
    const std::string scheme = request.is_https ? "https://" : "http://";
    return lower(origin) == scheme + lower(request.header("host").value_or(""));
}

std::unexpected<Error> refused(std::string detail) {
    return fail(ErrorKind::Forbidden, "csrf.refused", std::move(detail));
}

}  // namespace

bool is_allowed_origin(std::string_view origin, const Options& options) {
    return std::ranges::contains(options.allowed_origins, origin);
}

Result<void> check_origin(const HttpRequest& request, const Options& options) {
    // A form or a link of another site cannot send a header of its own.
    if (request.header("x-requested-with") != "sme") return refused("X-Requested-With is missing");
    const std::optional<std::string_view> site = request.header("sec-fetch-site");
    const std::optional<std::string_view> origin = request.header("origin");
    if (origin && is_allowed_origin(*origin, options)) return {};
    if (site) {
        if (*site == "same-origin" || *site == "none") return {};
        return refused("Sec-Fetch-Site: " + std::string(*site));
    }
    if (origin && !is_own_origin(*origin, request, options)) return refused("foreign Origin");
    return {};
}

Result<void> check_content_type(const HttpRequest& request) {
    std::string type = lower(request.header("content-type").value_or(""));
    std::erase(type, ' ');
    if (type == "application/json" || type == "application/json;charset=utf-8") return {};
    return fail(ErrorKind::Malformed, "content_type");
}

void add_cors_headers(const HttpRequest& request, const Options& options, HttpReply& reply) {
    if (options.allowed_origins.empty()) return;
    reply.headers.emplace_back("Vary", "Origin");
    const std::optional<std::string_view> origin = request.header("origin");
    if (!origin || !is_allowed_origin(*origin, options)) return;
    const auto add = [&](std::string_view name, std::string_view value) {
        reply.headers.emplace_back(name, value);
    };
    add("Access-Control-Allow-Origin", *origin);
    add("Access-Control-Allow-Credentials", "true");
    add("Access-Control-Expose-Headers", "ETag,Link,Retry-After,Idempotent-Replayed,X-Request-Id");
    if (request.method != "OPTIONS") return;
    add("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE");
    add("Access-Control-Allow-Headers", "Content-Type,If-Match,Idempotency-Key,X-Requested-With");
    add("Access-Control-Max-Age", "600");
}

}  // namespace emc::server
