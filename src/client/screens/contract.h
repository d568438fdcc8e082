// 拟定合同: the institution writes the contract of an order, stage by stage. 改约: the window
// writes down, with the ruling, what both sides agreed on while an appeal was settled.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/orders.h"
#include "client/attempt.h"
#include "client/env.h"
#include "client/form.h"
#include "client/route.h"
#include "client/uploads.h"
#include "ui/ui.h"

namespace emc {

struct ContractScreen {
    struct Retry {};
    struct Discard {};  // The draft that was restored.
    struct AddStage {};
    struct RemoveStage {
        std::size_t index = 0;
    };
    struct Distribute {};  // The amount over the stages again, the remainder to the last.
    struct Submit {};
    using Message = std::variant<Retry, Discard, AddStage, RemoveStage, Distribute, Submit>;

    std::string order_id;
    bool is_amendment = false;  // 改约.
    CivilDate today;
    std::string draft_key;
    bool is_restored = false;
    Remote<Order> loaded;
    std::optional<Order> order;
    Form<ContractDraft> form;
    Form<OrderAction> ruling;  // Of an amendment: its words.
    Uploads attachments;
    Remote<Order> sent;
    Attempt<OrderAction> attempt;
    std::optional<Error> failure;
};

ContractScreen open_contract(const Route& route, Env& env);
void poll(ContractScreen& screen, Env& env);
void update(ContractScreen& screen, const ContractScreen::Message& message, Env& env);
std::optional<ContractScreen::Message> draw(ContractScreen& screen, ui::Ui& ui);
void retry(ContractScreen& screen, Env& env);
void leave(ContractScreen& screen, Env& env);
bool is_dirty(const ContractScreen& screen);
bool is_busy(const ContractScreen& screen);
bool needs_frame(const ContractScreen& screen);

// What the contract begins with: the last version, or what the service and the application say.
ContractDraft first_contract(const Order& order, CivilDate today, const WorkCalendar& calendar);
// How many stages from the first on are accepted and stay as they are.
std::size_t accepted_stages(const ContractScreen& screen);
// The amount over the stages after the first `settled`, in the shares of the service's template or
// evenly; the remainder to the last, so that they always add up.
void distribute_amount(ContractDraft& draft, const Order& order, std::size_t settled = 0);

}  // namespace emc
