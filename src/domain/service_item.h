// 服务项目: what an institution offers, how it gets on the shelf, and how it is found there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/civil_date.h"
#include "domain/file_ref.h"
#include "domain/rating.h"
#include "domain/service_item_choices.h"

namespace emc {

// A stage as the institution usually plans it; the contract begins with these.
struct StageTemplate {
    std::string name;
    std::optional<std::int64_t> percent;  // Of the price; all stages together are 100.
    std::optional<std::int64_t> working_days;
    std::string deliverables;
    bool operator==(const StageTemplate&) const = default;
};

// What the institution edits.
struct ServiceDraft {
    std::string name;
    std::string category;  // A sub-category of six digits.
    std::vector<ServiceWay> ways;
    std::vector<ServiceAudience> audiences;
    std::vector<std::string> regions;  // Prefectures, or "430000" for the whole province.
    Charging charging = Charging::Fixed;
    std::optional<std::int64_t> price_fen;  // With a fixed price only.
    std::optional<PriceUnit> unit;
    std::string description;
    std::string deliverables;
    std::optional<std::int64_t> working_days;
    std::vector<StageTemplate> stages;
    std::string contact;
    std::string phone;
    std::string email;
    std::string picture;  // File id of an uploaded picture; empty: the category's own.
    bool operator==(const ServiceDraft&) const = default;
};

inline constexpr std::string_view whole_province = "430000";
std::string service_regions_text(const ServiceDraft& draft);  // "全省", "长沙市、株洲市"
// "1,200.00 元/次", "面议", "免费/公益", "服务券".
std::string price_text(const ServiceDraft& draft);

enum class ServiceState : std::uint8_t {
    Draft,
    InReview,
    Returned,
    Listed,
    ChangeReview,  // Listed as it was, while the window looks at the change.
    Withdrawn,
    Delisted,
    Deleted,
};
inline constexpr EnumRow<ServiceState> service_state_rows[] = {
    {ServiceState::Draft, "draft", {"草稿", "Draft"}},
    {ServiceState::InReview, "in_review", {"上架审核中", "In review"}},
    {ServiceState::Returned, "returned", {"未通过", "Returned"}},
    {ServiceState::Listed, "listed", {"已上架", "Listed"}},
    {ServiceState::ChangeReview, "change_review", {"变更审核中", "Change in review"}},
    {ServiceState::Withdrawn, "withdrawn", {"已下架", "Withdrawn"}},
    {ServiceState::Delisted, "delisted", {"平台下架", "Delisted"}},
    {ServiceState::Deleted, "deleted", {"已删除", "Deleted"}},
};
constexpr std::span<const EnumRow<ServiceState>> enum_rows(Tag<ServiceState>) {
    return service_state_rows;
}
// Found in the catalogue and open for orders.
constexpr bool is_on_shelf(ServiceState state) {
    return state == ServiceState::Listed || state == ServiceState::ChangeReview;
}

// A service as its institution and the window see it.
struct ServiceItem {
    std::string service_id;
    std::string number;
    std::int64_t version = 0;
    ServiceState state = ServiceState::Draft;
    std::string institution_id;
    std::string institution_name;
    std::string institution_region;
    ServiceDraft content;                 // What the public sees once it is on the shelf.
    std::optional<ServiceDraft> pending;  // The change that waits for review.
    std::string review_opinion;           // Of the last refusal; empty after an approval.
    InstantMs listed_at = 0;
    InstantMs updated_at = 0;
    bool operator==(const ServiceItem&) const = default;
};

// The service as anybody sees it.
struct ServiceView {
    std::string service_id;
    std::string number;
    std::int64_t version = 0;
    ServiceState state = ServiceState::Listed;
    std::string institution_id;
    std::string institution_name;
    std::string institution_region;
    ServiceDraft content;
    std::int64_t order_count = 0;
    std::int64_t view_count = 0;
    std::int64_t consultation_count = 0;
    RatingTally ratings;
    bool is_favorite = false;  // Of the caller.
    InstantMs updated_at = 0;
    bool operator==(const ServiceView&) const = default;
};

// One row of the catalogue.
struct ServiceSummary {
    std::string service_id;
    std::string name;
    std::string institution_name;
    std::string category;
    std::string regions_text;
    std::string excerpt;  // The beginning of the description, or where the query occurs in it.
    std::string price_text;
    std::string picture;
    std::int64_t order_count = 0;
    std::int64_t rating_count = 0;
    std::int64_t rating_hundredths = 0;  // 487 is 4.87.
    ServiceState state = ServiceState::Listed;
    InstantMs updated_at = 0;
    bool operator==(const ServiceSummary&) const = default;
};

// What the route of the catalogue says: #/services?q=融资&sort=price.
struct ServiceQuery {
    std::string q;
    std::string category;  // A class or a sub-category.
    std::string region;    // A prefecture; services for the whole province are found too.
    std::optional<ServiceWay> way;
    std::optional<ServiceAudience> audience;
    std::optional<Charging> charging;
    std::optional<std::int64_t> price_max_fen;
    ServiceSort sort = ServiceSort::Relevance;
    std::int64_t limit = 20;
    std::string cursor;
    bool operator==(const ServiceQuery&) const = default;
};

ServiceDraft normalized(ServiceDraft draft);

Problems check(const StageTemplate& stage);
Problems check(const ServiceDraft& draft);
Problems check(const ServiceItem& item);
Problems check(const ServiceView& view);
Problems check(const ServiceSummary& summary);
Problems check(const ServiceQuery& query);

// The beginning of the description, at most `chars` long; with a query, around its first place.
std::string excerpt_of(std::string_view description, std::string_view query, std::size_t chars);

}  // namespace emc

#include "domain/service_item_fields.h"  // IWYU pragma: export
