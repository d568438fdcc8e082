// How 企业认证 is drawn.
#include <array>

#include "client/case_log_view.h"
#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/service_words.h"
#include "client/screens/verification.h"
#include "client/screens/verification_facts_view.h"
#include "domain/display.h"

namespace emc {
namespace {

using Message = VerificationScreen::Message;
using Asked = std::optional<Message>;

constexpr std::string_view file_help = "JPG、PNG 或 PDF，不超过 5 MB；只有本企业和所属窗口可以查看";

std::string due_words(const Verification& verification) {
    return verification.review_due_on + (verification.is_due_provisional ? "（暂定）" : "");
}

std::string state_words(const Verification& verification) {
    switch (verification.state) {
        case VerificationState::InReview:
            return "所属窗口将在" + due_words(verification) +
                   "前完成审核，结果以电话和站内消息告知。";
        case VerificationState::Verified:
            return "已通过企业认证。修改企业名称、统一社会信用代码、法定代表人或注册地后，需要窗口"
                   "复核。";
        case VerificationState::Recheck:
            return "企业资料有变更，所属窗口将在" + due_words(verification) +
                   "前复核，复核期间显示“待复核”。如营业执照已换发，请重新提交认证。";
        case VerificationState::Returned:
            return "认证未通过：" + verification.opinion + "。请修改后重新提交。";
        case VerificationState::None:
            break;
    }
    return "认证已撤回，可以修改后重新提交。";
}

void draw_state(ui::Ui& ui, const VerificationScreen& screen, Asked& asked) {
    const Verification& verification = *screen.own->verification;
    ui.card("认证状态", [&] {
        draw_verification_state(ui, verification.state);
        ui.text(state_words(verification));
        draw_overdue(ui, verification.review_due_on, screen.now);
        if (verification.state != VerificationState::InReview) return;
        if (ui.button("撤回认证", {.is_busy = screen.acted.is_pending()})) {
            asked = VerificationScreen::Revoke{};
        }
    });
}

void draw_identity(ui::Ui& ui, const CaseParty& enterprise) {
    ui.card("企业信息", [&] {
        draw_fact(ui, "企业名称", enterprise.name);
        draw_fact(ui, "统一社会信用代码", enterprise.uscc);
        draw_fact(ui, "所在区县", display_text(enterprise.region, Editor::County));
        ui.link("与营业执照不一致？先修改企业资料", "#/profile");
    });
}

void draw_fields(ui::Ui& ui, VerificationScreen& screen) {
    Form<VerificationRequest>& form = screen.form;
    ui.card("认证材料", [&] {
        ui.columns({1, 1}, {[&] { draw_field(ui, form, "legal_person"); },
                            [&] { draw_field(ui, form, "registered_on"); }});
        ui.columns({1, 1}, {[&] { draw_field(ui, form, "agent"); },
                            [&] { draw_field(ui, form, "agent_phone"); }});
        draw_file_slot(ui, form, "licence", screen.licence.uploads, file_help);
        draw_file_slot(ui, form, "authorization", screen.authorization.uploads,
                       "经办人不是法定代表人时上传；PDF 或图片");
    });
}

void draw_form(ui::Ui& ui, VerificationScreen& screen, Asked& asked) {
    if (screen.is_restored && draw_restored_note(ui)) asked = VerificationScreen::Discard{};
    ui.form("verification", "企业认证", [&] {
        draw_identity(ui, screen.own->enterprise);
        draw_fields(ui, screen);
        ui.submit_bar([&] {
            draw_summary(ui, screen.form);
            const bool is_settled_now =
                is_settled(screen.licence.uploads) && is_settled(screen.authorization.uploads);
            const ui::ButtonLook look{
                .kind = ui::ButtonLook::Kind::Primary,
                .enabled = is_settled_now,
                .is_busy = screen.created.is_pending() || screen.acted.is_pending(),
                .is_submit = true};
            ui.spacer();
            if (ui.button("提交认证", look)) asked = VerificationScreen::Submit{};
        });
    });
}

}  // namespace

std::optional<Message> draw(VerificationScreen& screen, ui::Ui& ui) {
    ui.heading("企业认证");
    Asked asked;
    if (!screen.own) {
        const Error* error = screen.loaded.error();
        if (error == nullptr || screen.loaded.is_pending()) {
            ui.card([&] { ui.skeleton(6); });
        } else if (draw_load_failure(ui, *error)) {
            asked = VerificationScreen::Retry{};
        }
        return asked;
    }
    if (screen.failure) draw_send_failure(ui, *screen.failure);
    const std::optional<Verification>& verification = screen.own->verification;
    if (!verification) {
        ui.text("认证通过后，服务机构能看到“已认证”标记。所属窗口在3个工作日内审核。",
                ui::TextStyle::Muted);
    } else {
        draw_state(ui, screen, asked);
    }
    if (may_submit(screen)) draw_form(ui, screen, asked);
    if (!verification) return asked;
    ui.columns({2, 1}, {[&] {
                            if (!may_submit(screen)) draw_verification_facts(ui, *verification);
                        },
                        [&] { draw_verification_progress(ui, *verification); }});
    return asked;
}

}  // namespace emc
