#include "host/desktop/curl_transport.h"

#include <curl/curl.h>

#include <charconv>
#include <string_view>
#include <utility>

#include "domain/rules/width.h"

namespace emc::desktop {
namespace {

constexpr long connect_timeout_ms = 10'000;
constexpr long timeout_ms = 30'000;
constexpr std::size_t body_bytes_max = 8UL * 1024 * 1024;

struct HandleDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, HandleDeleter>;
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* reply) {
    std::string& body = static_cast<ApiReply*>(reply)->body;
    if (body.size() + size * count > body_bytes_max) return 0;
    body.append(bytes, size * count);
    return size * count;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* context) {
    auto& reply = *static_cast<ApiReply*>(context);
    const std::string_view line(bytes, size * count);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return line.size();
    const std::string name = lower_ascii(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "content-type") reply.content_type = value;
    if (name == "etag") reply.etag = value;
    if (name == "retry-after") {
        std::from_chars(value.data(), value.data() + value.size(), reply.retry_after_s);
    }
    return line.size();
}

HeaderList headers_of(const ApiRequest& request) {
    curl_slist* list = curl_slist_append(nullptr, "X-Requested-With: sme");
    const auto add = [&list](const std::string& line) {
        list = curl_slist_append(list, line.c_str());
    };
    if (!request.body.empty()) add("Content-Type: application/json");
    if (!request.idempotency_key.empty()) add("Idempotency-Key: " + request.idempotency_key);
    if (!request.if_match.empty()) add("If-Match: " + request.if_match);
    return HeaderList(list);
}

ApiReply perform(CURL* handle, const std::string& origin, const ApiRequest& request) {
    ApiReply reply;
    const std::string url = origin + request.path;
    const HeaderList headers = headers_of(request);
    curl_easy_reset(handle);  // Keeps cookies and connections.
    curl_easy_setopt(handle, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, std::string(word_of(request.method)).c_str());
    if (request.method == Method::Post || request.method == Method::Put) {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connect_timeout_ms);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, timeout_ms);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &reply);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &reply);

    const CURLcode code = curl_easy_perform(handle);
    if (code != CURLE_OK) {
        const bool is_late = code == CURLE_OPERATION_TIMEDOUT;
        return {.fate = is_late ? ApiReply::Fate::TimedOut : ApiReply::Fate::Offline};
    }
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    reply.fate = ApiReply::Fate::Answered;
    reply.status = static_cast<int>(status);
    return reply;
}

}  // namespace

CurlTransport::CurlTransport(std::string origin, std::function<void()> wake)
    : origin_(std::move(origin)), wake_(std::move(wake)), worker_([this] { work(); }) {}

CurlTransport::~CurlTransport() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    changed_.notify_all();
    worker_.join();
}

std::shared_ptr<Mailbox> CurlTransport::send(ApiRequest request) {
    auto mailbox = std::make_shared<Mailbox>();
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back({std::move(request), mailbox});
    }
    changed_.notify_all();
    return mailbox;
}

void CurlTransport::pump() {
    std::vector<Done> done;
    {
        const std::lock_guard lock(mutex_);
        done.swap(done_);
    }
    for (Done& one : done) {
        if (const std::shared_ptr<Mailbox> mailbox = one.mailbox.lock()) {
            mailbox->reply = std::move(one.reply);
        }
    }
}

void CurlTransport::work() {
    const Handle handle(curl_easy_init());
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return is_ending_ || !jobs_.empty(); });
        if (is_ending_) return;
        Job job = std::move(jobs_.front());
        jobs_.pop_front();
        if (job.mailbox.expired()) continue;  // Cancelled before its turn.
        lock.unlock();
        ApiReply reply = handle ? perform(handle.get(), origin_, job.request) : ApiReply{};
        lock.lock();
        done_.push_back({std::move(reply), std::move(job.mailbox)});
        wake_();
    }
}

}  // namespace emc::desktop
