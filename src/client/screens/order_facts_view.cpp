// What there is to read of an order: contract, stages, versions, payments, rating, timeline.
#include <array>

#include "client/case_log_view.h"
#include "client/latest_first.h"
#include "client/screens/consultation_show.h"
#include "client/screens/demand_show.h"
#include "client/screens/order.h"
#include "client/screens/order_show.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"
#include "domain/display.h"

namespace emc {
namespace {

void draw_source(ui::Ui& ui, const OrderRequest& request) {
    if (request.source != OrderSource::Consultation || request.source_id.empty()) return;
    draw_fact(ui, "来源", enum_row(request.source).label.zh);
    ui.link("查看咨询", consultation_href(request.source_id));
}

void draw_request(ui::Ui& ui, const Order& order) {
    ui.card("申请内容", [&] {
        draw_fact(ui, "订单编号", order.number);
        draw_fact(ui, "企业", order.enterprise.name);
        draw_fact(ui, "服务机构", order.institution.name);
        draw_fact(ui, "服务价格", price_text(order.service.content));
        if (order.price_fen) draw_fact(ui, "成交价", money_text(*order.price_fen));
        draw_fact(ui, "联系人", order.request.contact);
        draw_fact(ui, "联系电话", order.request.phone);
        draw_fact(ui, "邮箱", order.request.email);
        if (order.request.source == OrderSource::Demand) {
            ui.link("查看来源需求 " + order.service.number, hall_href(order.request.source_id));
        }
        draw_fact(ui, "期望开始日期", order.request.starts_on);
        draw_fact(ui, "需求说明", order.request.needs);
        draw_files(ui, "附件", order.request.files);
        draw_source(ui, order.request);
    });
}

void draw_party(ui::Ui& ui, std::string_view role, const ContractParty& party) {
    ui.text(role, ui::TextStyle::Strong);
    ui.text(party.name);
    for_each_field<ContractParty>([&](const auto& row) {
        if (row.key == "name") return;
        draw_fact(ui, row.label.zh, party.*(row.member));
    });
}

void draw_fingerprint(ui::Ui& ui, const Contract& contract) {
    if (!contract.is_frozen()) {
        ui.notice("合同还没有确认。确认后生效，双方都不能再修改。", ui::Tone::Primary);
        return;
    }
    draw_fact(ui, "确认时间", minute_text(contract.confirmed_at));
    draw_fact(ui, "指纹（SHA-256）", contract.sha256);
    if (is_genuine(contract)) {
        ui.tag("已核对，内容与确认时一致", ui::Tone::Success, ui::Icon::Check);
    } else {
        ui.tag("内容与确认时不一致", ui::Tone::Danger, ui::Icon::Error);
    }
}

void draw_contract(ui::Ui& ui, const Contract& contract) {
    const ContractDraft& content = contract.content;
    ui.card("合同", [&] {
        draw_fact(ui, "合同名称", content.title);
        draw_fact(ui, "合同编号",
                  contract.number + "（第" + std::to_string(contract.version) + "版）");
        ui.columns({1, 1}, {[&] { draw_party(ui, "甲方", content.enterprise); },
                            [&] { draw_party(ui, "乙方", content.institution); }});
        draw_fact(ui, "合同金额", money_text(content.amount_fen) + "　" + amount_in_words(content));
        draw_fact(ui, "付款方式", enum_row(content.payment_method).label.zh);
        draw_fact(ui, "付款计划", enum_row(content.payment_plan).label.zh);
        draw_fact(ui, "付款说明", content.payment_terms);
        draw_fact(ui, "期限", content.starts_on + " 至 " + content.ends_on);
        draw_fact(ui, "服务内容", content.content);
        draw_fact(ui, "双方权利义务", content.duties);
        draw_fact(ui, "违约责任", content.breach);
        draw_fact(ui, "争议解决", content.disputes);
        draw_files(ui, "附件", content.files);
        for (const FileRef& file : content.files) {
            ui.text(file.name + " 的指纹（SHA-256）：" + file.sha256, ui::TextStyle::SmallMuted);
        }
        draw_fingerprint(ui, contract);
    });
}

void draw_stage_row(ui::Ui& ui, const Order& order, const ContractDraft& content,
                    std::size_t index) {
    const ContractStage& stage = content.stages[index];
    const bool has_progress = index < order.stages.size();
    ui.cell([&] { ui.text(std::to_string(index + 1)); });
    ui.cell([&] { ui.text(stage.name); });
    ui.cell([&] { ui.text(money_text(stage.amount_fen), {}, ui::Tone::Neutral, ui::Align::End); });
    ui.cell([&] { ui.text(stage.starts_on + " – " + stage.ends_on); });
    ui.cell([&] {
        draw_stage_state(ui, has_progress ? order.stages[index].state : StageState::NotStarted);
    });
}

void draw_results(ui::Ui& ui, const Order& order) {
    for (std::size_t i = 0; i < order.stages.size(); ++i) {
        const StageProgress& stage = order.stages[i];
        const std::string number = "第" + std::to_string(i + 1) + "阶段";
        if (!stage.result.empty()) {
            draw_fact(ui, number + "成果",
                      stage.result + "（" + minute_text(stage.submitted_at) + "）");
        }
        draw_files(ui, number + "成果文件", stage.files);
        if (!stage.opinion.empty()) draw_fact(ui, number + "意见", stage.opinion);
    }
}

void draw_stages(ui::Ui& ui, const Order& order, const ContractDraft& content) {
    const std::array columns{
        ui::Column{"序号", 0.2F, ui::Align::Start, 56},
        ui::Column{"内容", 2, ui::Align::Start, 100},
        ui::Column{"金额", 1, ui::Align::End, 110},
        ui::Column{"起止", 2, ui::Align::Start, 200},
        ui::Column{"状态", 1, ui::Align::Start, 100},
    };
    ui.card("阶段", [&] {
        ui.table(
            {.name = "阶段",
             .columns = columns,
             .row_count = static_cast<int>(content.stages.size())},
            [&](int row) { draw_stage_row(ui, order, content, static_cast<std::size_t>(row)); });
        draw_results(ui, order);
    });
}

void draw_change(ui::Ui& ui, const FieldChange& change) {
    ui.text(change.label + "：" + (change.before.empty() ? "（空）" : change.before) + " → " +
            (change.after.empty() ? "（空）" : change.after));
}

void draw_version(ui::Ui& ui, const Contract& contract, const Contract* former) {
    ui.text("第" + std::to_string(contract.version) + "版 · " + minute_text(contract.submitted_at),
            ui::TextStyle::Strong);
    if (!contract.return_reason.empty()) {
        ui.text("退回意见：" + contract.return_reason, ui::TextStyle::Muted);
    }
    if (former == nullptr) return;
    for (const FieldChange& change : diff(former->content, contract.content)) {
        draw_change(ui, change);
    }
}

void draw_versions(ui::Ui& ui, const Order& order) {
    if (order.contracts.size() < 2) return;
    draw_latest_first(
        ui, "合同版本", order.contracts.size(),
        [&](std::size_t i) { return std::to_string(order.contracts[i].version); },
        [&](std::size_t i) {
            const Contract* former = i == 0 ? nullptr : &order.contracts[i - 1];
            draw_version(ui, order.contracts[i], former);
        });
}

void draw_payments(ui::Ui& ui, const Order& order) {
    if (order.payments.empty()) return;
    ui.card("付款记录", [&] {
        for (const Payment& payment : order.payments) {
            ui.line([&] {
                ui.text(money_text(payment.content.amount_fen), ui::TextStyle::Strong);
                ui.text(payment.content.paid_on + " · 线下", ui::TextStyle::Muted);
                const bool is_confirmed = payment.receipt == ReceiptState::Confirmed;
                ui.tag(enum_row(payment.receipt).label.zh,
                       is_confirmed ? ui::Tone::Success : ui::Tone::Warning);
            });
            ui.text(payment.content.remark, ui::TextStyle::SmallMuted);
            draw_files(ui, "付款凭证", payment.content.vouchers);
        }
    });
}

void draw_rating_given(ui::Ui& ui, const Order& order) {
    if (!order.rating) return;
    const Rating& rating = *order.rating;
    ui.card("服务评价", [&] {
        const auto score = static_cast<float>(rating.content.score);
        ui.line([&] {
            ui.stars("总体评分 " + std::to_string(rating.content.score) + " 分", score);
            ui.text(std::to_string(rating.content.score) + " 分 · " + minute_text(rating.at),
                    ui::TextStyle::SmallMuted);
        });
        ui.text(rating.content.words);
        for (std::size_t i = 0; i < rating.content.stages.size(); ++i) {
            const StageRating& stage = rating.content.stages[i];
            draw_fact(ui, "第" + std::to_string(i + 1) + "阶段",
                      std::to_string(stage.score) + " 分　" + stage.words);
        }
        if (!rating.addition.empty()) draw_fact(ui, "追加评价", rating.addition);
        if (!rating.reply.empty()) draw_fact(ui, "机构回复", rating.reply);
    });
}

}  // namespace

void draw_order_facts(ui::Ui& ui, const Order& order) {
    if (!order.contracts.empty()) {
        const Contract& contract = order.contracts.back();
        draw_contract(ui, contract);
        draw_stages(ui, order, contract.content);
    }
    draw_payments(ui, order);
    draw_rating_given(ui, order);
    draw_versions(ui, order);
    draw_request(ui, order);
}

void draw_order_progress(ui::Ui& ui, const Order& order) {
    std::vector<LoggedStep> steps;
    steps.reserve(order.log.size());
    for (const OrderLogEntry& entry : order.log) {
        steps.push_back({entry.seq, entry.at, entry.actor, word_of(entry.command),
                         enum_row(entry.to).label.zh, entry.remark});
    }
    draw_progress(ui, steps);
}

}  // namespace emc
