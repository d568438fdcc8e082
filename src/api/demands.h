// 需求: the enterprise's own, the window's to decide, and 需求大厅, which anybody may read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "api/endpoint.h"
#include "domain/demand_view.h"
#include "domain/demand_workflow.h"

namespace emc {

struct NewDemand {
    DemandDraft content;
    bool submits = false;  // 确认发布; else it is kept as a draft, whose gaps are allowed.
    bool operator==(const NewDemand&) const = default;
};
constexpr auto fields(Tag<NewDemand>) {
    return std::tuple{
        field("content", &NewDemand::content, {"需求内容", "Content"}),
        field("submits", &NewDemand::submits, {"确认发布", "Submit"}, {}, Editor::Toggle),
    };
}

struct CreateDemand {
    using Input = NewDemand;
    using Output = Demand;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/demands";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "createDemand";
    static constexpr std::string_view tag = "demands";
    static constexpr Text summary = {"发布需求", "Make or publish a demand"};
    static constexpr int success_status = 201;
};

struct DemandQuery {
    std::optional<DemandState> state;
    std::string q;  // In the number, the title or the description.
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const DemandQuery&) const = default;
};
constexpr auto fields(Tag<DemandQuery>) {
    using Q = DemandQuery;
    return std::tuple{
        field("state", &Q::state, {"状态", "State"}, {}, Editor::Choice),
        field("q", &Q::q, {"搜索", "Search"}, {.chars_max = 100}),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const DemandQuery& query) { return check_fields(query); }

struct DemandPage {
    std::vector<DemandSummary> items;  // The one that changed last comes first.
    std::string next_cursor;
    std::int64_t total = 0;
    bool operator==(const DemandPage&) const = default;
};
constexpr auto fields(Tag<DemandPage>) {
    using P = DemandPage;
    return std::tuple{
        field("items", &P::items, {"需求", "Demands"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

struct ListDemands {
    using Input = DemandQuery;
    using Output = DemandPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/demands";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "listDemands";
    static constexpr std::string_view tag = "demands";
    static constexpr Text summary = {"我的需求", "The enterprise's demands"};
    static constexpr int success_status = 200;
};

struct DemandKey {
    std::string demand_id;
    bool operator==(const DemandKey&) const = default;
};
constexpr auto fields(Tag<DemandKey>) {
    return std::tuple{
        field("demand_id", &DemandKey::demand_id, {"需求标识", "Demand id"},
              {.required = true, .chars_max = 64}),
    };
}
inline Problems check(const DemandKey& key) { return check_fields(key); }

// For the enterprise and its window, with every response; the ratings are those of now.
struct ReadDemand {
    using Input = DemandKey;
    using Output = Demand;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/demands/{demand_id}";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "readDemand";
    static constexpr std::string_view tag = "demands";
    static constexpr Text summary = {"查看需求", "Read a demand"};
    static constexpr int success_status = 200;
};

// An institution is answered with what it may see of the demand.
struct ActOnDemand {
    using Input = DemandAction;
    using Output = Demand;
    static constexpr Method method = Method::Post;
    static constexpr std::string_view path = "/api/v1/demands/{demand_id}/actions";
    static constexpr Access access = Access::SignedIn;
    static constexpr std::string_view operation = "actOnDemand";
    static constexpr std::string_view tag = "demands";
    static constexpr Text summary = {"办理需求的一步", "Take a step of a demand"};
    static constexpr int success_status = 200;
};

// What the route of the hall says: #/hall?q=认证&category=14.
struct HallQuery {
    std::string q;
    std::string category;  // A class or a sub-category.
    std::string region;    // A prefecture, of the enterprise.
    bool is_mine = false;  // Only what the institution has responded to, open or not.
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const HallQuery&) const = default;
};
constexpr auto fields(Tag<HallQuery>) {
    using Q = HallQuery;
    return std::tuple{
        field("q", &Q::q, {"找需求", "Find demands"}, {.chars_max = 100}),
        field("category", &Q::category, {"服务类别", "Category"}, {.check = check_service_category},
              Editor::ServiceCategories),
        field("region", &Q::region, {"所在地区", "Region"}, {.check = check_service_region},
              Editor::County),
        field("is_mine", &Q::is_mine, {"我响应的", "My responses"}, {}, Editor::Toggle),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}
inline Problems check(const HallQuery& query) { return check_fields(query); }

struct HallPage {
    std::vector<HallItem> items;  // The one that was published last comes first.
    std::string next_cursor;
    std::int64_t total = 0;
    bool operator==(const HallPage&) const = default;
};
constexpr auto fields(Tag<HallPage>) {
    using P = HallPage;
    return std::tuple{
        field("items", &P::items, {"需求", "Demands"}),
        field("next_cursor", &P::next_cursor, {"续页标记", "Cursor"}),
        field("total", &P::total, {"总数", "Total"}, {.min = 0}),
    };
}

struct ListHall {
    using Input = HallQuery;
    using Output = HallPage;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/hall";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "listHall";
    static constexpr std::string_view tag = "demands";
    static constexpr Text summary = {"需求大厅", "Published demands"};
    static constexpr int success_status = 200;
};

struct ReadHallDemand {
    using Input = DemandKey;
    using Output = HallDemand;
    static constexpr Method method = Method::Get;
    static constexpr std::string_view path = "/api/v1/hall/{demand_id}";
    static constexpr Access access = Access::Anyone;
    static constexpr std::string_view operation = "readHallDemand";
    static constexpr std::string_view tag = "demands";
    static constexpr Text summary = {"查看公开的需求", "Read a published demand"};
    static constexpr int success_status = 200;
};

}  // namespace emc
