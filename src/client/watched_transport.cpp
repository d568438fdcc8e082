#include "client/watched_transport.h"

#include <utility>

#include "api/session.h"

namespace emc {
namespace {

constexpr int unauthorized = 401;

bool is_gateway_failure(int status) { return status >= 502 && status <= 504; }

}  // namespace

std::shared_ptr<Mailbox> WatchedTransport::send(ApiRequest request) {
    const bool is_sign_in =
        request.method == CreateSession::method && request.path == CreateSession::path;
    std::shared_ptr<Mailbox> mailbox = inner_.send(std::move(request));
    watched_.push_back({mailbox, is_sign_in});
    return mailbox;
}

void WatchedTransport::pump() {
    inner_.pump();
    std::erase_if(watched_, [this](const Watched& watched) {
        const std::shared_ptr<Mailbox> mailbox = watched.mailbox.lock();
        if (!mailbox) return true;
        if (!mailbox->reply) return false;
        note(*mailbox->reply, watched.is_sign_in);
        return true;
    });
}

bool WatchedTransport::take_signed_out() { return std::exchange(is_signed_out_, false); }

void WatchedTransport::note(const ApiReply& reply, bool is_sign_in) {
    switch (reply.fate) {
        case ApiReply::Fate::Cancelled:
            return;
        case ApiReply::Fate::Offline:
        case ApiReply::Fate::TimedOut:
            is_silent_ = true;
            return;
        case ApiReply::Fate::Answered:
            break;
    }
    is_silent_ = is_gateway_failure(reply.status);
    if (reply.status == unauthorized && !is_sign_in) is_signed_out_ = true;
}

}  // namespace emc
