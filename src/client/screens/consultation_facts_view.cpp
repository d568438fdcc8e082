#include "client/screens/consultation_facts_view.h"

#include "client/case_log_view.h"
#include "client/screens/consultation_show.h"
#include "client/screens/service_words.h"
#include "client/time_words.h"
#include "client/uploads.h"

namespace emc {
namespace {

void draw_question(ui::Ui& ui, const Consultation& consultation, std::size_t index) {
    const ConsultationRound& round = consultation.rounds[index];
    ui.line([&] {
        ui.tag(index == 0 ? "提问" : "追问", ui::Tone::Neutral);
        ui.text(consultation.enterprise.name, ui::TextStyle::Strong);
        ui.text(minute_text(round.asked_at), ui::TextStyle::SmallMuted);
    });
    ui.text(round.question);
    draw_files(ui, "附件", round.question_files);
}

void draw_round_rating(ui::Ui& ui, const ConsultationRating& rating) {
    const std::string score = std::to_string(rating.content.score);
    ui.line([&] {
        ui.stars("评分 " + score + " 分", static_cast<float>(rating.content.score));
        ui.text(score + " 分 · " + minute_text(rating.at), ui::TextStyle::SmallMuted);
    });
    if (!rating.content.words.empty()) ui.text("评论：" + rating.content.words);
}

void draw_answer(ui::Ui& ui, const Consultation& consultation, const ConsultationRound& round) {
    ui.line([&] {
        ui.tag("回复", ui::Tone::Primary);
        ui.text(consultation.institution.name, ui::TextStyle::Strong);
        ui.text(round.answered_by + " · " + minute_text(round.answered_at),
                ui::TextStyle::SmallMuted);
    });
    ui.text(round.answer);
    draw_files(ui, "附件", round.answer_files);
    if (round.rating) draw_round_rating(ui, *round.rating);
}

// Each container of the layout is a level of its own. NOLINTNEXTLINE(readability-function-size)
void draw_thread(ui::Ui& ui, const Consultation& consultation) {
    ui.list("问答", [&] {
        for (std::size_t i = 0; i < consultation.rounds.size(); ++i) {
            const ConsultationRound& round = consultation.rounds[i];
            const std::string key = std::to_string(i);
            ui.list_item("question" + key, [&] { draw_question(ui, consultation, i); });
            if (round.answer.empty()) continue;
            ui.list_item("answer" + key, [&] {
                if (ui.is_narrow()) return draw_answer(ui, consultation, round);
                ui.columns({1, 12}, {[] {}, [&] { draw_answer(ui, consultation, round); }});
            });
        }
    });
    if (!consultation.decline_reason.empty()) {
        ui.notice("机构不受理：" + consultation.decline_reason, ui::Tone::Warning);
    }
}

}  // namespace

void draw_consultation_thread(ui::Ui& ui, const Consultation& consultation) {
    ui.card("问答记录", [&] { draw_thread(ui, consultation); });
}

void draw_consultation_facts(ui::Ui& ui, const Consultation& consultation) {
    ui.card("咨询信息", [&] {
        draw_fact(ui, "咨询编号", consultation.number);
        draw_fact(ui, "服务项目", consultation.service_name);
        draw_fact(ui, "服务编号", consultation.service_number);
        draw_fact(ui, "企业", consultation.enterprise.name);
        draw_fact(ui, "机构", consultation.institution.name);
        draw_fact(ui, "咨询时间", minute_text(consultation.created_at));
        draw_fact(ui, "轮次",
                  std::to_string(consultation.rounds.size()) + " / " +
                      std::to_string(consultation_rounds_max));
    });
}

void draw_consultation_progress(ui::Ui& ui, const Consultation& consultation) {
    draw_case_log<ConsultationState, ConsultationCommand>(ui, consultation.log);
}

}  // namespace emc
