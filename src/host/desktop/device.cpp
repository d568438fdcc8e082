#include "host/desktop/device.h"

#include <sys/random.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <system_error>

#include "client/route.h"

namespace emc::desktop {

namespace fs = std::filesystem;

InstantMs SystemClock::now() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void SystemRandom::fill(unsigned char* bytes, std::size_t count) {
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = getrandom(bytes + done, count - done, 0);
        if (got > 0) done += static_cast<std::size_t>(got);
    }
}

DraftFolder::DraftFolder(std::string folder) : folder_(std::move(folder)) {
    if (folder_.empty()) return;
    std::error_code ignored;  // A folder that cannot be made refuses every file; see DeviceStore.
    fs::create_directories(folder_, ignored);
    fs::permissions(folder_, fs::perms::owner_all, ignored);
}

fs::path DraftFolder::path_of(std::string_view key) const { return folder_ / percent_encode(key); }

std::optional<std::string> DraftFolder::load(std::string_view key) {
    const auto found = values_.find(key);
    if (found != values_.end()) return found->second;
    if (folder_.empty()) return std::nullopt;
    std::ifstream file(path_of(key), std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void DraftFolder::save(std::string_view key, std::string_view value) {
    values_.insert_or_assign(std::string(key), std::string(value));
    if (folder_.empty()) return;
    std::ofstream(path_of(key), std::ios::binary | std::ios::trunc) << value;
}

void DraftFolder::erase(std::string_view key) {
    if (const auto found = values_.find(key); found != values_.end()) values_.erase(found);
    if (folder_.empty()) return;
    std::error_code ignored;
    fs::remove(path_of(key), ignored);
}

void AddressVariable::set_href(std::string_view href, bool replaces) {
    if (replaces && !entries_.empty()) entries_.pop_back();
    entries_.emplace_back(href);
}

std::string AddressVariable::address_of(std::string_view href) const {
    return server_ + "/" + std::string(href);
}

std::string AddressVariable::go_back() {
    if (entries_.size() < 2) return {};
    entries_.pop_back();
    return entries_.back();
}

}  // namespace emc::desktop
