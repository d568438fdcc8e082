// 惠企政策: what is there, and what an enterprise meets of each by its profile.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/policies.h"
#include "api/profile.h"
#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct PoliciesScreen {
    struct Retry {};
    struct More {};
    struct Search {};
    struct Unfold {
        std::string policy_id;  // Empty: folds the open one.
    };
    using Message = std::variant<Retry, More, Search, Unfold>;

    struct Item {
        Policy policy;
        std::vector<ConditionMatch> matches;  // Empty without a profile.
    };

    PolicyQuery query;  // As it was asked last.
    std::string words;  // As typed.
    std::string topic;  // The word that is chosen; empty: all.
    Remote<PolicyPage> page;
    Remote<ProfileView> profile;
    std::vector<Item> items;
    std::string next_cursor;
    std::string unfolded;
    std::int64_t total = 0;
    CivilDate today;
    bool is_loaded = false;
    bool is_profile_asked = false;
    bool is_matched = false;  // The profile of an enterprise is there.
};

PoliciesScreen open_policies(const Route& route, Env& env);
void poll(PoliciesScreen& screen, Env& env);
void update(PoliciesScreen& screen, const PoliciesScreen::Message& message, Env& env);
std::optional<PoliciesScreen::Message> draw(PoliciesScreen& screen, ui::Ui& ui);
void retry(PoliciesScreen& screen, Env& env);
bool is_busy(const PoliciesScreen& screen);

}  // namespace emc
