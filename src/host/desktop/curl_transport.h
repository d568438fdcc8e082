// The platform over HTTP. One worker does one request after the other; replies are handed over in
// pump, on the thread of the window.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "client/remote.h"

namespace emc::desktop {

class CurlTransport final : public Transport {
public:
    // `wake` is called from the worker when a reply waits for pump.
    CurlTransport(std::string origin, std::function<void()> wake);
    ~CurlTransport() override;

    std::shared_ptr<Mailbox> send(ApiRequest request) override;
    void pump() override;

private:
    struct Job {
        ApiRequest request;
        std::weak_ptr<Mailbox> mailbox;
    };
    struct Done {
        ApiReply reply;
        std::weak_ptr<Mailbox> mailbox;
    };
    void work();

    const std::string origin_;
    const std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    std::vector<Done> done_;
    bool is_ending_ = false;
    std::thread worker_;  // Last: it uses all of the above.
};

}  // namespace emc::desktop
