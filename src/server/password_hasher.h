// Argon2id, kept away from everything else: a hash costs some 40 ms of a core and 19 MiB, so only a
// few run at once and only so many may wait.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"

namespace emc::server {

// Runs in the caller's thread, several callers at once. Both fail with TooMany "busy" when too many
// wait already. Passwords come in the form of normalized_password.
class PasswordHasher {
public:
    virtual ~PasswordHasher() = default;
    // A PHC string with parameters and salt in it.
    virtual Result<std::string> hash(std::string_view password) = 0;
    // Without a `phc` it compares with a hash that no password has: false, after the same time.
    virtual Result<bool> verify(std::string_view password, const std::string& phc) = 0;
    // Hashes with weaker parameters are replaced when their password is next seen.
    virtual bool is_outdated(const std::string& phc) const = 0;
};

struct ArgonOptions {
    unsigned long long passes = 2;  // OWASP's minimum of 2025: 19 MiB and two passes.
    std::size_t memory_bytes = std::size_t{19456} * 1024;
    int running_max = 1;  // More would take the cores from everybody who is signed in already.
    int waiting_max = 64;
};

class ArgonHasher : public PasswordHasher {
public:
    explicit ArgonHasher(ArgonOptions options = {});
    Result<std::string> hash(std::string_view password) override;
    Result<bool> verify(std::string_view password, const std::string& phc) override;
    bool is_outdated(const std::string& phc) const override;

private:
    Result<void> enter();
    void leave();

    ArgonOptions options_;
    std::string nobodys_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int running_ = 0;
    int waiting_ = 0;
};

}  // namespace emc::server
