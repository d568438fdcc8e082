#include "server/policies.h"

#include <iterator>
#include <limits>

#include "api/codec.h"
#include "server/cursor.h"
#include "server/like.h"
#include "server/numbers.h"

namespace emc::server {
namespace {

struct PolicyRow {
    Policy policy;
    std::int64_t seq = 0;
};

struct PolicyFilter {
    std::string topic;
    std::string like;
    std::string day;  // Empty: any.

    std::string scope() const { return "policies:" + topic + ":" + like + ":" + day; }
};

constexpr std::string_view listed =
    " FROM policy WHERE (?1='' OR topic=?1) AND (?2='' OR words LIKE ?2 ESCAPE '\\')"
    " AND (?3='' OR ((starts_on='' OR starts_on<=?3) AND (ends_on='' OR ends_on>=?3)))";

Problems check_all(std::span<const Policy> policies) {
    Problems problems;
    for (std::size_t index = 0; index < policies.size(); ++index) {
        for (Problem& problem : check(policies[index])) {
            problem.field = "policies/" + std::to_string(index) + "/" + problem.field;
            problems.push_back(std::move(problem));
        }
    }
    return problems;
}

Result<void> keep(Transaction& transaction, const Policy& policy) {
    const auto seq = next_in_sequence(transaction, "policy_row");
    if (!seq) return std::unexpected(seq.error());
    const Result<std::int64_t> kept = transaction.run(
        "INSERT INTO policy(policy_id,topic,words,starts_on,ends_on,content,seq)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7) ON CONFLICT(policy_id) DO UPDATE SET topic=excluded.topic,"
        "words=excluded.words,starts_on=excluded.starts_on,ends_on=excluded.ends_on,"
        "content=excluded.content",
        policy.policy_id, enum_row(policy.topic).word,
        policy.title + "\n" + policy.issuer + "\n" + policy.summary, policy.starts_on,
        policy.ends_on, encode_text(policy), *seq);
    if (!kept) return std::unexpected(kept.error());
    return {};
}

}  // namespace

Result<PolicyPage> list_policies(CallOf<ListPolicies>& call, const PolicyQuery& query) {
    if (Problems problems = check(query); !problems.empty()) return invalid(std::move(problems));
    PolicyFilter filter{.like = like_pattern(query.q)};
    if (query.topic) filter.topic = enum_row(*query.topic).word;
    if (query.is_open) filter.day = to_string(civil_date_of(call.now));
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (!query.cursor.empty()) {
        const auto position = read_cursor(call.context.secret, filter.scope(), query.cursor);
        if (!position) return invalid({{"cursor", Rule::Format}});
        before = *position;
    }
    return call.context.database.read([&](Snapshot& snapshot) -> Result<PolicyPage> {
        const auto total = snapshot.one(
            "SELECT COUNT(*)" + std::string(listed), [](const Row& row) { return row.integer(0); },
            filter.topic, filter.like, filter.day);
        if (!total) return std::unexpected(total.error());
        const auto rows = snapshot.all(
            "SELECT content,seq" + std::string(listed) + " AND seq<?4 ORDER BY seq DESC LIMIT ?5",
            [](const Row& row) {
                return PolicyRow{decode_reply<Policy>(row.text(0)).value_or(Policy{}),
                                 row.integer(1)};
            },
            filter.topic, filter.like, filter.day, before, query.limit + 1);
        if (!rows) return std::unexpected(rows.error());
        PolicyPage page{.total = total->value_or(0)};
        for (const PolicyRow& row : *rows) {
            if (std::ssize(page.items) == query.limit) break;
            page.items.push_back(row.policy);
        }
        if (std::ssize(*rows) > query.limit) {
            const std::int64_t last = (*rows)[static_cast<std::size_t>(query.limit - 1)].seq;
            page.next_cursor = make_cursor(call.context.secret, filter.scope(), last);
        }
        return page;
    });
}

Result<void> import_policies(Context& context, std::span<const Policy> policies) {
    if (Problems problems = check_all(policies); !problems.empty()) {
        return invalid(std::move(problems));
    }
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        for (const Policy& policy : policies) {
            if (const auto kept = keep(transaction, policy); !kept) return kept;
        }
        return append_audit(transaction,
                            {.at = context.clock.now(),
                             .action = "admin.importPolicies",
                             .diff = R"({"count":)" + std::to_string(policies.size()) + "}"});
    });
}

Result<std::vector<Policy>> all_policies(Snapshot& snapshot) {
    return snapshot.all("SELECT content FROM policy ORDER BY seq DESC", [](const Row& row) {
        return decode_reply<Policy>(row.text(0)).value_or(Policy{});
    });
}

Result<void> remove_policy(Context& context, const std::string& policy_id) {
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        const Result<std::int64_t> removed =
            transaction.run("DELETE FROM policy WHERE policy_id=?1", policy_id);
        if (!removed) return std::unexpected(removed.error());
        if (*removed == 0) return fail(ErrorKind::NotFound);
        return append_audit(transaction, {.at = context.clock.now(),
                                          .action = "admin.removePolicy",
                                          .entity_kind = "policy",
                                          .entity_id = policy_id});
    });
}

}  // namespace emc::server
