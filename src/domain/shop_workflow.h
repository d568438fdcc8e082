// What may happen to a micro-mall, by whom, and what comes of it. The platform stores what apply()
// returns; pages draw their buttons from open_commands().
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/review.h"
#include "domain/shop.h"
#include "domain/workflow.h"

namespace emc {

// Only what the command needs is looked at.
struct ShopAction {
    std::string shop_id;
    ShopCommand command = ShopCommand::Submit;
    std::int64_t expected_version = 0;
    std::string reason;  // Told to the other side: of Return and Suspend; of Approve, if any.
    std::optional<ShopApplication> application;  // Submit.
    std::optional<ShopCall> call;                // RecordCall.
    std::optional<ShopGuide> guide;              // AssignGuide, and the call after an approval.
    std::optional<ShopPages> pages;              // EditPages.
    bool operator==(const ShopAction&) const = default;
};
constexpr auto fields(Tag<ShopAction>) {
    using A = ShopAction;
    return std::tuple{
        field("shop_id", &A::shop_id, {"微商城标识", "Shop id"},
              {.required = true, .chars_max = 64}),
        field("command", &A::command, {"操作", "Command"}, {}, Editor::Choice),
        field("expected_version", &A::expected_version, {"版本", "Version"}, {.min = 0}),
        field("reason", &A::reason, {"审核意见", "Opinion"}, {.chars_min = 2, .chars_max = 500},
              Editor::Paragraph),
        field("application", &A::application, {"申请内容", "Application"}),
        field("call", &A::call, {"电话告知", "Call"}),
        field("guide", &A::guide, {"指导专员", "Guide"}),
        field("pages", &A::pages, {"店铺资料", "Pages"}),
    };
}
ShopAction normalized(ShopAction action);
// What belongs to the command is there. What only the shop knows is checked by apply().
Problems check(const ShopAction& action);

using ShopTransition = Transition<Shop, ShopState, ShopCommand, CaseActor>;
std::span<const ShopTransition> shop_transitions();

// The enterprise sees its own, a window what is of its region, the platform everything.
bool may_see(const Shop& shop, const CaseContext& context);
// The first is what the shop waits for, if it waits for this actor.
std::vector<ShopCommand> open_commands(const Shop& shop, CaseActor actor);
std::optional<CaseActor> waits_for(const Shop& shop);
// What the window has to do now; nothing where it has nothing to do.
std::optional<ReviewTask> review_task_of(ShopState state);
// 资料完善: whether the pages may be edited.
bool are_pages_editable(ShopState state);

// The shop after the action, with its log row. It fails, in this order, with
//   NotFound      somebody else's shop,
//   Forbidden     "shop.not_yours": a command that is never this actor's to give,
//   Stale         "case.stale": the caller has not seen the latest version,
//   Conflict      "shop.…", see domain/shop_sentences.h,
//   Invalid       what is missing or wrong in the action.
// A repeated action is Stale and changes nothing. A call that told nobody leaves the state as it
// is. The pages of a shop that is open are whole; before that they may be saved unfinished.
Result<Shop> apply(const Shop& shop, const ShopAction& action, const CaseContext& context);

struct ShopOpening {
    std::string shop_id;
    std::string number;
    CaseParty enterprise;
};
// 申请微商城 for the first time. Forbidden "shop.not_enterprise"; Invalid.
Result<Shop> open_shop(const ShopOpening& opening, const ShopApplication& application,
                       const CaseContext& context);

}  // namespace emc
