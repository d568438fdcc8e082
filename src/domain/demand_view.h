// A demand as lists and the public see it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "domain/demand.h"

namespace emc {

// One row of 我的需求.
struct DemandSummary {
    std::string demand_id;
    std::string number;
    std::int64_t version = 0;
    DemandState state = DemandState::Draft;
    std::string title;
    std::string category;
    std::string ends_on;
    std::string review_due_on;
    bool is_due_provisional = false;
    std::int64_t response_count = 0;
    InstantMs updated_at = 0;
    bool operator==(const DemandSummary&) const = default;
};
constexpr auto fields(Tag<DemandSummary>) {
    using D = DemandSummary;
    return std::tuple{
        field("demand_id", &D::demand_id, {"需求标识", "Demand id"}),
        field("number", &D::number, {"需求编号", "Demand number"}),
        field("version", &D::version, {"版本", "Version"}, {.min = 0}),
        field("state", &D::state, {"状态", "State"}),
        field("title", &D::title, {"标题", "Title"}),
        field("category", &D::category, {"类别", "Category"}, {}, Editor::ServiceCategories),
        field("ends_on", &D::ends_on, {"截止日期", "Last day"}, {}, Editor::Date),
        field("review_due_on", &D::review_due_on, {"审核期限", "Answered by"}, {}, Editor::Date),
        field("is_due_provisional", &D::is_due_provisional, {"期限暂定", "Provisional"}),
        field("response_count", &D::response_count, {"响应数", "Responses"}, {.min = 0}),
        field("updated_at", &D::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}
inline Problems check(const DemandSummary& summary) { return check_fields(summary); }
DemandSummary summary_of(const Demand& demand);

// One row of 需求大厅.
struct HallItem {
    std::string demand_id;
    std::string number;
    std::string title;
    std::string category;
    std::string excerpt;
    std::string budget_text;
    std::string regions_text;
    std::string enterprise_name;
    std::string enterprise_region;
    bool is_verified = false;  // The enterprise.
    std::string ends_on;
    std::int64_t response_count = 0;
    InstantMs published_at = 0;
    DemandState state = DemandState::Published;
    std::optional<ResponseState> own_response;  // Of the institution that asks.
    bool operator==(const HallItem&) const = default;
};
constexpr auto fields(Tag<HallItem>) {
    using H = HallItem;
    return std::tuple{
        field("demand_id", &H::demand_id, {"需求标识", "Demand id"}),
        field("number", &H::number, {"需求编号", "Demand number"}),
        field("title", &H::title, {"标题", "Title"}),
        field("category", &H::category, {"类别", "Category"}, {}, Editor::ServiceCategories),
        field("excerpt", &H::excerpt, {"简介", "Excerpt"}),
        field("budget_text", &H::budget_text, {"预算", "Budget"}),
        field("regions_text", &H::regions_text, {"服务地区", "Regions"}),
        field("enterprise_name", &H::enterprise_name, {"企业", "Enterprise"}),
        field("enterprise_region", &H::enterprise_region, {"所在区县", "County"}, {},
              Editor::County),
        field("is_verified", &H::is_verified, {"已认证", "Verified"}),
        field("ends_on", &H::ends_on, {"截止日期", "Last day"}, {}, Editor::Date),
        field("response_count", &H::response_count, {"响应数", "Responses"}, {.min = 0}),
        field("published_at", &H::published_at, {"发布时间", "Published at"}, {.min = 0}),
        field("state", &H::state, {"状态", "State"}),
        field("own_response", &H::own_response, {"我的响应", "My response"}),
    };
}
inline Problems check(const HallItem& item) { return check_fields(item); }
// Of a demand that was published; `query` is what was searched for.
HallItem hall_item_of(const Demand& demand, std::string_view query,
                      std::string_view institution_id = {});

// A published demand as anybody sees it.
struct HallDemand {
    std::string demand_id;
    std::string number;
    std::int64_t version = 0;
    DemandState state = DemandState::Published;
    std::string enterprise_name;
    std::string enterprise_region;
    bool is_verified = false;
    DemandDraft content;            // The published edition; contact empty where it is hidden.
    bool is_contact_shown = false;  // To this reader.
    bool is_open = false;           // Takes responses.
    bool is_own = false;
    std::int64_t edition = 1;
    InstantMs published_at = 0;
    std::int64_t response_count = 0;
    std::int64_t view_count = 0;  // Pages read by others than the enterprise.
    std::optional<DemandResponse> own_response;
    std::string order_id;  // For those whose response was chosen, and for the enterprise.
    bool operator==(const HallDemand&) const = default;
};
constexpr auto fields(Tag<HallDemand>) {
    using H = HallDemand;
    return std::tuple{
        field("demand_id", &H::demand_id, {"需求标识", "Demand id"}),
        field("number", &H::number, {"需求编号", "Demand number"}),
        field("version", &H::version, {"版本", "Version"}, {.min = 0}),
        field("state", &H::state, {"状态", "State"}),
        field("enterprise_name", &H::enterprise_name, {"企业", "Enterprise"}),
        field("enterprise_region", &H::enterprise_region, {"所在区县", "County"}, {},
              Editor::County),
        field("is_verified", &H::is_verified, {"已认证", "Verified"}),
        field("content", &H::content, {"需求内容", "Content"}),
        field("is_contact_shown", &H::is_contact_shown, {"联系方式可见", "Contact shown"}),
        field("is_open", &H::is_open, {"接受响应", "Takes responses"}),
        field("is_own", &H::is_own, {"本企业的", "One's own"}),
        field("edition", &H::edition, {"版本", "Edition"}, {.min = 0}),
        field("published_at", &H::published_at, {"发布时间", "Published at"}, {.min = 0}),
        field("response_count", &H::response_count, {"响应数", "Responses"}, {.min = 0}),
        field("view_count", &H::view_count, {"浏览数", "Views"}, {.min = 0}),
        field("own_response", &H::own_response, {"本机构的响应", "One's own response"}),
        field("order_id", &H::order_id, {"订单标识", "Order id"}),
    };
}
inline Problems check(const HallDemand& demand) { return check_fields(demand); }

// Nothing for a reader who may not see it: after its time a demand is seen by its enterprise, its
// window and those who responded. No reader is a guest.
std::optional<HallDemand> hall_view(const Demand& demand, const CaseContext* reader);
// The demand without what the institution may not see: other responses, the log, what is not
// published.
Demand seen_by_institution(const Demand& demand, std::string_view institution_id);

}  // namespace emc
