#include "server/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace emc::server {
namespace {

constexpr InstantMs delay_max_ms = 15LL * 60 * 1000;

struct Bucket {
    std::int64_t failures = 0;
    InstantMs free_at = 0;
    InstantMs expires_at = 0;
};

InstantMs delay_after(std::int64_t failures, const ThrottleRule& rule) {
    if (rule.lock_ms > 0) return failures >= rule.free ? rule.lock_ms : 0;
    const std::int64_t over = failures - rule.free;
    if (over <= 0) return 0;
    return over >= 10 ? delay_max_ms : std::min<InstantMs>(delay_max_ms, (1LL << over) * 1000);
}

Result<void> purge(Transaction& transaction, InstantMs now) {
    const Result<std::int64_t> gone = transaction.run(
        "DELETE FROM throttle WHERE bucket IN"
        " (SELECT bucket FROM throttle WHERE expires_at<?1 ORDER BY expires_at LIMIT 20)",
        now);
    if (!gone) return std::unexpected(gone.error());
    return {};
}

}  // namespace

Result<void> admit(Transaction& transaction, std::string_view bucket, InstantMs now,
                   const ThrottleRule& rule) {
    if (const Result<void> purged = purge(transaction, now); !purged) return purged;
    const auto found = transaction.one(
        "SELECT failures,free_at,expires_at FROM throttle WHERE bucket=?1",
        [](const Row& row) { return Bucket{row.integer(0), row.integer(1), row.integer(2)}; },
        bucket);
    if (!found) return std::unexpected(found.error());

    Bucket next = found->value_or(Bucket{});
    if (now < next.free_at) {
        const auto wait_s = static_cast<int>((next.free_at - now + 999) / 1000);
        return std::unexpected(Error{
            .kind = ErrorKind::TooMany, .code = std::string(rule.code), .retry_after_s = wait_s});
    }
    if (now >= next.expires_at) next = {.expires_at = now + rule.forget_ms};
    ++next.failures;
    next.free_at = now + delay_after(next.failures, rule);
    next.expires_at = std::max(next.expires_at, next.free_at);

    const Result<std::int64_t> kept = transaction.run(
        "INSERT INTO throttle(bucket,failures,free_at,expires_at) VALUES(?1,?2,?3,?4)"
        " ON CONFLICT(bucket) DO UPDATE SET failures=excluded.failures,free_at=excluded.free_at,"
        "expires_at=excluded.expires_at",
        bucket, next.failures, next.free_at, next.expires_at);
    if (!kept) return std::unexpected(kept.error());
    return {};
}

Result<void> give_back(Transaction& transaction, std::string_view bucket) {
    const Result<std::int64_t> done = transaction.run(
        "UPDATE throttle SET failures=failures-1,free_at=0 WHERE bucket=?1 AND failures>0", bucket);
    if (!done) return std::unexpected(done.error());
    return {};
}

Result<void> forget(Transaction& transaction, std::string_view bucket) {
    const Result<std::int64_t> done =
        transaction.run("DELETE FROM throttle WHERE bucket=?1", bucket);
    if (!done) return std::unexpected(done.error());
    return {};
}

std::string network_of(std::string_view peer) {
    std::array<unsigned char, 16> address{};
    std::string text(peer);
    if (::inet_pton(AF_INET6, text.c_str(), address.data()) != 1) return text;
    std::fill(address.begin() + 8, address.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> shown{};
    ::inet_ntop(AF_INET6, address.data(), shown.data(), shown.size());
    return std::string(shown.data()) + "/64";
}

}  // namespace emc::server
