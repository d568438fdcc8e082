// How many services a search finds, remembered until the catalogue changes: counting walks every
// hit, where a page of them needs only the first few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace emc::server {

// For any number of threads. `revision` is the catalogue's in the snapshot that is read, so that a
// total never stands for another state of it.
class CatalogueTotals {
public:
    std::optional<std::int64_t> find(const std::string& question, std::int64_t revision) const {
        const std::scoped_lock lock(mutex_);
        const auto found = totals_.find(question);
        if (revision != revision_ || found == totals_.end()) return std::nullopt;
        return found->second;
    }

    void keep(const std::string& question, std::int64_t revision, std::int64_t total) {
        constexpr std::size_t questions_max = 2000;
        const std::scoped_lock lock(mutex_);
        if (revision < revision_) return;
        if (revision > revision_ || totals_.size() >= questions_max) totals_.clear();
        revision_ = revision;
        totals_[question] = total;
    }

private:
    mutable std::mutex mutex_;
    std::int64_t revision_ = 0;
    std::map<std::string, std::int64_t> totals_;
};

}  // namespace emc::server
