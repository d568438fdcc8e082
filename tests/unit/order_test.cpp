// The chapter of the manual, step by step, and what is refused on the way.
#include <doctest/doctest.h>

#include <string>

#include "domain/message.h"
#include "domain/order_number.h"
#include "domain/order_sentences.h"
#include "unit/order_samples.h"

using namespace emc;
using Command = OrderCommand;
using Actor = CaseActor;

namespace {

Order applied() {
    const Result<Order> order =
        open_order(samples::opening(), samples::request(), samples::context(Actor::Enterprise));
    REQUIRE(order);
    return *order;
}

Order after(const Order& order, Actor actor, Command command) {
    const Result<Order> next =
        apply(order, samples::action_for(order, command), samples::context(actor));
    INFO("command ", enum_row(command).word);
    REQUIRE(next);
    return *next;
}

Order running() {
    Order order = after(applied(), Actor::Institution, Command::Accept);
    order = after(order, Actor::Institution, Command::SubmitContract);
    return after(order, Actor::Enterprise, Command::ConfirmContract);
}

Order delivered() {
    Order order = running();
    for (std::size_t stage = 0; stage < 3; ++stage) {
        order = after(order, Actor::Institution, Command::SubmitStage);
        order = after(order, Actor::Enterprise, Command::AcceptStage);
    }
    return order;
}

Error refusal(const Order& order, Actor actor, const OrderAction& action) {
    const Result<Order> next = apply(order, action, samples::context(actor));
    REQUIRE_FALSE(next);
    return next.error();
}
std::string refusal_code(const Order& order, Actor actor, Command command) {
    return refusal(order, actor, samples::action_for(order, command)).code;
}

bool has_problem(const Error& error, std::string_view field, Rule rule) {
    return std::ranges::any_of(error.problems, [&](const Problem& problem) {
        return problem.field == field && problem.rule == rule;
    });
}

}  // namespace

TEST_CASE("an order goes from application to both sides' words") {
    Order order = delivered();
    CHECK(order.state == OrderState::AwaitingPayment);
    CHECK(due_fen(order) == 1'000'001);
    order = after(order, Actor::Enterprise, Command::PayOffline);
    CHECK(order.state == OrderState::AwaitingRating);
    CHECK(due_fen(order) == 0);
    order = after(order, Actor::Enterprise, Command::Rate);
    CHECK(order.state == OrderState::Completed);
    order = after(order, Actor::Institution, Command::ConfirmReceipt);
    order = after(order, Actor::Enterprise, Command::AppendRating);
    order = after(order, Actor::Institution, Command::ReplyRating);
    CHECK(order.log.size() == 15);
    CHECK(order.log[1].remark == "报价 10,000.01 元");
    CHECK(order.log[4].remark == "第1阶段：按约定完成，请查收");
    CHECK(refusal_code(order, Actor::Enterprise, Command::AppendRating) ==
          "order.already_appended");
    CHECK(refusal_code(order, Actor::Institution, Command::ReplyRating) == "order.already_replied");
    CHECK(refusal_code(order, Actor::Enterprise, Command::Rate) == "order.already_rated");
}

TEST_CASE("a stage is paid for when it is accepted, if that is the plan") {
    Order order = after(applied(), Actor::Institution, Command::Accept);
    OrderAction offer = samples::action_for(order, Command::SubmitContract);
    offer.contract->payment_plan = PaymentPlan::ByStage;
    order = *apply(order, offer, samples::context(Actor::Institution));
    order = after(order, Actor::Enterprise, Command::ConfirmContract);
    CHECK(refusal_code(order, Actor::Enterprise, Command::PayOffline) == "order.nothing_due");
    order = after(order, Actor::Institution, Command::SubmitStage);
    order = after(order, Actor::Enterprise, Command::AcceptStage);
    CHECK(due_fen(order) == 300'000);
    order = after(order, Actor::Enterprise, Command::PayOffline);
    CHECK(order.state == OrderState::Running);
    CHECK(due_fen(order) == 0);
    for (std::size_t stage = 1; stage < 3; ++stage) {
        order = after(order, Actor::Institution, Command::SubmitStage);
        order = after(order, Actor::Enterprise, Command::AcceptStage);
    }
    CHECK(due_fen(order) == 700'001);
    CHECK(after(order, Actor::Enterprise, Command::PayOffline).state == OrderState::AwaitingRating);
}

TEST_CASE("who may apply, and for what") {
    OrderOpening opening = samples::opening();
    const auto code = [&](Actor actor) {
        const Result<Order> order =
            open_order(opening, samples::request(), samples::context(actor));
        return order ? std::string() : order.error().code;
    };
    CHECK(code(Actor::Enterprise).empty());
    CHECK(code(Actor::Institution) == "order.not_enterprise");
    opening.must_be_verified = true;
    CHECK(code(Actor::Enterprise) == "order.not_verified");
    opening.is_verified = true;
    CHECK(code(Actor::Enterprise).empty());
    opening.service_state = ServiceState::Withdrawn;
    CHECK(code(Actor::Enterprise) == "order.service_off_shelf");
    opening.service_state = ServiceState::ChangeReview;
    opening.institution.uscc = opening.enterprise.uscc;
    CHECK(code(Actor::Enterprise) == "order.own_service");

    OrderRequest request = samples::request();
    request.needs = "少";
    const Result<Order> order =
        open_order(samples::opening(), request, samples::context(Actor::Enterprise));
    REQUIRE_FALSE(order);
    CHECK(has_problem(order.error(), "needs", Rule::TooShort));
}

TEST_CASE("cancelling is free until the contract is in force") {
    Order order = applied();
    CHECK(after(order, Actor::Enterprise, Command::Cancel).state == OrderState::Cancelled);
    order = after(order, Actor::Institution, Command::Accept);
    CHECK(after(order, Actor::Enterprise, Command::Cancel).state == OrderState::Cancelled);
    order = after(order, Actor::Institution, Command::SubmitContract);
    CHECK(after(order, Actor::Enterprise, Command::Cancel).state == OrderState::Cancelled);
    order = after(order, Actor::Enterprise, Command::ConfirmContract);
    CHECK(refusal_code(order, Actor::Enterprise, Command::Cancel) == "order.not_cancellable");
    CHECK(refusal_code(order, Actor::Institution, Command::SubmitContract) ==
          "order.contract_frozen");
    CHECK(refusal_code(delivered(), Actor::Enterprise, Command::Rate) == "order.not_paid");

    OrderAction blank = samples::action_for(applied(), Command::Cancel);
    blank.reason = " \n ";
    CHECK(has_problem(refusal(applied(), Actor::Enterprise, blank), "reason", Rule::Required));
    const Order cancelled = after(applied(), Actor::Enterprise, Command::Cancel);
    CHECK(refusal_code(cancelled, Actor::Institution, Command::Accept) == "order.finished");
}

TEST_CASE("others' orders do not exist, others' steps are theirs, old pages are stale") {
    const Order order = applied();
    const OrderAction accept = samples::action_for(order, Command::Accept);
    CaseContext stranger = samples::context(Actor::Institution);
    stranger.party_id = "institution-2";
    CHECK(apply(order, accept, stranger).error().kind == ErrorKind::NotFound);
    CHECK(refusal(order, Actor::Enterprise, accept).code == "order.not_yours");
    OrderAction old = accept;
    old.expected_version = 0;
    CHECK(refusal(order, Actor::Institution, old).kind == ErrorKind::Stale);
}

TEST_CASE("what is confirmed is what was shown") {
    Order order = after(applied(), Actor::Institution, Command::Accept);
    order = after(order, Actor::Institution, Command::SubmitContract);
    const std::string first = fingerprint(order.contracts.back());
    order = after(order, Actor::Enterprise, Command::ReturnContract);
    CHECK(order.contracts.back().return_reason == "情况说明");
    OrderAction second = samples::action_for(order, Command::SubmitContract);
    second.contract->content += "另派专人驻场。";
    order = *apply(order, second, samples::context(Actor::Institution));
    CHECK(order.contracts.size() == 2);
    OrderAction confirm = samples::action_for(order, Command::ConfirmContract);
    confirm.contract_sha256 = first;
    CHECK(refusal(order, Actor::Enterprise, confirm).code == "order.contract_changed");
    order = after(order, Actor::Enterprise, Command::ConfirmContract);
    CHECK(is_genuine(*frozen_contract(order)));
    CHECK(order.price_fen == 1'000'001);

    Order forged = order;
    forged.contracts.back().content.content += "！";
    CHECK(contradiction_of(forged).has_value());
}

TEST_CASE("a payment is what is due, on a day that has been") {
    const Order order = delivered();
    OrderAction pay = samples::action_for(order, Command::PayOffline);
    pay.payment->amount_fen = 1'000'000;
    CHECK(
        has_problem(refusal(order, Actor::Enterprise, pay), "payment/amount_fen", Rule::TooSmall));
    pay.payment->amount_fen = 1'000'002;
    CHECK(
        has_problem(refusal(order, Actor::Enterprise, pay), "payment/amount_fen", Rule::TooLarge));
    pay = samples::action_for(order, Command::PayOffline);
    pay.payment->paid_on = "2026-11-30";
    CHECK(has_problem(refusal(order, Actor::Enterprise, pay), "payment/paid_on", Rule::DateFuture));
}

TEST_CASE("an appeal freezes and the settlement resumes") {
    Order order = delivered();
    order = after(order, Actor::Enterprise, Command::Appeal);
    CHECK(order.state == OrderState::Appealing);
    CHECK(refusal_code(order, Actor::Enterprise, Command::PayOffline) == "order.appealing");
    CHECK(refusal_code(order, Actor::Institution, Command::RetractAppeal) != "");
    CHECK(after(order, Actor::Enterprise, Command::RetractAppeal).state ==
          OrderState::AwaitingPayment);
    CHECK(after(order, Actor::Window, Command::RuleTerminated).state == OrderState::Terminated);
    CHECK(after(order, Actor::Window, Command::SettleAppeal).state == OrderState::AwaitingPayment);
}

TEST_CASE("money that did not arrive is an appeal until the rating, a note after it") {
    Order order = after(delivered(), Actor::Enterprise, Command::PayOffline);
    CHECK(after(order, Actor::Institution, Command::ReportMissing).state == OrderState::Appealing);
    order = after(order, Actor::Enterprise, Command::Rate);
    order = after(order, Actor::Institution, Command::ReportMissing);
    CHECK(order.state == OrderState::Completed);
    CHECK(order.payments.back().receipt == ReceiptState::Missing);
    order = after(order, Actor::Institution, Command::ConfirmReceipt);
    CHECK(order.payments.back().receipt == ReceiptState::Confirmed);
}

TEST_CASE("both sides must agree to terminate") {
    Order order = after(running(), Actor::Enterprise, Command::ProposeTermination);
    CHECK(refusal_code(order, Actor::Enterprise, Command::AcceptTermination) ==
          "order.no_termination");
    CHECK(refusal_code(order, Actor::Institution, Command::ProposeTermination) ==
          "order.termination_open");
    CHECK(after(order, Actor::Institution, Command::RejectTermination).state ==
          OrderState::Running);
    order = after(order, Actor::Institution, Command::AcceptTermination);
    CHECK(order.state == OrderState::Terminated);
    CHECK(order.stages.front().state == StageState::Cancelled);
}

TEST_CASE("the platform waits for the whole term") {
    const Order order = applied();
    const OrderAction expire = samples::action_for(order, Command::Expire);
    const auto at = [&](int days) {
        return apply(order, expire,
                     samples::context(Actor::System, samples::start + days * samples::day_ms));
    };
    CHECK(at(9).error().code == "order.not_due");  // 2026-12-03, the 7th working day.
    REQUIRE(at(10));
    CHECK(at(10)->state == OrderState::Closed);
}

namespace {

// Two of three stages accepted, the first one paid; the third is under way and appealed against.
Order appealed() {
    OrderAction offer =
        samples::action_for(after(applied(), Actor::Institution, Command::Accept),
                            Command::SubmitContract, 1'000'001, PaymentPlan::ByStage);
    Order order = after(applied(), Actor::Institution, Command::Accept);
    order = *apply(order, offer, samples::context(Actor::Institution));
    order = after(order, Actor::Enterprise, Command::ConfirmContract);
    order = after(order, Actor::Institution, Command::SubmitStage);
    order = after(order, Actor::Enterprise, Command::AcceptStage);
    order = after(order, Actor::Enterprise, Command::PayOffline);
    order = after(order, Actor::Institution, Command::SubmitStage);
    order = after(order, Actor::Enterprise, Command::AcceptStage);
    order = after(order, Actor::Institution, Command::SubmitStage);
    return after(order, Actor::Enterprise, Command::Appeal);
}

OrderAction settlement(const Order& order, ContractDraft contract) {
    OrderAction action = samples::action_for(order, Command::SettleAppeal);
    action.reason = "双方同意减少第3阶段的费用";
    action.contract = std::move(contract);
    return action;
}

}  // namespace

TEST_CASE("an appeal may be settled by another contract for what is not accepted yet") {
    const Order order = appealed();
    ContractDraft draft = frozen_contract(order)->content;
    draft.stages[2].amount_fen = *draft.stages[2].amount_fen - 100'000;
    draft.amount_fen = stage_sum_fen(draft);
    draft.enterprise.name = "别的公司";
    const auto settled = apply(order, settlement(order, draft), samples::context(Actor::Window));
    REQUIRE(settled);
    CHECK(settled->state == OrderState::Running);
    REQUIRE(settled->contracts.size() == order.contracts.size() + 1);
    const Contract& contract = *frozen_contract(*settled);
    CHECK(contract.version == order.contracts.back().version + 1);
    CHECK(contract.agreement == "双方同意减少第3阶段的费用");
    CHECK(is_genuine(contract));
    CHECK(is_genuine(settled->contracts[settled->contracts.size() - 2]));
    CHECK(contract.content.enterprise.name == order.enterprise.name);
    CHECK(settled->price_fen == 900'001);
    CHECK(total_fen(*settled) == 900'001);
    CHECK(accepted_fen(*settled) == accepted_fen(order));
    // What was submitted answered the old terms.
    CHECK(settled->stages[2].state == StageState::InProgress);
    CHECK(settled->log.back().remark == "合同第2版：双方同意减少第3阶段的费用");
    CHECK(messages_of(*settled).size() == 2);
    CHECK_FALSE(contradiction_of(*settled));

    // Without the words of the agreement somebody could slip another one in.
    Order forged = *settled;
    forged.contracts.back().agreement.clear();
    CHECK(contradiction_of(forged) == "two contracts are in force");
    forged = *settled;
    forged.contracts.front().content.amount_fen = 1;
    CHECK(contradiction_of(forged) == "the contract is not the one that was confirmed");
}

TEST_CASE("a settlement that leaves the stage under way as it was leaves its result, too") {
    const Order order = appealed();
    ContractDraft draft = *samples::amended(order, 2);
    const auto settled = apply(order, settlement(order, draft), samples::context(Actor::Window));
    REQUIRE(settled);
    CHECK(settled->stages.size() == 4);
    CHECK(settled->stages[2] == order.stages[2]);
    CHECK(settled->stages[3].state == StageState::NotStarted);
}

TEST_CASE("a settlement changes nothing that was accepted, and adds up") {
    const Order order = appealed();
    const ContractDraft before = frozen_contract(order)->content;
    ContractDraft draft = before;
    draft.stages[0].name = "别的工作";
    CHECK(refusal(order, Actor::Window, settlement(order, draft)).code ==
          "order.accepted_stage_changed");
    draft = before;
    draft.stages.resize(2);
    draft.amount_fen = stage_sum_fen(draft);
    CHECK(has_problem(refusal(order, Actor::Window, settlement(order, draft)), "contract/stages",
                      Rule::TooSmall));
    draft = before;
    *draft.amount_fen += 1;
    CHECK(has_problem(refusal(order, Actor::Window, settlement(order, draft)), "contract/stages",
                      Rule::SumMismatch));
    OrderAction silent = settlement(order, before);
    silent.reason.clear();
    CHECK(has_problem(refusal(order, Actor::Window, silent), "reason", Rule::Required));
    const Order paid = after(after(delivered(), Actor::Enterprise, Command::PayOffline),
                             Actor::Enterprise, Command::Appeal);
    CHECK(refusal(paid, Actor::Window, settlement(paid, frozen_contract(paid)->content)).code ==
          "order.nothing_to_amend");
}

TEST_CASE("every stage is rated once") {
    const Order order = after(delivered(), Actor::Enterprise, Command::PayOffline);
    OrderAction rate = samples::action_for(order, Command::Rate);
    rate.rating->stages.pop_back();
    CHECK(has_problem(refusal(order, Actor::Enterprise, rate), "rating/stages", Rule::TooSmall));
    rate = samples::action_for(order, Command::Rate);
    rate.rating->stages.front().score = 6;
    CHECK(has_problem(refusal(order, Actor::Enterprise, rate), "rating/stages/0/score",
                      Rule::TooLarge));
}

TEST_CASE("a business number finds a slip") {
    const std::string number = business_number(NumberKind::Order, {2026, 11, 24}, 17);
    CHECK(number.size() == 17);
    CHECK(number.starts_with("DD20261124000017"));
    CHECK(is_business_number(NumberKind::Order, number));
    CHECK_FALSE(is_business_number(NumberKind::Contract, number));
    for (std::size_t i = 2; i < number.size(); ++i) {
        std::string slip = number;
        slip[i] = slip[i] == '9' ? '0' : static_cast<char>(slip[i] + 1);
        CHECK_FALSE(is_business_number(NumberKind::Order, slip));
    }
}
