// Answers are pulled, never pushed: whoever wants one holds its mailbox and looks in it once a
// frame. A screen that is closed drops its mailbox, and a late answer then falls on the floor.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "api/endpoint.h"
#include "api/path.h"
#include "base/result.h"

namespace emc {

struct ApiRequest {
    Method method = Method::Get;
    std::string path;             // With query
    std::string body;             // JSON; empty for GET and DELETE
    std::string idempotency_key;  // Every POST has one.
    std::string if_match;         // Every change of an entity has one: its ETag.
    // Not empty: every page of a browser asks this for the account named here. A host with several
    // pages may let one of them ask, and gives all of them the answer.
    std::string shared_for = {};
};

struct ApiReply {
    // How far it came. Only Answered has a status.
    enum class Fate : std::uint8_t { Answered, Offline, TimedOut, Cancelled } fate = Fate::Offline;
    int status = 0;
    std::string content_type;
    std::string etag;
    int retry_after_s = 0;
    std::string body;
};

struct Mailbox {
    std::optional<ApiReply> reply;
};

class Transport {
public:
    virtual ~Transport() = default;
    // Keeps only a weak_ptr: dropping the mailbox cancels the request where that is possible.
    virtual std::shared_ptr<Mailbox> send(ApiRequest request) = 0;
    // Once a frame, on the UI thread: moves finished replies to mailboxes.
    virtual void pump() = 0;
};

// One request and its answer. While a newer one is under way the older value stays.
template <class Output>
class Remote {
public:
    Remote() = default;
    explicit Remote(std::shared_ptr<Mailbox> mailbox) : mailbox_(std::move(mailbox)) {}
    Remote(Remote&&) = default;
    Remote& operator=(Remote&&) = default;
    Remote(const Remote&) = delete;
    Remote& operator=(const Remote&) = delete;

    bool is_pending() const { return mailbox_ != nullptr; }
    // True once, in the frame in which the answer came.
    bool poll() {
        if (!mailbox_ || !mailbox_->reply) return false;
        const ApiReply reply = std::move(*mailbox_->reply);
        mailbox_.reset();
        Result<Output> result = read_reply<Output>(reply);
        if (result) {
            value_ = std::move(*result);
            etag_ = reply.etag;
            error_.reset();
        } else {
            error_ = std::move(result.error());
        }
        return true;
    }
    // A newer request for the same thing; the value stays until it is answered.
    void renew(Remote&& newer) { mailbox_ = std::move(newer.mailbox_); }
    const Output* value() const { return value_ ? &*value_ : nullptr; }
    Output* value() { return value_ ? &*value_ : nullptr; }
    const Error* error() const { return error_ ? &*error_ : nullptr; }
    const std::string& etag() const { return etag_; }  // Of the value.

private:
    template <class T>
    static Result<T> read_reply(const ApiReply& reply);

    std::shared_ptr<Mailbox> mailbox_;
    std::optional<Output> value_;
    std::optional<Error> error_;
    std::string etag_;
};

// Offline, timed out and problem+json as an Error; never a success. client/remote.cpp.
Error error_of(const ApiReply& reply);

template <class Output>
template <class T>
Result<T> Remote<Output>::read_reply(const ApiReply& reply) {
    if (reply.fate != ApiReply::Fate::Answered || reply.status < 200 || reply.status > 299) {
        return std::unexpected(error_of(reply));
    }
    // 204 and an empty Output have nothing to read.
    if constexpr (std::is_empty_v<T>) return T{};
    return decode_reply<T>(reply.body);
}

struct CallOptions {
    std::string idempotency_key = {};  // Made when the screen opened, so that a repeat is the same.
    std::string if_match = {};
    std::string shared_for = {};  // As ApiRequest's.
};

template <Endpoint E>
void fill_rest(ApiRequest& request, const typename E::Input& input) {
    if constexpr (has_body<E>) {
        request.body = encode_text(input);
    } else {
        request.path += encode_query(input);
    }
}

template <Endpoint E>
Remote<typename E::Output> call(Transport& transport, const typename E::Input& input,
                                CallOptions options = {}) {
    ApiRequest request;
    request.method = E::method;
    if constexpr (has_places(E::path)) {
        // What stands in the path is said there only.
        request.path = path_text(E::path, input);
        fill_rest<E>(request, without_places(E::path, input));
    } else {
        request.path = std::string(E::path);
        fill_rest<E>(request, input);
    }
    request.idempotency_key = std::move(options.idempotency_key);
    request.if_match = std::move(options.if_match);
    request.shared_for = std::move(options.shared_for);
    return Remote<typename E::Output>(transport.send(std::move(request)));
}

}  // namespace emc
