// A platform without sockets, in memory, with a clock that the test turns and hashes that cost
// nothing.
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "api/accounts.h"
#include "api/error.h"
#include "api/password.h"
#include "api/path.h"
#include "api/profile.h"
#include "api/session.h"
#include "server/in_process.h"
#include "server/platform.h"

namespace emc::test {

class TurnedClock final : public Clock {
public:
    InstantMs now() const override { return at; }
    void pass_s(std::int64_t seconds) { at += seconds * 1000; }
    std::atomic<InstantMs> at = 1'795'500'000'000;  // 2026-11-24 17:20 in Changsha
};

// Remembers what it was asked, so that a test can see that both ways to a refusal cost the same.
class CountingHasher final : public server::PasswordHasher {
public:
    Result<std::string> hash(std::string_view password) override {
        ++hashes;
        return "plain:" + std::string(password);
    }
    Result<bool> verify(std::string_view password, const std::string& phc) override {
        ++verifications;
        return phc == "plain:" + std::string(password);
    }
    bool is_outdated(const std::string&) const override { return false; }
    std::atomic<int> hashes = 0;
    std::atomic<int> verifications = 0;
};

inline constexpr std::string_view good_password = "Xiang-jiang2026";
inline constexpr std::string_view next_password = "Juzi-zhoutou77";

inline Registration good_registration(std::string user_name = "lugu_zhineng",
                                      std::string uscc = "91430100PDY00001XL") {
    return {.kind = AccountKind::Enterprise,
            .user_name = std::move(user_name),
            .password = std::string(good_password),
            .confirm_password = std::string(good_password),
            .name = "长沙麓谷智能装备有限公司",
            .uscc = std::move(uscc),
            .region = "430104",
            .industry = "C39",
            .contact = "张三",
            .mobile = "13800138000",
            .email = "",
            .agreed = true};
}

inline Profile complete(Profile profile) {
    profile.industry = "C3911";
    profile.employees = 300;
    profile.revenue_fen = 1'999'990'000;
    profile.assets_fen = 5'000'000'000;
    profile.statistics_year = 2025;
    profile.founded_on = "2008-08-08";
    profile.address = "麓谷大道100号";
    profile.legal_person = "李四";
    profile.email = "zhang.san@example.cn";
    profile.main_business = "智能装备";
    return profile;
}

struct Core {
    explicit Core(server::Options options = {}, std::string folder = {}) {
        auto opened = server::Platform::open({.folder = std::move(folder),
                                              .options = std::move(options),
                                              .clock = &clock,
                                              .hasher = &hasher});
        REQUIRE_MESSAGE(opened.has_value(), opened.error().detail);
        platform = std::move(*opened);
    }

    server::HttpHandler handler() { return platform->handler(); }
    std::string new_key() { return "key-" + std::to_string(++keys_) + "-0123456789abcdef"; }

    // One number of a statement that answers with one row.
    std::int64_t number(std::string_view sql) {
        const auto found = platform->context().database.read([&](server::Snapshot& snapshot) {
            return snapshot.one(sql, [](const server::Row& row) { return row.integer(0); });
        });
        REQUIRE(found.has_value());
        return found->value_or(0);
    }

    TurnedClock clock;
    CountingHasher hasher;
    std::unique_ptr<server::Platform> platform;

private:
    std::atomic<int> keys_ = 0;
};

// A person at a browser of their own.
class Caller {
public:
    explicit Caller(Core& core, std::string peer = "192.0.2.1")
        : Caller(core.handler(), [&core] { return core.new_key(); }, std::move(peer)) {}
    // At a platform that is elsewhere.
    Caller(server::HttpHandler handler, std::function<std::string()> new_key,
           std::string peer = "192.0.2.1")
        : new_key_(std::move(new_key)), browser_(std::move(handler), std::move(peer)) {}

    template <Endpoint E>
    server::HttpReply call(const typename E::Input& input = {}, std::string key = {},
                           std::string if_match = {}) {
        server::InProcessRequest request{.method = E::method, .path = std::string(E::path)};
        typename E::Input rest = input;
        if constexpr (has_places(E::path)) {
            request.path = path_text(E::path, input);
            rest = without_places(E::path, std::move(rest));
        }
        if constexpr (has_body<E>) {
            request.body = encode_text(rest);
        } else {
            request.path += encode_query(rest);
        }
        if (needs_idempotency_key<E>)
            request.idempotency_key = key.empty() ? new_key_() : std::move(key);
        request.if_match = std::move(if_match);
        return browser_.send(request);
    }
    server::HttpReply send(const server::InProcessRequest& request) {
        return browser_.send(request);
    }

    server::HttpReply sign_in(std::string_view password = good_password,
                              std::string user_name = "lugu_zhineng",
                              AccountKind kind = AccountKind::Enterprise) {
        return call<CreateSession>({std::move(user_name), std::string(password), kind});
    }
    bool is_signed_in() {
        const auto view = decode_text<SessionView>(call<ReadSession>().body);
        return view && !view->account_id.empty();
    }
    server::InProcessBrowser& browser() { return browser_; }

private:
    std::function<std::string()> new_key_;
    server::InProcessBrowser browser_;
};

inline Error error_of(const server::HttpReply& reply) {
    return decode_problem(reply.status, reply.body);
}

}  // namespace emc::test
