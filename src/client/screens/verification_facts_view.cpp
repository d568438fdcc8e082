#include "client/screens/verification_facts_view.h"

#include <span>

#include "client/case_log_view.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"
#include "client/uploads.h"
#include "domain/display.h"

namespace emc {
namespace {

ui::Tone tone_of(VerificationState state) {
    switch (state) {
        case VerificationState::Verified:
            return ui::Tone::Success;
        case VerificationState::Returned:
            return ui::Tone::Danger;
        case VerificationState::Recheck:
            return ui::Tone::Warning;
        case VerificationState::InReview:
            return ui::Tone::Primary;
        case VerificationState::None:
            break;
    }
    return ui::Tone::Neutral;
}

void draw_file(ui::Ui& ui, std::string_view label, const std::optional<FileRef>& file) {
    if (file) draw_files(ui, label, std::span(&*file, 1));
}

void draw_changes(ui::Ui& ui, const Verification& verification) {
    if (verification.changes.empty()) return;
    ui.card("认证后的变更", [&] {
        for (const FieldChange& change : verification.changes) {
            ui.text(change.label + "：" + change.before + " → " + change.after);
        }
    });
}

}  // namespace

void draw_verification_state(ui::Ui& ui, VerificationState state) {
    const bool is_verified = state == VerificationState::Verified;
    ui.tag(enum_row(state).label.zh, tone_of(state),
           is_verified ? ui::Icon::Check : ui::Icon::None);
}

void draw_verification_mark(ui::Ui& ui, VerificationState state) {
    const bool is_shown =
        state == VerificationState::Verified || state == VerificationState::Recheck;
    if (is_shown) draw_verification_state(ui, state);
}

void draw_verification_facts(ui::Ui& ui, const Verification& verification) {
    const VerificationRequest& request = verification.request;
    draw_changes(ui, verification);
    ui.card("认证材料", [&] {
        draw_fact(ui, "企业名称", verification.enterprise.name);
        draw_fact(ui, "统一社会信用代码", verification.enterprise.uscc);
        draw_fact(ui, "所在区县", display_text(verification.enterprise.region, Editor::County));
        draw_fact(ui, "法定代表人", request.legal_person);
        draw_fact(ui, "登记日期", request.registered_on);
        draw_fact(ui, "经办人", request.agent);
        draw_fact(ui, "经办人电话", request.agent_phone);
        if (verification.verified_at != 0) {
            draw_fact(ui, "认证时间", minute_text(verification.verified_at));
        }
        draw_file(ui, "营业执照", request.licence);
        draw_file(ui, "授权书或公函", request.authorization);
    });
}

void draw_verification_progress(ui::Ui& ui, const Verification& verification) {
    draw_case_log<VerificationState, VerificationCommand>(ui, verification.log);
}

}  // namespace emc
