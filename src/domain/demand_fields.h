// The field tables of domain/demand.h, which includes this file.
#pragma once

#include <tuple>

#include "domain/demand.h"

namespace emc {

constexpr auto fields(Tag<DemandDraft>) {
    using D = DemandDraft;
    return std::tuple{
        field("title", &D::title, {"标题", "Title"},
              {.required = true, .chars_min = 5, .chars_max = 50}, Editor::Line,
              {"一句话说明需要什么，如“需要ISO 9001认证辅导”", "In one line"}),
        field("category", &D::category, {"类别", "Category"},
              {.required = true, .check = check_service_subcategory}, Editor::ServiceCategories),
        field("description", &D::description, {"描述", "Description"},
              {.required = true, .chars_min = 10, .chars_max = 3000}, Editor::Paragraph,
              {"现状、目标、希望得到的成果", "Where you are, where to, and what you expect"}),
        field("budget_min_fen", &D::budget_min_fen, {"预算下限（元）", "Budget from"}, amount_rules,
              Editor::Yuan, {"都不填为面议", "Leave both empty to negotiate"}),
        field("budget_max_fen", &D::budget_max_fen, {"预算上限（元）", "Budget to"}, amount_rules,
              Editor::Yuan),
        field("ends_on", &D::ends_on, {"截止日期", "Last day"},
              {.required = true, .check = check_date}, Editor::Date,
              {"最晚响应日期，一年以内", "Responses end with this day; within a year"}),
        field("regions", &D::regions, {"服务地区", "Regions"},
              {.required = true, .check = check_service_region}, Editor::County),
        field("ways", &D::ways, {"期望服务方式", "Wished ways"}, {}, Editor::Choices),
        field("contact", &D::contact, {"联系人", "Contact"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name},
              Editor::Line, {}, "name"),
        field("phone", &D::phone, {"联系电话", "Telephone"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone, {}, "tel"),
        field("email", &D::email, {"邮箱", "Email"}, {.chars_max = 254, .check = check_email},
              Editor::Email, {}, "email"),
        field("is_contact_public", &D::is_contact_public, {"联系方式公开", "Public contact"}, {},
              Editor::Toggle,
              {"不公开时，只有审核窗口和选定的机构看得到",
               "Otherwise only the window and the chosen institution see it"}),
        field("files", &D::files, {"附件", "Attachments"}),
    };
}

constexpr auto fields(Tag<DemandEdition>) {
    using E = DemandEdition;
    return std::tuple{
        field("number", &E::number, {"版本", "Edition"}, {.min = 0}),
        field("content", &E::content, {"需求内容", "Content"}),
        field("submitted_at", &E::submitted_at, {"提交时间", "Submitted at"}, {.min = 0}),
        field("outcome", &E::outcome, {"审核结果", "Outcome"}),
        field("opinion", &E::opinion, {"审核意见", "Opinion"}),
        field("decided_at", &E::decided_at, {"审核时间", "Decided at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<Standing>) {
    using S = Standing;
    return std::tuple{
        field("rating_count", &S::rating_count, {"评价数", "Ratings"}, {.min = 0}),
        field("rating_hundredths", &S::rating_hundredths, {"评分", "Rating"},
              {.min = 0, .max = 500}),
    };
}

inline constexpr FieldRules response_words_rules{.chars_min = 10, .chars_max = 1000};

constexpr auto fields(Tag<DemandResponse>) {
    using R = DemandResponse;
    return std::tuple{
        field("response_id", &R::response_id, {"响应标识", "Response id"}),
        field("state", &R::state, {"响应状态", "State"}),
        field("institution", &R::institution, {"服务机构", "Institution"}),
        field("standing", &R::standing, {"机构评分", "Rating"}),
        field("price_fen", &R::price_fen, {"报价", "Price"}, amount_rules, Editor::Yuan),
        field("words", &R::words, {"响应说明", "Words"}, response_words_rules, Editor::Paragraph),
        field("files", &R::files, {"附件", "Attachments"}),
        field("at", &R::at, {"响应时间", "At"}, {.min = 0}),
        field("version", &R::version, {"版本", "Version"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<Demand>) {
    using D = Demand;
    return std::tuple{
        field("demand_id", &D::demand_id, {"需求标识", "Demand id"}),
        field("number", &D::number, {"需求编号", "Demand number"}),
        field("version", &D::version, {"版本", "Version"}, {.min = 0}),
        field("steady_version", &D::steady_version, {"内容版本", "Steady version"}, {.min = 0}),
        field("state", &D::state, {"状态", "State"}),
        field("enterprise", &D::enterprise, {"企业", "Enterprise"}),
        field("content", &D::content, {"需求内容", "Content"}),
        field("editions", &D::editions, {"各版本", "Editions"}),
        field("is_past", &D::is_past, {"已过截止日期", "Past its last day"}),
        field("review_due_on", &D::review_due_on, {"审核期限", "Answered by"}, {}, Editor::Date),
        field("is_due_provisional", &D::is_due_provisional, {"期限暂定", "Provisional"}),
        field("responses", &D::responses, {"响应", "Responses"}),
        field("close_reason", &D::close_reason, {"关闭原因", "Why it was closed"}),
        field("order_id", &D::order_id, {"订单标识", "Order id"}),
        field("order_number", &D::order_number, {"订单编号", "Order number"}),
        field("log", &D::log, {"操作日志", "Log"}),
        field("created_at", &D::created_at, {"创建时间", "Created at"}, {.min = 0}),
        field("updated_at", &D::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

}  // namespace emc
