// The field tables of domain/order.h, which includes this file.
#pragma once

#include <tuple>

#include "domain/order.h"

namespace emc {

constexpr auto fields(Tag<OrderRequest>) {
    using R = OrderRequest;
    return std::tuple{
        field("service_id", &R::service_id, {"服务项目", "Service"}, {.chars_max = 64}),
        field("contact", &R::contact, {"联系人", "Contact"},
              {.required = true, .chars_min = 2, .chars_max = 20, .check = check_person_name},
              Editor::Line, {}, "name"),
        field("phone", &R::phone, {"联系电话", "Telephone"},
              {.required = true, .check = check_mobile_or_phone}, Editor::Phone, {}, "tel"),
        field("email", &R::email, {"邮箱", "Email"}, {.chars_max = 254, .check = check_email},
              Editor::Email, {}, "email"),
        field("starts_on", &R::starts_on, {"期望开始日期", "Wished start"}, {.check = check_date},
              Editor::Date),
        field("needs", &R::needs, {"需求说明", "What is needed"},
              {.required = true, .chars_min = 5, .chars_max = 500}, Editor::Paragraph),
        field("files", &R::files, {"附件", "Attachments"}),
        field("source", &R::source, {"来源", "Source"}, {}, Editor::Choice),
        field("source_id", &R::source_id, {"来源编号", "Source id"}, {.chars_max = 64}),
    };
}

constexpr auto fields(Tag<ServiceSnapshot>) {
    using S = ServiceSnapshot;
    return std::tuple{
        field("service_id", &S::service_id, {"服务标识", "Service id"}),
        field("number", &S::number, {"服务编号", "Service number"}),
        field("version", &S::version, {"服务版本", "Version"}, {.min = 0}),
        field("content", &S::content, {"服务内容", "Content"}),
    };
}

constexpr auto fields(Tag<StageProgress>) {
    using S = StageProgress;
    return std::tuple{
        field("state", &S::state, {"阶段状态", "State"}),
        field("result", &S::result, {"成果说明", "Result"}, {}, Editor::Paragraph),
        field("files", &S::files, {"成果文件", "Files"}),
        field("submitted_at", &S::submitted_at, {"提交时间", "Submitted at"}, {.min = 0}),
        field("opinion", &S::opinion, {"验收意见", "Opinion"}, {}, Editor::Paragraph),
        field("decided_at", &S::decided_at, {"验收时间", "Decided at"}, {.min = 0}),
        field("returns", &S::returns, {"退回次数", "Times returned"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<Termination>) {
    using T = Termination;
    return std::tuple{
        field("proposed_by", &T::proposed_by, {"提议方", "Proposed by"}),
        field("reason", &T::reason, {"解除原因", "Reason"}),
        field("at", &T::at, {"提议时间", "At"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<Appeal>) {
    using A = Appeal;
    return std::tuple{
        field("by", &A::by, {"申诉方", "By"}),
        field("kind", &A::kind, {"申诉类型", "Kind"}),
        field("reason", &A::reason, {"申诉说明", "Reason"}),
        field("files", &A::files, {"证据", "Evidence"}),
        field("at", &A::at, {"申诉时间", "At"}, {.min = 0}),
        field("resumes", &A::resumes, {"申诉前状态", "State before"}),
        field("ruling", &A::ruling, {"处理意见", "Ruling"}),
        field("ruled_at", &A::ruled_at, {"处理时间", "Ruled at"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<Reminder>) {
    using R = Reminder;
    return std::tuple{
        field("about", &R::about, {"催办事项", "About"}),
        field("at", &R::at, {"催办时间", "At"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<OrderLogEntry>) {
    using E = OrderLogEntry;
    return std::tuple{
        field("seq", &E::seq, {"序号", "Number"}, {.min = 0}),
        field("at", &E::at, {"时间", "At"}, {.min = 0}),
        field("from", &E::from, {"原状态", "From"}),
        field("command", &E::command, {"操作", "Command"}),
        field("to", &E::to, {"新状态", "To"}),
        field("actor", &E::actor, {"操作方", "Actor"}),
        field("by", &E::by, {"操作人", "By"}),
        field("remark", &E::remark, {"备注", "Remark"}),
        field("version", &E::version, {"版本", "Version"}, {.min = 0}),
    };
}

constexpr auto fields(Tag<Order>) {
    using O = Order;
    return std::tuple{
        field("order_id", &O::order_id, {"订单标识", "Order id"}),
        field("number", &O::number, {"订单编号", "Order number"}),
        field("version", &O::version, {"版本", "Version"}, {.min = 0}),
        field("state", &O::state, {"订单状态", "State"}),
        field("enterprise", &O::enterprise, {"企业", "Enterprise"}),
        field("institution", &O::institution, {"服务机构", "Institution"}),
        field("window_id", &O::window_id, {"所属窗口", "Window"}),
        field("service", &O::service, {"服务项目", "Service"}),
        field("request", &O::request, {"申请内容", "Request"}),
        field("price_fen", &O::price_fen, {"成交价", "Price"}, amount_rules, Editor::Yuan),
        field("contracts", &O::contracts, {"合同", "Contracts"}),
        field("stages", &O::stages, {"阶段", "Stages"}),
        field("payments", &O::payments, {"付款记录", "Payments"}),
        field("rating", &O::rating, {"评价", "Rating"}),
        field("termination", &O::termination, {"协商解除", "Termination"}),
        field("appeals", &O::appeals, {"申诉", "Appeals"}),
        field("reminders", &O::reminders, {"催办记录", "Reminders"}),
        field("log", &O::log, {"操作日志", "Log"}),
        field("created_at", &O::created_at, {"申请时间", "Applied at"}, {.min = 0}),
        field("updated_at", &O::updated_at, {"更新时间", "Updated at"}, {.min = 0}),
    };
}

}  // namespace emc
