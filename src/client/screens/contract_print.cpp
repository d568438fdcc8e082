#include "client/screens/contract_print.h"

#include "client/failure.h"
#include "client/screens/order_show.h"
#include "client/time_words.h"
#include "client/uploads.h"

namespace emc {
namespace {

using Message = ContractPrintScreen::Message;

constexpr float page_width_px = 800;

void draw_line(ui::Ui& ui, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    ui.text(std::string(label) + "：" + std::string(value));
}

void draw_party(ui::Ui& ui, std::string_view role, const ContractParty& party) {
    draw_line(ui, role, party.name);
    for_each_field<ContractParty>([&](const auto& row) {
        if (row.key != "name") draw_line(ui, row.label.zh, party.*(row.member));
    });
    ui.space();
}

void draw_stages(ui::Ui& ui, const ContractDraft& content) {
    ui.heading("三、阶段", 2);
    for (std::size_t i = 0; i < content.stages.size(); ++i) {
        const ContractStage& stage = content.stages[i];
        ui.text("第" + std::to_string(i + 1) + "阶段 " + stage.name + "，" +
                    money_text(stage.amount_fen) + "，" + stage.starts_on + " 至 " + stage.ends_on,
                ui::TextStyle::Strong);
        draw_line(ui, "内容", stage.content);
        draw_line(ui, "交付物", stage.deliverables);
    }
    ui.text("各阶段合计 " + money_text(stage_sum_fen(content)));
}

// A file on paper is its name; its fingerprint says which one it was.
void draw_attachments(ui::Ui& ui, const std::vector<FileRef>& files) {
    ui.heading("五、附件", 2);
    if (files.empty()) return ui.text("无");
    for (std::size_t i = 0; i < files.size(); ++i) {
        draw_line(ui, "附件" + std::to_string(i + 1), file_text(files[i]));
        draw_line(ui, "指纹（SHA-256）", files[i].sha256);
    }
}

void draw_signatures(ui::Ui& ui, const Contract& contract) {
    ui.heading("六、签订", 2);
    if (contract.is_frozen()) {
        draw_line(ui, "确认时间", minute_text(contract.confirmed_at));
        draw_line(ui, "合同指纹（SHA-256）", contract.sha256);
        ui.text(is_genuine(contract) ? "经平台核对，内容与确认时一致。"
                                     : "注意：内容与确认时不一致。");
    } else {
        ui.text("本合同尚未确认，不具效力。", ui::TextStyle::Strong);
    }
    ui.space(2);
    ui.text("甲方（盖章）：＿＿＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿");
    ui.text("乙方（盖章）：＿＿＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿");
}

void draw_document(ui::Ui& ui, const Order& order, const Contract& contract) {
    const ContractDraft& content = contract.content;
    ui.heading(content.title);
    draw_line(ui, "合同编号", contract.number + "（第" + std::to_string(contract.version) + "版）");
    draw_line(ui, "订单编号", order.number);
    ui.space();
    draw_party(ui, "甲方", content.enterprise);
    draw_party(ui, "乙方", content.institution);
    ui.heading("一、服务内容", 2);
    ui.text(content.content);
    draw_line(ui, "期限", content.starts_on + " 至 " + content.ends_on);
    ui.heading("二、金额和付款", 2);
    draw_line(ui, "合同金额", money_text(content.amount_fen));
    draw_line(ui, "大写", amount_in_words(content));
    draw_line(ui, "付款方式", enum_row(content.payment_method).label.zh);
    draw_line(ui, "付款计划", enum_row(content.payment_plan).label.zh);
    draw_line(ui, "付款说明", content.payment_terms);
    draw_stages(ui, content);
    ui.heading("四、条款", 2);
    draw_line(ui, "双方权利义务", content.duties);
    draw_line(ui, "违约责任", content.breach);
    draw_line(ui, "争议解决", content.disputes);
    draw_attachments(ui, content.files);
    draw_signatures(ui, contract);
}

}  // namespace

ContractPrintScreen open_contract_print(const Route& route, Env& env) {
    ContractPrintScreen screen;
    screen.order_id = route.segments[1];
    retry(screen, env);
    return screen;
}

void retry(ContractPrintScreen& screen, Env& env) {
    screen.loaded.renew(call<ReadOrder>(env.transport, {screen.order_id}));
}

void poll(ContractPrintScreen& screen, Env&) { screen.loaded.poll(); }

void update(ContractPrintScreen& screen, const Message& message, Env& env) {
    if (std::holds_alternative<ContractPrintScreen::Retry>(message)) return retry(screen, env);
    env.commands.push_back(PrintPage{});
}

std::optional<Message> draw(ContractPrintScreen& screen, ui::Ui& ui) {
    std::optional<Message> message;
    const Order* order = screen.loaded.value();
    if (order == nullptr || order->contracts.empty()) {
        ui.heading("打印合同");
        const Error* error = screen.loaded.error();
        if (order != nullptr) {
            ui.card([&] { ui.empty_state("还没有合同", "机构提交合同后可以打印。"); });
        } else if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(8); });
        } else if (draw_load_failure(ui, *error)) {
            message = ContractPrintScreen::Retry{};
        }
        return message;
    }
    ui.line([&] {
        ui.link("返回合同详情", order_href(screen.order_id));
        ui.spacer();
        if (ui.button("打印", {.kind = ui::ButtonLook::Kind::Primary}))
            message = ContractPrintScreen::Print{};
    });
    const auto draw_page = [&] {
        ui.as_written([&] { draw_document(ui, *order, order->contracts.back()); });
    };
    ui.narrow(page_width_px, [&] { ui.card(draw_page); });
    return message;
}

bool is_busy(const ContractPrintScreen& screen) { return screen.loaded.is_pending(); }

}  // namespace emc
