#include <array>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/contract.h"
#include "client/screens/order_show.h"
#include "domain/messages.h"
#include "domain/order_amendment.h"

namespace emc {
namespace {

using Message = ContractScreen::Message;
using ContractForm = Form<ContractDraft>;

void draw_party(ui::Ui& ui, ContractForm& form, std::string_view role, std::string_view prefix,
                ContractParty& party) {
    ui.card(role, [&] {
        for_each_field<ContractParty>([&](const auto& row) {
            const std::string path = std::string(prefix) + "/" + std::string(row.key);
            const std::string label = std::string(role) + std::string(row.label.zh);
            draw_text(ui, form, inner_meta(path, row), {.label = label}, party.*(row.member));
        });
    });
}

void draw_subject(ui::Ui& ui, ContractForm& form) {
    ui.card("合同内容", [&] {
        for (const std::string_view key : {"title", "content", "amount_fen"}) {
            draw_field(ui, form, key);
        }
        const std::string words = amount_in_words(form.draft);
        if (!words.empty()) ui.text("大写：" + words, ui::TextStyle::SmallMuted);
        ui.columns({1, 1}, {[&] { draw_field(ui, form, "payment_method"); },
                            [&] { draw_field(ui, form, "payment_plan"); }});
        draw_field(ui, form, "payment_terms");
        ui.columns({1, 1}, {[&] { draw_field(ui, form, "starts_on"); },
                            [&] { draw_field(ui, form, "ends_on"); }});
    });
}

// Accepted: it stays as it is.
void draw_accepted_stage(ui::Ui& ui, const ContractStage& stage, std::size_t index) {
    ui.line([&] {
        ui.text("第" + std::to_string(index + 1) + "阶段", ui::TextStyle::Strong);
        ui.text(stage.name);
        draw_stage_state(ui, StageState::Accepted);
        ui.spacer();
        ui.text(money_text(stage.amount_fen));
    });
    ui.rule();
}

bool draw_stage(ui::Ui& ui, ContractForm& form, std::size_t index, bool may_remove) {
    ContractStage& stage = form.draft.stages[index];
    const std::string number = "第" + std::to_string(index + 1) + "阶段";
    const std::string prefix = "stages/" + std::to_string(index) + "/";
    bool removes = false;
    ui.line([&] {
        ui.text(number, ui::TextStyle::Strong);
        ui.spacer();
        const std::string name = "删除" + number;
        removes = ui.button(
            "删除", {.kind = ui::ButtonLook::Kind::Quiet, .enabled = may_remove, .name = name});
    });
    const auto draw_one = [&](std::string_view key) {
        for_each_field<ContractStage>([&](const auto& row) {
            if (row.key != key) return;
            const std::string path = prefix + std::string(row.key);
            // "阶段名称" becomes "第1阶段名称".
            const std::string label = "第" + std::to_string(index + 1) +
                                      (row.label.zh.starts_with("阶段") ? "" : "阶段") +
                                      std::string(row.label.zh);
            auto& value = stage.*(row.member);
            if constexpr (std::is_same_v<decltype(value), std::string&>) {
                draw_text(ui, form, inner_meta(path, row), {.label = label}, value);
            } else {
                draw_number(ui, form, inner_meta(path, row), {.label = label}, value);
            }
        });
    };
    ui.columns({1, 1}, {[&] { draw_one("name"); }, [&] { draw_one("amount_fen"); }});
    ui.columns({1, 1}, {[&] { draw_one("starts_on"); }, [&] { draw_one("ends_on"); }});
    draw_one("content");
    draw_one("deliverables");
    ui.rule();
    return removes;
}

// Whether the stages add up, as it is now.
void draw_sum(ui::Ui& ui, const ContractDraft& draft) {
    const std::int64_t sum = stage_sum_fen(draft);
    const std::int64_t rest = draft.amount_fen.value_or(0) - sum;
    if (rest == 0) {
        return ui.text("各阶段合计 " + money_text(sum) + "，与合同金额一致。",
                       ui::TextStyle::SmallMuted);
    }
    const std::string words =
        rest > 0 ? "，还差 " + money_text(rest) : "，多出 " + money_text(-rest);
    ui.notice("各阶段合计 " + money_text(sum) + words + "。", ui::Tone::Warning);
}

std::optional<Message> draw_stages(ui::Ui& ui, ContractForm& form, std::size_t accepted) {
    std::optional<Message> message;
    const bool may_remove = form.draft.stages.size() > accepted + 1;
    ui.card("阶段", [&] {
        for (std::size_t i = 0; i < form.draft.stages.size(); ++i) {
            if (i < accepted) {
                draw_accepted_stage(ui, form.draft.stages[i], i);
                continue;
            }
            ui.push_key(std::to_string(i));
            if (draw_stage(ui, form, i, may_remove)) message = ContractScreen::RemoveStage{i};
            ui.pop_key();
        }
        draw_sum(ui, form.draft);
        ui.line([&] {
            if (ui.button("添加阶段")) message = ContractScreen::AddStage{};
            if (ui.button("按合同金额重新分配")) message = ContractScreen::Distribute{};
        });
    });
    return message;
}

void draw_parties(ui::Ui& ui, ContractForm& form) {
    ui.columns({1, 1},
               {[&] { draw_party(ui, form, "甲方", "enterprise", form.draft.enterprise); },
                [&] { draw_party(ui, form, "乙方", "institution", form.draft.institution); }});
}

void draw_terms(ui::Ui& ui, ContractScreen& screen) {
    ui.card("条款", [&] {
        for (const std::string_view key : {"duties", "breach", "disputes"}) {
            draw_field(ui, screen.form, key);
        }
        // A settlement changes terms; the files stay those of the parties.
        if (screen.is_amendment) return;
        draw_form_uploads(ui, screen.form, "files", screen.attachments,
                          label_of<ContractDraft>("files"));
    });
}

void draw_ruling(ui::Ui& ui, ContractScreen& screen) {
    ui.card("处理意见", [&] {
        ui.text("请写明双方同意改变的内容。提交后新合同立即生效，申诉结束。", ui::TextStyle::Muted);
        draw_field(ui, screen.ruling, "reason", {.label = "处理意见", .required = true});
    });
}

bool draw_submit(ui::Ui& ui, const ContractScreen& screen) {
    bool is_wished = false;
    ui.submit_bar([&] {
        const std::string_view note = screen.is_amendment ? "改约须经双方同意，提交后立即生效。"
                                                          : "提交后由企业确认，确认后生效。";
        ui.text(note, ui::TextStyle::SmallMuted);
        ui.spacer();
        const std::string_view label = screen.is_amendment ? "确认改约" : "提交合同";
        is_wished = ui.button(label, {.kind = ui::ButtonLook::Kind::Primary,
                                      .enabled = is_settled(screen.attachments),
                                      .is_busy = screen.sent.is_pending(),
                                      .is_submit = true});
    });
    return is_wished;
}

std::optional<Message> draw_form(ui::Ui& ui, ContractScreen& screen) {
    std::optional<Message> message;
    if (screen.is_restored && draw_restored_note(ui)) message = ContractScreen::Discard{};
    draw_summary(ui, {&screen.form, &screen.ruling});
    if (screen.failure) draw_send_failure(ui, *screen.failure);
    ui.form("contract", "合同", [&] {
        if (screen.is_amendment) draw_ruling(ui, screen);
        draw_subject(ui, screen.form);
        if (auto wish = draw_stages(ui, screen.form, accepted_stages(screen))) message = wish;
        if (!screen.is_amendment) draw_parties(ui, screen.form);
        draw_terms(ui, screen);
        if (draw_submit(ui, screen)) message = ContractScreen::Submit{};
    });
    return message;
}

}  // namespace

std::optional<Message> draw(ContractScreen& screen, ui::Ui& ui) {
    const std::string title = screen.is_amendment ? "改约" : "拟定合同";
    const std::pair<std::string, std::string> list = screen.is_amendment
                                                         ? std::pair("窗口办件", "#/reviews")
                                                         : std::pair("订单受理", "#/orders");
    const std::array<std::pair<std::string, std::string>, 3> path{
        {list, {"合同详情", order_href(screen.order_id)}, {title, ""}}};
    ui.breadcrumb(path);
    ui.heading(title);
    std::optional<Message> message;
    if (screen.order && screen.is_amendment && !may_amend(*screen.order)) {
        ui.notice("这个订单没有等待处理的申诉，或者各阶段都已验收，不能改约。", ui::Tone::Warning);
        return message;
    }
    if (screen.order) return draw_form(ui, screen);
    const Error* error = screen.loaded.error();
    if (error == nullptr || screen.loaded.is_pending()) {
        ui.card([&] { ui.skeleton(8); });
    } else if (draw_load_failure(ui, *error)) {
        message = ContractScreen::Retry{};
    }
    return message;
}

}  // namespace emc
