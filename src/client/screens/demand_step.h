// One step of a demand with its dialog, as 我的需求, its page and 需求大厅 share it.
#pragma once

#include <optional>
#include <string>

#include "api/demands.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/uploads.h"
#include "ui/ui.h"

namespace emc {

struct DemandStep {
    bool is_open = false;  // Its dialog. 撤回 has none.
    std::string about;     // What the dialog says of it: the number, the institution.
    Form<DemandAction> form;
    std::string draft_key;  // Of what is typed; empty: it is not kept.
    Remote<Demand> sent;
    Attempt<DemandAction> attempt;
    std::optional<Error> failure;
    Uploads uploads;  // Of 响应需求.
};

DemandAction action_on(std::string_view demand_id, std::int64_t version, DemandCommand command);
void open_step(DemandStep& step, DemandAction action, std::string about);
void close_step(DemandStep& step);
void send_step(DemandStep& step, Env& env, const DemandAction& action);
void submit_step(DemandStep& step, Env& env);
// The demand after the step, once; the success has been told.
const Demand* take_step(DemandStep& step, Env& env);
bool needs_frame(const DemandStep& step);

enum class DemandWish : std::uint8_t { None, Close, Send };
DemandWish draw_step(ui::Ui& ui, DemandStep& step);

}  // namespace emc
