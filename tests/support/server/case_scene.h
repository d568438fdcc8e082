// A platform with a county of people, strangers to them, and a clock that the test turns.
#pragma once

#include <deque>
#include <format>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "server/timekeeper.h"
#include "support/server/market.h"

namespace emc::test {

// The last row of the audit log.
struct AuditedRefusal {
    std::int64_t seq = 0;
    std::string entity_id;
    std::string outcome;
    std::string tenant_kind;
    std::string diff;
};

struct Scene {
    Scene() : guest(market.core) {
        service_id = market.listed(market.institution).service_id;
        for (int number = 0; number < 4; ++number) {
            enterprises.emplace_back(market.core);
            market.settle(enterprises.back(), std::format("village_{}", number),
                          std::format("湖南示例{}号食品有限公司", number));
        }
    }

    void stay_signed_in() {
        market.stay_signed_in();
        for (std::size_t number = 0; number < enterprises.size(); ++number) {
            Caller& caller = enterprises[number];
            if (caller.is_signed_in()) continue;
            const auto reply = caller.sign_in(good_password, std::format("village_{}", number));
            REQUIRE(reply.status == 200);
        }
    }

    template <class T, class Make, class... Values>
    T one(std::string_view sql, Make make, const Values&... values) {
        const auto found = market.core.platform->context().database.read(
            [&](server::Snapshot& snapshot) { return snapshot.one(sql, make, values...); });
        REQUIRE(found);
        return found->value_or(T{});
    }

    // All that a step could leave behind, but for the audit log. Every row that is added takes a
    // number from a counter.
    std::string footprint(const std::string& case_id) {
        return one<std::string>(
            "SELECT COALESCE((SELECT content FROM cases WHERE case_id=?1),'')||"
            "(SELECT group_concat(kind||day||last) FROM (SELECT * FROM counter ORDER BY kind,day))"
            "||COALESCE((SELECT group_concat(review_id||COALESCE(decided_at,'')) FROM"
            " (SELECT * FROM review WHERE case_id=?1 ORDER BY seq)),'')||"
            "(SELECT COUNT(*)||'/'||COALESCE(SUM(is_public),0) FROM case_file)||"
            "(SELECT COUNT(*) FROM tenant WHERE verified_at IS NOT NULL)",
            [](const server::Row& row) { return row.text(0); }, case_id);
    }

    AuditedRefusal last_audited() {
        return one<AuditedRefusal>(
            "SELECT a.seq,a.entity_id,a.outcome,COALESCE(t.kind,''),a.diff FROM audit_log a"
            " LEFT JOIN tenant t ON t.tenant_id=a.tenant_id ORDER BY a.seq DESC LIMIT 1",
            [](const server::Row& row) {
                return AuditedRefusal{row.integer(0), row.text(1), row.text(2), row.text(3),
                                      row.text(4)};
            });
    }

    // Day by day, with all that is due on each.
    void let_days_pass(std::size_t days) {
        for (; days > 0; --days) {
            constexpr std::int64_t day_s = 24LL * 3600;
            market.core.clock.pass_s(day_s);
            while (server::run_due(market.core.platform->context(), 100) > 0) {
            }
        }
        stay_signed_in();
    }

    std::map<std::string, std::string> states() {
        std::map<std::string, std::string> found;
        const auto rows =
            market.core.platform->context().database.read([&](server::Snapshot& snapshot) {
                return snapshot.all(
                    "SELECT case_id,kind||' '||state FROM cases",
                    [](const server::Row& row) { return std::pair{row.text(0), row.text(1)}; });
            });
        REQUIRE(rows);
        found.insert(rows->begin(), rows->end());
        return found;
    }

    Market market;
    Caller guest;
    std::deque<Caller> enterprises;
    std::string service_id;
    int steps = 0;
    int refusals = 0;
    int repeats = 0;
    int strangers = 0;
};

}  // namespace emc::test
