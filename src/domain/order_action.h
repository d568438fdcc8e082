// One step of an order as a person or the platform asks for it: a command and what it needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "domain/contract.h"
#include "domain/order_words.h"
#include "domain/payment.h"
#include "domain/rating.h"

namespace emc {

// Only what the command needs is looked at, see needs().
struct OrderAction {
    std::string order_id;
    OrderCommand command = OrderCommand::Cancel;
    std::int64_t expected_version = 0;  // Of the order that the person looked at.
    std::string reason;                 // Why: told to the other side and kept in the log.
    std::string text;                   // 成果说明, 验收意见, 追评, 回复.
    std::optional<std::int64_t> price_fen;
    std::optional<ContractDraft> contract;  // With SettleAppeal: 改约, see order_amendment.h.
    std::string contract_sha256;            // The fingerprint that the person confirmed.
    std::optional<std::int64_t> stage;      // From 1: the stage that the person looked at.
    std::vector<FileRef> files;
    std::optional<PaymentDraft> payment;
    std::optional<RatingDraft> rating;
    std::optional<AppealKind> appeal_kind;
    bool operator==(const OrderAction&) const = default;
};

constexpr auto fields(Tag<OrderAction>) {
    using A = OrderAction;
    return std::tuple{
        field("order_id", &A::order_id, {"订单标识", "Order id"}, {.chars_max = 64}),
        field("command", &A::command, {"操作", "Command"}, {}, Editor::Choice),
        field("expected_version", &A::expected_version, {"版本", "Version"}, {.min = 0}),
        field("reason", &A::reason, {"原因", "Reason"}, {.chars_min = 2, .chars_max = 500},
              Editor::Paragraph),
        field("text", &A::text, {"说明", "Words"}, {.chars_min = 2, .chars_max = 2000},
              Editor::Paragraph),
        field("price_fen", &A::price_fen, {"报价", "Quote"}, amount_rules, Editor::Yuan),
        field("contract", &A::contract, {"合同", "Contract"}),
        field("contract_sha256", &A::contract_sha256, {"合同指纹", "Fingerprint"},
              {.chars_max = 64}),
        field("stage", &A::stage, {"阶段", "Stage"}, {.min = 1, .max = 20}, Editor::Integer),
        field("files", &A::files, {"文件", "Files"}),
        field("payment", &A::payment, {"付款", "Payment"}),
        field("rating", &A::rating, {"评价", "Rating"}),
        field("appeal_kind", &A::appeal_kind, {"申诉类型", "Kind of appeal"}, {}, Editor::Choice),
    };
}

// What a command cannot do without.
enum class OrderInput : std::uint8_t {
    Reason,
    Text,
    Price,
    Contract,
    Fingerprint,
    Stage,
    Payment,
    Rating,
    AppealKind,
};
bool needs(OrderCommand command, OrderInput input);
// What a person is asked for `reason` with this command: 撤销原因, 拒绝原因, ...
Text reason_label(OrderCommand command);

// Trimmed, dates in plain digits; apply() looks at nothing else.
OrderAction normalized(OrderAction action);

// Every field, and what the command needs. What only the order knows is checked by apply().
Problems check(const OrderAction& action);

}  // namespace emc
