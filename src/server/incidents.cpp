#include "server/incidents.h"

#include "api/codec.h"
#include "server/throttle.h"

namespace emc::server {
namespace {

// Anybody may report, so what is kept has an end.
constexpr InstantMs kept_ms = 90LL * 24 * 3600 * 1000;
constexpr std::int64_t rows_max = 10'000;

Result<void> insert_incident(Transaction& transaction, const CallOf<ReportIncident>& call,
                             const Incident& input) {
    const Result<std::int64_t> purged =
        transaction.run("DELETE FROM incident WHERE at<?1", call.now - kept_ms);
    if (!purged) return std::unexpected(purged.error());
    const auto count = transaction.one("SELECT COUNT(*) FROM incident",
                                       [](const Row& row) { return row.integer(0); });
    if (!count) return std::unexpected(count.error());
    if (count->value_or(0) >= rows_max)
        return std::unexpected(Error{.kind = ErrorKind::TooMany, .retry_after_s = 3600});
    const std::string tenant_id = call.actor ? call.actor->tenant_id : std::string();
    const std::string account_id = call.actor ? call.actor->account_id : std::string();
    const Result<std::int64_t> inserted = transaction.run(
        "INSERT INTO incident(incident_id,at,tenant_id,account_id,build,route,content,request_id)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT(incident_id) DO NOTHING",
        input.incident_id, call.now, tenant_id, account_id, input.build_id, input.route,
        encode_text(input), call.request.request_id);
    if (!inserted) return std::unexpected(inserted.error());
    return {};
}

}  // namespace

Result<Nothing> report_incident(CallOf<ReportIncident>& call, const Incident& input) {
    if (Problems problems = check(input); !problems.empty()) return invalid(std::move(problems));
    const ThrottleRule rule{.free = call.context.options.incidents_per_hour,
                            .forget_ms = 3600LL * 1000};
    return call.commit([&](Transaction& transaction) -> Result<Nothing> {
        const std::string bucket = "incident:" + network_of(call.request.peer);
        if (const auto admitted = admit(transaction, bucket, call.now, rule); !admitted) {
            return std::unexpected(admitted.error());
        }
        if (const auto done = insert_incident(transaction, call, input); !done) {
            return std::unexpected(done.error());
        }
        return Nothing{};
    });
}

}  // namespace emc::server
