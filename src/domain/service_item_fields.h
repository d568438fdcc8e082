// The field tables of domain/service_item.h, which includes this file.
#pragma once

#include <tuple>

#include "domain/rules/internet.h"
#include "domain/rules/names.h"
#include "domain/rules/phone.h"
#include "domain/service_item.h"

namespace emc {

// Below 1 万亿元, so that 大写 can always be written.
inline constexpr std::int64_t order_amount_max_fen = 99'999'999'999'999;
inline constexpr FieldRules amount_rules{.min = 0, .max = order_amount_max_fen};
inline constexpr FieldRules working_days_rules{.min = 1, .max = 750};

std::optional<Problem> check_service_subcategory(std::string_view code);  // Rule::Unknown
std::optional<Problem> check_service_category(std::string_view code);     // Class or sub-category.
std::optional<Problem> check_service_region(std::string_view code);       // Rule::Unknown

constexpr auto fields(Tag<StageTemplate>) {
    using S = StageTemplate;
    return std::tuple{
        field("name", &S::name, {"阶段名称", "Stage"},
              {.required = true, .chars_min = 2, .chars_max = 50}),
        field("percent", &S::percent, {"占比（%）", "Share (%)"},
              {.required = true, .min = 0, .max = 100}, Editor::Integer),
        field("working_days", &S::working_days, {"工期（工作日）", "Working days"},
              {.required = true, .min = 1, .max = 750}, Editor::Integer),
        field("deliverables", &S::deliverables, {"交付物", "Deliverables"}, {.chars_max = 200}),
    };
}

constexpr auto fields(Tag<ServiceDraft>) {
    using S = ServiceDraft;
    return std::tuple{
        field("name", &S::name, {"服务名称", "Name"},
              {.required = true, .chars_min = 5, .chars_max = 50}),
        field("category", &S::category, {"服务类别", "Category"},
              {.required = true, .check = check_service_subcategory}, Editor::ServiceCategories),
        field("ways", &S::ways, {"服务方式", "Ways"}, {.required = true}, Editor::Choices),
        field("audiences", &S::audiences, {"服务对象", "For whom"}, {.required = true},
              Editor::Choices),
        field("regions", &S::regions, {"服务地区", "Regions"},
              {.required = true, .check = check_service_region}, Editor::County),
        field("charging", &S::charging, {"收费方式", "Charging"}, {.required = true},
              Editor::Choice),
        field("price_fen", &S::price_fen, {"价格", "Price"}, amount_rules, Editor::Yuan,
              {"固定价时填写", "With a fixed price"}),
        field("unit", &S::unit, {"计价单位", "Unit"}, {}, Editor::Choice),
        field("description", &S::description, {"服务流程描述", "Description"},
              {.required = true, .chars_min = 2, .chars_max = 5000}, Editor::Paragraph),
        field("deliverables", &S::deliverables, {"交付物", "Deliverables"}, {.chars_max = 500},
              Editor::Paragraph),
        field("working_days", &S::working_days, {"周期（工作日）", "Working days"},
              working_days_rules, Editor::Integer),
        field("stages", &S::stages, {"阶段占比", "Shares of the stages"}, {.required = true},
              Editor::Integer),
        field("contact", &S::contact, {"联系人", "Contact"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name},
              Editor::Line, {}, "name"),
        field("phone", &S::phone, {"联系电话", "Telephone"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone, {}, "tel"),
        field("email", &S::email, {"邮箱", "Email"}, {.chars_max = 254, .check = check_email},
              Editor::Email, {}, "email"),
        field("picture", &S::picture, {"图片", "Picture"}, {.chars_max = 64}),
    };
}

constexpr auto fields(Tag<ServiceItem>) {
    using S = ServiceItem;
    return std::tuple{
        field("service_id", &S::service_id, {"服务标识", "Service id"}),
        field("number", &S::number, {"编号", "Number"}),
        field("version", &S::version, {"版本", "Version"}, {.min = 0}),
        field("state", &S::state, {"服务状态", "State"}),
        field("institution_id", &S::institution_id, {"机构标识", "Institution id"}),
        field("institution_name", &S::institution_name, {"服务机构", "Institution"}),
        field("institution_region", &S::institution_region, {"机构所在区县", "Its county"}),
        field("content", &S::content, {"服务内容", "Content"}),
        field("pending", &S::pending, {"待审变更", "Change in review"}),
        field("review_opinion", &S::review_opinion, {"审核意见", "Opinion"}, {.chars_max = 500}),
        field("listed_at", &S::listed_at, {"上架时间", "Listed at"}, {.min = 0}),
        field("updated_at", &S::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<ServiceView>) {
    using S = ServiceView;
    return std::tuple{
        field("service_id", &S::service_id, {"服务标识", "Service id"}),
        field("number", &S::number, {"编号", "Number"}),
        field("version", &S::version, {"版本", "Version"}, {.min = 0}),
        field("state", &S::state, {"服务状态", "State"}),
        field("institution_id", &S::institution_id, {"机构标识", "Institution id"}),
        field("institution_name", &S::institution_name, {"服务机构", "Institution"}),
        field("institution_region", &S::institution_region, {"机构所在区县", "Its county"}),
        field("content", &S::content, {"服务内容", "Content"}),
        field("order_count", &S::order_count, {"申请数", "Orders"}, {.min = 0}),
        field("view_count", &S::view_count, {"浏览数", "Views"}, {.min = 0}),
        field("consultation_count", &S::consultation_count, {"咨询数", "Consultations"},
              {.min = 0}),
        field("ratings", &S::ratings, {"评分分布", "Ratings"}),
        field("is_favorite", &S::is_favorite, {"已收藏", "Favorite"}),
        field("updated_at", &S::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<ServiceSummary>) {
    using S = ServiceSummary;
    return std::tuple{
        field("service_id", &S::service_id, {"服务标识", "Service id"}),
        field("name", &S::name, {"服务名称", "Name"}),
        field("institution_name", &S::institution_name, {"服务机构", "Institution"}),
        field("category", &S::category, {"服务类别", "Category"}, {}, Editor::ServiceCategories),
        field("regions_text", &S::regions_text, {"服务地区", "Regions"}),
        field("excerpt", &S::excerpt, {"简介", "Excerpt"}),
        field("price_text", &S::price_text, {"价格", "Price"}),
        field("picture", &S::picture, {"图片", "Picture"}),
        field("order_count", &S::order_count, {"申请数", "Orders"}, {.min = 0}),
        field("rating_count", &S::rating_count, {"评价数", "Ratings"}, {.min = 0}),
        field("rating_hundredths", &S::rating_hundredths, {"评分", "Rating"},
              {.min = 0, .max = 500}),
        field("state", &S::state, {"服务状态", "State"}),
        field("updated_at", &S::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<ServiceQuery>) {
    using Q = ServiceQuery;
    return std::tuple{
        field("q", &Q::q, {"找服务", "Find services"}, {.chars_max = 100}),
        field("category", &Q::category, {"服务类别", "Category"}, {.check = check_service_category},
              Editor::ServiceCategories),
        field("region", &Q::region, {"所在地区", "Region"}, {.check = check_service_region},
              Editor::County),
        field("way", &Q::way, {"服务方式", "Way"}, {}, Editor::Choice),
        field("audience", &Q::audience, {"服务对象", "For whom"}, {}, Editor::Choice),
        field("charging", &Q::charging, {"收费方式", "Charging"}, {}, Editor::Choice),
        field("price_max_fen", &Q::price_max_fen, {"最高价格", "At most"}, amount_rules,
              Editor::Yuan),
        field("sort", &Q::sort, {"排序", "Sort by"}, {}, Editor::Choice),
        field("limit", &Q::limit, {"条数", "Rows"}, {.min = 1, .max = 100}, Editor::Integer),
        field("cursor", &Q::cursor, {"续页标记", "Cursor"}, {.chars_max = 400}),
    };
}

}  // namespace emc
