// A whole platform in one object, without its door to the network: what emc-platform serves, what
// emc-admin works on, and what a test or the desktop's loopback asks directly.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/holidays.h"
#include "server/context.h"
#include "server/http_message.h"
#include "server/password_hasher.h"
#include "server/random.h"
#include "server/router.h"
#include "server/store/database.h"

namespace emc::server {

struct PlatformOptions {
    std::string folder = {};  // Empty: in memory, gone with the object.
    Options options = {};
    ArgonOptions argon = {};
    std::function<void(std::string_view line)> log = [](std::string_view) {};
    // For tests; null means the system's and Argon2id. They must outlive the platform.
    const Clock* clock = nullptr;
    Random* random = nullptr;
    PasswordHasher* hasher = nullptr;
};

class Platform {
public:
    // Unavailable when the folder cannot be used; `detail` says why.
    static Result<std::unique_ptr<Platform>> open(PlatformOptions options);

    // For any number of threads at once.
    HttpReply handle(const HttpRequest& request) { return router_.handle(request, *context_); }
    Context& context() { return *context_; }
    const Router& router() const { return router_; }
    // Lends itself: the platform must outlive the function.
    HttpHandler handler() {
        return [this](const HttpRequest& request) { return handle(request); };
    }

private:
    Platform() = default;

    SystemClock system_clock_;
    SystemRandom system_random_;
    std::unique_ptr<ArgonHasher> argon_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<FileStore> files_;
    std::unique_ptr<YearlyCalendar> calendar_;
    CatalogueTotals totals_;
    std::unique_ptr<Context> context_;
    Router router_ = make_router();
};

}  // namespace emc::server
