// How many services a search finds, remembered for as long as the catalogue has not changed much:
// counting walks every hit, where a page of them needs only the first few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace emc::server {

// For any number of threads. `revision` is the catalogue's in the snapshot that is read. One
// revision changes one service, so a total is off by no more than the revisions since it was
// counted: one of a thousand and more may be off by one in a thousand, a smaller one is exact.
class CatalogueTotals {
public:
    std::optional<std::int64_t> find(const std::string& question, std::int64_t revision) const {
        constexpr std::int64_t per_thousand = 1000;
        const std::scoped_lock lock(mutex_);
        const auto found = totals_.find(question);
        if (found == totals_.end()) return std::nullopt;
        const std::int64_t changes = std::abs(revision - found->second.revision);
        if (changes * per_thousand > found->second.total) return std::nullopt;
        return found->second.total;
    }

    void keep(const std::string& question, std::int64_t revision, std::int64_t total) {
        constexpr std::size_t questions_max = 5000;
        const std::scoped_lock lock(mutex_);
        if (totals_.size() >= questions_max) totals_.clear();
        totals_.insert_or_assign(question, Counted{revision, total});
    }

private:
    struct Counted {
        std::int64_t revision = 0;
        std::int64_t total = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Counted> totals_;
};

}  // namespace emc::server
