#include "client/screens/order_show.h"

#include "client/route.h"
#include "domain/rules/money.h"

namespace emc {
namespace {

struct Sentence {
    OrderState state;
    std::string_view enterprise;
    std::string_view institution;
};
constexpr Sentence sentences[] = {
    {OrderState::Applied, "申请已提交，等待机构受理。受理后，机构会按报价拟定合同。",
     "请受理并报价；不能承接的，请说明原因拒绝。受理后由您拟定合同。"},
    {OrderState::Accepted, "机构已受理，正在拟定合同。合同提交后由您确认。",
     "请拟定合同并提交，由企业确认后生效。"},
    {OrderState::ContractOffered, "请核对合同。确认后合同生效，不能再修改；有不同意见可退回修改。",
     "合同已提交，等待企业确认。"},
    {OrderState::AwaitingPayment,
     "全部阶段已验收。请线下付款后点“已付现”，机构会收到通知；下一步是评价。",
     "全部阶段已验收，等待企业付款。"},
    {OrderState::AwaitingRating, "付款已登记。请对服务作出评价，提交后订单完成。",
     "企业已登记付款，请确认收款；企业评价后订单完成。"},
    {OrderState::Completed, "订单已完成。您可以追加一次评价。", "订单已完成。您可以回复一次评价。"},
    {OrderState::Declined, "机构没有承接此订单，可以另选服务。", "此订单未承接。"},
    {OrderState::Cancelled, "订单已撤销。", "企业已撤销订单。"},
    {OrderState::Terminated, "合同已解除，订单已取消。", "合同已解除，订单已取消。"},
    {OrderState::Appealing, "申诉处理中，处理完成前不能进行其他操作。",
     "申诉处理中，处理完成前不能进行其他操作。"},
    {OrderState::Closed, "订单已关闭。", "订单已关闭。"},
};

std::string running_sentence(const Order& order, CaseActor actor) {
    const std::optional<std::size_t> current = current_stage(order);
    if (!current) return {};
    const std::string stage = "第" + std::to_string(*current + 1) + "阶段";
    const bool is_submitted = order.stages[*current].state == StageState::Submitted;
    if (actor == CaseActor::Enterprise) {
        return is_submitted ? stage + "成果已提交，请验收；不符合约定的，请说明原因退回。"
                            : stage + "正在进行，等待机构提交成果。";
    }
    return is_submitted ? stage + "成果已提交，等待企业验收。"
                        : stage + "正在进行，完成后请提交成果，由企业验收。";
}

// The window mediates; what is not in dispute it only looks at.
std::string window_sentence(const Order& order) {
    if (order.state == OrderState::Appealing) {
        return "请核对双方的说明和证据后处理：调解后继续办理、按已完成关闭，或解除合同取消订单。";
    }
    if (is_final(order.state) || order.state == OrderState::Completed)
        return "订单已结束，只能查看。";
    return "订单由企业和机构办理；确有必要时可以由平台关闭，并写明处理意见。";
}

}  // namespace

std::string order_href(std::string_view order_id) {
    return href_of(Route{{"orders", std::string(order_id)}, {}});
}

std::string money_text(std::int64_t fen) { return "¥" + cny_text(fen); }

std::string money_text(std::optional<std::int64_t> fen) {
    return fen ? money_text(*fen) : std::string("—");
}

ui::Tone tone_of(OrderState state) {
    switch (state) {
        case OrderState::Applied:
        case OrderState::Accepted:
        case OrderState::ContractOffered:
        case OrderState::AwaitingRating:
            return ui::Tone::Warning;
        case OrderState::Running:
        case OrderState::AwaitingPayment:
            return ui::Tone::Primary;
        case OrderState::Completed:
            return ui::Tone::Success;
        case OrderState::Appealing:
        case OrderState::Declined:
            return ui::Tone::Danger;
        case OrderState::Cancelled:
        case OrderState::Terminated:
        case OrderState::Closed:
            return ui::Tone::Neutral;
    }
    return ui::Tone::Neutral;
}

void draw_order_state(ui::Ui& ui, OrderState state) {
    const bool is_done = state == OrderState::Completed;
    ui.tag(enum_row(state).label.zh, tone_of(state), is_done ? ui::Icon::Check : ui::Icon::Clock);
}

void draw_stage_state(ui::Ui& ui, StageState state) {
    const bool is_accepted = state == StageState::Accepted;
    const ui::Tone tone = is_accepted                       ? ui::Tone::Success
                          : state == StageState::Submitted  ? ui::Tone::Warning
                          : state == StageState::InProgress ? ui::Tone::Primary
                                                            : ui::Tone::Neutral;
    ui.tag(enum_row(state).label.zh, tone, is_accepted ? ui::Icon::Check : ui::Icon::None);
}

std::string_view word_of(OrderCommand command) { return enum_row(command).label.zh; }

CaseActor actor_of(const SessionView* session) {
    if (session == nullptr) return CaseActor::Enterprise;
    switch (session->kind) {
        case AccountKind::Enterprise:
            return CaseActor::Enterprise;
        case AccountKind::Institution:
            return CaseActor::Institution;
        case AccountKind::Window:
            return CaseActor::Window;
    }
    return CaseActor::Enterprise;
}

std::string_view orders_title(CaseActor actor) {
    if (actor == CaseActor::Window) return "辖区订单";
    return actor == CaseActor::Enterprise ? "我的订单" : "订单受理";
}

std::string next_sentence(const Order& order, CaseActor actor) {
    if (actor == CaseActor::Window) return window_sentence(order);
    if (order.state == OrderState::Running) return running_sentence(order, actor);
    for (const Sentence& row : sentences) {
        if (row.state != order.state) continue;
        const bool is_enterprise = actor == CaseActor::Enterprise;
        return std::string(is_enterprise ? row.enterprise : row.institution);
    }
    return {};
}

}  // namespace emc
