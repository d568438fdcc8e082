// 发布需求 and 修改需求: what an enterprise looks for, kept on the device while it is written and,
// with 保存草稿, on the platform.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/demands.h"
#include "api/profile.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "client/uploads.h"
#include "ui/ui.h"

namespace emc {

struct DemandFormScreen {
    struct Retry {};
    struct Discard {};
    struct Save {};
    struct Publish {};
    using Message = std::variant<Retry, Discard, Save, Publish>;

    std::string demand_id;  // Empty until it is saved for the first time.
    std::string draft_key;
    bool is_restored = false;
    Remote<Demand> loaded;
    std::optional<Demand> demand;
    Remote<ProfileView> profile;  // Of a new demand: its contact.
    Form<DemandDraft> form;
    Uploads attachments;
    Remote<Demand> sent;
    DemandDraft sent_draft;  // What was in the form then.
    bool publishes = false;  // What `sent` is.
    Attempt<NewDemand> creating;
    Attempt<DemandAction> acting;
    std::optional<Error> failure;
};

DemandFormScreen open_demand_form(const Route& route, Env& env);
void poll(DemandFormScreen& screen, Env& env);
void update(DemandFormScreen& screen, const DemandFormScreen::Message& message, Env& env);
std::optional<DemandFormScreen::Message> draw(DemandFormScreen& screen, ui::Ui& ui);
void retry(DemandFormScreen& screen, Env& env);
void leave(DemandFormScreen& screen, Env& env);
bool is_dirty(const DemandFormScreen& screen);
bool is_busy(const DemandFormScreen& screen);
bool needs_frame(const DemandFormScreen& screen);

}  // namespace emc
