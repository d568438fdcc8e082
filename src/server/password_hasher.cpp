#include "server/password_hasher.h"

#include <sodium.h>

#include <array>
#include <cstdlib>

namespace emc::server {

ArgonHasher::ArgonHasher(ArgonOptions options) : options_(options) {
    if (sodium_init() < 0) std::abort();
    std::array<char, 32> unguessable{};
    randombytes_buf(unguessable.data(), unguessable.size());
    nobodys_ = hash({unguessable.data(), unguessable.size()}).value_or("");
}

Result<void> ArgonHasher::enter() {
    std::unique_lock lock(mutex_);
    if (running_ >= options_.running_max) {
        if (waiting_ >= options_.waiting_max) {
            return std::unexpected(
                Error{.kind = ErrorKind::TooMany, .code = "busy", .retry_after_s = 2});
        }
        ++waiting_;
        freed_.wait(lock, [&] { return running_ < options_.running_max; });
        --waiting_;
    }
    ++running_;
    return {};
}

void ArgonHasher::leave() {
    {
        const std::lock_guard lock(mutex_);
        --running_;
    }
    freed_.notify_one();
}

Result<std::string> ArgonHasher::hash(std::string_view password) {
    if (const Result<void> entered = enter(); !entered) return std::unexpected(entered.error());
    std::array<char, crypto_pwhash_STRBYTES> phc{};
    const int failed = crypto_pwhash_str(phc.data(), password.data(), password.size(),
                                         options_.passes, options_.memory_bytes);
    leave();
    if (failed != 0) return fail(ErrorKind::Unavailable, {}, "no memory for a password hash");
    return std::string(phc.data());
}

Result<bool> ArgonHasher::verify(std::string_view password, const std::string& phc) {
    if (const Result<void> entered = enter(); !entered) return std::unexpected(entered.error());
    const std::string& against = phc.empty() ? nobodys_ : phc;
    const int failed = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size());
    leave();
    return failed == 0;
}

bool ArgonHasher::is_outdated(const std::string& phc) const {
    return crypto_pwhash_str_needs_rehash(phc.c_str(), options_.passes, options_.memory_bytes) != 0;
}

}  // namespace emc::server
