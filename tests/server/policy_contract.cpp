#include <doctest/doctest.h>

#include "server/policies.h"
#include "support/server/market.h"

using namespace emc;
using namespace emc::test;

namespace {

Policy policy(const std::string& id) {
    return {.policy_id = id,
            .title = "贷款贴息政策" + id,
            .issuer = "示例单位",
            .topic = PolicyTopic::Finance,
            .summary = "对小微企业贷款给予贴息。",
            .conditions = {{.ask = PolicyAsk::Size, .words = {"micro", "small"}}}};
}

void list_policies() {
    Core core;
    Caller anybody(core);
    server::Context& context = core.platform->context();
    CHECK(must<PolicyPage>(anybody.call<ListPolicies>()).items.empty());
    const std::vector<Policy> two{policy("a"), policy("b")};
    REQUIRE(import_policies(context, two));
    const auto page = must<PolicyPage>(anybody.call<ListPolicies>({.limit = 1}));
    REQUIRE(page.items.size() == 1);
    CHECK(page.items[0] == two[1]);
    CHECK(page.total == 2);
    const auto rest =
        must<PolicyPage>(anybody.call<ListPolicies>({.limit = 1, .cursor = page.next_cursor}));
    REQUIRE(rest.items.size() == 1);
    CHECK(rest.items[0] == two[0]);
    CHECK(rest.next_cursor.empty());
    // The same again replaces what is there.
    std::vector<Policy> again{policy("a")};
    again[0].topic = PolicyTopic::Market;
    again[0].ends_on = "2020-01-01";
    REQUIRE(import_policies(context, again));
    CHECK(must<PolicyPage>(anybody.call<ListPolicies>()).total == 2);
    CHECK(must<PolicyPage>(anybody.call<ListPolicies>({.topic = PolicyTopic::Market})).total == 1);
    CHECK(must<PolicyPage>(anybody.call<ListPolicies>({.q = "政策b"})).total == 1);
    CHECK(must<PolicyPage>(anybody.call<ListPolicies>({.is_open = true})).total == 1);
    // One that is wrong keeps all of them out, and is told by its place.
    std::vector<Policy> wrong{policy("c"), policy("d")};
    wrong[1].title.clear();
    const auto refused = import_policies(context, wrong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().problems.at(0).field == "policies/1/title");
    CHECK(must<PolicyPage>(anybody.call<ListPolicies>()).total == 2);
}

}  // namespace

const Contracts& emc::test::policy_contracts() {
    static const Contracts contracts{{"listPolicies", &list_policies}};
    return contracts;
}
