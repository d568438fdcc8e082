#include <array>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/contract.h"
#include "client/screens/order_show.h"
#include "domain/messages.h"

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

bool draw_stage(ui::Ui& ui, ContractForm& form, std::size_t index) {
    ContractStage& stage = form.draft.stages[index];
    const std::string number = "第" + std::to_string(index + 1) + "阶段";
    const std::string prefix = "stages/" + std::to_string(index) + "/";
    bool removes = false;
    ui.line([&] {
        ui.text(number, ui::TextStyle::Strong);
        ui.spacer();
        const std::string name = "删除" + number;
        removes = ui.button("删除", {.kind = ui::ButtonLook::Kind::Quiet,
                                     .enabled = form.draft.stages.size() > 1,
                                     .name = name});
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

std::optional<Message> draw_stages(ui::Ui& ui, ContractForm& form) {
    std::optional<Message> message;
    ui.card("阶段", [&] {
        for (std::size_t i = 0; i < form.draft.stages.size(); ++i) {
            ui.push_key(std::to_string(i));
            if (draw_stage(ui, form, i)) message = ContractScreen::RemoveStage{i};
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

std::optional<Message> draw_form(ui::Ui& ui, ContractScreen& screen) {
    std::optional<Message> message;
    if (screen.is_restored && draw_restored_note(ui)) message = ContractScreen::Discard{};
    draw_summary(ui, screen.form);
    if (screen.failure) draw_send_failure(ui, *screen.failure);
    ui.form("contract", "合同", [&] {
        draw_subject(ui, screen.form);
        if (auto wish = draw_stages(ui, screen.form)) message = wish;
        ui.columns({1, 1}, {[&] {
                                draw_party(ui, screen.form, "甲方", "enterprise",
                                           screen.form.draft.enterprise);
                            },
                            [&] {
                                draw_party(ui, screen.form, "乙方", "institution",
                                           screen.form.draft.institution);
                            }});
        ui.card("条款", [&] {
            for (const std::string_view key : {"duties", "breach", "disputes"}) {
                draw_field(ui, screen.form, key);
            }
            draw_form_uploads(ui, screen.form, "files", screen.attachments,
                              label_of<ContractDraft>("files"));
        });
        ui.submit_bar([&] {
            ui.text("提交后由企业确认，确认后生效。", ui::TextStyle::SmallMuted);
            ui.spacer();
            if (ui.button("提交合同", {.kind = ui::ButtonLook::Kind::Primary,
                                       .enabled = is_settled(screen.attachments),
                                       .is_busy = screen.sent.is_pending(),
                                       .is_submit = true})) {
                message = ContractScreen::Submit{};
            }
        });
    });
    return message;
}

}  // namespace

std::optional<Message> draw(ContractScreen& screen, ui::Ui& ui) {
    const std::array<std::pair<std::string, std::string>, 3> path{
        {{"订单受理", "#/orders"}, {"合同详情", order_href(screen.order_id)}, {"拟定合同", ""}}};
    ui.breadcrumb(path);
    ui.heading("拟定合同");
    std::optional<Message> message;
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
