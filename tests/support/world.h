// A world for screens without a host: clock, randomness, device and answers are the test's own.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/endpoint.h"
#include "api/error.h"
#include "client/app.h"
#include "client/env.h"
#include "domain/profile.h"
#include "support/memory_files.h"

namespace emc::test {

class FixedClock final : public Clock {
public:
    InstantMs now() const override { return at; }
    InstantMs at = 1'795'500'000'000;  // 2026-11-24 17:20 in Changsha
};

class CountingRandom final : public Random {
public:
    void fill(unsigned char* bytes, std::size_t count) override {
        for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<unsigned char>(next_++);
    }

private:
    unsigned next_ = 1;
};

class MemoryDevice final : public DeviceStore {
public:
    std::optional<std::string> load(std::string_view key) override {
        const auto found = values.find(key);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    }
    void save(std::string_view key, std::string_view value) override {
        values.insert_or_assign(std::string(key), std::string(value));
    }
    void erase(std::string_view key) override {
        if (const auto found = values.find(key); found != values.end()) values.erase(found);
    }
    bool holds(std::string_view words) const {
        for (const auto& [key, value] : values) {
            if (value.find(words) != std::string::npos) return true;
        }
        return false;
    }
    std::map<std::string, std::string, std::less<>> values;
};

// Answers at once, or not before the test says how it went.
class TestClipboard final : public Clipboard {
public:
    std::shared_ptr<CopyBox> copy(std::string_view copied) override {
        text = copied;
        return box = std::make_shared<CopyBox>(answer);
    }
    std::string text;
    std::optional<bool> answer = true;
    std::shared_ptr<CopyBox> box;
};

// The address bar with its history.
class History final : public Navigator {
public:
    void set_href(std::string_view href, bool replaces) override {
        if (replaces && !entries.empty()) entries.pop_back();
        entries.emplace_back(href);
    }
    std::string address_of(std::string_view href) const override {
        return "https://www.example.cn/" + std::string(href);
    }
    std::string href() const { return entries.empty() ? "" : entries.back(); }
    std::vector<std::string> entries;
};

// Requests wait until the test answers them, in any order; replies arrive at the next pump.
class ScriptedTransport final : public Transport {
public:
    struct Waiting {
        ApiRequest request;
        std::weak_ptr<Mailbox> mailbox;
    };
    std::shared_ptr<Mailbox> send(ApiRequest request) override {
        auto mailbox = std::make_shared<Mailbox>();
        sent.push_back(request);
        waiting.push_back({std::move(request), mailbox});
        return mailbox;
    }
    void pump() override {
        for (auto& [mailbox, reply] : std::exchange(ready_, {})) {
            if (const auto box = mailbox.lock()) box->reply = std::move(reply);
        }
    }

    // To the oldest request that waits for this path.
    void answer(std::string_view path, ApiReply reply) {
        for (auto at = waiting.begin(); at != waiting.end(); ++at) {
            if (!at->request.path.starts_with(path)) continue;
            ready_.emplace_back(at->mailbox, std::move(reply));
            waiting.erase(at);
            return;
        }
    }
    template <class T>
    void answer_with(std::string_view path, const T& value, std::string etag = "\"1\"") {
        answer(path, {.fate = ApiReply::Fate::Answered,
                      .status = 200,
                      .content_type = "application/json",
                      .etag = std::move(etag),
                      .body = encode_text(value)});
    }
    void refuse(std::string_view path, const Error& error) {
        answer(path, {.fate = ApiReply::Fate::Answered,
                      .status = status_of(error.kind),
                      .content_type = std::string(problem_content_type),
                      .body = encode_problem(error, {})});
    }
    bool is_asked(std::string_view path) const {
        for (const Waiting& row : waiting) {
            if (row.request.path.starts_with(path)) return true;
        }
        return false;
    }

    std::vector<ApiRequest> sent;
    std::deque<Waiting> waiting;

private:
    std::vector<std::pair<std::weak_ptr<Mailbox>, ApiReply>> ready_;
};

struct World {
    FixedClock clock;
    CountingRandom random;
    MemoryDevice device;
    MemoryFiles files;
    TestClipboard clipboard;
    History history;
    ScriptedTransport transport;
    std::vector<Command> commands;
    std::optional<SessionView> session;

    Env env() {
        return {.session = session ? &*session : nullptr,
                .clock = clock,
                .random = random,
                .transport = transport,
                .device = device,
                .files = files,
                .commands = commands};
    }
    AppParts parts() { return {transport, clock, random, device, history, files, clipboard}; }
    template <class T>
    const T* commanded() const {
        for (const Command& command : commands) {
            if (const T* found = std::get_if<T>(&command)) return found;
        }
        return nullptr;
    }
};

inline SessionView enterprise_session() {
    return {.account_id = "a1",
            .user_name = "xiaoman2026",
            .name = "湖南星辰科技有限公司",
            .window_name = "岳麓区中小企业服务窗口",
            .profile_percent = 40,
            .idle_timeout_s = 1800};
}

// Everything that a registration must have.
inline Registration good_registration() {
    return {.user_name = "xiaoman2026",
            .password = "Xiang-jiang2026",
            .confirm_password = "Xiang-jiang2026",
            .name = "湖南星辰科技有限公司",
            .uscc = "91430100PDY00001XL",
            .region = "430104",
            .industry = "I65",
            .contact = "张小满",
            .mobile = "13800138000",
            .email = "lianxi@example.cn",
            .agreed = true};
}

}  // namespace emc::test
