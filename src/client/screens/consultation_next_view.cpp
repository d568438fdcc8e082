// 咨询详情: what can be done now.
#include <algorithm>

#include "client/failure.h"
#include "client/form_fields.h"
#include "client/screens/consultation.h"
#include "client/screens/consultation_show.h"

namespace emc {
namespace {

using Message = ConsultationScreen::Message;
using Step = ConsultationCommand;

std::string application_href(const Consultation& consultation) {
    return href_of(Route{{"services", consultation.service_id},
                         {{"apply", "1"}, {"consultation", consultation.consultation_id}}});
}

std::optional<Message> draw_box(ui::Ui& ui, ConsultationScreen& screen, Step command) {
    std::optional<Message> message;
    const bool is_reply = command == Step::Reply;
    const std::string_view verb = enum_row(command).label.zh;
    ui.form("words", verb, [&] {
        draw_field(ui, screen.words, "text", {.label = is_reply ? "回复内容" : "追问内容"});
        draw_consultation_files(ui, screen.attachments, screen.words);
        ui.line([&] {
            const ui::ButtonLook look{
                .kind = is_reply ? ui::ButtonLook::Kind::Primary : ui::ButtonLook::Kind::Normal,
                .enabled = is_settled(screen.attachments),
                .is_busy = screen.sent.is_pending() && screen.sending == command,
                .is_submit = true};
            if (ui.button(verb, look)) message = ConsultationScreen::Send{};
            if (!is_reply) return;
            if (ui.button("不受理", {.kind = ui::ButtonLook::Kind::Quiet}))
                message = ConsultationScreen::Open{Step::Decline};
        });
    });
    return message;
}

std::optional<Message> draw_rating_form(ui::Ui& ui, ConsultationScreen& screen) {
    std::optional<Message> message;
    draw_summary(ui, screen.rating);
    ui.form("rating", "评价", [&] {
        draw_field(ui, screen.rating, "score");
        draw_field(ui, screen.rating, "words");
        const bool is_busy = screen.sent.is_pending() && screen.sending == Step::Rate;
        if (ui.button(
                "评论",
                {.kind = ui::ButtonLook::Kind::Primary, .is_busy = is_busy, .is_submit = true})) {
            message = ConsultationScreen::Rate{};
        }
    });
    return message;
}

void draw_application_link(ui::Ui& ui, const ConsultationScreen& screen) {
    const Consultation& consultation = *screen.consultation;
    const bool has_answer =
        consultation.rounds.size() > 1 || !consultation.rounds.front().answer.empty();
    if (screen.actor != CaseActor::Enterprise || !has_answer) return;
    ui.rule();
    ui.line([&] { ui.link_button("按此咨询申请服务", application_href(consultation)); });
}

}  // namespace

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
std::optional<Message> draw_consultation_next(ui::Ui& ui, ConsultationScreen& screen) {
    const Consultation& consultation = *screen.consultation;
    const std::vector<Step> commands = open_commands(consultation, screen.actor);
    const auto may = [&](Step command) { return std::ranges::contains(commands, command); };
    std::optional<Message> message;
    const auto take = [&](std::optional<Message> wish) {
        if (wish) message = wish;
    };
    ui.card("下一步", [&] {
        ui.line([&] {
            ui.text(next_sentence(consultation, screen.actor));
            if (consultation.state != ConsultationState::Waiting) return;
            draw_waiting_time(ui, consultation.rounds.back().asked_at, screen.now);
        });
        if (screen.failure && !screen.asks) draw_send_failure(ui, *screen.failure);
        if (may(Step::Rate)) take(draw_rating_form(ui, screen));
        if (may(Step::Reply)) take(draw_box(ui, screen, Step::Reply));
        if (may(Step::FollowUp)) {
            if (may(Step::Rate)) ui.rule();
            take(draw_box(ui, screen, Step::FollowUp));
        }
        if (may(Step::Revoke)) {
            ui.space();
            ui.line([&] {
                if (ui.button("撤回咨询")) message = ConsultationScreen::Open{Step::Revoke};
            });
        }
        draw_application_link(ui, screen);
    });
    return message;
}

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
std::optional<Message> draw_consultation_dialog(ui::Ui& ui, ConsultationScreen& screen) {
    std::optional<Message> message;
    const bool declines = *screen.asks == Step::Decline;
    const std::string_view name = declines ? "不受理" : "撤回咨询";
    const bool is_open = ui.dialog(name, [&] {
        ui.text("咨询 " + screen.consultation->number, ui::TextStyle::Muted);
        ui.text(declines ? "不受理后咨询结束，企业会收到通知和原因。"
                         : "撤回后咨询结束，不能恢复；机构会收到通知。");
        draw_summary(ui, screen.reason);
        if (screen.failure) draw_send_failure(ui, *screen.failure);
        ui.form("reason", name, [&] {
            if (declines) draw_field(ui, screen.reason, "reason");
            ui.line([&] {
                ui.spacer();
                if (ui.button("返回")) message = ConsultationScreen::Close{};
                if (ui.button(declines ? "确认不受理" : "确认撤回",
                              {.kind = ui::ButtonLook::Kind::Danger,
                               .is_busy = screen.sent.is_pending(),
                               .is_submit = true})) {
                    message = ConsultationScreen::Confirm{};
                }
            });
        });
    });
    if (!is_open) message = ConsultationScreen::Close{};
    return message;
}

}  // namespace emc
