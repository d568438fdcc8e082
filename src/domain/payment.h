// 付款: the platform keeps no money; both sides say what they paid and received.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "domain/civil_date.h"
#include "domain/file_ref.h"

namespace emc {

enum class PaymentMethod : std::uint8_t { Offline };
inline constexpr EnumRow<PaymentMethod> payment_method_rows[] = {
    {PaymentMethod::Offline, "offline", {"线下", "Offline"}},
};
constexpr std::span<const EnumRow<PaymentMethod>> enum_rows(Tag<PaymentMethod>) {
    return payment_method_rows;
}

// When the enterprise pays: all at the end, as the manual has it, or each stage after it is
// accepted.
enum class PaymentPlan : std::uint8_t { Once, ByStage };
inline constexpr EnumRow<PaymentPlan> payment_plan_rows[] = {
    {PaymentPlan::Once, "once", {"一次性（全部验收后）", "Once, after everything is accepted"}},
    {PaymentPlan::ByStage, "by_stage", {"分阶段（每阶段验收后）", "After each stage"}},
};
constexpr std::span<const EnumRow<PaymentPlan>> enum_rows(Tag<PaymentPlan>) {
    return payment_plan_rows;
}

// What the enterprise states at 已付现.
struct PaymentDraft {
    PaymentMethod method = PaymentMethod::Offline;
    std::optional<std::int64_t> amount_fen;  // Repeated by the person: must be what is due.
    std::string paid_on;
    std::string remark;
    std::vector<FileRef> vouchers;
    bool operator==(const PaymentDraft&) const = default;
};
constexpr auto fields(Tag<PaymentDraft>) {
    using P = PaymentDraft;
    return std::tuple{
        field("method", &P::method, {"付款方式", "Method"}, {}, Editor::Choice),
        field("amount_fen", &P::amount_fen, {"付款金额", "Amount"}, {.required = true, .min = 1},
              Editor::Yuan, {"请再次填写应付金额", "Please repeat the amount due"}),
        field("paid_on", &P::paid_on, {"付款日期", "Paid on"},
              {.required = true, .check = check_date}, Editor::Date),
        field("remark", &P::remark, {"备注", "Remark"}, {.chars_max = 200}),
        field("vouchers", &P::vouchers, {"付款凭证", "Vouchers"}),
    };
}
inline Problems check(const PaymentDraft& payment) {
    Problems problems = check_fields(payment);
    if (payment.vouchers.size() > files_max) {
        problems.push_back({"vouchers", Rule::TooLarge, files_max,
                            static_cast<std::int64_t>(payment.vouchers.size())});
    }
    return problems;
}

enum class ReceiptState : std::uint8_t { Waiting, Confirmed, Missing };
inline constexpr EnumRow<ReceiptState> receipt_state_rows[] = {
    {ReceiptState::Waiting, "waiting", {"待机构确认", "Not yet confirmed"}},
    {ReceiptState::Confirmed, "confirmed", {"机构已确认收款", "Received"}},
    {ReceiptState::Missing, "missing", {"机构未收到", "Not received"}},
};
constexpr std::span<const EnumRow<ReceiptState>> enum_rows(Tag<ReceiptState>) {
    return receipt_state_rows;
}

struct Payment {
    PaymentDraft content;
    std::string by;
    InstantMs at = 0;
    ReceiptState receipt = ReceiptState::Waiting;
    InstantMs receipt_at = 0;  // 0 while the institution has said nothing.
    bool operator==(const Payment&) const = default;
};
constexpr auto fields(Tag<Payment>) {
    using P = Payment;
    return std::tuple{
        field("content", &P::content, {"付款", "Payment"}),
        field("by", &P::by, {"操作人", "By"}),
        field("at", &P::at, {"登记时间", "Noted at"}, {.min = 0}),
        field("receipt", &P::receipt, {"收款状态", "Receipt"}),
        field("receipt_at", &P::receipt_at, {"确认时间", "Confirmed at"}, {.min = 0}),
    };
}
inline Problems check(const Payment& payment) { return check_fields(payment); }

}  // namespace emc
