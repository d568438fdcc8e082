// People who walk through cases of every kind by chance, whether the platform is in the same
// process or behind a door that is shut now and then.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "api/consultations.h"
#include "api/demands.h"
#include "api/shops.h"
#include "api/verifications.h"
#include "support/server/market.h"

namespace emc::test {

class Stage {
public:
    struct Cast {
        Caller* enterprise = nullptr;
        std::vector<Caller*> institutions;  // The first one is asked, all of them respond.
        Caller* window = nullptr;
        std::string service_id;  // Of the first institution.
    };
    Stage(Cast people, const Clock& clock, unsigned seed)
        : cast(std::move(people)), clock_(clock), seed_(seed), random_(seed) {}

    Cast cast;

    std::size_t one_of(std::size_t count) { return random_() % count; }
    bool happens_in(std::size_t count) { return one_of(count) == 0; }
    std::string day(std::int64_t from_today) const;
    std::string words(const std::string& begin);  // That nobody has used before.
    FileRef picture(Caller& by);
    Caller& at(CaseActor actor);

private:
    const Clock& clock_;
    unsigned seed_;
    std::mt19937 random_;
    int said_ = 0;
};

template <class EntityT, class ActionT, class CommandT, class StateT, class ReadT, class ActT>
struct CaseTypes {
    using Entity = EntityT;
    using Action = ActionT;
    using Command = CommandT;
    using State = StateT;
    using Read = ReadT;
    using Act = ActT;
    // What the enterprise does elsewhere that the case follows; true if it did something.
    static bool disturb(Stage&, const Entity&) { return false; }
};

// Of each kind: `begin` makes a case, or finds the only one that the enterprise can have; `action`
// is the command with everything that it needs, by chance this way or that.
struct Consultations : CaseTypes<Consultation, ConsultationAction, ConsultationCommand,
                                 ConsultationState, ReadConsultation, ActOnConsultation> {
    static const std::string& id_of(const Consultation& entity) { return entity.consultation_id; }
    static Consultation begin(Stage& stage);
    static ConsultationAction action(Stage& stage, const Consultation& entity, Command command);
};

struct Demands
    : CaseTypes<Demand, DemandAction, DemandCommand, DemandState, ReadDemand, ActOnDemand> {
    static const std::string& id_of(const Demand& entity) { return entity.demand_id; }
    static Demand begin(Stage& stage);
    static DemandAction action(Stage& stage, const Demand& entity, Command command);
};

struct Shops : CaseTypes<Shop, ShopAction, ShopCommand, ShopState, ReadShop, ActOnShop> {
    static const std::string& id_of(const Shop& entity) { return entity.shop_id; }
    static Shop begin(Stage& stage);
    static ShopAction action(Stage& stage, const Shop& entity, Command command);
};

struct Verifications : CaseTypes<Verification, VerificationAction, VerificationCommand,
                                 VerificationState, ReadVerification, ActOnVerification> {
    static const std::string& id_of(const Verification& entity) { return entity.verification_id; }
    static Verification begin(Stage& stage);
    static VerificationAction action(Stage& stage, const Verification& entity, Command command);
    static bool disturb(Stage& stage, const Verification& entity);
};

template <class Kind>
typename Kind::Entity read_case(Stage& stage, const std::string& id) {
    return must<typename Kind::Entity>(stage.cast.enterprise->call<typename Kind::Read>({id}));
}

template <class Command>
struct Choice {
    CaseActor actor = CaseActor::Enterprise;
    Command command = {};
};
// Mostly what the case waits for, or walks would seldom come far; nothing when no person has
// anything to do with it any more.
template <class Kind>
std::optional<Choice<typename Kind::Command>> choose(Stage& stage,
                                                     const typename Kind::Entity& entity) {
    std::vector<Choice<typename Kind::Command>> choices;
    for (const CaseActor actor :
         {CaseActor::Enterprise, CaseActor::Institution, CaseActor::Window}) {
        const auto open = open_commands(entity, actor);
        const bool is_eager = waits_for(entity) == actor && !stage.happens_in(4);
        if (is_eager && !open.empty()) {
            return {{actor, open[stage.happens_in(3) ? stage.one_of(open.size()) : 0]}};
        }
        for (const auto command : open) choices.push_back({actor, command});
    }
    if (choices.empty()) return std::nullopt;
    return choices[stage.one_of(choices.size())];
}

}  // namespace emc::test
