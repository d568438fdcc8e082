// What may happen to a demand, to whom it is given to make it happen, and what comes of it. The
// platform stores what apply() returns; pages draw their buttons from open_commands().
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "domain/demand.h"
#include "domain/order_workflow.h"
#include "domain/workflow.h"

namespace emc {

// Only what the command needs is looked at.
struct DemandAction {
    std::string demand_id;
    DemandCommand command = DemandCommand::Submit;
    std::int64_t expected_version = 0;   // Of the demand that the person looked at.
    std::string reason;                  // 审核意见 of Return, 下架原因 of Delist.
    std::optional<DemandDraft> content;  // Of Save, Submit, Renew; else it stays as it is.
    std::optional<DemandCloseReason> close_reason;
    std::optional<std::int64_t> price_fen;  // Of Respond; nothing: 面议.
    std::string words;                      // Of Respond.
    std::vector<FileRef> files;             // Of Respond.
    std::string response_id;                // Of Choose.
    bool operator==(const DemandAction&) const = default;
};
constexpr auto fields(Tag<DemandAction>) {
    using A = DemandAction;
    return std::tuple{
        field("demand_id", &A::demand_id, {"需求标识", "Demand id"}, {.chars_max = 64}),
        field("command", &A::command, {"操作", "Command"}, {}, Editor::Choice),
        field("expected_version", &A::expected_version, {"版本", "Version"}, {.min = 0}),
        field("reason", &A::reason, {"审核意见", "Opinion"}, {.chars_min = 2, .chars_max = 500},
              Editor::Paragraph),
        field("content", &A::content, {"需求内容", "Content"}),
        field("close_reason", &A::close_reason, {"关闭原因", "Why it is closed"}, {},
              Editor::Choice),
        field("price_fen", &A::price_fen, {"报价（元）", "Price"}, amount_rules, Editor::Yuan,
              {"不填为面议", "Leave it empty to negotiate"}),
        field("words", &A::words, {"响应说明", "Words"}, response_words_rules, Editor::Paragraph,
              {"怎样做、多久、有什么经验", "How, how long, and what experience you have"}),
        field("files", &A::files, {"附件", "Attachments"}),
        field("response_id", &A::response_id, {"响应标识", "Response id"}, {.chars_max = 64}),
    };
}
DemandAction normalized(DemandAction action);
// Every field but those of the content, and what the command needs; what depends on the demand or
// the day is checked by apply().
Problems check(const DemandAction& action);

// A price lies inside the range that was asked for; none is 面议.
Problems check_price(const DemandDraft& asked, std::optional<std::int64_t> price_fen);

// What a step may need beside the person who takes it.
struct DemandContext {
    CaseContext who;
    CaseParty party;  // Of the institution that responds.
    Standing standing;
    std::string new_id;        // Of the response, or of the order.
    std::string order_number;  // For Choose.
    bool is_verified = false;
    bool must_be_verified = false;  // A setting of the platform; the manual lets anybody publish.
};

using DemandTransition = Transition<Demand, DemandState, DemandCommand, CaseActor>;
std::span<const DemandTransition> demand_transitions();

// The enterprise its own, a window what is of its region, an institution what was ever published,
// the platform everything.
bool may_see(const Demand& demand, const CaseContext& context);

std::vector<DemandCommand> open_commands(const Demand& demand, CaseActor actor);
std::optional<CaseActor> waits_for(const Demand& demand);
// When the platform has to act by itself.
std::optional<InstantMs> due_at(const Demand& demand);

// A new demand as a draft, whose gaps are allowed. Forbidden "demand.not_enterprise"; Invalid.
struct DemandOpening {
    std::string demand_id;
    std::string number;
    CaseParty enterprise;
};
Result<Demand> open_demand(const DemandOpening& opening, const DemandDraft& draft,
                           const CaseContext& context);

// The demand after the action, with its log row. It fails, in this order, with
//   NotFound   somebody else's demand,
//   Forbidden  a command that is never this actor's to give, "demand.not_verified",
//   Stale      "case.stale": something that the step depends on has changed since. Other people's
//              responses do not count, but for Choose they do,
//   Conflict   a command that this state does not allow; codes in domain/demand_sentences.h,
//   Invalid    what is missing or wrong in the action.
// A repeated action is Stale and changes nothing.
Result<Demand> apply(const Demand& demand, const DemandAction& action,
                     const DemandContext& context);

// The order that comes of the choice: at 待签约, with a snapshot made from demand and response.
Result<Order> order_of(const Demand& chosen, const std::string& window_id,
                       const CaseContext& context);

}  // namespace emc
