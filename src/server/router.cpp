#include "server/router.h"

#include <algorithm>
#include <charconv>

#include "api/openapi.h"
#include "server/gate.h"
#include "server/sessions.h"

namespace emc::server {
namespace {

constexpr std::size_t body_bytes_max = std::size_t{256} * 1024;

std::string instance_of(const HttpRequest& request) {
    return request.request_id.empty() ? std::string() : "urn:uuid:" + request.request_id;
}

HttpReply json_reply(int status, std::string_view type, std::string body) {
    HttpReply reply;
    reply.status = status;
    reply.headers = {{"Cache-Control", "no-store"}, {"Content-Language", "zh-CN"}};
    if (!body.empty()) reply.headers.emplace_back("Content-Type", type);
    reply.body = std::move(body);
    return reply;
}

constexpr std::string_view json_type = "application/json; charset=utf-8";

// Statuses that no ErrorKind stands for.
int status_of_error(const Error& error) {
    if (error.code == "content_type") return 415;
    if (error.code == "method") return 405;
    return status_of(error.kind);
}

HttpReply problem_reply(const Error& error, const HttpRequest& request, FieldNameOf field_name,
                        std::string current) {
    const int status = status_of_error(error);
    HttpReply reply = json_reply(status, problem_content_type,
                                 encode_problem(error, {.instance = instance_of(request),
                                                        .status = status,
                                                        .field_name = field_name,
                                                        .current = std::move(current)}));
    if (error.retry_after_s > 0)
        reply.headers.emplace_back("Retry-After", std::to_string(error.retry_after_s));
    return reply;
}

// The version of a strong ETag "v<version>"; nothing for any other tag, which then matches nothing.
std::int64_t version_of_etag(std::string_view tag) {
    constexpr std::int64_t none = -1;
    if (!tag.starts_with("\"v") || !tag.ends_with('"') || tag.size() < 4) return none;
    const std::string_view digits = tag.substr(2, tag.size() - 3);
    std::int64_t version = 0;
    const auto [stopped, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), version);
    return error == std::errc{} && stopped == digits.data() + digits.size() && version >= 0
               ? version
               : none;
}

Result<void> check_caller(Call& call, const Route& route) {
    call.is_background = route.is_background;
    if (const Result<void> found = find_actor(call); !found) return found;
    if (route.access == Access::Anyone) return {};
    if (!call.actor) {
        if (!route.changes_password || !call.former_actor) {
            return fail(ErrorKind::SignedOut, call.session_end);
        }
        call.actor = call.former_actor;
    }
    if (call.actor->must_change_password && !route.changes_password) {
        return fail(ErrorKind::Forbidden, "password.must_change");
    }
    return {};
}

Result<void> check_preconditions(Call& call, const Route& route) {
    if (route.needs_idempotency_key) {
        const std::optional<std::string_view> key = call.request.header("idempotency-key");
        if (!key) return fail(ErrorKind::NeedsMatch, "idempotency_key.required");
        if (!is_idempotency_key(*key)) return fail(ErrorKind::Malformed, "idempotency_key.format");
        IdempotencyScope scope{.operation = call.operation, .key = std::string(*key)};
        if (route.access == Access::SignedIn) {
            scope.tenant_id = call.actor->tenant_id;
            scope.account_id = call.actor->account_id;
        }
        call.scope = std::move(scope);
    }
    if (route.needs_if_match) {
        const std::optional<std::string_view> tag = call.request.header("if-match");
        // "*" would be to overwrite what one has not read.
        if (!tag || *tag == "*") return fail(ErrorKind::NeedsMatch, "if_match.required");
        call.if_match = version_of_etag(*tag);
    }
    return {};
}

void blank_passwords(const ValueType& type, void* value) {
    for (const ValueMember& member : type.members) {
        const bool is_password =
            member.editor == Editor::NewPassword || member.editor == Editor::CurrentPassword;
        if (is_password && member.type->kind == ValueKind::Text)
            static_cast<std::string*>(member.at(value))->clear();
    }
}

HttpReply health(bool is_fine) {
    return json_reply(is_fine ? 200 : 503, json_type,
                      is_fine ? R"({"status":"ok"})" : R"({"status":"unavailable"})");
}

// The pattern of a path; "-" if there is none.
std::string_view pattern_of(const std::vector<Route>& routes, std::string_view path) {
    for (const Route& route : routes) {
        if (match_path(route.path, path)) return route.path;
    }
    return "-";
}

// "GET, POST" of a path; empty if there is no such path.
std::string allowed_methods(const std::vector<Route>& routes, std::string_view path) {
    std::string allowed;
    for (const Route& route : routes) {
        if (!match_path(route.path, path)) continue;
        if (!allowed.empty()) allowed += ", ";
        allowed += word_of(route.method);
        if (route.method == Method::Get) allowed += ", HEAD";
    }
    return allowed;
}

}  // namespace

namespace pipeline {

HttpReply problem(const Error& error, const Call& call, FieldNameOf field_name) {
    if (status_of(error.kind) >= 500) {
        call.context.log(call.request.request_id + " " + call.operation + ": " + error.code + " " +
                         error.detail);
    }
    HttpReply reply = problem_reply(error, call.request, field_name, call.current);
    std::ranges::copy(call.headers, std::back_inserter(reply.headers));
    return reply;
}

HttpReply success(int status, std::string body, std::string etag, const Call& call) {
    HttpReply reply = json_reply(status, json_type, std::move(body));
    reply.ask_again_ms = call.ask_again_ms;
    if (!etag.empty()) reply.headers.emplace_back("ETag", std::move(etag));
    std::ranges::copy(call.headers, std::back_inserter(reply.headers));
    return reply;
}

HttpReply file(std::string_view name, std::string_view media_type, std::string bytes,
               const Call& call) {
    const bool is_picture = media_type == "image/png" || media_type == "image/jpeg";
    const std::string_view disposition = is_picture ? "inline" : "attachment";
    HttpReply reply;
    reply.headers = call.headers;
    if (!std::ranges::contains(call.headers, "Cache-Control", &NameValues::value_type::first)) {
        reply.headers.emplace_back("Cache-Control", "private, no-store");
    }
    reply.headers.insert(reply.headers.end(),
                         {{"Content-Type", std::string(media_type)},
                          {"Content-Disposition", std::string(disposition) + "; filename*=UTF-8''" +
                                                      percent_encoded(name)},
                          {"X-Content-Type-Options", "nosniff"},
                          {"Content-Security-Policy", "default-src 'none'; sandbox"}});
    reply.body = std::move(bytes);
    return reply;
}

Result<void> enter(Call& call, const Route& route) {
    if (route.method != Method::Get) {
        if (const Result<void> own = check_origin(call.request, call.context.options); !own)
            return own;
    }
    if (route.has_body) {
        if (call.request.body.size() > body_bytes_max) return fail(ErrorKind::TooLarge);
        if (const Result<void> json = check_content_type(call.request); !json) return json;
    }
    if (const Result<void> known = check_caller(call, route); !known) return known;
    return check_preconditions(call, route);
}

Digest fingerprint(const ValueType& type, void* input, std::string_view operation) {
    // A fast hash of a password at rest would undo the slow one; who repeats a request proves the
    // password to the handler that answers again.
    blank_passwords(type, input);
    return sha256(std::string(operation) + "\n" + encode_json(type, input));
}

Result<std::optional<StoredReply>> earlier_reply(Call& call) {
    if (!call.scope) return std::nullopt;
    auto found = call.context.database.read(
        [&](Snapshot& snapshot) { return find_reply(snapshot, *call.scope, call.now); });
    if (found && *found && !(*found)->is_same_request)
        return fail(ErrorKind::Invalid, "idempotency.mismatch");
    return found;
}

}  // namespace pipeline

HttpReply Router::dispatch(const HttpRequest& request, Context& context) const {
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (reads && request.path == "/healthz") return health(true);
    if (reads && request.path == "/readyz") return health(context.database.is_writable());
    if (reads && request.path == openapi_path) {
        HttpReply reply = json_reply(200, json_type, openapi_document());
        reply.route = openapi_path;
        return reply;
    }

    const std::string_view method =
        request.method == "HEAD" ? "GET" : std::string_view(request.method);
    for (const Route& route : routes_) {
        if (word_of(route.method) != method || !match_path(route.path, request.path)) continue;
        HttpReply reply = route.serve(context, request, route);
        reply.route = route.path;
        return reply;
    }
    std::string allowed = allowed_methods(routes_, request.path);
    if (allowed.empty()) return problem_reply({.kind = ErrorKind::NotFound}, request, nullptr, {});
    HttpReply reply =
        request.method == "OPTIONS"
            ? HttpReply{.status = 204}
            : problem_reply({.kind = ErrorKind::Malformed, .code = "method"}, request, nullptr, {});
    reply.headers.emplace_back("Allow", std::move(allowed));
    return reply;
}

HttpReply Router::handle(const HttpRequest& request, Context& context) const {
    HttpReply reply = dispatch(request, context);
    if (reply.route.empty()) reply.route = pattern_of(routes_, request.path);
    add_cors_headers(request, context.options, reply);
    return reply;
}

}  // namespace emc::server
