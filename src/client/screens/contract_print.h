// 打印合同: the contract as a document of words from top to bottom, which the browser prints as A4.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/orders.h"
#include "client/env.h"
#include "client/route.h"
#include "ui/ui.h"

namespace emc {

struct ContractPrintScreen {
    struct Retry {};
    struct Print {};
    using Message = std::variant<Retry, Print>;

    std::string order_id;
    Remote<Order> loaded;
};

ContractPrintScreen open_contract_print(const Route& route, Env& env);
void poll(ContractPrintScreen& screen, Env& env);
void update(ContractPrintScreen& screen, const ContractPrintScreen::Message& message, Env& env);
std::optional<ContractPrintScreen::Message> draw(ContractPrintScreen& screen, ui::Ui& ui);
void retry(ContractPrintScreen& screen, Env& env);
bool is_busy(const ContractPrintScreen& screen);

}  // namespace emc
