#include "server/in_process.h"

#include <algorithm>
#include <charconv>

namespace emc::server {
namespace {

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t index = 0; index < text.size(); ++index) {
        unsigned byte = 0;
        const bool is_escape =
            text[index] == '%' && index + 2 < text.size() &&
            std::from_chars(&text[index + 1], text.data() + index + 3, byte, 16).ec == std::errc{};
        if (is_escape) {
            out += static_cast<char>(byte);
            index += 2;
        } else {
            out += text[index];
        }
    }
    return out;
}

void read_query(std::string_view query, NameValues& out) {
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
        out.emplace_back(percent_decoded(pair.substr(0, equals)), percent_decoded(value));
    }
}

bool is_same_name(std::string_view left, std::string_view right) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::ranges::equal(left, right, {}, lower, lower);
}

}  // namespace

HttpRequest to_http(const InProcessRequest& request) {
    HttpRequest http;
    http.method = word_of(request.method);
    const std::size_t mark = std::min(request.path.find('?'), request.path.size());
    http.path = percent_decoded(std::string_view(request.path).substr(0, mark));
    if (mark < request.path.size())
        read_query(std::string_view(request.path).substr(mark + 1), http.query);
    http.headers = {
        {"host", "localhost"}, {"x-requested-with", "sme"}, {"sec-fetch-site", "same-origin"}};
    if (!request.body.empty()) http.headers.emplace_back("content-type", "application/json");
    if (!request.idempotency_key.empty())
        http.headers.emplace_back("idempotency-key", request.idempotency_key);
    if (!request.if_match.empty()) http.headers.emplace_back("if-match", request.if_match);
    http.body = request.body;
    return http;
}

std::string header_of(const HttpReply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers) {
        if (is_same_name(key, name)) return value;
    }
    return {};
}

HttpReply InProcessBrowser::send(const InProcessRequest& request) {
    HttpRequest http = to_http(request);
    http.peer = peer_;
    if (!cookie_.empty()) http.headers.emplace_back("cookie", cookie_);
    HttpReply reply = handler_(http);
    if (const std::string set = header_of(reply, "Set-Cookie"); !set.empty()) {
        cookie_ = set.substr(0, set.find(';'));
        if (cookie_.ends_with('=')) cookie_.clear();
    }
    return reply;
}

}  // namespace emc::server
