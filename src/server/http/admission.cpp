#include "server/http/admission.h"

namespace emc::server {

Admission::Ticket Admission::admit(const std::string& address) {
    {
        const std::lock_guard lock(mutex_);
        if (connections_ >= connections_max_) return nullptr;
        if (!address.empty()) {
            std::size_t& count = per_address_[address];
            if (count >= per_address_max_) return nullptr;
            ++count;
        }
        ++connections_;
    }
    return Ticket(this, [this, address](void*) { leave(address); });
}

void Admission::leave(const std::string& address) {
    const std::lock_guard lock(mutex_);
    --connections_;
    if (const auto count = per_address_.find(address);
        count != per_address_.end() && --count->second == 0) {
        per_address_.erase(count);
    }
    if (connections_ == 0) left_.notify_all();
}

bool Admission::wait_until_empty(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return left_.wait_for(lock, patience, [&] { return connections_ == 0; });
}

}  // namespace emc::server
