#include "host/browser/transport.h"

#include <emscripten/emscripten.h>
#include <emscripten/fetch.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "api/session.h"
#include "host/browser/page.h"

namespace emc::browser {
namespace {

constexpr unsigned timeout_ms = 20'000;
constexpr double timer_slack_ms = 50;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_named(std::string_view line, std::string_view lower_name) {
    return line.size() > lower_name.size() && line[lower_name.size()] == ':' &&
           std::equal(lower_name.begin(), lower_name.end(), line.begin(),
                      [](char name, char given) { return name == lower(given); });
}

// Value of one header in "name: value\r\n..." as XMLHttpRequest gives it.
std::string header_of(std::string_view headers, std::string_view lower_name) {
    while (!headers.empty()) {
        const std::size_t end = std::min(headers.find("\r\n"), headers.size());
        const std::string_view line = headers.substr(0, end);
        headers.remove_prefix(std::min(end + 2, headers.size()));
        if (!is_named(line, lower_name)) continue;
        const std::size_t begin = line.find_first_not_of(' ', lower_name.size() + 1);
        return begin == std::string_view::npos ? std::string() : std::string(line.substr(begin));
    }
    return {};
}

std::string headers_of(emscripten_fetch_t* fetch) {
    std::string headers(emscripten_fetch_get_response_headers_length(fetch) + 1, '\0');
    emscripten_fetch_get_response_headers(fetch, headers.data(), headers.size());
    headers.resize(std::strlen(headers.c_str()));
    return headers;
}

ApiReply reply_of(emscripten_fetch_t* fetch) {
    const std::string headers = headers_of(fetch);
    ApiReply reply;
    reply.fate = ApiReply::Fate::Answered;
    reply.status = fetch->status;
    reply.content_type = header_of(headers, "content-type");
    reply.etag = header_of(headers, "etag");
    const std::string retry = header_of(headers, "retry-after");
    std::from_chars(retry.data(), retry.data() + retry.size(), reply.retry_after_s);
    if (fetch->data && fetch->numBytes > 0)
        reply.body.assign(fetch->data, static_cast<std::size_t>(fetch->numBytes));
    return reply;
}

}  // namespace

// XMLHttpRequest reads headers and body where they are, so they stay here until the answer.
struct FetchTransport::Pending {
    std::weak_ptr<Mailbox> mailbox;
    ApiRequest request;
    std::string url;
    std::vector<const char*> headers;
    emscripten_fetch_t* fetch = nullptr;
    unsigned shared_number = 0;  // Not 0: the page asks, together with the browser's other pages.
    double began_ms = 0;
    bool is_cancelled = false;
    std::optional<ApiReply> reply;

    void start();
    void share(unsigned number);
    void cancel();
    static void take(emscripten_fetch_t* fetch);
};

void FetchTransport::Pending::start() {
    const auto add = [this](const char* name, const char* value) {
        headers.insert(headers.end(), {name, value});
    };
    add("Accept", "application/json, application/problem+json");
    add("X-Requested-With", "sme");
    if (!request.body.empty()) add("Content-Type", "application/json");
    if (!request.idempotency_key.empty()) add("Idempotency-Key", request.idempotency_key.c_str());
    if (!request.if_match.empty()) add("If-Match", request.if_match.c_str());
    headers.push_back(nullptr);

    emscripten_fetch_attr_t attributes;
    emscripten_fetch_attr_init(&attributes);
    const std::string method(word_of(request.method));
    method.copy(attributes.requestMethod, sizeof attributes.requestMethod - 1);
    attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY;
    attributes.requestHeaders = headers.data();
    attributes.requestData = request.body.data();
    attributes.requestDataSize = request.body.size();
    attributes.timeoutMSecs = timeout_ms;
    attributes.withCredentials = true;
    attributes.userData = this;
    attributes.onsuccess = take;
    attributes.onerror = take;
    began_ms = emscripten_get_now();
    emscripten_fetch_t* const started = emscripten_fetch(&attributes, url.c_str());
    if (!reply) fetch = started;  // A request that cannot even begin is answered on the way.
}

// Also told of our own closing, in the middle of it; then there is nothing left to do. A time-out
// and a dead line both come without a status, only the clock tells them apart.
void FetchTransport::Pending::take(emscripten_fetch_t* fetch) {
    auto& self = *static_cast<Pending*>(fetch->userData);
    if (self.is_cancelled) return;
    self.fetch = nullptr;
    if (fetch->status == 0) {
        const bool is_late = emscripten_get_now() - self.began_ms >= timeout_ms - timer_slack_ms;
        self.reply = ApiReply{.fate = is_late ? ApiReply::Fate::TimedOut : ApiReply::Fate::Offline};
    } else {
        self.reply = reply_of(fetch);
    }
    emscripten_fetch_close(fetch);
    emc_request_frame();
}

void FetchTransport::Pending::share(unsigned number) {
    shared_number = number;
    emc_ask_shared(number, request.shared_for.data(), static_cast<int>(request.shared_for.size()),
                   url.data(), static_cast<int>(url.size()));
}

void FetchTransport::Pending::cancel() {
    is_cancelled = true;
    if (shared_number != 0) emc_forget_shared(shared_number);
    if (fetch) emscripten_fetch_close(std::exchange(fetch, nullptr));
}

FetchTransport::FetchTransport(std::string origin) : origin_(std::move(origin)) {}

FetchTransport::~FetchTransport() {
    for (const auto& pending : pending_) pending->cancel();
}

std::shared_ptr<Mailbox> FetchTransport::send(ApiRequest request) {
    auto mailbox = std::make_shared<Mailbox>();
    auto pending = std::make_unique<Pending>();
    pending->mailbox = mailbox;
    pending->url = origin_ + request.path;
    pending->request = std::move(request);
    const bool is_first = !std::exchange(has_begun_, true);
    if (is_first && pending->request.method == ReadSession::method &&
        pending->request.path == ReadSession::path) {
        pending->shared_number = ++last_number_;
        emc_give_early(last_number_);
    } else if (pending->request.shared_for.empty()) {
        pending->start();
    } else {
        pending->share(++last_number_);
    }
    pending_.push_back(std::move(pending));
    return mailbox;
}

void FetchTransport::take_shared(unsigned number, ApiReply reply) {
    for (const auto& pending : pending_) {
        if (pending->shared_number == number) pending->reply = std::move(reply);
    }
}

void FetchTransport::pump() {
    std::erase_if(pending_, [](const std::unique_ptr<Pending>& pending) {
        const std::shared_ptr<Mailbox> mailbox = pending->mailbox.lock();
        if (!mailbox) {
            pending->cancel();
            return true;
        }
        if (!pending->reply) return false;
        mailbox->reply = std::move(pending->reply);
        return true;
    });
}

}  // namespace emc::browser
