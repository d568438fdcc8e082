// The platform in the same process in place of a network. Requests run in the caller's thread and
// are answered at a later pump, as from a network.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "client/remote.h"
#include "server/in_process.h"

namespace emc {

class Loopback final : public Transport {
public:
    explicit Loopback(server::HttpHandler handler) : browser(std::move(handler)) {}

    std::shared_ptr<Mailbox> send(ApiRequest request) override {
        auto mailbox = std::make_shared<Mailbox>();
        waiting_.push_back({std::move(request), mailbox, pumps_late});
        return mailbox;
    }

    // A request whose mailbox is gone before its turn was cancelled before it was sent.
    void pump() override {
        std::erase_if(waiting_, [this](Waiting& waiting) {
            const std::shared_ptr<Mailbox> mailbox = waiting.mailbox.lock();
            if (!mailbox) return true;
            if (waiting.pumps_left-- > 0) return false;
            mailbox->reply = answer(waiting.request);
            return true;
        });
    }
    bool is_idle() const { return waiting_.empty(); }

    server::InProcessBrowser browser;  // Keeps the session's cookie.
    bool is_offline = false;
    int pumps_late = 0;     // Of requests sent from now on.
    int broken_status = 0;  // Answers this instead of asking the platform; 0: asks it.

private:
    struct Waiting {
        ApiRequest request;
        std::weak_ptr<Mailbox> mailbox;
        int pumps_left = 0;
    };

    ApiReply answer(const ApiRequest& request) {
        if (is_offline) return {.fate = ApiReply::Fate::Offline};
        if (broken_status != 0) {
            return {.fate = ApiReply::Fate::Answered, .status = broken_status, .body = "<html>"};
        }
        const server::HttpReply reply = browser.send({.method = request.method,
                                                      .path = request.path,
                                                      .body = request.body,
                                                      .idempotency_key = request.idempotency_key,
                                                      .if_match = request.if_match});
        return {.fate = ApiReply::Fate::Answered,
                .status = reply.status,
                .content_type = server::header_of(reply, "Content-Type"),
                .etag = server::header_of(reply, "ETag"),
                .body = reply.body};
    }

    std::vector<Waiting> waiting_;
};

}  // namespace emc
