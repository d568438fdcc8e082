// The field tables of domain/contract.h, which includes this file. Their order and keys are part of
// the canonical text: new rows go where they belong, existing keys never change.
#pragma once

#include <tuple>

#include "domain/contract.h"

namespace emc {

constexpr auto fields(Tag<ContractParty>) {
    using P = ContractParty;
    return std::tuple{
        field("name", &P::name, {"名称", "Name"},
              {.required = true, .chars_min = 2, .chars_max = 50}),
        field("uscc", &P::uscc, {"统一社会信用代码", "Unified social credit code"},
              {.required = true, .chars_min = 18, .chars_max = 18}, Editor::Code),
        field("address", &P::address, {"地址", "Address"}, {.chars_max = 100}),
        field("representative", &P::representative, {"代表人", "Representative"},
              {.chars_max = 20}),
        field("contact", &P::contact, {"联系人", "Contact"}, {.chars_max = 20}),
        field("phone", &P::phone, {"联系电话", "Telephone"}, {.chars_max = 30}, Editor::Phone),
    };
}

constexpr auto fields(Tag<ContractStage>) {
    using S = ContractStage;
    return std::tuple{
        field("name", &S::name, {"阶段名称", "Stage"},
              {.required = true, .chars_min = 2, .chars_max = 50}),
        field("content", &S::content, {"阶段内容", "Content"}, {.chars_max = 1000},
              Editor::Paragraph),
        field("amount_fen", &S::amount_fen, {"阶段金额", "Amount"},
              {.required = true, .min = 0, .max = order_amount_max_fen}, Editor::Yuan),
        field("starts_on", &S::starts_on, {"阶段开始日期", "Starts on"},
              {.required = true, .check = check_date}, Editor::Date),
        field("ends_on", &S::ends_on, {"阶段结束日期", "Ends on"},
              {.required = true, .check = check_date}, Editor::Date),
        field("deliverables", &S::deliverables, {"交付物", "Deliverables"}, {.chars_max = 500}),
    };
}

namespace contract_rows {

constexpr auto subject() {
    using C = ContractDraft;
    return std::tuple{
        field("title", &C::title, {"合同名称", "Title"},
              {.required = true, .chars_min = 2, .chars_max = 100}),
        field("enterprise", &C::enterprise, {"甲方", "Enterprise"}),
        field("institution", &C::institution, {"乙方", "Institution"}),
        field("content", &C::content, {"服务内容", "Content"},
              {.required = true, .chars_min = 5, .chars_max = 5000}, Editor::Paragraph),
        field("amount_fen", &C::amount_fen, {"合同金额", "Amount"},
              {.required = true, .min = 0, .max = order_amount_max_fen}, Editor::Yuan),
        field("payment_method", &C::payment_method, {"付款方式", "Method of payment"}, {},
              Editor::Choice),
        field("payment_plan", &C::payment_plan, {"付款计划", "Plan of payment"}, {},
              Editor::Choice),
        field("payment_terms", &C::payment_terms, {"付款说明", "Terms of payment"},
              {.chars_max = 500}, Editor::Paragraph),
    };
}

constexpr auto terms() {
    using C = ContractDraft;
    return std::tuple{
        field("starts_on", &C::starts_on, {"合同开始日期", "Starts on"},
              {.required = true, .check = check_date}, Editor::Date),
        field("ends_on", &C::ends_on, {"合同结束日期", "Ends on"},
              {.required = true, .check = check_date}, Editor::Date),
        // The editor is the unit in which a wrong sum is told.
        field("stages", &C::stages, {"各阶段金额", "Amounts of the stages"}, {.required = true},
              Editor::Yuan),
        field("duties", &C::duties, {"双方权利义务", "Rights and duties"}, {.chars_max = 2000},
              Editor::Paragraph),
        field("breach", &C::breach, {"违约责任", "Breach"}, {.chars_max = 2000}, Editor::Paragraph),
        field("disputes", &C::disputes, {"争议解决", "Disputes"}, {.chars_max = 1000},
              Editor::Paragraph),
        field("files", &C::files, {"附件", "Attachments"}),
    };
}

}  // namespace contract_rows

constexpr auto fields(Tag<ContractDraft>) {
    return std::tuple_cat(contract_rows::subject(), contract_rows::terms());
}

constexpr auto fields(Tag<Contract>) {
    using C = Contract;
    return std::tuple{
        field("number", &C::number, {"合同编号", "Contract number"}),
        field("version", &C::version, {"版本", "Version"}, {.min = 0}),
        field("content", &C::content, {"合同", "Contract"}),
        field("submitted_by", &C::submitted_by, {"提交人", "Submitted by"}),
        field("submitted_at", &C::submitted_at, {"提交时间", "Submitted at"}, {.min = 0}),
        field("return_reason", &C::return_reason, {"退回意见", "Why returned"}, {.chars_max = 500}),
        field("returned_at", &C::returned_at, {"退回时间", "Returned at"}, {.min = 0}),
        field("confirmed_by", &C::confirmed_by, {"确认人", "Confirmed by"}),
        field("confirmed_at", &C::confirmed_at, {"确认时间", "Confirmed at"}, {.min = 0}),
        field("agreement", &C::agreement, {"调解约定", "Agreement"}, {.chars_max = 500}),
        field("sha256", &C::sha256, {"合同指纹（SHA-256）", "Fingerprint (SHA-256)"},
              {.chars_max = 64}),
    };
}

}  // namespace emc
