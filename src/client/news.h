// Listens for messages while somebody is signed in: one request that waits at the platform, asked
// again when it comes back, and later and later while nothing answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/messages.h"
#include "client/env.h"

namespace emc {

class News {
public:
    // Every frame. What has come for this account since the last call, oldest first.
    std::vector<MessageView> listen(Transport& transport, std::string_view account_id,
                                    InstantMs now);
    // Where the session says that the messages stand; only the first time counts.
    void begin(std::string_view position, std::int64_t unread);
    void stop();                           // Nobody is signed in any more.
    void try_again() { resumes_at_ = 0; }  // The network is back: no need to sit out the pause.

    std::int64_t unread() const { return unread_; }
    void set_unread(std::int64_t count) { unread_ = count; }
    // Grows with every message that came.
    std::uint64_t serial() const { return serial_; }
    // When listen() has something to do without an answer; nothing while a request is under way.
    std::optional<InstantMs> resumes_at() const;

private:
    void ask(Transport& transport, std::string_view account_id, InstantMs now);
    std::vector<MessageView> take(InstantMs now);

    Remote<MessageNews> answer_;
    bool has_begun_ = false;
    std::string position_;  // Empty: it is not known yet from where to listen.
    std::int64_t unread_ = 0;
    std::uint64_t serial_ = 0;
    InstantMs asked_at_ = 0;
    InstantMs resumes_at_ = 0;
    std::int64_t pause_ms_ = 0;
};

}  // namespace emc
