// The core of the platform: a request in, a reply out, no socket. Every endpoint goes through the
// same pipeline; a handler gets what has passed it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/codec.h"
#include "api/error.h"
#include "api/path.h"
#include "server/call.h"
#include "server/context.h"
#include "server/http_message.h"

namespace emc::server {

struct Route {
    Method method = Method::Get;
    std::string_view path;
    std::string_view operation;
    Access access = Access::Anyone;
    int success_status = 200;
    bool needs_idempotency_key = false;
    bool needs_if_match = false;
    bool has_body = false;
    // What a page asks for by itself, without its person: no sign that somebody is there.
    bool is_background = false;
    // Open to whoever must change the password before anything else, and answered once more to the
    // session that it has ended itself.
    bool changes_password = false;
    std::function<HttpReply(Context&, const HttpRequest&, const Route&)> serve = {};
};

class Router {
public:
    // A handler of the wrong type does not compile. `again` answers a POST that has succeeded
    // before, where the kept reply cannot be sent as it was.
    template <Endpoint E>
    using Handler = Result<typename E::Output> (*)(CallOf<E>&, const typename E::Input&);
    template <Endpoint E>
    void bind(Handler<E> handler, Handler<E> again = nullptr);

    // For any number of threads at once. Never throws.
    HttpReply handle(const HttpRequest& request, Context& context) const;

    const std::vector<Route>& routes() const { return routes_; }

private:
    HttpReply dispatch(const HttpRequest& request, Context& context) const;

    std::vector<Route> routes_;
};

// All endpoints of the platform.
Router make_router();

// The steps of the pipeline that do not depend on the endpoint's types; router.cpp.
namespace pipeline {

HttpReply problem(const Error& error, const Call& call, FieldNameOf field_name);
HttpReply success(int status, std::string body, std::string etag, const Call& call);
// Saved by the browser under its name; only a picture is shown as it is, and runs nothing.
HttpReply file(std::string_view name, std::string_view media_type, std::string bytes,
               const Call& call);
// Gate, content type, size, session, Idempotency-Key, If-Match.
Result<void> enter(Call& call, const Route& route);
// What two requests with one key must share.
Digest fingerprint(const ValueType& type, void* input, std::string_view operation);
// The reply of an earlier success with this key, if there is one. Invalid "idempotency.mismatch" if
// the key was used for another request.
Result<std::optional<StoredReply>> earlier_reply(Call& call);

}  // namespace pipeline

namespace router_detail {

template <Endpoint E>
Result<typename E::Input> read_fields(const HttpRequest& request) {
    if constexpr (has_body<E>) {
        return decode_text<typename E::Input>(request.body);
    } else {
        return decode_query<typename E::Input>(request.query);
    }
}

// dispatch() has found that the path is of the endpoint's pattern.
template <Endpoint E>
Result<typename E::Input> read_input(const HttpRequest& request) {
    Result<typename E::Input> input = read_fields<E>(request);
    if constexpr (has_places(E::path)) {
        if (!input) return input;
        return with_places(match_path(E::path, request.path).value_or(PathValues{}),
                           std::move(*input));
    } else {
        return input;
    }
}

template <Endpoint E>
HttpReply reply_of(const Result<typename E::Output>& output, const Call& call) {
    if (!output) return pipeline::problem(output.error(), call, &field_name_of<typename E::Input>);
    if constexpr (answers_raw<E>) {
        return pipeline::file(output->name, output->media_type, output->bytes, call);
    }
    std::string body = E::success_status == 204 ? std::string() : encode_text(*output);
    return pipeline::success(E::success_status, std::move(body), etag_of(*output), call);
}

template <Endpoint E>
HttpReply serve(Context& context, const HttpRequest& request, const Route& route,
                Router::Handler<E> handler, Router::Handler<E> again) {
    CallOf<E> call(context, request);
    const auto refuse = [&](const Error& error) {
        return pipeline::problem(error, call, &field_name_of<typename E::Input>);
    };
    if (const Result<void> entered = pipeline::enter(call, route); !entered)
        return refuse(entered.error());
    Result<typename E::Input> input = read_input<E>(request);
    if (!input) return refuse(input.error());
    if constexpr (needs_idempotency_key<E>) {
        typename E::Input masked = *input;
        call.scope->fingerprint =
            pipeline::fingerprint(ValueTypeOf<typename E::Input>::value, &masked, E::operation);
    }
    std::optional<Error> refusal;
    for (;;) {
        const Result<std::optional<StoredReply>> earlier = pipeline::earlier_reply(call);
        if (!earlier) return refuse(earlier.error());
        if (*earlier) {
            call.set_header("Idempotent-Replayed", "true");
            if (again != nullptr) return reply_of<E>(again(call, *input), call);
            return pipeline::success((*earlier)->status, (*earlier)->body, (*earlier)->etag, call);
        }
        if (refusal) return refuse(*refusal);
        if (call.actor && call.former_actor) {
            return refuse({.kind = ErrorKind::SignedOut, .code = call.session_end});
        }
        Result<typename E::Output> output = handler(call, *input);
        if (output) return reply_of<E>(output, call);
        // Perhaps a twin of this request was answered meanwhile, and it is only in its way.
        refusal = std::move(output.error());
    }
}

}  // namespace router_detail

template <Endpoint E>
void Router::bind(Handler<E> handler, Handler<E> again) {
    Route route{.method = E::method,
                .path = E::path,
                .operation = E::operation,
                .access = E::access,
                .success_status = E::success_status,
                .needs_idempotency_key = needs_idempotency_key<E>,
                .needs_if_match = needs_if_match<E>,
                .has_body = has_body<E>,
                .is_background = runs_in_background<E>,
                .changes_password = changes_password<E>};
    route.serve = [handler, again](Context& context, const HttpRequest& request,
                                   const Route& self) {
        return router_detail::serve<E>(context, request, self, handler, again);
    };
    routes_.push_back(std::move(route));
}

}  // namespace emc::server
