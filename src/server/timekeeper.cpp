#include "server/timekeeper.h"

#include <condition_variable>
#include <iterator>
#include <mutex>

#include "server/consultations.h"
#include "server/demands.h"
#include "server/file_sweep.h"
#include "server/orders.h"
#include "server/review_queue.h"

namespace emc::server {
namespace {

struct Duty {
    std::string_view name;
    Result<std::int64_t> (*run)(Context& context, std::int64_t at_once);
};
constexpr Duty duties[] = {
    {"orders", &settle_overdue_orders},
    {"consultations", &run_due_consultations},
    {"reviews", &watch_reviews},
    {"demands", &expire_demands},
    {"files", &sweep_files},
};

}  // namespace

std::int64_t run_due(Context& context, std::int64_t at_once) {
    std::int64_t done = 0;
    for (const Duty& duty : duties) {
        const Result<std::int64_t> count = duty.run(context, at_once);
        if (!count) {
            context.log("timekeeper, " + std::string(duty.name) + ": " + count.error().detail);
        }
        done += count.value_or(0);
    }
    return done;
}

Timekeeper::Timekeeper(Context& context, std::chrono::milliseconds every)
    : thread_([&context, every](const std::stop_token& stopping) {
          constexpr std::int64_t at_once = 100;
          std::mutex mutex;
          std::condition_variable_any ended;
          std::unique_lock lock(mutex);
          while (!stopping.stop_requested()) {
              run_due(context, at_once);
              ended.wait_for(lock, stopping, every, [] { return false; });
          }
      }) {}

}  // namespace emc::server
