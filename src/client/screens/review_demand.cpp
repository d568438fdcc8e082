// 需求审核 at the window's desk.
#include <algorithm>

#include "api/demands.h"
#include "client/screens/decided_case.h"
#include "client/screens/demand_facts_view.h"
#include "client/screens/review_kinds.h"

namespace emc {
namespace {

struct DemandKind {
    using Read = ReadDemand;
    using Act = ActOnDemand;
    using Entity = Demand;
    using Action = DemandAction;
    static constexpr ReviewKind kind = ReviewKind::Demand;
    static constexpr DemandCommand approve = DemandCommand::Approve;
    static constexpr DemandCommand turn_down = DemandCommand::Return;

    static DemandKey key_of(const std::string& id) { return {id}; }
    static Action action_on(const Entity& demand, DemandCommand command) {
        Action action;
        action.demand_id = demand.demand_id;
        action.command = command;
        action.expected_version = demand.version;
        return action;
    }
    static bool is_open(const Entity& demand, DemandCommand command) {
        return std::ranges::contains(open_commands(demand, CaseActor::Window), command);
    }
    static void draw(ui::Ui& ui, const Entity& demand) {
        draw_demand_facts(ui, demand);
        draw_demand_editions(ui, demand);
        draw_demand_progress(ui, demand);
    }
};

}  // namespace

std::unique_ptr<ReviewCase> make_demand_review() {
    return std::make_unique<DecidedCase<DemandKind>>();
}

}  // namespace emc
