// The platform's API over emscripten_fetch.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/remote.h"

namespace emc::browser {

class FetchTransport final : public Transport {
public:
    // `origin` is "" for the page's own, else "https://api.example.cn".
    explicit FetchTransport(std::string origin);
    ~FetchTransport() override;

    std::shared_ptr<Mailbox> send(ApiRequest request) override;
    void pump() override;
    // The page's answer to a request that is shared with the browser's other pages.
    void take_shared(unsigned number, ApiReply reply);

private:
    struct Pending;

    std::string origin_;
    std::vector<std::unique_ptr<Pending>> pending_;
    unsigned last_number_ = 0;
    bool has_begun_ = false;
};

}  // namespace emc::browser
