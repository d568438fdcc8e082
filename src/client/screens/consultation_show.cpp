#include "client/screens/consultation_show.h"

#include "client/route.h"

namespace emc {
namespace {

using State = ConsultationState;

constexpr int late_working_days = 2;
constexpr int overdue_working_days = 5;

ui::Tone tone_of(State state) {
    switch (state) {
        case State::Waiting:
            return ui::Tone::Warning;
        case State::Answered:
        case State::Viewed:
            return ui::Tone::Primary;
        case State::Rated:
            return ui::Tone::Success;
        case State::Declined:
            return ui::Tone::Danger;
        case State::Revoked:
        case State::Closed:
            return ui::Tone::Neutral;
    }
    return ui::Tone::Neutral;
}

struct Sentence {
    State state;
    std::string_view enterprise;
    std::string_view institution;
};
constexpr Sentence sentences[] = {
    {State::Waiting, "问题已提交，等待机构回复；回复前可以撤回。",
     "请在2个工作日内回复；不属于服务范围的，请说明原因不受理。"},
    {State::Answered, "机构已回复。", "已回复，等待企业查看。"},
    {State::Viewed, "请对这次回复评分；还有疑问可以追问，合适的话可以按此咨询申请服务。",
     "企业已查看回复，可能会追问或评价。"},
    {State::Rated, "已评价。还有疑问可以追问，合适的话可以按此咨询申请服务。",
     "企业已评价这次回复。"},
    {State::Revoked, "咨询已撤回。如有新问题，请重新咨询。", "企业已撤回咨询。"},
    {State::Declined, "机构没有受理这次咨询，可以咨询其他服务。", "已不受理，咨询结束。"},
    {State::Closed, "查看后30天没有新的问题，咨询已关闭。如有新问题，请重新咨询。",
     "查看后30天没有新的问题，咨询已关闭。"},
};

}  // namespace

std::string consultation_href(std::string_view consultation_id) {
    return href_of(Route{{"consultations", std::string(consultation_id)}, {}});
}

void draw_consultation_state(ui::Ui& ui, ConsultationState state) {
    ui.tag(enum_row(state).label.zh, tone_of(state),
           state == State::Rated ? ui::Icon::Check : ui::Icon::Clock);
}

void draw_waiting_time(ui::Ui& ui, InstantMs asked_at, const WorkMoment& now) {
    const int days = now.working_days_since(asked_at);
    if (days <= 0) return ui.text("今天收到", ui::TextStyle::SmallMuted);
    const std::string words = "已等待 " + std::to_string(days) + " 个工作日";
    if (days < late_working_days) return ui.text(words, ui::TextStyle::SmallMuted);
    ui.tag(words, days < overdue_working_days ? ui::Tone::Warning : ui::Tone::Danger,
           ui::Icon::Clock);
}

void draw_consultation_files(ui::Ui& ui, Uploads& uploads, const FormBase& form) {
    const Problem* problem = form.shown_problem("files");
    const bool has_too_many = problem != nullptr && problem->rule == Rule::TooLarge;
    draw_uploads(ui, uploads, "files",
                 {.label = "附件",
                  .help = "最多3个，每个不超过10 MB",
                  .error = has_too_many ? "附件最多3个，请移除多余的" : ""});
}

std::string next_sentence(const Consultation& consultation, CaseActor actor) {
    if (actor == CaseActor::Window) return "窗口可以查看本地区的咨询，由服务机构回复。";
    for (const Sentence& row : sentences) {
        if (row.state != consultation.state) continue;
        const bool is_enterprise = actor == CaseActor::Enterprise;
        return std::string(is_enterprise ? row.enterprise : row.institution);
    }
    return {};
}

}  // namespace emc
