// Sees every answer on its way to whoever asked, so that an expired session and a platform that
// does not answer are noticed in one place and not by every screen.
#pragma once

#include <memory>
#include <vector>

#include "client/remote.h"

namespace emc {

class WatchedTransport final : public Transport {
public:
    explicit WatchedTransport(Transport& inner) : inner_(inner) {}
    std::shared_ptr<Mailbox> send(ApiRequest request) override;
    void pump() override;

    // The newest finished request found no platform: nothing answered, or a gateway in its place.
    bool is_silent() const { return is_silent_; }
    // True once after an answer said that nobody is signed in. Not for a refused sign-in.
    bool take_signed_out();
    // An answer has arrived that nobody has taken yet, or is still expected.
    bool is_expecting() const { return !watched_.empty(); }

private:
    struct Watched {
        std::weak_ptr<Mailbox> mailbox;
        bool is_sign_in = false;
    };
    void note(const ApiReply& reply, bool is_sign_in);

    Transport& inner_;
    std::vector<Watched> watched_;
    bool is_silent_ = false;
    bool is_signed_out_ = false;
};

}  // namespace emc
