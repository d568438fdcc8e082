// 惠企政策, for anybody. Which of them fit is worked out where the profile is: in the page.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/policy.h"

namespace emc {

struct PolicyQuery {
    std::optional<PolicyTopic> topic;
    std::string q;         // In the title, the issuer or the summary.
    bool is_open = false;  // Only what can be applied for today.
    std::int64_t limit = 50;
    std::string cursor;
    bool operator==(const PolicyQuery&) const = default;
};
constexpr auto fields(Tag<PolicyQuery>) {
    using Q = PolicyQuery;
    return std::tuple{
        field("topic", &Q::topic, {"类别", "Topic"}, {}, Editor::Choice),
        field("q", &Q::q, {"搜索", "Search"}, {.chars_max = 100}),
        field("is_open", &Q::is_open, {"只看可申报的", "Open only"}, {}, Editor::Toggle),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const PolicyQuery& query) { return check_fields(query); }

struct PolicyPage {
    std::vector<Policy> items;  // The one published last comes first.
    std::string next_cursor;
    std::int64_t total = 0;
    bool operator==(const PolicyPage&) const = default;
};
constexpr auto fields(Tag<PolicyPage>) {
    using P = PolicyPage;
    return std::tuple{
        field("items", &P::items, {"政策", "Policies"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

struct ListPolicies {
    using Input = PolicyQuery;
    using Output = PolicyPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/policies";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "listPolicies";
    static constexpr std::string_view tag = "policies";
    static constexpr Text summary = {"惠企政策", "Policies for enterprises"};
    static constexpr int success_status = 200;
};

// What emc-admin reads: a file of policies.
struct PolicyFile {
    std::vector<Policy> policies;
    bool operator==(const PolicyFile&) const = default;
};
constexpr auto fields(Tag<PolicyFile>) {
    return std::tuple{field("policies", &PolicyFile::policies, {"政策", "Policies"})};
}
inline Problems check(const PolicyFile& file) { return check_fields(file); }

}  // namespace emc
