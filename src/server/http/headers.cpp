#include "server/http/headers.h"

#include <algorithm>
#include <chrono>
#include <format>
#include <utility>

namespace emc::server {
namespace {

// 'wasm-unsafe-eval' is what compiling WebAssembly needs; nothing inline runs, and no string
// becomes script. Forms stay on the page; their action is only what a browser without script would
// do.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
    " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'{}; worker-src 'self' blob:;"
    " manifest-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
    " frame-ancestors 'none'; require-trusted-types-for 'script'";

constexpr std::pair<std::string_view, std::string_view> always[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
     "magnetometer=(),"
     " microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()"},
};

constexpr std::pair<int, std::string_view> reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

bool same_name(std::string_view left, std::string_view right) {
    return std::ranges::equal(
        left, right, {}, [](char c) { return c | 0x20; }, [](char c) { return c | 0x20; });
}

void add(NameValues& headers, std::string_view name, std::string_view value) {
    for (const auto& [present, ignored] : headers) {
        if (same_name(present, name)) return;
    }
    headers.emplace_back(name, value);
}

}  // namespace

SecurityHeaders::SecurityHeaders(const std::vector<std::string>& api_origins) {
    std::string more;
    for (const std::string& origin : api_origins) more += " " + origin;
    page_policy_ = std::vformat(page_policy, std::make_format_args(more));
}

void SecurityHeaders::add_to(NameValues& headers, ReplyKind kind, bool is_https) const {
    for (const auto& [name, value] : always) add(headers, name, value);
    if (is_https) add(headers, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    switch (kind) {
        case ReplyKind::Page:
            add(headers, "Content-Security-Policy", page_policy_);
            break;
        case ReplyKind::Api:
            add(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            add(headers, "Cache-Control", "no-store");
            break;
    }
}

std::string_view reason_of(int status) {
    for (const auto& [number, reason] : reasons) {
        if (number == status) return reason;
    }
    return {};
}

std::string http_date(long long unix_seconds) {
    const std::chrono::sys_seconds time{std::chrono::seconds(unix_seconds)};
    return std::format("{:%a, %d %b %Y %H:%M:%S} GMT", time);
}

}  // namespace emc::server
