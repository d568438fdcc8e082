#include "client/news.h"

#include <algorithm>
#include <utility>

namespace emc {
namespace {

// Less than the transport waits for any answer.
constexpr std::int64_t wait_s = 15;
constexpr std::int64_t pause_least_ms = 2'000;
constexpr std::int64_t pause_most_ms = 60'000;

}  // namespace

std::optional<InstantMs> News::resumes_at() const {
    return answer_.is_pending() ? std::nullopt : std::optional(resumes_at_);
}

void News::begin(std::string_view position, std::int64_t unread) {
    if (std::exchange(has_begun_, true) || answer_.is_pending()) return;
    position_ = position;
    unread_ = unread;
}

void News::stop() {
    if (!has_begun_ && position_.empty() && !answer_.is_pending() && resumes_at_ == 0) return;
    const std::uint64_t serial = serial_;
    *this = News{};
    serial_ = serial;
}

void News::ask(Transport& transport, std::string_view account_id, InstantMs now) {
    asked_at_ = now;
    const std::string account(account_id);
    answer_ = call<AwaitMessages>(transport,
                                  {.account_id = account, .after = position_, .wait_s = wait_s},
                                  {.shared_for = account});
}

std::vector<MessageView> News::take(InstantMs now) {
    if (answer_.error() != nullptr) {
        // A position that the platform no longer knows is of no use.
        if (answer_.error()->kind == ErrorKind::Invalid) position_.clear();
        pause_ms_ = std::clamp(pause_ms_ * 2, pause_least_ms, pause_most_ms);
        resumes_at_ = now + pause_ms_;
        return {};
    }
    MessageNews& news = *answer_.value();
    // A platform that does not wait must not be asked without a pause.
    const bool came_at_once = now - asked_at_ < pause_least_ms;
    const bool is_rest = !position_.empty() && news.items.empty() && came_at_once;
    pause_ms_ = 0;
    resumes_at_ = is_rest ? now + pause_least_ms : now;
    position_ = std::move(news.position);
    unread_ = news.unread_count;
    serial_ += news.items.size();
    return std::move(news.items);
}

std::vector<MessageView> News::listen(Transport& transport, std::string_view account_id,
                                      InstantMs now) {
    std::vector<MessageView> came;
    if (answer_.poll()) came = take(now);
    if (!answer_.is_pending() && now >= resumes_at_) ask(transport, account_id, now);
    return came;
}

}  // namespace emc
