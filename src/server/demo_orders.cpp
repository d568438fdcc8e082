#include <array>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "domain/order_workflow.h"
#include "server/audit.h"
#include "server/demo_market.h"
#include "server/messages.h"
#include "server/numbers.h"
#include "server/order_store.h"
#include "server/parties.h"
#include "server/service_store.h"
#include "server/window_tasks.h"

namespace emc::server {
namespace {

using Actor = CaseActor;
using Command = OrderCommand;

constexpr InstantMs day_ms = 24LL * 3600 * 1000;

using Step = DemoStep<Command>;

constexpr Step accept{Actor::Institution, Command::Accept};
constexpr Step offer{Actor::Institution, Command::SubmitContract};
constexpr Step confirm{Actor::Enterprise, Command::ConfirmContract};
constexpr Step submit{Actor::Institution, Command::SubmitStage};
constexpr Step approve{Actor::Enterprise, Command::AcceptStage};
constexpr Step pay{Actor::Enterprise, Command::PayOffline};
constexpr Step receive{Actor::Institution, Command::ConfirmReceipt};
constexpr Step rate{Actor::Enterprise, Command::Rate};
constexpr Step reply{Actor::Institution, Command::ReplyRating};
constexpr Step appeal{Actor::Enterprise, Command::Appeal};

// What happened to an order; the last step was `days_ago`. `until_done` repeats the two steps of a
// stage as often as the contract has stages.
struct Story {
    int days_ago = 0;
    std::vector<Step> before = {};
    bool until_done = false;
    std::vector<Step> after = {};
};

std::vector<Story> stories() {
    return {
        {0},
        {1},
        {1, {accept}},
        {0, {accept, offer}},
        {2, {accept, offer, {Actor::Enterprise, Command::ReturnContract}}},
        {3, {accept, offer, confirm}},
        {1, {accept, offer, confirm, submit}},
        {1, {accept, offer, confirm}, true},
        {2, {accept, offer, confirm}, true, {pay}},
        {1, {accept, offer, confirm, appeal}},
        {120, {accept, offer, confirm}, true, {pay, receive, rate, reply}},
        {95, {accept, offer, confirm}, true, {pay, receive, rate}},
        {64, {accept, offer, confirm}, true, {pay, rate, reply}},
        {40, {accept, offer, confirm}, true, {pay, receive, rate}},
        {18, {accept, offer, confirm}, true, {pay, receive, rate, reply}},
        {75, {{Actor::Institution, Command::Decline}}},
        {52, {{Actor::Enterprise, Command::Cancel}}},
        {33,
         {accept,
          offer,
          confirm,
          {Actor::Enterprise, Command::ProposeTermination},
          {Actor::Institution, Command::AcceptTermination}}},
        {84, {accept, {Actor::Window, Command::ForceClose}}},
        {27, {accept, offer, confirm, appeal, {Actor::Window, Command::RuleCompleted}}},
    };
}

constexpr std::string_view rating_words[] = {
    "顾问很专业，材料一次通过，进度也及时同步。", "整体满意，现场走访很仔细，建议书可操作。",
    "沟通顺畅，按期交付，价格合理。", "成果扎实，就是排期稍微紧了一点。",
    "答疑耐心，愿意继续合作。"};

std::string reason_of(Command command) {
    switch (command) {
        case Command::Decline:
            return "本月项目已排满，暂时无法承接";
        case Command::Cancel:
            return "公司计划调整，暂不需要此项服务";
        case Command::ReturnContract:
            return "请把第二阶段的交付时间提前一周";
        case Command::ProposeTermination:
            return "业务方向调整，双方协商终止";
        case Command::Appeal:
            return "交付内容与合同约定不一致，请窗口协调";
        default:
            return "双方已沟通一致，按协商结果办理";
    }
}

ContractDraft contract_of(const Order& order, InstantMs now) {
    const std::int64_t amount = order.price_fen.value_or(0);
    const CivilDate first = from_days(to_days(civil_date_of(now)) + 1);
    ContractDraft draft{
        .title = order.service.content.name + "服务合同",
        .enterprise = {.name = order.enterprise.name, .uscc = order.enterprise.uscc},
        .institution = {.name = order.institution.name, .uscc = order.institution.uscc},
        .content = order.service.content.description,
        .amount_fen = amount,
        .payment_terms = "全部阶段验收后10个工作日内线下支付",
        .starts_on = to_string(first),
        .duties = "乙方按阶段提交成果，甲方在5个工作日内验收。",
        .breach = "逾期一方按每日合同金额的万分之五承担违约金。",
        .disputes = "协商不成的，由窗口调解或向甲方所在地人民法院起诉。"};
    draft.stages =
        stages_from_template(order.service.content.stages, amount, first, WorkCalendar::built_in());
    draft.ends_on = draft.stages.empty() ? draft.starts_on : draft.stages.back().ends_on;
    return draft;
}

RatingDraft rating_of(const Order& order, std::size_t number) {
    RatingDraft rating{.score = number % 4 == 3 ? 4 : 5,
                       .words = std::string(rating_words[number % std::size(rating_words)]),
                       .quality = 5,
                       .timeliness = 4,
                       .attitude = 5,
                       .expertise = 5};
    for (const StageProgress& stage : order.stages) {
        if (stage.state == StageState::Accepted) rating.stages.push_back({5, "按约定完成"});
    }
    return rating;
}

OrderAction action_of(const Order& order, Command command, InstantMs now, std::size_t number) {
    constexpr std::int64_t usual_price_fen = 6'800'00;
    OrderAction action{
        .order_id = order.order_id, .command = command, .expected_version = order.version};
    if (needs(command, OrderInput::Reason)) action.reason = reason_of(command);
    if (needs(command, OrderInput::Text)) action.text = "已按合同约定完成本阶段工作，请查收。";
    if (command == Command::ReplyRating) action.text = "感谢信任，后续有问题随时联系我们。";
    if (needs(command, OrderInput::Price)) {
        action.price_fen = order.service.content.price_fen.value_or(usual_price_fen);
    }
    if (needs(command, OrderInput::Contract)) action.contract = contract_of(order, now);
    if (needs(command, OrderInput::Fingerprint)) {
        action.contract_sha256 = fingerprint(order.contracts.back());
    }
    if (needs(command, OrderInput::Stage)) {
        action.stage = static_cast<std::int64_t>(current_stage(order).value_or(0)) + 1;
    }
    if (needs(command, OrderInput::Payment)) {
        action.payment = PaymentDraft{.amount_fen = due_fen(order),
                                      .paid_on = to_string(civil_date_of(now)),
                                      .remark = "对公转账"};
    }
    if (needs(command, OrderInput::Rating)) action.rating = rating_of(order, number);
    if (needs(command, OrderInput::AppealKind)) action.appeal_kind = AppealKind::InstitutionFault;
    return action;
}

// One order in the making, in the transaction that holds all of it.
class Teller {
public:
    Teller(Transaction& transaction, Context& context, std::size_t number)
        : transaction_(transaction), context_(context), number_(number) {}

    Result<void> tell(const Story& story, OrderOpening opening) {
        constexpr std::int64_t stages_days = 6;
        const auto steps = std::ssize(story.before) + std::ssize(story.after) +
                           (story.until_done ? stages_days : 0);
        now_ = context_.clock.now() - (story.days_ago + 2 * steps) * day_ms - 3600LL * 1000;
        if (const auto begun = begin(std::move(opening)); !begun) return begun;
        for (const Step& step : story.before) {
            if (const auto done = take(step); !done) return done;
        }
        while (story.until_done && order_.state == OrderState::Running) {
            if (const auto done = take(submit); !done) return done;
            if (const auto done = take(approve); !done) return done;
        }
        for (const Step& step : story.after) {
            if (const auto done = take(step); !done) return done;
        }
        return {};
    }

private:
    CaseContext as(Actor actor) const {
        const bool is_enterprise = actor == Actor::Enterprise;
        const CaseParty& party = is_enterprise ? order_.enterprise : order_.institution;
        if (actor == Actor::Window)
            return {actor, order_.window_id, order_.enterprise.region, "窗口调解员", now_};
        return {actor, party.party_id, party.region, is_enterprise ? "周晓岚" : "刘建国", now_};
    }

    Result<void> begin(OrderOpening opening) {
        const auto number = next_business_number(transaction_, NumberKind::Order, now_);
        if (!number) return std::unexpected(number.error());
        opening.order_id = new_uuid(now_, context_.random);
        opening.number = *number;
        const OrderRequest request{.service_id = opening.service.service_id,
                                   .contact = "周晓岚",
                                   .phone = "15420260001",
                                   .email = "lianxi@xingchen.example",
                                   .needs = "希望尽快开始，详细情况请与我联系。"};
        order_.enterprise = opening.enterprise;
        const auto order = open_order(opening, request, as(Actor::Enterprise));
        if (!order) return std::unexpected(order.error());
        order_ = *order;
        if (const auto done = insert_order(transaction_, order_, context_.calendar); !done)
            return done;
        if (const auto done = count_order(transaction_, request.service_id); !done) return done;
        return send_messages(transaction_, context_, now_, messages_of(order_));
    }

    Result<void> take(const Step& step) {
        now_ += 2 * day_ms;
        if (now_ > context_.clock.now()) now_ = context_.clock.now();
        const OrderAction action = action_of(order_, step.command, now_, number_);
        const auto after = apply(order_, action, as(step.actor));
        if (!after) return std::unexpected(after.error());
        const Order before = std::exchange(order_, *after);
        if (const auto done = update_order(transaction_, order_, context_.calendar); !done)
            return done;
        if (const auto done = follow_appeal(transaction_, context_, before, order_); !done)
            return done;
        if (step.command == Command::Rate) {
            const auto counted =
                count_rating(transaction_, order_.service.service_id, order_.rating->content.score);
            if (!counted) return counted;
        }
        return send_messages(transaction_, context_, now_, messages_of(order_));
    }

    Transaction& transaction_;
    Context& context_;
    std::size_t number_;
    InstantMs now_ = 0;
    Order order_;
};

Result<bool> has_orders(Snapshot& snapshot, const std::string& tenant_id) {
    const auto found = snapshot.one(
        "SELECT 1 FROM orders WHERE enterprise_id=?1 LIMIT 1", [](const Row&) { return true; },
        tenant_id);
    if (!found) return std::unexpected(found.error());
    return found->value_or(false);
}

// The services of the demonstration's own institution first, then of others.
Result<std::vector<std::string>> orderable(Snapshot& snapshot, const std::string& institution,
                                           std::size_t count) {
    return snapshot.all(
        "SELECT service_id FROM service_item WHERE on_shelf=1"
        " ORDER BY CASE WHEN tenant_id=?1 THEN 0 ELSE 1 END,doc LIMIT ?2",
        [](const Row& row) { return row.text(0); }, institution, static_cast<std::int64_t>(count));
}

Result<OrderOpening> opening_for(Snapshot& snapshot, const std::string& enterprise,
                                 const std::string& service_id) {
    const auto service = find_service(snapshot, service_id);
    if (!service) return std::unexpected(service.error());
    if (!*service) return fail(ErrorKind::NotFound);
    const ServiceItem& item = (*service)->item;
    const auto buyer = find_party(snapshot, enterprise);
    if (!buyer) return std::unexpected(buyer.error());
    const auto seller = find_party(snapshot, item.institution_id);
    if (!seller) return std::unexpected(seller.error());
    const auto window = window_of(snapshot, buyer->party.region);
    if (!window) return std::unexpected(window.error());
    return OrderOpening{.enterprise = buyer->party,
                        .institution = seller->party,
                        .window_id = *window,
                        .service = {item.service_id, item.number, item.version, item.content},
                        .service_state = item.state};
}

}  // namespace

Result<void> fill_demo_orders(Platform& platform, std::string_view enterprise,
                              std::string_view institution) {
    Context& context = platform.context();
    return context.database.write([&](Transaction& transaction) -> Result<void> {
        const auto buyer = tenant_of(transaction, enterprise);
        if (!buyer) return std::unexpected(buyer.error());
        const auto seller = tenant_of(transaction, institution);
        if (!seller) return std::unexpected(seller.error());
        const auto is_done = has_orders(transaction, *buyer);
        if (!is_done) return std::unexpected(is_done.error());
        if (*is_done) return {};
        const std::vector<Story> told = stories();
        const auto services = orderable(transaction, *seller, told.size());
        if (!services) return std::unexpected(services.error());
        for (std::size_t number = 0; number < services->size(); ++number) {
            auto opening = opening_for(transaction, *buyer, (*services)[number]);
            if (!opening) return std::unexpected(opening.error());
            Teller teller(transaction, context, number);
            if (const auto done = teller.tell(told[number], std::move(*opening)); !done)
                return done;
        }
        return append_audit(transaction, {.at = context.clock.now(),
                                          .tenant_id = *buyer,
                                          .action = "admin.demo",
                                          .entity_kind = "order"});
    });
}

}  // namespace emc::server
